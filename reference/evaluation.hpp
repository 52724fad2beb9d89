// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reference/linear_algebra.hpp"

namespace gradjudge {

/// A named array of which only the touched rows are stored; every other row is zero.
/// A scalar is one row of one column with an empty shape, a vector of n entries is n rows of one column.
template <class Scalar>
struct Block {
  std::string name;            ///< the input it belongs to (v_c, U, V, scores, x), or "loss" or "value"
  std::vector<Index> shape;    ///< {} scalar, {n} vector, {rows, columns} matrix
  std::vector<Index> touched;  ///< row numbers, ascending
  Matrix<Scalar> values;       ///< one row for each touched row

  Index rows() const { return shape.empty() ? 1 : shape[0]; }
  Index columns() const { return shape.size() < 2 ? 1 : shape[1]; }
};

/// A loss at one problem: the block "loss" (for an elementwise function "value") first, then one block for
/// each input, its gradient.
template <class Scalar>
struct Evaluation {
  std::vector<Block<Scalar>> blocks;

  const Block<Scalar>* find(std::string_view name) const {
    const auto found =
        std::find_if(blocks.begin(), blocks.end(), [&](const auto& block) { return block.name == name; });
    return found == blocks.end() ? nullptr : &*found;
  }
  Block<Scalar>* find(std::string_view name) {
    return const_cast<Block<Scalar>*>(std::as_const(*this).find(name));
  }
  /// Throws std::out_of_range if there is no such block.
  const Block<Scalar>& at(std::string_view name) const {
    if (const auto* block = find(name)) return *block;
    throw std::out_of_range("no block named " + std::string(name));
  }
  Block<Scalar>& at(std::string_view name) {
    return const_cast<Block<Scalar>&>(std::as_const(*this).at(name));
  }
};

template <class Scalar>
Block<Scalar> scalar_block(std::string name, Scalar value) {
  Matrix<Scalar> values(1, 1);
  values(0, 0) = std::move(value);
  return {std::move(name), {}, {0}, std::move(values)};
}

inline std::vector<Index> all_rows(Index count) {
  std::vector<Index> rows(static_cast<std::size_t>(count));
  std::iota(rows.begin(), rows.end(), Index{0});
  return rows;
}

template <class Scalar>
Block<Scalar> vector_block(std::string name, const Vector<Scalar>& values) {
  return {std::move(name), {values.size()}, all_rows(values.size()), values};
}

template <class Scalar>
Block<Scalar> matrix_block(std::string name, Matrix<Scalar> values) {
  return {std::move(name), {values.rows(), values.cols()}, all_rows(values.rows()), std::move(values)};
}

/// A block of `rows` rows that is zero in all but the `touched` ones (ascending, distinct).
template <class Scalar>
Block<Scalar> sparse_block(std::string name, Index rows, std::vector<Index> touched, Index columns) {
  Matrix<Scalar> values = Matrix<Scalar>::Zero(static_cast<Index>(touched.size()), columns);
  return {std::move(name), {rows, columns}, std::move(touched), std::move(values)};
}

/// Where row `row` of the block is stored, or −1 if it is not touched.
template <class Scalar>
Index stored_row(const Block<Scalar>& block, Index row) {
  const auto place = std::lower_bound(block.touched.begin(), block.touched.end(), row);
  return place != block.touched.end() && *place == row ? place - block.touched.begin() : Index{-1};
}

/// The whole array, untouched rows as zeros: rows × columns.
template <class Scalar>
Matrix<Scalar> dense(const Block<Scalar>& block) {
  Matrix<Scalar> all = Matrix<Scalar>::Zero(block.rows(), block.columns());
  for (std::size_t i = 0; i < block.touched.size(); ++i)
    all.row(block.touched[i]) = block.values.row(static_cast<Index>(i));
  return all;
}

/// Ascending and distinct.
inline std::vector<Index> distinct(std::vector<Index> indices) {
  std::sort(indices.begin(), indices.end());
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
  return indices;
}

}  // namespace gradjudge
