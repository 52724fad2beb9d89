// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "reference/problem.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// Whether the course's interface has a function for the problem's loss.
bool is_in_interface(const Problem<Real>& problem);

/// Why the course's interface has no way to put this problem to any submission; empty if it has one. Decided
/// before anything is asked: what a submission says of itself never changes what counts.
std::string not_askable(const Problem<Real>& problem);

/// Whether the problem is made of pairs (skip-gram, cbow), whose inner loss is the judge's own.
bool is_window(const Problem<Real>& problem);

/// Only the older of the course's two interfaces has a function for cbow. True of files that name one of its
/// functions.
bool has_older_interface(const Submission& submission);

/// Whether the files import a σ that they do not bring: the course's (module q2_sigmoid), which was homework
/// itself, or scipy's expit.
bool needs_sigmoid(const Submission& submission);

/// What the function for a problem returns, in this order.
struct ReturnedBlocks {
  std::vector<std::string> names;
  std::size_t least = 0;  ///< so many of them at least: of σ the interface need not have the derivative
};
ReturnedBlocks returned_blocks(const Problem<Real>& problem);

}  // namespace gradjudge
