// SPDX-License-Identifier: MIT
#include "tools/report/junit_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "tools/report/check_text.hpp"
#include "tools/report/implementation_text.hpp"
#include "tools/report/summary_text.hpp"
#include "tools/report/utf8.hpp"

namespace gradjudge {
namespace {

std::string xml_text(std::string_view text) {
  std::string legal;
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    const char32_t code = character.code;
    const bool forbidden =
        (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0xFFFE || code == 0xFFFF;
    if (!character.valid) {
      legal += "\uFFFD";
    } else if (!forbidden) {
      legal += text.substr(0, character.bytes);
    }
    text.remove_prefix(character.bytes);
  }
  return legal;
}

void set(pugi::xml_node node, const char* attribute, std::string_view value) {
  node.append_attribute(attribute).set_value(xml_text(value).c_str());
}

void set_counts(pugi::xml_node node, const Summary& count) {
  set(node, "tests", fmt::format("{}", count.pass + count.fail + count.inconclusive + count.error));
  set(node, "failures", fmt::format("{}", count.fail + count.inconclusive));
  set(node, "errors", fmt::format("{}", count.error));
  set(node, "skipped", "0");
  set(node, "time", fmt::format("{:.6f}", count.seconds));
}

// A testsuite being filled, and the names that its test cases have already.
struct OpenSuite {
  pugi::xml_node node;
  std::set<std::string> names;

  pugi::xml_node add(const std::string& name) {
    std::string unique = name;
    for (int copy = 2; !names.insert(unique).second; ++copy) unique = fmt::format("{} ({})", name, copy);
    pugi::xml_node test = node.append_child("testcase");
    test.append_attribute("classname").set_value(node.attribute("name").value());
    test.append_attribute("name").set_value(unique.c_str());
    return test;
  }
};

OpenSuite open_suite(pugi::xml_node root, std::string_view name, const Summary& count) {
  pugi::xml_node node = root.append_child("testsuite");
  set(node, "name", name);
  set_counts(node, count);
  return {node, {}};
}

std::vector<std::string> all_implementation_lines(const Results& results) {
  std::vector<std::string> all;
  for (const CheckedImplementation& implementation : results.implementations) {
    for (auto& line : implementation_lines(implementation)) all.push_back(std::move(line));
  }
  return all;
}

// JUnit has no place for remarks on a whole suite but its properties.
void add_properties(pugi::xml_node suite, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  pugi::xml_node properties = suite.append_child("properties");
  for (const std::string& line : lines) {
    pugi::xml_node property = properties.append_child("property");
    set(property, "name", "implementation");
    set(property, "value", line);
  }
}

void add_check(OpenSuite& suite, const CheckResult& check) {
  pugi::xml_node test =
      suite.add(xml_text(fmt::format("{} {} {}", check.case_name, check.question, check.implementation)));
  set(test, "time", fmt::format("{:.6f}", check.seconds));
  if (!check.place.file.empty()) set(test, "file", check.place.file);
  if (check.verdict == Verdict::pass) return;
  pugi::xml_node problem = test.append_child(check.verdict == Verdict::error ? "error" : "failure");
  set(problem, "message", check_heading(check));
  set(problem, "type", to_string(check.verdict));
  problem.text().set(xml_text(check_details(check)).c_str());
}

Summary count_mistakes(const Results& results) {
  Summary count;
  for (const MistakeResult& mistake : results.mistakes) {
    if (mistake.applies) ++(mistake.caught_by.empty() ? count.fail : count.pass);
  }
  return count;
}

void add_mistakes(pugi::xml_node root, const Results& results, const Summary& count) {
  OpenSuite suite = open_suite(root, "known mistakes", count);
  for (const MistakeResult& mistake : results.mistakes) {
    if (!mistake.applies) continue;
    pugi::xml_node test = suite.add(xml_text(mistake.id));
    if (!mistake.caught_by.empty()) continue;
    pugi::xml_node failure = test.append_child("failure");
    set(failure, "message", "no case catches the known mistake " + mistake.id);
    set(failure, "type", "survives");
    failure.text().set(xml_text(mistake.sentence).c_str());
  }
}

}  // namespace

std::string junit_report(const Results& results) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "UTF-8");
  pugi::xml_node root = document.append_child("testsuites");
  set(root, "name", "gradjudge");
  const Summary mistakes = count_mistakes(results);
  Summary whole = results.summary;
  whole.pass += mistakes.pass;
  whole.fail += mistakes.fail;
  set_counts(root, whole);

  const std::vector<std::string> allowed = all_implementation_lines(results);
  std::map<std::string, OpenSuite> suites;
  for (const SuiteCount& suite : count_by_suite(results)) {
    suites.emplace(suite.suite, open_suite(root, suite.suite, suite.count));
    add_properties(suites.at(suite.suite).node, allowed);
  }
  for (const CheckResult& check : results.checks) add_check(suites.at(check.suite), check);
  if (!results.mistakes.empty()) add_mistakes(root, results, mistakes);

  std::ostringstream text;
  document.save(text, "  ");
  return text.str();
}

}  // namespace gradjudge
