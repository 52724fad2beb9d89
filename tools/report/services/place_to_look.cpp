// SPDX-License-Identifier: MIT
#include "tools/report/services/place_to_look.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

namespace gradjudge {

Place place_to_look(const CheckResult& check, const RunFolders& folders) {
  if (!check.code.file.empty()) return in_repository(check.code, folders);
  // Results of an earlier version say no more of source code than its file.
  for (const std::string_view kind : {"python:", "submission:"}) {
    if (check.implementation.starts_with(kind))
      return in_repository({check.implementation.substr(kind.size()), 0, 0}, folders);
  }
  return in_repository(check.place, folders);
}

Place in_repository(const Place& place, const RunFolders& folders) {
  namespace fs = std::filesystem;
  if (place.file.empty() || folders.repository.empty()) return place;
  const fs::path whole = (fs::path(folders.working) / place.file).lexically_normal();
  const fs::path relative = whole.lexically_relative(folders.repository);
  if (relative.empty() || *relative.begin() == "..") return place;
  return {relative.string(), place.line, place.column};
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
