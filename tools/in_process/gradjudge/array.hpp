// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace gradjudge {

/// A number that an array can hold: floating point or a whole number.
template <class T>
concept Number = std::is_arithmetic_v<T>;

/// A matrix, vector or expression of Eigen, known by its members: no header of Eigen is needed here.
template <class T>
concept EigenExpression = requires(const T& t) {
  typename T::Scalar;
  { T::ColsAtCompileTime } -> std::convertible_to<int>;
  t.eval();
};

/// Numbers with a shape, row-major: () a scalar, (n) a vector, (rows, columns) a matrix. Made of numbers,
/// vectors of the standard library or of Eigen, and matrices of either, in float or double.
struct Array {
  std::vector<std::ptrdiff_t> shape;
  std::vector<double> numbers;

  Array() = default;
  /// Throws std::invalid_argument unless there are as many numbers as the shape says.
  Array(std::vector<std::ptrdiff_t> its_shape, std::vector<double> its_numbers)
      : shape(std::move(its_shape)), numbers(std::move(its_numbers)) {
    std::size_t expected = 1;
    for (const std::ptrdiff_t extent : shape) expected *= static_cast<std::size_t>(extent);
    if (numbers.size() != expected) {
      throw std::invalid_argument("an array of " + std::to_string(expected) + " entries was given " +
                                  std::to_string(numbers.size()) + " numbers");
    }
  }
  template <Number T>
  Array(T scalar) : numbers{static_cast<double>(scalar)} {}  // NOLINT: implicit on purpose, as those below
  template <Number T>
  Array(const std::vector<T>& vector)  // NOLINT
      : shape{static_cast<std::ptrdiff_t>(vector.size())}, numbers(vector.begin(), vector.end()) {}
  /// Throws std::invalid_argument if the rows differ in length.
  template <Number T>
  Array(const std::vector<std::vector<T>>& rows)  // NOLINT
      : shape{static_cast<std::ptrdiff_t>(rows.size()),
              static_cast<std::ptrdiff_t>(rows.empty() ? 0 : rows.front().size())} {
    for (const std::vector<T>& row : rows) {
      if (row.size() != rows.front().size()) {
        throw std::invalid_argument("the rows of a matrix have " + std::to_string(rows.front().size()) +
                                    " and " + std::to_string(row.size()) + " entries, expected as many each");
      }
      numbers.insert(numbers.end(), row.begin(), row.end());
    }
  }
  Array(std::initializer_list<double> vector) : Array(std::vector<double>(vector)) {}
  Array(std::initializer_list<std::initializer_list<double>> rows)
      : Array(std::vector<std::vector<double>>(rows.begin(), rows.end())) {}
  template <EigenExpression T>
  Array(const T& expression) {  // NOLINT
    const auto& values = expression.eval();
    if constexpr (T::ColsAtCompileTime == 1 || T::RowsAtCompileTime == 1) {
      shape = {values.size()};
    } else {
      shape = {values.rows(), values.cols()};
    }
    numbers.reserve(static_cast<std::size_t>(values.size()));
    for (std::ptrdiff_t row = 0; row < values.rows(); ++row) {
      for (std::ptrdiff_t column = 0; column < values.cols(); ++column) {
        numbers.push_back(static_cast<double>(values.coeff(row, column)));
      }
    }
  }

  std::ptrdiff_t rows() const { return shape.empty() ? 1 : shape[0]; }
  std::ptrdiff_t columns() const { return shape.size() < 2 ? 1 : shape[1]; }

  /// The numbers in a type of the user's: a matrix or vector of Eigen, std::vector<T> (row after row) or
  /// std::vector<std::vector<T>>.
  template <class T>
  T as() const {
    T result;
    if constexpr (EigenExpression<T>) {
      const bool is_row = T::RowsAtCompileTime == 1 && T::ColsAtCompileTime != 1;
      result.resize(is_row ? columns() : rows(), is_row ? rows() : columns());
      for (std::ptrdiff_t row = 0; row < result.rows(); ++row) {
        for (std::ptrdiff_t column = 0; column < result.cols(); ++column) {
          const std::ptrdiff_t place = row * result.cols() + column;
          result.coeffRef(row, column) =
              static_cast<typename T::Scalar>(numbers[static_cast<std::size_t>(place)]);
        }
      }
    } else if constexpr (Number<typename T::value_type>) {
      for (const double number : numbers) result.push_back(static_cast<typename T::value_type>(number));
    } else {
      const auto width = static_cast<std::size_t>(columns());
      for (std::size_t start = 0; start < numbers.size(); start += width) {
        typename T::value_type row;
        for (std::size_t i = start; i < start + width; ++i) {
          row.push_back(static_cast<typename T::value_type::value_type>(numbers[i]));
        }
        result.push_back(std::move(row));
      }
    }
    return result;
  }
};

}  // namespace gradjudge
