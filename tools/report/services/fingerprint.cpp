// SPDX-License-Identifier: MIT
#include "tools/report/services/fingerprint.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace gradjudge {

std::string fingerprint(std::initializer_list<std::string_view> parts) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  };
  bool first = true;
  for (const std::string_view part : parts) {
    if (!first) add("\n");
    first = false;
    add(part);
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace gradjudge
