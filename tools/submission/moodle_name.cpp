// SPDX-License-Identifier: MIT
#include "tools/submission/moodle_name.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace gradjudge {
namespace {

constexpr std::string_view moodle_mark = "_assignsubmission_";

}  // namespace

std::optional<MoodleParticipant> moodle_participant(const std::string& name) {
  const std::size_t mark = name.find(moodle_mark);
  if (mark == std::string::npos || mark == 0) return std::nullopt;
  const std::size_t number = name.rfind('_', mark - 1);
  if (number == std::string::npos) return std::nullopt;
  const std::string id = name.substr(number + 1, mark - number - 1);
  const bool is_number =
      !id.empty() && std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  if (!is_number) return std::nullopt;
  return MoodleParticipant{id, name.substr(0, number)};
}

std::string without_moodle_name(const std::string& name) {
  if (!moodle_participant(name)) return name;
  const std::string_view start("_assignsubmission_file_");
  const std::size_t at = name.find(start);
  return at == std::string::npos || at + start.size() >= name.size() ? name : name.substr(at + start.size());
}

}  // namespace gradjudge
