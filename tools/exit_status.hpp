// SPDX-License-Identifier: MIT
#pragma once

namespace gradjudge {

/// What the command exits with; scripts rely on it.
enum class ExitStatus {
  passed = 0,         ///< every check passed; for grade: the grading was completed
  failed = 1,         ///< a check failed or was inconclusive, or gradjudge itself failed, which it says
  bad_input = 2,      ///< bad input or usage
  machine_lacks = 3,  ///< the machine lacks something; the message says what to do
};

}  // namespace gradjudge
