// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "tools/submission/submission.hpp"

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
};

/// Every submission of a class: each folder or archive in `folder` is one, and all files of one name (ada.py,
/// ada.md), or that Moodle gave the same participant. Submitters are known by the export's metadata
/// (Gradescope: submission_metadata.yml), by the names that Moodle and GitHub Classroom give, otherwise by
/// the name of the folder or file. Sorted by id. Throws BadInput if there is none.
std::vector<HandIn> hand_ins(const std::filesystem::path& folder);

/// A folder, archive or file as the only submission.
HandIn only_hand_in(const std::filesystem::path& place);

/// Its files: the one chosen that holds the code, word2vec.py or q3_word2vec.py, otherwise the one that
/// defines most of the course's functions; the Python files beside it; the write-ups. Throws BadInput if
/// there is neither code nor a write-up.
Submission open_hand_in(const HandIn& hand_in);

}  // namespace gradjudge
