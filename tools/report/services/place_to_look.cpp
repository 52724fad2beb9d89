// SPDX-License-Identifier: MIT
#include "tools/report/services/place_to_look.hpp"

#include <fmt/format.h>

#include <string_view>

namespace gradjudge {

Place place_to_look(const CheckResult& check) {
  for (const std::string_view kind : {"python:", "submission:"}) {
    if (check.implementation.starts_with(kind)) return {check.implementation.substr(kind.size()), 0, 0};
  }
  return check.place;
}

std::string uri_reference(const std::string& path) {
  constexpr std::string_view plain = "-._~/";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      plain.find(c) != std::string_view::npos;
    uri += kept ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

}  // namespace gradjudge
