// SPDX-License-Identifier: MIT
#include "checks/diagnosis/factor_patterns.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <set>

#include "checks/diagnosis/common_multiple.hpp"
#include "checks/diagnosis/prediction.hpp"
#include "checks/diagnosis/problem_sizes.hpp"

namespace gradjudge {
namespace {

/// A factor by name; nothing where the problem does not have the size it is made of.
struct Factor {
  std::string name;
  std::function<std::optional<double>(const ProblemSizes&)> value;
  bool of_size = false;
};

Factor number(std::string name, double value) {
  return {std::move(name), [value](const ProblemSizes&) { return value; }, false};
}

void add_size(std::vector<Factor>& factors, const std::string& name, std::optional<Index> ProblemSizes::*size,
              Index more) {
  const auto value = [size, more](const ProblemSizes& sizes, bool inverse) -> std::optional<double> {
    if (!(sizes.*size)) return std::nullopt;
    const auto n = static_cast<double>(*(sizes.*size) + more);
    return inverse ? 1 / n : n;
  };
  factors.push_back({"1/" + name, [value](const ProblemSizes& sizes) { return value(sizes, true); }, true});
  factors.push_back({name, [value](const ProblemSizes& sizes) { return value(sizes, false); }, true});
}

/// Simplest first.
std::vector<Factor> all_factors() {
  std::vector<Factor> factors{number("-1", -1), number("2", 2), number("1/2", 0.5)};
  add_size(factors, "V", &ProblemSizes::V, 0);
  add_size(factors, "K", &ProblemSizes::K, 0);
  add_size(factors, "(K + 1)", &ProblemSizes::K, 1);
  add_size(factors, "the number of words in the window", &ProblemSizes::window, 0);
  add_size(factors, "d", &ProblemSizes::d, 0);
  for (int size = 3; size <= 24; ++size) {
    for (int q = 1; q < size && q <= 12; ++q) {
      const int p = size - q;
      if (p > 12 || std::gcd(p, q) != 1) continue;
      const std::string name = q == 1 ? std::to_string(p) : fmt::format("{}/{}", p, q);
      factors.push_back(number(name, static_cast<double>(p) / q));
      factors.push_back(number("-" + name, -static_cast<double>(p) / q));
    }
  }
  return factors;
}

bool explains(const Factor& factor, Cases cases, const std::string& name) {
  return accounts_for(
      cases, name,
      [&](const ObservedCase& observed, const ObservedBlock& block) -> std::optional<Matrix<double>> {
        const auto value = factor.value(sizes_of(observed.problem));
        if (!value) return std::nullopt;
        return Matrix<double>(*value * block.truth);
      });
}

/// A size explains a factor only if it has two values; otherwise it is a number that any size may be.
bool is_the_size(const Factor& factor, Cases cases, const std::string& name) {
  std::set<double> values;
  for (const ObservedCase* observed : with_wrong_block(cases, name)) {
    if (const auto value = factor.value(sizes_of(observed->problem))) values.insert(*value);
  }
  return !factor.of_size || values.size() > 1;
}

std::string sentence_of(const std::string& factor, const std::string& block) {
  if (factor == "-1")
    return fmt::format("{} has the wrong sign: every entry is the negative of what it should be.", block);
  return fmt::format("{} is {} times what it should be, in every entry.", block, factor);
}

/// Truth with each row multiplied by its count, or divided by it.
Matrix<double> by_multiplicity(const ObservedCase& observed, const ObservedBlock& block, bool divide) {
  Matrix<double> rows = block.truth;
  for (const auto& [row, count] : row_multiplicities(observed.problem, block.returned.name)) {
    rows.row(row) *= divide ? 1.0 / count : static_cast<double>(count);
  }
  return rows;
}

}  // namespace

std::optional<Finding> constant_factor(Cases cases, const std::string& block) {
  static const std::vector<Factor> factors = all_factors();
  const Factor* size = nullptr;
  for (const auto& factor : factors) {
    if (!explains(factor, cases, block)) continue;
    if (is_the_size(factor, cases, block)) {
      Finding finding{"factor:" + factor.name, sentence_of(factor.name, block)};
      if (size != nullptr) finding.sentence += fmt::format(" In these cases that is {}, too.", size->name);
      return finding;
    }
    if (size == nullptr) size = &factor;
  }
  if (size != nullptr) return Finding{"factor:" + size->name, sentence_of(size->name, block)};
  const auto truth = [](const ObservedCase&, const ObservedBlock& seen) -> std::optional<Matrix<double>> {
    return seen.truth;
  };
  const auto more = common_multiple(cases, block, truth);
  if (!more) return std::nullopt;
  const std::string name = std::abs(*more) > 1e-3
                               ? fmt::format("{:.6g}", 1 + *more)
                               : fmt::format("(1 {} {:.2g})", *more < 0 ? '-' : '+', std::abs(*more));
  return Finding{"factor:" + name, sentence_of(name, block)};
}

std::optional<Finding> multiplicity_factor(Cases cases, const std::string& block) {
  for (const bool divide : {true, false}) {
    const bool explained = accounts_for(
        cases, block,
        [&](const ObservedCase& observed, const ObservedBlock& seen) -> std::optional<Matrix<double>> {
          return by_multiplicity(observed, seen, divide);
        });
    if (!explained) continue;
    if (divide) {
      return Finding{
          "row-factor:1/multiplicity",
          fmt::format("Rows of {} are divided by the number of times that their word counts: a word that "
                      "occurs m times is counted once.",
                      block)};
    }
    return Finding{
        "row-factor:multiplicity",
        fmt::format("Rows of {} are multiplied by the number of times that their word counts, although every "
                    "occurrence was added already.",
                    block)};
  }
  return std::nullopt;
}

}  // namespace gradjudge
