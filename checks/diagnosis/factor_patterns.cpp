// SPDX-License-Identifier: MIT
#include "checks/diagnosis/factor_patterns.hpp"

#include <fmt/format.h>

#include <functional>
#include <numeric>

#include "checks/diagnosis/match.hpp"
#include "checks/diagnosis/problem_sizes.hpp"

namespace gradjudge {
namespace {

/// A factor by name; nothing where the problem does not have the size it is made of.
struct Factor {
  std::string name;
  std::function<std::optional<double>(const ProblemSizes&)> value;
};

Factor number(std::string name, double value) {
  return {std::move(name), [value](const ProblemSizes&) { return value; }};
}

void add_size(std::vector<Factor>& factors, const std::string& name, std::optional<Index> ProblemSizes::*size,
              Index more) {
  const auto value = [size, more](const ProblemSizes& sizes, bool inverse) -> std::optional<double> {
    if (!(sizes.*size)) return std::nullopt;
    const auto n = static_cast<double>(*(sizes.*size) + more);
    return inverse ? 1 / n : n;
  };
  factors.push_back({"1/" + name, [value](const ProblemSizes& sizes) { return value(sizes, true); }});
  factors.push_back({name, [value](const ProblemSizes& sizes) { return value(sizes, false); }});
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

bool explains(const Factor& factor, const std::vector<const ObservedCase*>& cases, const std::string& name) {
  for (const ObservedCase* observed : cases) {
    const ObservedBlock& block = *observed->find(name);
    const auto value = factor.value(sizes_of(observed->problem));
    if (!value || !matches(block, Matrix<double>(*value * block.truth), observed->arithmetic)) return false;
  }
  return true;
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
  const auto shown = with_block(cases, block);
  for (const auto& factor : factors) {
    if (explains(factor, shown, block))
      return Finding{"factor:" + factor.name, sentence_of(factor.name, block)};
  }
  return std::nullopt;
}

std::optional<Finding> multiplicity_factor(Cases cases, const std::string& block) {
  for (const bool divide : {true, false}) {
    bool explained = true;
    for (const ObservedCase* observed : with_block(cases, block)) {
      const ObservedBlock& seen = *observed->find(block);
      explained = explained && matches(seen, by_multiplicity(*observed, seen, divide), observed->arithmetic);
    }
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
