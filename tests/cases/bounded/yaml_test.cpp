// SPDX-License-Identifier: MIT
#include "cases/bounded/yaml.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

std::string repeated(const std::string& part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

/// line:column and why the text is not read; empty if it is.
std::string refusal(const std::string& text, const YamlLimits& limits = {}) {
  try {
    read_yaml(text, limits);
  } catch (const InvalidYaml& error) {
    return std::to_string(error.mark.line + 1) + ":" + std::to_string(error.mark.column + 1) + ": " +
           error.what();
  }
  return "";
}

TEST(ReadYaml, ReadsTheOnlyDocument) {
  EXPECT_EQ(read_yaml("a: [1, {b: c}]")["a"][1]["b"].as<std::string>(), "c");
  EXPECT_EQ(read_yaml("---\na: 1\n...\n")["a"].as<int>(), 1);
  EXPECT_TRUE(read_yaml("").IsNull());
  EXPECT_TRUE(read_yaml("# words\n").IsNull());
  EXPECT_EQ(refusal("a: 1\n---\nb: 2\n"), "2:1: a second YAML document begins");
}

TEST(ReadYaml, ComesToAnEndWhereYamlCppDoesNot) {
  for (const char* text : {",", ",,", "}", "]", "a: 1\n,", "- 1\n]", "? ,", "[1]\n,"})
    EXPECT_NE(refusal(text), "") << text;
}

TEST(ReadYaml, StopsAtWhatIsNestedTooDeeply) {
  EXPECT_EQ(refusal(repeated("[", 32) + repeated("]", 32)), "");
  EXPECT_EQ(refusal(repeated("[", 33) + repeated("]", 33)),
            "1:33: lists or mappings are nested too deeply here");
  for (const char* opening : {"[", "{", "- ", "? ", "[{", "{a: "})
    EXPECT_NE(refusal(repeated(opening, 200'000)), "") << opening;
}

TEST(ReadYaml, CountsWhatAliasesStandFor) {
  std::string text = "a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 1; k < 10; ++k) text += ", " + before;
    text += "]\n";
  }
  EXPECT_EQ(refusal(text), "7:20: the file has too many values");
  EXPECT_EQ(refusal("a: &a [1, *a]"), "1:11: an alias stands inside of what it stands for");
  EXPECT_EQ(refusal("a: &a [1, 2]\nb: [*a, *a]", YamlLimits{100, 32, 13}), "");
  EXPECT_NE(refusal("a: &a [1, 2]\nb: [*a, *a]", YamlLimits{100, 32, 12}), "");
}

TEST(ReadYaml, StopsAtTooManyValuesOrBytes) {
  EXPECT_EQ(refusal("[1, 2]", YamlLimits{6, 32, 3}), "");
  EXPECT_NE(refusal("[1, 2]", YamlLimits{6, 32, 2}), "");
  EXPECT_NE(refusal("[1, 2]", YamlLimits{5, 32, 3}), "");
}

}  // namespace
}  // namespace gradjudge
