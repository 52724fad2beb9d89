// SPDX-License-Identifier: MIT
#include "checks/derivation/evaluation/definitions.hpp"

#include <gtest/gtest.h>

#include "checks/derivation/expression/latex_printer.hpp"
#include "checks/derivation/expression/parser.hpp"
#include "checks/derivation/latex/simplify.hpp"
#include "checks/derivation/latex/tokenizer.hpp"

namespace gradjudge::derivation {
namespace {

Expression read(const char* latex) {
  const Tokens tokens = simplify(tokenize(latex, 0, 0));
  return parse_expression(tokens, 0, tokens.size()).expression;
}

std::string meaning(const Definitions& definitions, const char* name) {
  const auto found = definitions.meaning_of(read(name));
  return found ? to_latex(*found) : "none";
}

TEST(Definitions, ANameStandsForWhatItWasDefinedAs) {
  Definitions definitions;
  definitions.define(read("a"), read("\\sigma(u_o^T v_c)"));
  EXPECT_EQ(meaning(definitions, "a"), "\\sigma(u_o^T v_c)");
  EXPECT_EQ(meaning(definitions, "b"), "none");
  EXPECT_TRUE(definitions.used_in(read("(a - 1) v_c")));
  EXPECT_FALSE(definitions.used_in(read("(b - 1) v_c")));
}

TEST(Definitions, AnIndexIsPutInAndAParticularOneGoesFirst) {
  Definitions definitions;
  definitions.define(read("s_k"), read("\\sigma(-u_k^T v_c)"));
  definitions.define(read("s_o"), read("\\sigma(u_o^T v_c)"));
  EXPECT_EQ(meaning(definitions, "s_j"), "\\sigma(-u_j^T v_c)");
  EXPECT_EQ(meaning(definitions, "s_o"), "\\sigma(u_o^T v_c)");
}

TEST(Definitions, ASumThatBindsTheLetterKeepsIt) {
  Definitions definitions;
  definitions.define(read("p_w"), read("\\hat{y}_w + \\sum_w u_w"));
  EXPECT_EQ(meaning(definitions, "p_x"), "\\hat{y}_x + \\sum_{w} u_w");
}

TEST(Definitions, NeitherTheCoursesNamesNorCirclesAreTaken) {
  Definitions definitions;
  definitions.define(read("u_o"), read("v_c"));
  definitions.define(read("a"), read("a + 1"));
  EXPECT_TRUE(definitions.empty());
}

}  // namespace
}  // namespace gradjudge::derivation
