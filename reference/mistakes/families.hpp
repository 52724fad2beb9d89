// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "reference/mistakes/mistake.hpp"

namespace gradjudge {

/// The catalogue's parts, each in the source file of its name.
std::vector<Mistake> general_mistakes();            ///< of any loss: signs, factors, shapes
std::vector<Mistake> elementwise_mistakes();        ///< sigmoid, relu, leaky relu
std::vector<Mistake> softmax_mistakes();            ///< the loss and ŷ − y, from scores and y
std::vector<Mistake> pair_mistakes();               ///< rows of U and the two vectors, under either pair loss
std::vector<Mistake> negative_sampling_mistakes();  ///< formulas
std::vector<Mistake> multiplicity_mistakes();       ///< which draws count, and how often
std::vector<Mistake> hierarchical_softmax_mistakes();
std::vector<Mistake> window_mistakes();  ///< skip-gram and cbow alike
std::vector<Mistake> skip_gram_mistakes();
std::vector<Mistake> cbow_mistakes();

}  // namespace gradjudge
