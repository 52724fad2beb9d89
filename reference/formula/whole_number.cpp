// SPDX-License-Identifier: MIT
#include "reference/formula/whole_number.hpp"

#include <cmath>
#include <cstdint>

#include "reference/formula/formula_problem.hpp"

namespace gradjudge::formula {
namespace {

using Kind = Expression::Kind;

[[noreturn]] void refuse(const Expression& expression, std::string what, std::string remedy) {
  throw FormulaProblem{expression.begin, expression.end, std::move(what), "a whole number",
                       std::move(remedy)};
}

/// The size at made-up values of its symbols: sizes that are equal at three of them are equal.
double sample(const Expression& size, std::uint64_t seed) {
  switch (size.kind) {
    case Kind::number:
      return std::stod(size.text);
    case Kind::name:
    case Kind::index: {
      std::uint64_t hash = seed;
      for (const char c : size.text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
      return 2 + static_cast<double>(hash % 1000003U) / 997;
    }
    case Kind::negate:
      return -sample(size.children[0], seed);
    case Kind::quotient:
      return sample(size.children[0], seed) / sample(size.children[1], seed);
    case Kind::product:
      return sample(size.children[0], seed) * sample(size.children[1], seed);
    case Kind::add: {
      double sum = 0;
      for (const auto& term : size.children) sum += sample(term, seed);
      return sum;
    }
    default:
      return std::nan("");
  }
}

}  // namespace

Index whole_number(const Expression& expression, const WholeNumbers& known) {
  const auto child = [&](std::size_t i) { return whole_number(expression.children[i], known); };
  switch (expression.kind) {
    case Kind::number:
      if (expression.text.find('.') != std::string::npos || expression.text.size() > 15)
        refuse(expression, expression.text + " stands where whole numbers are counted", "round it");
      return static_cast<Index>(std::stoll(expression.text));
    case Kind::name:
    case Kind::index:
      return known(expression, {});
    case Kind::subscript: {
      std::vector<Index> indices;
      for (std::size_t i = 1; i < expression.children.size(); ++i) indices.push_back(child(i));
      return known(expression.children[0], indices);
    }
    case Kind::negate:
      return -child(0);
    case Kind::product:
      return child(0) * child(1);
    case Kind::add: {
      Index sum = 0;
      for (std::size_t i = 0; i < expression.children.size(); ++i) sum += child(i);
      return sum;
    }
    case Kind::quotient: {
      const Index divisor = child(1);
      const Index dividend = child(0);
      if (divisor == 0 || dividend % divisor != 0)
        refuse(expression, std::to_string(dividend) + " / " + std::to_string(divisor) + " leaves a rest",
               "choose sizes that divide");
      return dividend / divisor;
    }
    default:
      refuse(expression, "this is no whole number", "use sizes, indices, whole data, +, −, · and /");
  }
}

bool same_size(const Expression& a, const Expression& b) {
  for (const std::uint64_t seed : {11U, 257U, 65537U}) {
    const double one = sample(a, seed);
    if (!(std::abs(one - sample(b, seed)) <= 1e-9 * std::abs(one) + 1e-12)) return false;
  }
  return true;
}

std::string size_text(const Expression& size) {
  const auto child = [&](std::size_t i) { return size_text(size.children[i]); };
  switch (size.kind) {
    case Kind::negate:
      return "-" + child(0);
    case Kind::product:
      return child(0) + " " + child(1);
    case Kind::quotient:
      return "(" + child(0) + ") / " + child(1);
    case Kind::add: {
      std::string text = child(0);
      for (std::size_t i = 1; i < size.children.size(); ++i) {
        const std::string term = child(i);
        text += term.starts_with('-') ? " - " + term.substr(1) : " + " + term;
      }
      return text;
    }
    default:
      return size.text;
  }
}

Expression size_of_name(std::string name) {
  Expression size;
  size.kind = Expression::Kind::name;
  size.text = std::move(name);
  return size;
}

Expression size_of_number(Index number) {
  Expression size;
  size.text = std::to_string(number);
  return size;
}

}  // namespace gradjudge::formula
