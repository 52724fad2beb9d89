// SPDX-License-Identifier: MIT
#include "tools/report/services/ctrf_report.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "tools/fingerprint.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/services/test_entry.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

std::int64_t milliseconds(double seconds) {
  return std::isfinite(seconds) ? std::llround(std::clamp(seconds, 0.0, 1e12) * 1000) : 0;
}

const char* status_text(TestStatus status) {
  switch (status) {
    case TestStatus::passed:
      return "passed";
    case TestStatus::skipped:
      return "skipped";
    case TestStatus::failed:
    case TestStatus::error:
      break;
  }
  return "failed";
}

Json test(const TestEntry& entry) {
  Json json = {{"testId", fingerprint({entry.suite, entry.name})},
               {"name", entry.name},
               {"status", status_text(entry.status)},
               {"rawStatus", entry.verdict},
               {"duration", milliseconds(entry.seconds)},
               {"suite", Json::array({entry.suite})}};
  if (!entry.message.empty()) json["message"] = entry.message;
  if (!entry.details.empty()) json["trace"] = entry.details;
  if (!entry.place.file.empty()) json["filePath"] = entry.place.file;
  if (entry.place.line > 0) json["line"] = entry.place.line;
  if (!entry.tags.empty()) json["tags"] = entry.tags;
  Json parameters = Json::object();
  for (const auto& [name, value] : entry.parameters) parameters[name] = value;
  if (!parameters.empty()) json["parameters"] = parameters;
  return json;
}

}  // namespace

std::string ctrf_report(const Results& results) {
  Json tests = Json::array();
  std::set<std::string> suites;
  std::size_t passed = 0;
  std::size_t skipped = 0;
  for (const TestEntry& entry : test_entries(results)) {
    passed += entry.status == TestStatus::passed ? 1 : 0;
    skipped += entry.status == TestStatus::skipped ? 1 : 0;
    suites.insert(entry.suite);
    tests.push_back(test(entry));
  }
  const Json summary = {{"tests", tests.size()},
                        {"passed", passed},
                        {"failed", tests.size() - passed - skipped},
                        {"skipped", skipped},
                        {"pending", 0},
                        {"other", 0},
                        {"suites", suites.size()},
                        {"start", results.started},
                        {"stop", results.started + milliseconds(results.summary.seconds)}};
  const std::string name = printable(results.tool.name);
  Json tool = {{"name", name.empty() ? "gradjudge" : name},
               {"version", printable(results.tool.version)},
               {"extra",
                {{"commit", printable(results.tool.commit)},
                 {"precision_bits", results.tool.precision_bits},
                 {"sandbox", printable(results.tool.sandbox)}}}};
  Json whole = {{"reportFormat", "CTRF"},
                {"specVersion", "1.0.0"},
                {"results", {{"tool", tool}, {"summary", summary}, {"tests", tests}}}};
  Json notes = Json::array();
  for (const std::string& note : results.notes) notes.push_back(printable(note));
  if (!notes.empty()) whole["results"]["extra"] = {{"notes", notes}};
  return whole.dump(2) + "\n";
}

}  // namespace gradjudge
