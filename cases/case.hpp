// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// Where in a file something stands; lines and columns count from 1.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

/// What a case lets an answer be off by beyond rounding: absolute + relative · |truth|.
struct Tolerance {
  double absolute = 0;
  double relative = 0;
};

/// A departure from exact double arithmetic that is allowed, and why.
struct Allowance {
  enum class Kind { float32, sigmoid_table, clipped_score };
  Kind kind = Kind::float32;
  std::string reason;
  int table_size = 0;  ///< sigmoid_table: number of entries
  double table_range =
      0;  ///< sigmoid_table: covers [−range, range] and saturates outside; clipped_score: ±range
  double table_factor = 0;  ///< sigmoid_table: the index is (score + range) times this, rounded down; 0: what
                            ///< the size and the range give, size / (2 range)
};

/// A request for a random problem; the same numbers on every platform and compiler.
struct RandomProblem {
  enum class Distribution { uniform, normal };
  std::string loss;
  std::string inner;  ///< skip_gram and cbow: naive_softmax or negative_sampling
  std::uint64_t seed = 0;
  Distribution distribution = Distribution::uniform;
  double scale = 1;  ///< uniform on [−scale, scale], or the standard deviation
  int decimals = 3;  ///< every number has so many decimals
  Index V = 5;       ///< words
  Index d = 3;       ///< dimensions (for elementwise losses and cross_entropy: entries)
  Index K = 5;       ///< negatives
  Index m = 2;       ///< window radius (cbow: 2m context words)
};

/// A named problem with its expectations.
struct Case {
  std::string name;
  std::string description;
  std::variant<Problem<Real>, RandomProblem> input;
  std::vector<std::string> questions;  ///< what is judged, each a question id; never empty
  std::vector<std::string> tags;
  Tolerance tolerance;
  std::vector<Allowance> allowances;
  Place place;
};

/// A file of cases.
struct Suite {
  std::string name;
  std::string description;
  std::string file;
  std::vector<Case> cases;
};

/// The case's problem in high precision; a random one is made anew, always the same.
Problem<Real> problem_of(const Case& a_case);

}  // namespace gradjudge
