// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace gradjudge::fuzz {

/// The same numbers for the same seed on every machine (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// From 0 to below `end`; 0 if `end` is 0.
  std::size_t below(std::size_t end) { return end == 0 ? 0 : static_cast<std::size_t>(next() % end); }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

/// What a campaign starts from: texts that are read, and pieces that mean something to their reader.
struct Corpus {
  std::vector<std::string> texts;
  std::vector<std::string> pieces;
};

/// One of the texts, changed in one to eight places: bytes changed, stretches dropped, repeated up to
/// thousands of times, moved or taken from another text, pieces put in, numbers made extreme.
std::string mutated(const Corpus& corpus, Random& random);

}  // namespace gradjudge::fuzz
