// SPDX-License-Identifier: MIT
#include "checks/worked/latex.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "checks/short_number.hpp"

namespace gradjudge {

std::string latex_number(double x, int digits) {
  if (std::isnan(x)) return "\\text{nan}";
  if (std::isinf(x)) return x > 0 ? "\\infty" : "-\\infty";
  std::string text = short_number(x, digits);
  const std::size_t e = text.find('e');
  if (e == std::string::npos) return text;
  return fmt::format("{} \\cdot 10^{{{}}}", text.substr(0, e), std::stoi(text.substr(e + 1)));
}

std::string latex_operand(double x) {
  const std::string number = latex_number(x);
  return number.starts_with('-') ? "(" + number + ")" : number;
}

std::string latex_vector(const Vector<double>& numbers) {
  return latex_matrix(numbers.transpose()) + (numbers.size() > 1 ? "^\\top" : "");
}

std::string latex_matrix(const Matrix<double>& numbers) {
  std::string rows;
  for (Index row = 0; row < numbers.rows(); ++row) {
    if (row > 0) rows += " \\\\ ";
    for (Index column = 0; column < numbers.cols(); ++column) {
      rows += (column > 0 ? " & " : "") + latex_number(numbers(row, column));
    }
  }
  return "\\begin{bmatrix} " + rows + " \\end{bmatrix}";
}

std::string latex_indices(std::span<const Index> indices) {
  return fmt::format("{}", fmt::join(indices, ",\\, "));
}

std::string latex_sum(std::span<const std::string> summands, double total) {
  std::string value = latex_number(total);
  if (summands.empty() || (summands.size() == 1 && summands[0] == value)) return value;
  return fmt::format("{} = {}", fmt::join(summands, " + "), value);
}

}  // namespace gradjudge
