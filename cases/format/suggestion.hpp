// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace gradjudge {

/// The number of characters to insert, delete, replace or swap with a neighbor to get from one word to the
/// other (optimal string alignment distance). Upper and lower case count as the same.
std::size_t edit_distance(std::string_view from, std::string_view to);

/// "did you mean negatives?" if a known word is near enough, otherwise the other advice.
std::string suggestion(std::string_view word, std::span<const std::string_view> known,
                       std::string_view otherwise);

}  // namespace gradjudge
