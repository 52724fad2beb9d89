// SPDX-License-Identifier: MIT
#pragma once
#include <gradjudge/api.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gradjudge {

struct Results;

/// One question of one case, as it was judged.
struct JudgedCheck {
  std::string suite;
  std::string a_case;
  std::string question;
  std::string verdict;                 ///< pass, fail, inconclusive or error
  std::string reason;                  ///< in a line; empty for most passes
  std::vector<std::string> diagnosis;  ///< ids of known mistakes or patterns that explain a failure
  std::string message;                 ///< what the command prints of it, several lines
};

/// What came of a run; every text is what the command writes.
class Report {
 public:
  /// Takes what is in results.json; for the library itself.
  explicit Report(Results results);

  const std::vector<JudgedCheck>& checks() const& { return checks_; }
  /// Of a report that nobody keeps: for (const auto& check : judge(…).checks()).
  std::vector<JudgedCheck> checks() && { return std::move(checks_); }
  /// Every check passed, and there was at least one.
  GRADJUDGE_API bool passed() const;
  /// 3 checks: 2 pass, 1 fail, 0 inconclusive, 0 error, in 0.02 s
  GRADJUDGE_API std::string summary() const;
  /// In one of the command's formats: text, json, junit, markdown, sarif. Throws std::invalid_argument.
  GRADJUDGE_API std::string in_format(const std::string& format) const;
  /// The messages of what did not pass, an error once a case, or that nothing was checked; empty if it
  /// passed.
  GRADJUDGE_API std::string failures() const;
  /// This report's checks after those of others, in one report.
  GRADJUDGE_API static Report joined(const std::vector<Report>& reports);

 private:
  std::shared_ptr<const Results> results_;
  std::vector<JudgedCheck> checks_;
};

}  // namespace gradjudge
