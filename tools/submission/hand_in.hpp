// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "tools/submission/submission.hpp"

namespace gradjudge {

/// One submitter's work as it lies in a class's folder.
struct HandIn {
  std::string id;               ///< unique in the class; of letters, digits, _ - . and @
  std::string name;             ///< as it is shown
  std::string email;            ///< empty if it is not known
  std::filesystem::path place;  ///< a folder, an archive or a file
};

/// Every submission of a class: each folder, archive, Python file or notebook in `folder` is one. Submitters
/// are known by the export's metadata (Gradescope: submission_metadata.yml), by the folder names of Moodle
/// and GitHub Classroom, otherwise by the name of the folder or file. Sorted by id. Throws BadInput if there
/// is none.
std::vector<HandIn> hand_ins(const std::filesystem::path& folder);

/// Its files, with the one chosen that holds the answers: word2vec.py or q3_word2vec.py, otherwise the one
/// that defines most of the course's functions. Throws BadInput that says why there is none.
Submission open_hand_in(const HandIn& hand_in);

}  // namespace gradjudge
