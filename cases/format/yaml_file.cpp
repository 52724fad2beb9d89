// SPDX-License-Identifier: MIT
#include "cases/format/yaml_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "cases/bounded/yaml.hpp"
#include "cases/format/scalar.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t largest_file = YamlLimits{}.bytes;

[[noreturn]] void refuse_file(const std::string& file, std::string what, std::string expected,
                              std::string remedy) {
  throw InvalidFile({{{file, 0, 0}, std::move(what), std::move(expected), std::move(remedy)}});
}

}  // namespace

std::string read_yaml_file(const std::filesystem::path& path) {
  const std::string file = path.string();
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    refuse_file(file, "this is a folder", "a file", "name a file in it");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    refuse_file(file, fmt::format("the file cannot be read ({})", std::strerror(errno)), "a YAML file",
                "check the path and its permissions");
  }
  std::string text;
  std::array<char, 65536> chunk{};
  while (text.size() <= largest_file && stream) {
    stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    text.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (text.size() > largest_file) {
    refuse_file(file, "the file is too large", fmt::format("at most {} bytes", largest_file),
                "split the suite or use random inputs");
  }
  return text;
}

YAML::Node parse_document(const std::string& text, const std::string& expected, const std::string& remedy,
                          Findings& findings) {
  try {
    YAML::Node document = read_yaml(text);
    if (document.IsNull()) findings.add(findings.place({}), "the file is empty", expected, remedy);
    findings.throw_if_any();
    return document;
  } catch (const InvalidYaml& error) {
    findings.add(findings.place(error.mark), visible(error.what()), error.expected, error.remedy);
  }
  findings.throw_if_any();
  return {};
}

}  // namespace gradjudge
