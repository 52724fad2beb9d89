// SPDX-License-Identifier: MIT
#include "cases/load/load_suite.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "cases/format/findings.hpp"
#include "cases/format/mapping.hpp"
#include "cases/format/read_case.hpp"
#include "cases/format/yaml_file.hpp"

namespace gradjudge {
namespace {

const std::string start_a_suite = "start one with: gradjudge cases new --loss naive_softmax";

void find_repeated_names(const Suite& suite, Findings& findings) {
  std::map<std::string, Place> first;
  for (const Case& a_case : suite.cases) {
    const auto [known, is_new] = first.try_emplace(a_case.name, a_case.place);
    if (is_new || a_case.name.empty()) continue;
    findings.add(a_case.place, fmt::format("a case is named {} again", a_case.name),
                 fmt::format("names that differ (the first is on line {})", known->second.line),
                 "rename one of them");
  }
}

}  // namespace

Suite parse_suite(const std::string& text, const std::string& file) {
  Findings findings(file);
  const YAML::Node document = parse_document(text, "a suite of cases", start_a_suite, findings);
  const Mapping mapping = read_mapping(document, MappingKind::suite, "", findings);
  Suite suite{
      mapping.get_or<std::string>("suite", ""), mapping.get_or<std::string>("description", ""), file, {}};
  const CaseDefaults defaults{mapping.get_or<std::string>("loss", ""),
                              mapping.get_or<std::string>("inner", "naive_softmax"),
                              mapping.get_or<std::vector<std::string>>("tags", {})};
  if (const auto* cases = mapping.find<YAML::Node>("cases")) {
    for (const YAML::Node& node : *cases) suite.cases.push_back(read_case(node, defaults, findings));
  }
  find_repeated_names(suite, findings);
  findings.throw_if_any();
  return suite;
}

Suite load_suite(const std::filesystem::path& path) {
  return parse_suite(read_yaml_file(path), path.string());
}

}  // namespace gradjudge
