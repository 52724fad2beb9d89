// SPDX-License-Identifier: MIT
#include "tools/fingerprint.hpp"

#include <fmt/format.h>

namespace gradjudge {

Fingerprint& Fingerprint::add(std::string_view part) {
  const auto append = [&](std::string_view text) {
    for (const char c : text) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  };
  if (!is_first_) append("\n");
  is_first_ = false;
  append(part);
  return *this;
}

std::string Fingerprint::text() const {
  return fmt::format("{:016x}", hash_);
}

std::string fingerprint(std::initializer_list<std::string_view> parts) {
  Fingerprint all;
  for (const std::string_view part : parts) all.add(part);
  return all.text();
}

}  // namespace gradjudge
