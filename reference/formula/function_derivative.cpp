// SPDX-License-Identifier: MIT
#include "reference/formula/function_derivative.hpp"

#include <array>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include "reference/formula/parse.hpp"

namespace gradjudge::formula {

const Expression& derivative_of(const Function& function, std::size_t argument) {
  static const auto derivatives = [] {
    std::map<std::pair<std::string_view, std::size_t>, Expression> read;
    Names names;
    for (const std::string name : {"x", "y", "x_1", "x_2"}) names.add(name);
    for (const Function& row : all_functions()) {
      const std::array texts = {row.derivative, row.second_derivative};
      for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].empty()) continue;
        FormulaProblems problems;
        auto expression = parse_expression(texts[i], names, problems);
        if (!expression)
          throw std::logic_error("the derivative of " + std::string(row.name) + ": " + problems[0].what);
        read[{row.name, i}] = std::move(*expression);
      }
    }
    return read;
  }();
  const auto found = derivatives.find({function.name, argument});
  if (found == derivatives.end())
    throw std::invalid_argument("the language has no derivative of " + std::string(function.name));
  return found->second;
}

}  // namespace gradjudge::formula
