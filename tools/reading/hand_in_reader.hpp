// SPDX-License-Identifier: MIT
#pragma once
#include "tools/reading/reader_process.hpp"
#include "tools/submission/hand_in.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// Opens hand-ins, each in a process of its own (see ReaderProcess, which says when to make one).
class HandInReader {
 public:
  HandInReader();

  /// As open_hand_in. Throws BadInput for what that refuses and for what its reader crashed on.
  Submission open(const HandIn& hand_in);

 private:
  ReaderProcess process_;
};

}  // namespace gradjudge
