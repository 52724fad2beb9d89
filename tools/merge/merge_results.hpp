// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/results.hpp"

namespace gradjudge {

/// The results of one run, and the file that they were read from.
struct NamedResults {
  std::string file;
  Results results;
};

/// The results of several runs as those of one, in the order of the runs.
///
/// What two runs have is kept once, and a note names it: the same check (implementation, file or suite, case,
/// question), the same line of a derivation, the same submission. Where two runs of a check or a line
/// disagree, the first that is not a pass is kept. Of a submission the first run's score and checks are kept.
/// A known mistake is caught if any run catches it; two mistakes are told apart if any run does. Verdicts are
/// counted anew, times added, `started` is the earliest. Runs of different versions, precision or sandbox are
/// noted; the tool is that of the first, the precision the least.
Results merge_results(const std::vector<NamedResults>& runs);

}  // namespace gradjudge
