// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/results.hpp"

namespace gradjudge {

/// Checks of one implementation that are not a pass for the same reason: one thing to mend. They share the
/// diagnosis, or where there is none the question and the verdict; errors share the reason.
struct AlikeChecks {
  std::vector<const CheckResult*> checks;  ///< never empty
};

/// Failures first, then errors, then what is inconclusive; otherwise in the order of the checks. The results
/// must outlive them.
std::vector<AlikeChecks> alike_checks(const Results& results);

/// The diagnosis that the checks share, or nullptr.
const Diagnosis* diagnosis_of(const CheckResult& check);

/// What explains it in a sentence, printable, on one line: the diagnosis, the reason, or that it is beyond
/// the allowance.
std::string sentence_of(const CheckResult& check);

/// Sentence, case and numbers, smallest example and the command to run it again, a line each without the last
/// line's end: what a service shows beside a file.
std::string message_of(const CheckResult& check);

}  // namespace gradjudge
