// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/derivation/document/document.hpp"
#include "checks/derivation/verdict/derivation_result.hpp"

namespace gradjudge {

/// What a derivation may cost.
struct DerivationLimits {
  derivation::DocumentLimits document;
  double seconds = 1.5;  ///< of the thread's own time, for one document; what is not reached is unread
  bool mends = true;     ///< look for the edit that makes a wrong line right
};

/// Grades a written derivation line by line. `text` is the file's content; `read_file` opens the files that
/// it reads with \input. Throws derivation::UnreadableDocument.
std::vector<DerivationResult> grade_derivation(const std::string& file, std::string text,
                                               derivation::ReadFile read_file,
                                               const DerivationLimits& limits = {});

}  // namespace gradjudge
