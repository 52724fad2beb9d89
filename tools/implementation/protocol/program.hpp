// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "tools/sandbox/child_end.hpp"

namespace gradjudge {

/// A running program that is spoken to in lines.
struct Program {
  int to = -1;      ///< what is written here, it reads
  int from = -1;    ///< what it answers
  int errors = -1;  ///< its error output
  /// Ends it, if it has not ended by itself within a moment, and says how it came to its end.
  std::function<ChildEnd()> end;
  std::shared_ptr<void> process{};  ///< holds it; it is gone when this is
};

}  // namespace gradjudge
