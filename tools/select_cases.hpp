// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "cases/case.hpp"

namespace gradjudge {

/// Which cases of the given files a run is about.
struct CaseSelection {
  std::vector<std::string> paths;      ///< files and folders; empty: the suites that ship
  std::vector<std::string> filters;    ///< shell patterns for CASE or SUITE/CASE; empty: every case
  std::vector<std::string> tags;       ///< cases with one of these; empty: whatever their tags
  std::vector<std::string> questions;  ///< only these of a case's questions; empty: all
  bool large = false;        ///< cases tagged large too, which are left out otherwise unless asked for by tag
  bool allow_empty = false;  ///< nothing left is no error, but a note
};

struct SelectedCases {
  std::vector<Suite> suites;  ///< without suites of which nothing is left
  std::size_t cases = 0;
  std::vector<std::string> notes;  ///< what was left out that nobody asked to leave out
};

/// Loads the files and selects. Throws InvalidFile with every problem of every file, and BadInput if nothing
/// is left, or a tag or a filter of several chooses nothing.
SelectedCases select_cases(const CaseSelection& selection);

}  // namespace gradjudge
