// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>
#include <vector>

#include "cases/format/field.hpp"

namespace gradjudge {

/// The fields of a case's inputs: for each loss the members of its problem, and what may stand in their
/// place.
std::vector<Field> input_fields();

/// The losses that have vectors of words, so that a random problem has a number of words, V.
std::vector<std::string_view> losses_with_words();

/// The losses that draw words from U: a random problem has K of them.
std::vector<std::string_view> losses_with_draws();

/// The losses that are built of an inner loss: skip_gram and cbow.
std::vector<std::string_view> losses_with_inner_loss();

}  // namespace gradjudge
