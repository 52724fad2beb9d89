// SPDX-License-Identifier: MIT
#include "cases/load_suite.hpp"

#include <fmt/format.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <vector>

#include "cases/format/findings.hpp"
#include "cases/format/mapping.hpp"
#include "cases/format/read_case.hpp"
#include "cases/format/scalar.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t largest_file = 32U << 20U;

const std::string start_a_suite = "start one with: gradjudge cases new --loss naive_softmax";

void refuse_file(const std::string& file, std::string what, std::string expected, std::string remedy) {
  throw InvalidFile({{{file, 0, 0}, std::move(what), std::move(expected), std::move(remedy)}});
}

/// No more than the limit, so that a pipe or a device without end comes to an end as well.
std::string read_up_to(std::istream& stream, std::size_t limit) {
  std::string text;
  std::array<char, 65536> chunk{};
  while (text.size() < limit && stream) {
    stream.read(chunk.data(), static_cast<std::streamsize>(std::min(chunk.size(), limit - text.size())));
    text.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
  }
  return text;
}

/// The only document of the text. YAML's own errors end the reading: what follows them cannot be trusted.
YAML::Node parse_document(const std::string& text, Findings& findings) {
  std::vector<YAML::Node> documents;
  try {
    documents = YAML::LoadAll(text);
  } catch (const YAML::DeepRecursion& error) {
    findings.add(findings.place(error.mark), "lists or mappings are nested too deeply here",
                 "three or four levels", "close the brackets or mend the indentation");
    findings.throw_if_any();
  } catch (const YAML::Exception& error) {
    findings.add(findings.place(error.mark), "this is not YAML: " + visible(error.msg), "a YAML file",
                 "mend the quotes, brackets or indentation here or just before");
    findings.throw_if_any();
  }
  const Place top = findings.place({});
  if (documents.empty() || documents.front().IsNull()) {
    findings.add(top, "the file is empty", "a suite of cases", start_a_suite);
  } else if (documents.size() > 1) {
    findings.add(documents[1], "a second YAML document begins", "one suite a file",
                 "move it to a file of its own");
  }
  findings.throw_if_any();
  return documents.front();
}

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
  const YAML::Node document = parse_document(text, findings);
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
  const std::string file = path.string();
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    refuse_file(file, "this is a folder", "a file", "name a file in it");
  }
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    refuse_file(file, fmt::format("the file cannot be read ({})", std::strerror(errno)), "a YAML file",
                "check the path and its permissions");
  }
  const std::string text = read_up_to(stream, largest_file + 1);
  if (text.size() > largest_file) {
    refuse_file(file, "the file is too large", fmt::format("at most {} bytes", largest_file),
                "split the suite or use random inputs");
  }
  return parse_suite(text, file);
}

}  // namespace gradjudge
