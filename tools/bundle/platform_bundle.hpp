// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>

#include "cases/assignment.hpp"
#include "tools/bundle/bundled_file.hpp"

namespace gradjudge {

/// The folder of the scripts that go into bundles: the environment variable GRADJUDGE_BUNDLE if it is set and
/// not empty, otherwise tools/bundle/ of the source tree that this program was built from.
std::filesystem::path shipped_scripts();

/// What Gradescope takes as an autograder: setup.sh, run_autograder, this program with its libraries, the
/// assignment and its suites, and the secret that hidden cases are drawn by unless it is empty. Throws
/// BadInput if a suite lies outside of the assignment's folder.
Bundle gradescope_bundle(const Assignment& assignment, const std::string& secret);

/// What PrairieLearn grades with: image/, from which the grader's image is built, and question/, which refers
/// to that image by the given name. Throws BadInput likewise.
Bundle prairielearn_bundle(const Assignment& assignment, const std::string& image, const std::string& secret);

}  // namespace gradjudge
