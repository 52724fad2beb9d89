// SPDX-License-Identifier: MIT
#pragma once
#include "checks/results.hpp"

namespace gradjudge {

/// Results that hold one of everything: each verdict, two implementations, text that tries to take over a
/// terminal, a page or a table, numbers that JSON lacks, mistakes caught and not, a
/// derivation with each kind of line, submissions.
Results sample_results();

}  // namespace gradjudge
