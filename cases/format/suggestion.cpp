// SPDX-License-Identifier: MIT
#include "cases/format/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace gradjudge {
namespace {

/// No known word is longer; a longer text is none of them misspelt.
constexpr std::size_t longest_word = 40;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to) {
  // distance[i][j]: between the first i characters of `from` and the first j of `to`.
  std::vector<std::vector<std::size_t>> distance(from.size() + 1, std::vector<std::size_t>(to.size() + 1));
  for (std::size_t i = 0; i <= from.size(); ++i) distance[i][0] = i;
  for (std::size_t j = 0; j <= to.size(); ++j) distance[0][j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const bool same = lower(from[i - 1]) == lower(to[j - 1]);
      std::size_t best = std::min(
          {distance[i - 1][j] + 1, distance[i][j - 1] + 1, distance[i - 1][j - 1] + (same ? 0U : 1U)});
      const bool swapped =
          i > 1 && j > 1 && lower(from[i - 1]) == lower(to[j - 2]) && lower(from[i - 2]) == lower(to[j - 1]);
      if (swapped) best = std::min(best, distance[i - 2][j - 2] + 1);
      distance[i][j] = best;
    }
  }
  return distance[from.size()][to.size()];
}

std::string suggestion(std::string_view word, std::span<const std::string_view> known,
                       std::string_view otherwise) {
  std::string_view nearest;
  std::size_t smallest = word.size();
  if (word.size() <= longest_word) {
    for (const std::string_view candidate : known) {
      const std::size_t distance = edit_distance(word, candidate);
      // A third of the characters may be wrong: beyond that the words are simply different ones.
      if (distance < smallest && 3 * distance <= std::max(word.size(), candidate.size())) {
        smallest = distance;
        nearest = candidate;
      }
    }
  }
  if (!nearest.empty()) return fmt::format("did you mean {}?", nearest);
  return std::string(otherwise);
}

}  // namespace gradjudge
