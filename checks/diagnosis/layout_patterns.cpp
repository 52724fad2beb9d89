// SPDX-License-Identifier: MIT
#include "checks/diagnosis/layout_patterns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "checks/diagnosis/common_multiple.hpp"
#include "checks/diagnosis/match.hpp"
#include "checks/diagnosis/prediction.hpp"
#include "checks/shape.hpp"

namespace gradjudge {
namespace {

Matrix<double> rolled(const Matrix<double>& rows, Index by) {
  Matrix<double> moved = rows;
  for (Index row = 0; row < rows.rows(); ++row)
    moved.row((row + by + rows.rows()) % rows.rows()) = rows.row(row);
  return moved;
}

/// Truth's rows in the order in which they were returned; nothing if they are not the same rows.
std::optional<Matrix<double>> matched_rows(const ObservedCase& observed, const ObservedBlock& block) {
  if (!block.readable) return std::nullopt;
  const double relative = match_tolerance(observed.arithmetic).relative;
  const double largest = block.truth.cwiseAbs().maxCoeff();
  std::vector<Index> left = all_rows(block.truth.rows());
  Matrix<double> matched = block.truth;
  for (Index row = 0; row < block.yours.rows(); ++row) {
    const auto distance = [&](Index candidate) {
      return (block.truth.row(candidate) - block.yours.row(row)).cwiseAbs().maxCoeff();
    };
    const auto same = std::min_element(
        left.begin(), left.end(), [&](Index one, Index other) { return distance(one) < distance(other); });
    if (!(distance(*same) <= 100 * relative * largest)) return std::nullopt;
    matched.row(row) = block.truth.row(*same);
    left.erase(same);
  }
  return matched;
}

}  // namespace

std::optional<Finding> wrong_shape(Cases cases, const std::string& block) {
  for (const ObservedCase* observed : with_wrong_block(cases, block)) {
    const ObservedBlock& seen = *observed->find(block);
    if (seen.readable) continue;
    const std::string returned = to_string(seen.returned.shape);
    const std::string expected = to_string(seen.shape);
    if (seen.returned.shape.size() != seen.shape.size()) {
      return Finding{"wrong-shape",
                     fmt::format("{} has {} axes, shape {}, where {}, shape {}, are expected.", block,
                                 seen.returned.shape.size(), returned, seen.shape.size(), expected)};
    }
    const auto [yours, theirs] =
        std::mismatch(seen.returned.shape.begin(), seen.returned.shape.end(), seen.shape.begin());
    return Finding{
        "wrong-shape",
        fmt::format("{} has shape {} where {} is expected: axis {} has {} entries instead of {}.", block,
                    returned, expected, yours - seen.returned.shape.begin(), *yours, *theirs)};
  }
  return std::nullopt;
}

std::optional<Finding> transposed(Cases cases, const std::string& block) {
  Fit fit;
  for (const ObservedCase* observed : with_block(cases, block)) {
    const ObservedBlock& seen = *observed->find(block);
    if (seen.shape.size() != 2) return std::nullopt;
    const Matrix<double> flipped = seen.truth.transpose();
    const AnswerBlock predicted{
        block, {flipped.rows(), flipped.cols()}, {flipped.data(), flipped.data() + flipped.size()}};
    fit.add(seen, predicted, observed->arithmetic);
    if (fit.contradicted()) return std::nullopt;
  }
  if (!fit.accounts()) return std::nullopt;
  return Finding{"transposed", fmt::format("{} is transposed: entry [i][j] stands at [j][i].", block)};
}

std::optional<Finding> rows_permuted(Cases cases, const std::string& block) {
  const auto moved_by = [](Index by) {
    return [by](const ObservedCase&, const ObservedBlock& seen) -> std::optional<Matrix<double>> {
      return rolled(seen.truth, by);
    };
  };
  if (accounts_for(cases, block, moved_by(1)) || accounts_for(cases, block, moved_by(-1))) {
    return Finding{"rows-off-by-one",
                   fmt::format("Every row of {} stands one row away from where it belongs.", block)};
  }
  if (accounts_for(cases, block,
                   [](const ObservedCase&, const ObservedBlock& seen) -> std::optional<Matrix<double>> {
                     return Matrix<double>(seen.truth.colwise().reverse());
                   })) {
    return Finding{"rows-reversed", fmt::format("The rows of {} are in reverse order.", block)};
  }
  if (accounts_for(cases, block, matched_rows)) {
    return Finding{"rows-permuted", fmt::format("The rows of {} are right, but not in their places.", block)};
  }
  return std::nullopt;
}

std::optional<Finding> constant_added(Cases cases, const std::string& block) {
  const auto ones = [](const ObservedCase&, const ObservedBlock& seen) -> std::optional<Matrix<double>> {
    return Matrix<double>::Ones(seen.truth.rows(), seen.truth.cols());
  };
  if (const auto constant = common_multiple(cases, block, ones)) {
    return Finding{"constant-added",
                   fmt::format("{:.4g} is added to every entry of {}, in every case.", *constant, block)};
  }
  // An entry or a row is taken to learn what is added; it takes as many again to see that it is the same.
  const auto first_entry_added = [](const ObservedCase&,
                                    const ObservedBlock& seen) -> std::optional<Matrix<double>> {
    if (!seen.readable || seen.truth.size() < 3) return std::nullopt;
    return Matrix<double>(seen.truth.array() + (seen.yours(0, 0) - seen.truth(0, 0)));
  };
  if (accounts_for(cases, block, first_entry_added)) {
    return Finding{"constant-added", fmt::format("The same number is added to every entry of {}.", block)};
  }
  const auto first_row_added = [](const ObservedCase&,
                                  const ObservedBlock& seen) -> std::optional<Matrix<double>> {
    if (!seen.readable || seen.truth.rows() < 2 || seen.truth.cols() < 2) return std::nullopt;
    return Matrix<double>(seen.truth.rowwise() + (seen.yours.row(0) - seen.truth.row(0)));
  };
  if (accounts_for(cases, block, first_row_added)) {
    return Finding{"row-added-to-every-row",
                   fmt::format("The same vector is added to every row of {}.", block)};
  }
  return std::nullopt;
}

namespace {

/// The sum of the squares of an input, or of all if there is no name.
Direction squares_of(const std::string& input) {
  return [input](const ObservedCase& observed, const ObservedBlock&) {
    double sum = 0;
    std::visit(
        [&](const auto& p) {
          p.for_each_input(p, [&](std::string_view name, const auto& numbers) {
            if (input.empty() || name == input) sum += numbers.squaredNorm();
          });
        },
        observed.problem);
    return std::optional<Matrix<double>>(Matrix<double>::Constant(1, 1, sum));
  };
}

std::optional<Finding> penalty_added(Cases cases) {
  std::vector<std::string> inputs{""};
  std::visit(
      [&](const auto& p) { p.for_each_input(p, [&](auto name, auto&) { inputs.emplace_back(name); }); },
      cases.front().problem);
  for (const auto& input : inputs) {
    const auto multiple = common_multiple(cases, "loss", squares_of(input));
    if (!multiple) continue;
    return Finding{"input-added",
                   fmt::format("{:.4g} times the squared length of {} is added to the loss, as a penalty.",
                               *multiple, input.empty() ? "all inputs" : input)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Finding> input_added(Cases cases, const std::string& block) {
  if (block == "loss") return penalty_added(cases);
  const auto own_input = [&](const ObservedCase& observed, const ObservedBlock&) {
    std::optional<Matrix<double>> own;
    std::visit(
        [&](const auto& p) {
          p.for_each_input(p, [&](std::string_view name, const auto& input) {
            if (name == block) own = Matrix<double>(input);
          });
        },
        observed.problem);
    return own;
  };
  const auto multiple = common_multiple(cases, block, own_input);
  if (!multiple) return std::nullopt;
  return Finding{
      "input-added",
      fmt::format("{:.4g} times {} itself is added to its gradient, as a penalty on its size does.",
                  *multiple, block)};
}

std::optional<Finding> another_block(Cases cases, const std::string& block) {
  const auto shown = with_block(cases, block);
  if (shown.empty()) return std::nullopt;
  for (const auto& other : shown.front()->blocks) {
    const std::string& name = other.returned.name;
    if (name == block) continue;
    const bool explained = accounts_for(
        cases, block,
        [&](const ObservedCase& observed, const ObservedBlock&) -> std::optional<Matrix<double>> {
          const ObservedBlock* source = observed.find(name);
          if (source == nullptr) return std::nullopt;
          return source->truth;
        });
    if (explained) {
      return Finding{"another-block", fmt::format("{} holds the gradient that belongs to {}.", block, name)};
    }
  }
  return std::nullopt;
}

}  // namespace gradjudge
