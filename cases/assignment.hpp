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
  per_case,   ///< the share of cases in which everything is right
  per_block,  ///< the share of checks (a block of a case) that are right
};

/// How much of a question the student is shown; each includes those before it.
enum class Shown { nothing, score, diagnosis, counterexample, inputs };

/// A question of an assignment: points for some checks on some cases.
struct AssignedQuestion {
  std::string id;
  std::string title;
  double points = 0;
  std::vector<std::string> checks;  ///< question ids of one loss
  Credit credit = Credit::per_case;
  Shown shown = Shown::diagnosis;
  Suite cases;             ///< those of the suite that are chosen, then the hidden ones
  std::size_t hidden = 0;  ///< so many of the last cases are hidden
  Place place;
};

/// What is taken off a question's points, as a part of them, for what is right and yet not as it should be.
struct Charges {
  double shape = 0;                 ///< right numbers in another shape
  double numerical_derivative = 1;  ///< a difference quotient in place of the formula
};

/// Limits that an assignment sets; those it does not set are the sandbox's own.
struct AssignedLimits {
  std::optional<double> load_seconds;
  std::optional<double> check_seconds;
  std::optional<double> submission_seconds;
  std::optional<Index> memory_megabytes;
};

struct Assignment {
  std::string name;
  std::string description;
  std::string file;
  std::vector<AssignedQuestion> questions;
  Charges charges;
  AssignedLimits limits;
};

}  // namespace gradjudge
