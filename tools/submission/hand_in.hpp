// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace gradjudge {

struct Submitter {
  std::string id;     ///< of letters, digits, _ - . and @
  std::string name;   ///< as it is shown
  std::string email;  ///< empty if it is not known
};

/// One submission as it lies in a class's folder.
struct HandIn {
  std::string id;                             ///< unique in the class; that of the first submitter
  std::vector<Submitter> submitters;          ///< at least one; several if a group handed it in
  std::vector<std::filesystem::path> places;  ///< a folder or an archive, or the files
  std::vector<std::string> notes{};           ///< what whoever grades the class should know
};

/// Every submission of a class: each folder or archive in `folder` is one, and all files of one name (ada.py,
/// ada.md), or that Moodle gave the same participant, also those that cannot be read (ada.pdf, a link). What
/// belongs to the class as a whole (is_of_the_class) and the folder `out` are none. Submitters are known by
/// the export's metadata (Gradescope: submission_metadata.yml), by the names that Moodle and GitHub Classroom
/// give, otherwise by the name of the folder or file. Sorted by id. Throws BadInput if there is none.
std::vector<HandIn> hand_ins(const std::filesystem::path& folder, const std::filesystem::path& out = {});

/// The files in `folder` that belong to the class as a whole, and are nobody's hand-in.
std::vector<std::string> files_of_the_class(const std::filesystem::path& folder);

/// A folder, archive or file as the only submission.
HandIn only_hand_in(const std::filesystem::path& place);

}  // namespace gradjudge
