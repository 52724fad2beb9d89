// SPDX-License-Identifier: MIT
#include "reference/formula/unrolled_matrix.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "reference/formula/evaluate.hpp"

namespace gradjudge::formula {
namespace {

/// Rows of nodes beside their values in double, which choose the pivots.
class Elimination {
 public:
  Elimination(const Unrolled& matrix, const Program& program, const Inputs& inputs, ProgramBuilder& build)
      : build_(build), size_(static_cast<std::size_t>(matrix.shape[0])) {
    const std::vector<double> values = values_in_double(program, inputs);
    for (std::size_t i = 0; i < size_; ++i) {
      auto& row = rows_.emplace_back();
      for (std::size_t j = 0; j < size_; ++j) {
        const NodeId node = matrix.nodes[i * size_ + j];
        row.push_back({node, values[node]});
      }
    }
  }

  void append_identity() {
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j < size_; ++j)
        rows_[i].push_back({build_.constant(Index{i == j}), i == j ? 1.0 : 0.0});
    }
  }

  /// Brings the largest entry of the column, from its own row down, to its own row.
  void choose_pivot(std::size_t column) {
    std::size_t largest = column;
    for (std::size_t i = column + 1; i < size_; ++i) {
      if (std::abs(rows_[i][column].value) > std::abs(rows_[largest][column].value)) largest = i;
    }
    if (largest == column) return;
    std::swap(rows_[largest], rows_[column]);
    odd_ = !odd_;
  }

  /// Takes the pivot's row off another, so that its entry in that column is 0.
  void clear(std::size_t row, std::size_t column) {
    const Entry factor{build_.quotient(rows_[row][column].node, rows_[column][column].node),
                       rows_[row][column].value / rows_[column][column].value};
    for (std::size_t j = column + 1; j < rows_[row].size(); ++j) {
      const NodeId taken = build_.product(factor.node, rows_[column][j].node);
      rows_[row][j].node = build_.add(std::array{rows_[row][j].node, build_.negate(taken)});
      rows_[row][j].value -= factor.value * rows_[column][j].value;
    }
  }

  struct Entry {
    NodeId node = 0;
    double value = 0;
  };
  const Entry& at(std::size_t i, std::size_t j) const { return rows_[i][j]; }
  std::size_t size() const { return size_; }
  bool odd() const { return odd_; }

 private:
  ProgramBuilder& build_;
  std::size_t size_;
  std::vector<std::vector<Entry>> rows_;
  bool odd_ = false;  ///< whether an odd number of rows were exchanged
};

Unrolled determinant(const Unrolled& matrix, const Program& program, const Inputs& inputs,
                     ProgramBuilder& build) {
  Elimination elimination(matrix, program, inputs, build);
  NodeId product = build.constant("1");
  for (std::size_t column = 0; column < elimination.size(); ++column) {
    elimination.choose_pivot(column);
    for (std::size_t row = column + 1; row < elimination.size(); ++row) elimination.clear(row, column);
    product = build.product(product, elimination.at(column, column).node);
  }
  return {{}, {elimination.odd() ? build.negate(product) : product}};
}

}  // namespace

Unrolled transposed(const Unrolled& matrix) {
  const Index rows = matrix.shape[0];
  const Index columns = matrix.shape[1];
  Unrolled result{{columns, rows}, {}};
  for (Index j = 0; j < columns; ++j) {
    for (Index i = 0; i < rows; ++i)
      result.nodes.push_back(matrix.nodes[static_cast<std::size_t>(i * columns + j)]);
  }
  return result;
}

Unrolled inverse(const Unrolled& matrix, const Program& program, const Inputs& inputs,
                 ProgramBuilder& build) {
  Elimination elimination(matrix, program, inputs, build);
  elimination.append_identity();
  const std::size_t size = elimination.size();
  for (std::size_t column = 0; column < size; ++column) {
    elimination.choose_pivot(column);
    for (std::size_t row = 0; row < size; ++row) {
      if (row != column) elimination.clear(row, column);
    }
  }
  Unrolled result{matrix.shape, {}};
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j)
      result.nodes.push_back(build.quotient(elimination.at(i, size + j).node, elimination.at(i, i).node));
  }
  return result;
}

Unrolled of_matrix(std::string_view function, const Unrolled& x, const Program& program, const Inputs& inputs,
                   ProgramBuilder& build) {
  if (function == "det") return determinant(x, program, inputs, build);
  const auto size = static_cast<std::size_t>(x.shape[0]);
  Unrolled result;
  if (function == "diag" && x.shape.size() == 1) {
    result.shape = {x.shape[0], x.shape[0]};
    for (std::size_t i = 0; i < size * size; ++i)
      result.nodes.push_back(i / size == i % size ? x.nodes[i / size] : build.constant("0"));
    return result;
  }
  std::vector<NodeId> diagonal;
  for (std::size_t i = 0; i < size; ++i) diagonal.push_back(x.nodes[i * size + i]);
  if (function == "tr") return {{}, {build.add(diagonal)}};
  result.shape = {x.shape[0]};
  result.nodes = std::move(diagonal);
  return result;
}

}  // namespace gradjudge::formula
