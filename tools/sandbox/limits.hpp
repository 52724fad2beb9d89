// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

namespace gradjudge {

/// What submitted code may use. Times are wall time on the judge's clock unless they say otherwise, stretched
/// while the machine is busy with other things (see crowding).
struct Limits {
  double load_seconds = 10;                          ///< for running the file once, before anything is asked
  double check_seconds = 5;                          ///< for one question
  double submission_seconds = 60;                    ///< for all questions together
  int cpu_seconds = 30;                              ///< processor time of one process
  int memory_megabytes = 512;                        ///< address space beyond what the interpreter itself has
  std::size_t answer_bytes = std::size_t{16} << 20;  ///< one answer's numbers
  std::size_t output_bytes = std::size_t{4} << 10;   ///< printed text that is kept of one question
  int open_files = 32;
};

}  // namespace gradjudge
