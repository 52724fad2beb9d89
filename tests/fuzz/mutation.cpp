// SPDX-License-Identifier: MIT
#include "tests/fuzz/mutation.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace gradjudge::fuzz {
namespace {

/// Longer texts only take longer.
constexpr std::size_t longest_text = 400'000;

constexpr std::array extreme_numbers{"0",
                                     "-1",
                                     "1",
                                     "-0.0",
                                     "1e400",
                                     "-1e400",
                                     "1e-400",
                                     "nan",
                                     "2147483648",
                                     "999999",
                                     "18446744073709551616",
                                     "-9223372036854775808",
                                     "9223372036854775807",
                                     "1e308",
                                     "0.1e-310"};

struct Stretch {
  std::size_t begin;
  std::size_t size;
};

Stretch stretch_of(const std::string& text, Random& random) {
  const std::size_t begin = random.below(text.size() + 1);
  const std::size_t longest = random.below(8) == 0 ? text.size() : 40;
  return {begin, std::min(text.size() - begin, random.below(longest + 1))};
}

void repeat(std::string& text, Random& random) {
  const Stretch stretch = stretch_of(text, random);
  const std::string part = text.substr(stretch.begin, stretch.size);
  std::size_t times = 1 + random.below(random.below(6) == 0 ? 5000 : 4);
  if (!part.empty()) times = std::min(times, longest_text / part.size());
  std::string repeated;
  for (std::size_t i = 0; i < times; ++i) repeated += part;
  text.insert(stretch.begin, repeated);
}

void make_number_extreme(std::string& text, Random& random) {
  const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  const auto from = text.begin() + static_cast<std::ptrdiff_t>(random.below(text.size() + 1));
  const auto begin = std::find_if(from, text.end(), is_digit);
  const auto end = std::find_if_not(begin, text.end(), is_digit);
  if (begin != end) text.replace(begin, end, random.one_of(extreme_numbers));
}

void change(std::string& text, const Corpus& corpus, Random& random) {
  const Stretch stretch = stretch_of(text, random);
  switch (random.below(8)) {
    case 0:
      if (!text.empty()) text[random.below(text.size())] = static_cast<char>(random.below(256));
      return;
    case 1:
      text.erase(stretch.begin, stretch.size);
      return;
    case 2:
      repeat(text, random);
      return;
    case 3: {
      const std::string& other = random.one_of(corpus.texts);
      const Stretch part = stretch_of(other, random);
      text.insert(stretch.begin, other, part.begin, part.size);
      return;
    }
    case 4:
      text.replace(stretch.begin, stretch.size, random.one_of(corpus.pieces));
      return;
    case 5:
      make_number_extreme(text, random);
      return;
    case 6: {
      const std::string moved = text.substr(stretch.begin, stretch.size);
      text.erase(stretch.begin, stretch.size);
      text.insert(random.below(text.size() + 1), moved);
      return;
    }
    default:
      text.insert(stretch.begin, random.one_of(corpus.pieces));
  }
}

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

std::string mutated(const Corpus& corpus, Random& random) {
  std::string text = random.one_of(corpus.texts);
  for (std::size_t changes = 1 + random.below(8); changes > 0; --changes) change(text, corpus, random);
  if (text.size() > longest_text) text.resize(longest_text);
  return text;
}

}  // namespace gradjudge::fuzz
