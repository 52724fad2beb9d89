// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/answer.hpp"
#include "tools/outcome.hpp"
#include "tools/sandbox/frame.hpp"

namespace gradjudge {

/// What became of one question: the answer, and what only the grader cares for.
struct Reply {
  Outcome outcome = Outcome::answered;
  Answer answer;       ///< `error` starts with the outcome's name unless it is `answered`
  std::string output;  ///< what was printed meanwhile, printable
};

Reply failed_reply(Outcome outcome, const std::string& text);

/// Reads what a child sent. Nothing in it is trusted: a frame that does not hold together is a protocol
/// error.
Reply read_reply(const Frame& frame);

/// The notes of a child's frame, printable and few.
std::vector<std::string> read_notes(const Frame& frame);

}  // namespace gradjudge
