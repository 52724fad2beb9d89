// SPDX-License-Identifier: MIT
#include "cases/formula/loss_suite.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

#include "cases/format/findings.hpp"
#include "cases/format/scalar.hpp"
#include "cases/format/value.hpp"
#include "cases/format/yaml_file.hpp"
#include "cases/formula/keyed_values.hpp"
#include "cases/formula/read_loss_case.hpp"
#include "cases/formula/read_loss_text.hpp"

namespace gradjudge {
namespace {

constexpr std::array suite_keys = {std::string_view("suite"), std::string_view("description"),
                                   std::string_view("loss"), std::string_view("cases")};

std::shared_ptr<const formula::Loss> read_the_loss(const YAML::Node& node, Findings& findings) {
  const std::size_t before = findings.count();
  const LossNodes nodes = read_loss_text(node, findings);
  if (findings.count() > before) return nullptr;
  std::vector<formula::TextProblem> problems;
  auto loss = formula::read_loss(nodes.text, problems);
  for (const auto& problem : problems) add_problem(nodes, problem, findings);
  return loss ? std::make_shared<const formula::Loss>(std::move(*loss)) : nullptr;
}

}  // namespace

bool defines_its_loss(const std::string& yaml) {
  try {
    const YAML::Node document = YAML::Load(yaml);
    return document.IsMap() && document["loss"] && document["loss"].IsMap();
  } catch (const YAML::Exception&) {
    return false;
  }
}

LossSuite parse_loss_suite(const std::string& yaml, const std::string& file) {
  Findings findings(file);
  const YAML::Node document =
      parse_document(yaml, "a suite of cases", "start with suite: and loss:", findings);
  const auto values = keyed_values(document, suite_keys, findings);
  LossSuite suite;
  suite.file = file;
  const auto read = [&](const char* key, auto reader) {
    const auto found = values.find(key);
    return found == values.end() ? std::string() : reader(found->second, key, findings).value_or("");
  };
  suite.name = read("suite", read_name);
  suite.description = read("description", read_text);
  if (!values.contains("suite")) findings.add(document, "the suite has no name", "suite: NAME", "add it");
  if (values.contains("loss")) suite.loss = read_the_loss(values.at("loss"), findings);
  findings.throw_if_any();
  if (!values.contains("cases") || !values.at("cases").IsSequence() || values.at("cases").size() == 0) {
    findings.add(document, "there are no cases", "a list of cases",
                 "add cases: with name, sizes and random: {seed: 1}");
    findings.throw_if_any();
  }
  std::map<std::string, int> lines;
  for (const auto& node : values.at("cases")) {
    suite.cases.push_back(read_loss_case(node, *suite.loss, findings));
    const LossCase& one = suite.cases.back();
    const auto [first, is_new] = lines.try_emplace(one.name, one.place.line);
    if (!is_new && !one.name.empty())
      findings.add(one.place, fmt::format("a case is named {} again", one.name),
                   fmt::format("names that differ (the first is on line {})", first->second),
                   "rename one of them");
  }
  findings.throw_if_any();
  return suite;
}

LossSuite load_loss_suite(const std::filesystem::path& path) {
  return parse_loss_suite(read_yaml_file(path), path.string());
}

}  // namespace gradjudge
