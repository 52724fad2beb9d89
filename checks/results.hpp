// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case.hpp"
#include "checks/derivation/verdict/derivation_result.hpp"
#include "checks/submission_result.hpp"
#include "reference/linear_algebra.hpp"

namespace gradjudge {

enum class Verdict { pass, fail, inconclusive, error };

constexpr std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "pass";
    case Verdict::fail:
      return "fail";
    case Verdict::inconclusive:
      return "inconclusive";
    case Verdict::error:
      return "error";
  }
  return "error";
}

/// The entry of a block that uses most of what it is allowed, or exceeds it most.
struct WorstEntry {
  std::vector<Index> index;  ///< [] scalar, [j] vector, [row, column] matrix
  double yours = 0;
  std::string truth;      ///< decimal text
  std::string bound;      ///< proven bound of the truth's error, decimal text
  double difference = 0;  ///< |yours − truth|; infinite if yours is not finite
  double rounding = 0;    ///< the rounding budget of an honest implementation, before the slack
  double slack = 1;       ///< what the rounding budget is multiplied by
  double allowance = 0;   ///< what the case or the implementation declares beyond rounding
};

/// A block that fails, entry by entry: its judged rows, row after row.
struct BlockEntries {
  std::size_t axes = 0;     ///< 0 scalar, 1 vector, 2 matrix
  std::vector<Index> rows;  ///< numbers of the rows that are kept, ascending
  Index columns = 1;
  Index judged_rows = 0;  ///< so many were judged; if more than are kept, those furthest off are kept
  std::vector<double> yours;
  std::vector<double> truth;  ///< NaN where there is no derivative
  std::vector<double> difference;
  std::vector<double> allowed;
};

struct BlockResult {
  std::string block;  ///< loss, value, v_c, U, V, scores, x
  Verdict verdict = Verdict::error;
  std::string shape_note;  ///< how the answer's shape departs from the expected one; empty if it does not
  std::optional<WorstEntry> worst;
  std::optional<BlockEntries> entries{};  ///< only of a block that does not pass
};

/// What explains a failure.
struct Diagnosis {
  std::string id;                     ///< a known mistake's, a pattern's, or "unexplained"
  std::string sentence;               ///< for a student
  std::vector<std::string> blocks;    ///< those that it explains
  std::string where{};                ///< what the wrong places have in common
  std::string evidence{};             ///< what speaks for it, or the worst entries if nothing does
  std::vector<std::string> others{};  ///< known mistakes that explain the same as well, less simple
};

/// One step of a calculation by hand.
struct WorkedStep {
  std::string words;
  std::string latex;
};

/// A central difference with one step: its error, and what bounds it.
struct CurvePoint {
  int log2_step = 0;
  double error = 0;
  double truncation = 0;  ///< bound, grows with h²
  double rounding = 0;    ///< bound, grows with 1/h
};

/// The error of central differences against their step, at one entry.
struct ErrorCurve {
  std::string entry;
  int oracle_log2_step = 0;  ///< the step with the smallest bound
  double oracle_bound = 0;   ///< that bound
  std::vector<CurvePoint> points;
};

/// One question of one case put to one implementation.
struct CheckResult {
  std::string suite;
  std::string case_name;
  Place place;   ///< of the case
  Place code{};  ///< where the source of what was checked begins; the file is empty where that is not known
  std::string loss;
  std::string question;
  std::vector<std::string> tags;
  std::string implementation;
  Verdict verdict = Verdict::error;
  std::string reason;              ///< why it is not a pass, or why a pass needs a remark
  std::vector<std::string> notes;  ///< what was noticed on the way
  std::vector<BlockResult> blocks;
  std::vector<Diagnosis> diagnosis;
  std::string counterexample;             ///< text; empty if none was looked for
  std::vector<WorkedStep> calculation{};  ///< the counterexample step by step, up to the entry that is wrong
  std::optional<ErrorCurve> curve{};      ///< of the worst entry, where there is a counterexample
  std::string reproduce;                  ///< what runs just this check again; empty if nothing does
  double seconds = 0;
};

/// A known mistake and the cases that catch it.
struct MistakeResult {
  std::string id;
  std::string sentence;
  std::vector<std::string> losses;
  std::vector<std::string> caught_by;  ///< suite/case
  bool applies = false;                ///< some case has a loss that it applies to
  std::string catching_case{};         ///< a survivor's: YAML of a case that would catch it, if one was found
};

/// Two known mistakes that give the same answers, within budget, to every case of the losses that they share.
struct IndistinctPair {
  std::string first;
  std::string second;
  std::vector<std::string> losses;  ///< those that they share and cases have
};

struct ToolInfo {
  std::string name = "gradjudge";
  std::string version;
  std::string commit;
  int precision_bits = 0;
  std::string sandbox;  ///< mode in which untrusted code ran; empty if none did
};

/// An implementation that was checked, as far as a reader must know it to weigh its verdicts.
struct CheckedImplementation {
  std::string name;
  std::string calls_itself;  ///< printable; empty if it says nothing of itself
  std::string sandbox;       ///< mode in which it ran if it is untrusted code; empty otherwise
  std::vector<Allowance> allowances;
  double rate =
      0;  ///< of the step in place from which its gradients were recovered; 0 if it returns gradients
};

struct Summary {
  std::size_t pass = 0;
  std::size_t fail = 0;
  std::size_t inconclusive = 0;
  std::size_t error = 0;
  double seconds = 0;
};

/// Where a run took place, so that a report can name files as a repository does; absolute paths.
struct RunFolders {
  std::string working;     ///< the one that relative paths start from
  std::string repository;  ///< the root of the repository that it is in; empty if it is in none
};

/// A whole run. Every report is a function of this alone.
struct Results {
  ToolInfo tool;
  std::vector<CheckResult> checks;
  std::vector<DerivationResult> derivations;  ///< in the order of the documents
  std::vector<SubmissionResult> submissions;
  std::vector<MistakeResult> mistakes;
  std::vector<IndistinctPair> indistinct;  ///< pairs of mistakes that are caught, but not told apart
  std::vector<CheckedImplementation> implementations{};
  std::vector<std::string> notes;  ///< what was left out and why
  Summary summary;
  std::int64_t started = 0;  ///< milliseconds since 1970 in UTC; 0 if it is not known
  RunFolders folders{};      ///< empty if they are not known
};

}  // namespace gradjudge
