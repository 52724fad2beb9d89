// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cases/case.hpp"

namespace gradjudge {

/// How much of a question's points a partly right answer gets.
enum class Credit {
  all_or_nothing,
  per_case,        ///< the share of cases in which everything is right
  per_block,       ///< the share of checks (a block of a case) that are right
  per_derivation,  ///< the share of derivations whose answer is right
  per_line,        ///< the same, and a wrong answer gets the share of its lines that are right
};

/// How much of a question the student is shown; each includes those before it.
enum class Shown { nothing, score, diagnosis, counterexample, inputs };

/// A question of an assignment: points for some checks on some cases, or for some derivations of a write-up.
struct AssignedQuestion {
  std::string id;
  std::string title;
  double points = 0;
  std::vector<std::string> checks;       ///< question ids of one loss; empty if it is about derivations
  std::vector<std::string> derivations;  ///< ids of the derivations; empty if it is about code
  Credit credit = Credit::per_case;
  Shown shown = Shown::diagnosis;
  Suite cases;  ///< those of the suite that are chosen, those of robustness that only a charge depends on,
                ///< the hidden ones
  std::size_t charged = 0;  ///< so many cases, before the hidden ones, decide on the charge for robustness
  std::size_t hidden = 0;   ///< so many of the last cases are hidden
  Place place;
};

/// What is taken off a question's points, as a part of them, for what is right and yet not as it should be.
struct Charges {
  double shape = 0;                 ///< right numbers in another shape
  double robustness = 0;            ///< right, but not where scores are large
  double numerical_derivative = 1;  ///< a difference quotient in place of the formula
  double convention = 0;            ///< a derivation that is right only in another convention
  double wrong_line = 0;            ///< a derivation with a right answer and a wrong line on the way
};

/// Limits that an assignment sets; those it does not set are the sandbox's own.
struct AssignedLimits {
  std::optional<double> load_seconds;
  std::optional<double> check_seconds;
  std::optional<double> submission_seconds;
  std::optional<Index> cpu_seconds;
  std::optional<Index> memory_megabytes;
  std::optional<Index> answer_megabytes;
  std::optional<Index> output_kilobytes;
  std::optional<Index> open_files;
};

struct Assignment {
  std::string name;
  std::string description;
  std::string file;
  std::string secret_mark;  ///< of the secret that hidden cases are drawn by; empty without one
  std::vector<AssignedQuestion> questions;
  Charges charges;
  AssignedLimits limits;
};

}  // namespace gradjudge
