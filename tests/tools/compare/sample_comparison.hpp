// SPDX-License-Identifier: MIT
#pragma once
#include "tests/tools/compare/run_of.hpp"
#include "tools/compare/compare_results.hpp"

namespace gradjudge {

/// Something of every kind, and text that would be markup or turn the writing.
inline Comparison sample_comparison() {
  CheckResult failing = one_check("duplicates", Verdict::fail, 0.25);
  failing.diagnosis = {{"duplicates-once-in-U", "The row is counted once.", {"v_c"}}};
  failing.reproduce = "gradjudge check suite.yaml --filter duplicates --impl mine";
  CheckResult loosened = one_check("loosened", Verdict::pass, 1e-16);
  loosened.blocks[0].worst->allowance = 1e-9;
  const std::string hostile = "</details>`|\xE2\x80\xAE\x1b[2J";
  const Results before =
      run_of({one_check("duplicates", Verdict::pass, 1e-17), one_check("as_before", Verdict::pass, 1e-17),
              one_check("other_order", Verdict::pass, 1e-17), one_check("crashes", Verdict::fail, 1),
              one_check("mended", Verdict::fail, 1), one_check("nearer", Verdict::pass, 1.5e-15),
              one_check("loosened", Verdict::pass, 1e-16), one_check(hostile, Verdict::pass),
              one_check("elsewhere", Verdict::pass, 0, "other")});
  const Results after =
      run_of({failing, one_check("as_before", Verdict::pass, 1e-17),
              one_check("other_order", Verdict::pass, 1.5e-15), one_check("crashes", Verdict::error),
              one_check("mended", Verdict::pass), one_check("nearer", Verdict::pass, 1e-17), loosened,
              one_check(hostile, Verdict::fail, 1), one_check("brand_new", Verdict::fail, 1)});
  return compare_results(before, after);
}

}  // namespace gradjudge
