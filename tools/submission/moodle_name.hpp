// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>

namespace gradjudge {

struct MoodleParticipant {
  std::string id;
  std::string name;
};

/// "Ada Lovelace_1234_assignsubmission_file_" is how Moodle names the folder of participant 1234, and how it
/// begins the names of their files where there are no folders.
std::optional<MoodleParticipant> moodle_participant(const std::string& name);

/// The name that the participant gave the file.
std::string without_moodle_name(const std::string& name);

}  // namespace gradjudge
