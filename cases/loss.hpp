// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <string_view>

namespace gradjudge {

/// Every loss that a case can name, in the order in which they are taught.
inline constexpr std::array<std::string_view, 8> all_losses{
    "cross_entropy", "sigmoid",           "relu",      "leaky_relu",
    "naive_softmax", "negative_sampling", "skip_gram", "cbow"};

/// The losses of one (center vector, outside word) pair that skip_gram and cbow are built of.
inline constexpr std::array<std::string_view, 2> inner_losses{"naive_softmax", "negative_sampling"};

}  // namespace gradjudge
