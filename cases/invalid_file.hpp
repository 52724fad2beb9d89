// SPDX-License-Identifier: MIT
#pragma once
#include <stdexcept>
#include <string>
#include <vector>

#include "cases/case.hpp"

namespace gradjudge {

/// Something wrong at one place of a file.
struct FileProblem {
  Place place;
  std::string what;      ///< what was found
  std::string expected;  ///< what was expected
  std::string remedy;    ///< what to do
};

/// file:line:column: what, what was expected, what to do. Line and column are left out where there is none.
std::string to_string(const FileProblem& problem);

/// A file that cannot be used, with every problem that it has, in the order of the file. what() lists them,
/// one a line.
struct InvalidFile : std::runtime_error {
  explicit InvalidFile(std::vector<FileProblem> problems);
  std::vector<FileProblem> problems;
};

}  // namespace gradjudge
