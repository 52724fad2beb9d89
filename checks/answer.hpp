// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "cases/case.hpp"
#include "reference/evaluation.hpp"

namespace gradjudge {

/// One block as an implementation returned it: its own shape, row-major, NaN included.
struct AnswerBlock {
  std::string name;
  std::vector<Index> shape;
  std::vector<double> numbers;
};

/// What an implementation returned for one problem, as it returned it.
struct Answer {
  std::vector<AnswerBlock> blocks;
  std::string error;  ///< why there is no answer (crash, timeout, …); empty if there is one
  /// Nothing to judge, and no failure: it does not have this loss, or cannot be asked for the reason in
  /// `error`.
  bool not_implemented = false;
  std::vector<std::string> left_out{};  ///< blocks that it says it does not compute
  bool changed_inputs = false;          ///< it wrote into the arrays that it was given
  std::vector<std::string> notes;       ///< what was noticed on the way and is worth saying
  Place code{};  ///< where the source of what answered begins; the file is empty where that is not known

  /// The block of that name, or nullptr if it was not returned.
  const AnswerBlock* find(std::string_view name) const;
};

/// An evaluation as an answer: untouched rows become zeros.
template <class Scalar>
Answer to_answer(const Evaluation<Scalar>& evaluation) {
  Answer answer;
  for (const auto& block : evaluation.blocks) {
    const Matrix<Scalar> all = dense(block);
    AnswerBlock returned{block.name, block.shape, {}};
    returned.numbers.reserve(static_cast<std::size_t>(all.size()));
    for (Index i = 0; i < all.size(); ++i) returned.numbers.push_back(static_cast<double>(all.data()[i]));
    answer.blocks.push_back(std::move(returned));
  }
  return answer;
}

}  // namespace gradjudge
