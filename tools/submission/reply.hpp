// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "checks/answer.hpp"
#include "tools/outcome.hpp"
#include "tools/sandbox/frame.hpp"
#include "tools/submission/course_interface.hpp"

namespace gradjudge {

/// What became of one question: the answer, and what only the grader cares for.
struct Reply {
  Outcome outcome = Outcome::answered;
  Answer answer;        ///< `error` starts with the outcome's name unless it is `answered`
  bool floats = false;  ///< some block was returned as numbers of 32 bits, and is
  std::string output;   ///< what was printed meanwhile, printable
};

Reply failed_reply(Outcome outcome, const std::string& text);

/// Reads what a child sent in answer to a question. Nothing in it is trusted: blocks get their names by their
/// order, and a frame that does not hold together is a protocol error.
Reply read_reply(const Frame& frame, const ReturnedBlocks& blocks);

/// The failure that a child reports, if the frame holds one.
std::optional<Reply> read_failure(const Frame& frame);

/// Numbers and outcome alone. A child that has seen the inputs of hidden cases can put them into any text.
Reply without_words(Reply reply);

/// The notes of a child's frame, printable and few.
std::vector<std::string> read_notes(const Frame& frame);

}  // namespace gradjudge
