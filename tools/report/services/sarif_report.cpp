// SPDX-License-Identifier: MIT
#include "tools/report/services/sarif_report.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "tools/fingerprint.hpp"
#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/services/alike_checks.hpp"
#include "tools/report/services/place_to_look.hpp"
#include "tools/report/text/check_groups.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_findings = 25'000;

/// Whether the text ends in a bracket that no backslash escapes.
bool ends_in_bracket(std::string_view text) {
  if (!text.ends_with(']')) return false;
  text.remove_suffix(1);
  const std::size_t other = text.find_last_not_of('\\');
  const std::size_t backslashes = text.size() - (other == std::string_view::npos ? 0 : other + 1);
  return backslashes % 2 == 0;
}

/// Text of a message, in which {n} would be a placeholder and [text](target) a link (SARIF 3.11.5, 3.11.6).
Json message(const std::string& text) {
  std::string plain;
  for (const char c : text) {
    if (c == '{' || c == '}') plain += c;
    if (c == '(' && ends_in_bracket(plain)) plain.insert(plain.size() - 1, "\\");
    plain += c;
  }
  return {{"text", plain}};
}

Json location(const Place& place) {
  Json physical = {{"artifactLocation", {{"uri", uri_reference(place.file)}}}};
  if (place.line > 0) {
    physical["region"] = {{"startLine", place.line}};
    if (place.column > 0) physical["region"]["startColumn"] = place.column;
  }
  return {{"physicalLocation", physical}};
}

/// The findings, and the rules that they name, each once.
class Log {
 public:
  void add(const std::string& rule, const std::string& about, const char* level, const std::string& text,
           const Place& place, Json fingerprints, const Json& more = Json::object()) {
    const auto [known, is_new] = indices_.try_emplace(rule, rules_.size());
    if (is_new) rules_.push_back({{"id", rule}, {"shortDescription", message(about)}});
    if (results_.size() == most_findings) {
      ++left_out_;
      return;
    }
    Json result = {{"ruleId", rule},
                   {"ruleIndex", known->second},
                   {"level", level},
                   {"message", message(text)},
                   {"locations", Json::array()},
                   {"partialFingerprints", std::move(fingerprints)}};
    if (!place.file.empty()) result["locations"].push_back(location(place));
    result.update(more);
    results_.push_back(std::move(result));
  }

  const Json& rules() const { return rules_; }
  const Json& results() const { return results_; }
  std::size_t left_out() const { return left_out_; }

 private:
  std::map<std::string, std::size_t> indices_;
  Json rules_ = Json::array();
  Json results_ = Json::array();
  std::size_t left_out_ = 0;
};

void add_checks(Log& log, const CheckGroup& group, const RunFolders& folders) {
  const CheckResult& check = *group.first;
  const Diagnosis* diagnosis = diagnosis_of(check);
  const std::string rule = diagnosis == nullptr ? fmt::format("check.{}", to_string(check.verdict))
                                                : printable(clipped(diagnosis->id, longest_name));
  const std::string about = diagnosis == nullptr
                                ? fmt::format("A check came out as {}", to_string(check.verdict))
                                : sentence_of(check);
  const Place place = place_to_look(check, folders);
  const Place of_case = in_repository(check.place, folders);
  Json more = Json::object();
  if (place.file != of_case.file && !of_case.file.empty()) {
    Json related = location(of_case);
    related["message"] = message("the case");
    more["relatedLocations"] = Json::array({related});
  }
  const bool alone = group.checks == 1;
  std::string text = message_of(check);
  if (!alone)
    text += fmt::format("\nthe same in {} more check{}", group.checks - 1, group.checks == 2 ? "" : "s");
  log.add(rule, about, check.verdict == Verdict::inconclusive ? "warning" : "error", text, place,
          {{"gradjudgeCheck/v1",
            alone ? fingerprint({check.implementation, check.suite, check.case_name, check.question, rule})
                  : fingerprint({check.implementation, check.reason, rule})}},
          more);
}

void add_line(Log& log, const DerivationResult& line, const RunFolders& folders) {
  const bool wrong = line.verdict == LineVerdict::wrong;
  std::string text = printable(clipped(line.reason));
  if (line.mend) text += (text.empty() ? "" : ". ") + printable(clipped(line.mend->sentence));
  if (line.cell) text += fmt::format(" (cell {} of the notebook, line {})", *line.cell, line.place.line);
  // A notebook's lines are those of a cell, not of the file.
  const Place place = in_repository(line.cell ? Place{line.place.file, 0, 0} : line.place, folders);
  log.add(wrong ? "derivation.wrong" : "derivation.unread",
          wrong ? "A line of a derivation does not have the value it should"
                : "A line of a derivation could not be read",
          wrong ? "error" : "note", text, place,
          {{"derivationLine/v1", fingerprint({line.question, line.latex})}});
}

void add_submission(Log& log, const SubmissionResult& submission) {
  const Place place{submission.id, 0, 0};
  if (const std::string& why = submission.could_not_be_graded; !why.empty()) {
    constexpr auto status = SubmissionStatus::could_not_be_graded;
    const std::string word(to_string(status));
    log.add("submission." + word, "A submission " + spoken(status), "warning", printable(clipped(why)), place,
            {{"gradjudgeSubmission/v1", fingerprint({submission.id, word})}});
  }
  for (const std::string& what : submission.review) {
    log.add("submission.review", "A person should look at a submission", "note", printable(clipped(what)),
            place, {{"gradjudgeSubmission/v1", fingerprint({submission.id, "review", what})}});
  }
}

Json notification(const char* level, const std::string& text) {
  return {{"level", level}, {"message", message(text)}};
}

Json invocation(const Results& results, std::size_t left_out) {
  Json notifications = Json::array();
  for (const std::string& note : results.notes)
    notifications.push_back(notification("note", printable(clipped(note))));
  if (left_out > 0) {
    notifications.push_back(
        notification("warning", fmt::format("{} more findings, left out for size", left_out)));
  }
  return {{"executionSuccessful", true}, {"toolExecutionNotifications", notifications}};
}

}  // namespace

std::string sarif_report(const Results& results) {
  Log log;
  for (const CheckGroup& group : not_passed(results)) add_checks(log, group, results.folders);
  for (const auto& line : results.derivations) {
    if (line.verdict == LineVerdict::wrong || line.verdict == LineVerdict::unread)
      add_line(log, line, results.folders);
  }
  for (const MistakeResult& mistake : results.mistakes) {
    if (!mistake.applies || !mistake.caught_by.empty()) continue;
    log.add("adequacy.survives", "The cases would let a known mistake through", "error",
            printable(clipped(mistake.id, longest_name)) + ": " + printable(clipped(mistake.sentence)), {},
            {{"gradjudgeMistake/v1", fingerprint({mistake.id})}});
  }
  for (const SubmissionResult& submission : results.submissions) add_submission(log, submission);

  const std::string name = printable(results.tool.name);
  const Json driver = {{"name", name.empty() ? "gradjudge" : name},
                       {"version", printable(results.tool.version)},
                       {"rules", log.rules()}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"columnKind", "unicodeCodePoints"},
                    {"invocations", Json::array({invocation(results, log.left_out())})},
                    {"results", log.results()}};
  const Json whole = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({run})}};
  return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gradjudge
