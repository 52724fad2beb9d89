// SPDX-License-Identifier: MIT
#include "tools/submission/entry_name.hpp"

#include <iconv.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "tools/inert/utf8.hpp"

namespace gradjudge {
namespace {

/// Of the bytes of a name how many come in pairs, as a character set of two bytes has them.
struct Pairs {
  bool all_fit = true;      ///< every byte is ASCII or part of a pair
  std::size_t count = 0;    ///< pairs
  std::size_t common = 0;   ///< pairs that stand for frequent characters
  std::size_t letters = 0;  ///< ASCII letters outside of pairs
};

unsigned char byte_at(std::string_view text, std::size_t place) {
  return place < text.size() ? static_cast<unsigned char>(text[place]) : 0;
}

/// GB 2312 keeps its 3755 most frequent characters in rows B0 to D7.
Pairs chinese_pairs(std::string_view name) {
  Pairs pairs;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const unsigned char lead = byte_at(name, i);
    if (lead < 0x80) continue;
    const unsigned char trail = byte_at(name, ++i);
    if (lead < 0xA1 || lead > 0xF7 || trail < 0xA1 || trail == 0xFF) return {false};
    ++pairs.count;
    if (lead >= 0xB0 && lead <= 0xD7) ++pairs.common;
  }
  return pairs;
}

Pairs japanese_pairs(std::string_view name) {
  Pairs pairs;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const unsigned char lead = byte_at(name, i);
    if (std::isalpha(lead) != 0) ++pairs.letters;
    const bool half_width = lead >= 0xA1 && lead <= 0xDF;
    if (lead < 0x80 || half_width) continue;
    const unsigned char trail = byte_at(name, ++i);
    const bool fits = ((lead >= 0x81 && lead <= 0x9F) || (lead >= 0xE0 && lead <= 0xEF)) && trail >= 0x40 &&
                      trail != 0x7F && trail <= 0xFC;
    if (!fits) return {false};
    ++pairs.count;
  }
  return pairs;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    if (!character.valid) return false;
    text.remove_prefix(character.bytes);
  }
  return true;
}

/// The name without its folders and endings: the ASCII letters of "word2vec.py" say nothing about the rest.
std::string_view own_part(std::string_view part) {
  return part.substr(0, part.find('.'));
}

/// A word in Western writing has an accented letter here and there between plain ones; one in Japanese has
/// none.
bool looks_japanese(std::string_view name) {
  std::size_t pairs = 0;
  std::size_t letters = 0;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('/'), name.size());
    const Pairs part = japanese_pairs(own_part(name.substr(0, end)));
    if (!part.all_fit) return false;
    if (part.count > 0) letters += part.letters;
    pairs += part.count;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return pairs > 0 && pairs >= letters;
}

const char* character_set(std::string_view name) {
  const Pairs chinese = chinese_pairs(name);
  if (chinese.all_fit && 2 * chinese.common >= chinese.count) return "GB18030";
  if (looks_japanese(name)) return "CP932";
  // The letters of code page 437 are 80 to A5, those of Latin-1 are C0 to FF.
  const bool latin = std::none_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xC0;
  });
  return latin ? "ISO-8859-1" : "IBM437";
}

std::optional<std::string> converted(std::string_view name, const char* from) {
  const iconv_t conversion = ::iconv_open("UTF-8", from);
  if (conversion == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT(performance-no-int-to-ptr)
  std::string input(name);
  std::string output(4 * name.size(), '\0');
  char* in = input.data();
  char* out = output.data();
  std::size_t in_left = input.size();
  std::size_t out_left = output.size();
  const std::size_t failed = ::iconv(conversion, &in, &in_left, &out, &out_left);
  ::iconv_close(conversion);
  if (failed == static_cast<std::size_t>(-1)) return std::nullopt;
  output.resize(output.size() - out_left);
  return output;
}

}  // namespace

std::string utf8_name(std::string_view stored) {
  if (is_utf8(stored)) return std::string(stored);
  for (const char* from : {character_set(stored), "ISO-8859-1"}) {
    if (auto name = converted(stored, from)) return *name;
  }
  // A machine without conversions: the file is still read, under a name that nobody imports.
  std::string name(stored);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '_');
  return name;
}

std::string entry_name(std::string_view stored) {
  std::string name = utf8_name(stored);
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

}  // namespace gradjudge
