// SPDX-License-Identifier: MIT
#include "reference/loss_names.hpp"
#include "reference/mistakes/families.hpp"
#include "reference/mistakes/make_mistake.hpp"

namespace gradjudge {
namespace {

const std::vector<std::string> word_losses = {"naive_softmax", "negative_sampling", "hierarchical_softmax",
                                              "skip_gram", "cbow"};
const std::vector<std::string> summed_losses = {"cross_entropy",        "naive_softmax", "negative_sampling",
                                                "hierarchical_softmax", "skip_gram",     "cbow"};
const std::vector<std::string> every_loss(all_losses.begin(), all_losses.end());

template <class Scalar>
bool is_gradient(const Block<Scalar>& block) {
  return block.name != "loss" && block.name != "value";
}

/// The right evaluation, changed block by block afterwards.
template <class Change>
Mistake changed_blocks(std::string id, std::string sentence, const std::vector<std::string>& losses,
                       Change change) {
  return make_mistake(std::move(id), std::move(sentence), losses, [=](const auto& problem) {
    auto evaluation = evaluate(problem);
    for (auto& block : evaluation.blocks) change(block);
    return evaluation;
  });
}

/// The gradient's blocks are multiplied by a number; the loss is right.
Mistake scaled_gradient(std::string id, std::string sentence, double factor) {
  return changed_blocks(std::move(id), std::move(sentence), every_loss,
                        [=]<class Scalar>(Block<Scalar>& block) {
                          if (is_gradient(block)) block.values *= Scalar(factor);
                        });
}

/// The blocks that `concerned` picks are divided by V, the number of words (of scores).
template <class Concerned>
Mistake divided_by_V(std::string id, std::string sentence, Concerned concerned) {
  return make_mistake(std::move(id), std::move(sentence), summed_losses, [=](const auto& problem) {
    auto evaluation = evaluate(problem);
    // The last block has a row for every word.
    const auto V = static_cast<double>(evaluation.blocks.back().rows());
    for (auto& block : evaluation.blocks) {
      if (concerned(block)) block.values /= typename decltype(block.values)::Scalar(V);
    }
    return evaluation;
  });
}

std::vector<Mistake> factor_mistakes() {
  return {
      scaled_gradient("gradient-negated", "The whole gradient has the wrong sign.", -1),
      scaled_gradient("gradient-doubled", "The gradient is twice what it should be.", 2),
      scaled_gradient("gradient-halved", "The gradient is half of what it should be.", 0.5),
      scaled_gradient("gradient-zero", "The gradient is left at zero.", 0),
      divided_by_V("gradient-divided-by-V",
                   "The gradient is divided by the number of words; the loss is no average.",
                   [](const auto& block) { return is_gradient(block); }),
      divided_by_V("loss-and-gradient-divided-by-V",
                   "The loss is averaged over the vocabulary, and the gradient follows; it is a sum.",
                   [](const auto&) { return true; }),
  };
}

std::vector<Mistake> sign_mistakes() {
  return {
      changed_blocks("loss-negated", "The loss has the wrong sign: it is the negative log likelihood.",
                     summed_losses,
                     [](auto& block) {
                       if (!is_gradient(block)) block.values = -block.values;
                     }),
      changed_blocks("loss-and-gradient-negated",
                     "The loss and its gradient both have the wrong sign; they are consistent, but J is the "
                     "negative log likelihood.",
                     summed_losses, [](auto& block) { block.values = -block.values; }),
      changed_blocks("v_c-gradient-negated", "The gradient of the center vector has the wrong sign.",
                     word_losses,
                     [](auto& block) {
                       if (block.name == "v_c" || block.name == "V") block.values = -block.values;
                     }),
      changed_blocks("U-gradient-negated", "The gradient of the outside vectors has the wrong sign.",
                     word_losses,
                     [](auto& block) {
                       if (block.name == "U") block.values = -block.values;
                     }),
  };
}

std::vector<Mistake> shape_mistakes() {
  return {
      changed_blocks("U-gradient-transposed",
                     "The outer product is transposed: U's gradient has a row for every word, as U has.",
                     word_losses,
                     []<class Scalar>(Block<Scalar>& block) {
                       if (block.name == "U") {
                         block = matrix_block("U", Matrix<Scalar>(dense(block).transpose()));
                       }
                     }),
  };
}

}  // namespace

std::vector<Mistake> general_mistakes() {
  std::vector<Mistake> all = factor_mistakes();
  for (auto* group : {sign_mistakes, shape_mistakes}) {
    std::ranges::move(group(), std::back_inserter(all));
  }
  return all;
}

}  // namespace gradjudge
