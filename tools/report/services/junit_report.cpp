// SPDX-License-Identifier: MIT
#include "tools/report/services/junit_report.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cmath>
#include <ctime>
#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "tools/inert/utf8.hpp"
#include "tools/report/services/test_entry.hpp"
#include "tools/report/text/implementation_text.hpp"

namespace gradjudge {
namespace {

/// The text without the two characters that are printable, but that XML 1.0 forbids.
std::string xml_text(std::string_view text) {
  std::string legal;
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    if (character.code != 0xFFFE && character.code != 0xFFFF) legal += text.substr(0, character.bytes);
    text.remove_prefix(character.bytes);
  }
  return legal;
}

void set(pugi::xml_node node, const char* attribute, std::string_view value) {
  node.append_attribute(attribute).set_value(xml_text(value).c_str());
}

/// The schema wants at most three decimals.
void set_time(pugi::xml_node node, double seconds) {
  set(node, "time", fmt::format("{:.3f}", std::isfinite(seconds) ? std::max(seconds, 0.0) : 0.0));
}

struct SuiteOfTests {
  std::string name;
  std::vector<const TestEntry*> tests;

  std::size_t count(TestStatus status) const {
    return static_cast<std::size_t>(std::count_if(
        tests.begin(), tests.end(), [&](const TestEntry* test) { return test->status == status; }));
  }
};

/// In the order in which the suites first appear.
std::vector<SuiteOfTests> suites_of(const std::vector<TestEntry>& entries) {
  std::vector<SuiteOfTests> suites;
  std::map<std::string, std::size_t> positions;
  for (const TestEntry& entry : entries) {
    const auto [position, is_new] = positions.try_emplace(entry.suite, suites.size());
    if (is_new) suites.push_back({entry.suite, {}});
    suites[position->second].tests.push_back(&entry);
  }
  return suites;
}

void set_counts(pugi::xml_node node, const SuiteOfTests& suite) {
  set(node, "tests", fmt::format("{}", suite.tests.size()));
  set(node, "failures", fmt::format("{}", suite.count(TestStatus::failed)));
  set(node, "errors", fmt::format("{}", suite.count(TestStatus::error)));
}

const char* problem_element(TestStatus status) {
  return status == TestStatus::error ? "error" : status == TestStatus::skipped ? "skipped" : "failure";
}

void add_test(pugi::xml_node suite, const TestEntry& entry) {
  pugi::xml_node test = suite.append_child("testcase");
  set(test, "classname", entry.suite);
  set(test, "name", entry.name);
  set_time(test, entry.seconds);
  if (entry.status == TestStatus::passed) return;
  pugi::xml_node problem = test.append_child(problem_element(entry.status));
  set(problem, "message", entry.message);
  set(problem, "type", entry.verdict);
  problem.text().set(xml_text(entry.details).c_str());
}

// JUnit has no place for remarks on a whole suite but its properties.
void add_properties(pugi::xml_node suite, const Results& results) {
  pugi::xml_node properties;
  for (const CheckedImplementation& implementation : results.implementations) {
    for (const std::string& line : implementation_lines(implementation)) {
      if (!properties) properties = suite.append_child("properties");
      pugi::xml_node property = properties.append_child("property");
      set(property, "name", "implementation");
      set(property, "value", line);
    }
  }
}

void add_suite(pugi::xml_node root, const SuiteOfTests& suite, const Results& results) {
  pugi::xml_node node = root.append_child("testsuite");
  set(node, "name", suite.name);
  set_counts(node, suite);
  set(node, "skipped", fmt::format("{}", suite.count(TestStatus::skipped)));
  double seconds = 0;
  for (const TestEntry* test : suite.tests) seconds += test->seconds;
  set_time(node, seconds);
  if (results.started > 0) {
    set(node, "timestamp",
        fmt::format("{:%Y-%m-%dT%H:%M:%S}", fmt::gmtime(static_cast<std::time_t>(results.started / 1000))));
  }
  const std::string& file = suite.tests.front()->place.file;
  if (!file.empty()) set(node, "file", file);
  add_properties(node, results);
  for (const TestEntry* test : suite.tests) add_test(node, *test);
}

}  // namespace

std::string junit_report(const Results& results) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "UTF-8");
  const std::vector<TestEntry> entries = test_entries(results);
  SuiteOfTests whole;
  for (const TestEntry& entry : entries) whole.tests.push_back(&entry);
  pugi::xml_node root = document.append_child("testsuites");
  set(root, "name", "gradjudge");
  set_counts(root, whole);
  set_time(root, results.summary.seconds);
  for (const SuiteOfTests& suite : suites_of(entries)) add_suite(root, suite, results);
  std::ostringstream text;
  document.save(text, "  ");
  return text.str();
}

}  // namespace gradjudge
