// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "checks/results.hpp"

namespace gradjudge {

enum class TestStatus { passed, failed, error, skipped };

/// Something that was tested, as the formats for lists of tests (JUnit, CTRF) have it: a check, a known
/// mistake put to the cases, a line of a derivation, a question of a submission. All text is printable and of
/// a length that a reader takes in.
struct TestEntry {
  std::string suite;
  std::string name;  ///< unique within the suite: readers drop what has the name of another
  TestStatus status = TestStatus::passed;
  std::string verdict;  ///< the word for the status in results.json
  std::string message;  ///< one line; empty for what passed
  std::string details;  ///< lines
  double seconds = 0;
  Place place;  ///< where it is written; the file may be empty
  std::vector<std::string> tags;
  std::vector<std::pair<std::string, std::string>> parameters;
};

/// Everything in the results that passed or did not. An inconclusive check and a question that lacks points
/// have failed; a line that could not be read is skipped; what makes no claim is left out.
std::vector<TestEntry> test_entries(const Results& results);

}  // namespace gradjudge
