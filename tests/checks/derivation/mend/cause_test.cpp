// SPDX-License-Identifier: MIT
#include "checks/derivation/mend/cause.hpp"

#include <gtest/gtest.h>

#include "checks/derivation/expression/parser.hpp"
#include "checks/derivation/latex/simplify.hpp"
#include "checks/derivation/latex/tokenizer.hpp"

namespace gradjudge::derivation {
namespace {

Expression read(const char* latex) {
  const Tokens tokens = simplify(tokenize(latex, 0, 0));
  return parse_expression(tokens, 0, tokens.size()).expression;
}

std::string cause(const char* before, const char* after) {
  return cause_of(read(before), read(after));
}

TEST(Cause, NamesTheSlipThatAnEditPutsRight) {
  EXPECT_EQ(cause("\\sigma(u_k^T v_c)", "\\sigma(-u_k^T v_c)"), "the sign of σ's argument");
  EXPECT_EQ(cause("v_c", "-v_c"), "a sign");
  EXPECT_EQ(cause("y - \\hat y", "\\hat y - y"), "a sign");
  EXPECT_EQ(cause("y_w", "\\hat y_w"), "ŷ, not y");
  EXPECT_EQ(cause("u_k", "v_c"), "the wrong symbol");
  EXPECT_EQ(cause("U^T", "U"), "a transpose");
  EXPECT_EQ(cause("(\\hat y - y)^T v_c^T", "v_c (\\hat y - y)^T"),
            "the order of the factors, and their transposes");
  EXPECT_EQ(cause("\\sum_k \\sigma(u_k^T v_c) v_c", "\\sigma(u_k^T v_c) v_c"), "there is no sum here");
  EXPECT_EQ(cause("\\hat y_w u_w", "\\sum_w \\hat y_w u_w"), "the sum is missing");
  EXPECT_EQ(cause("\\sum_{-m < j < m} u_o", "\\sum_{-m \\le j \\le m} u_o"), "the limits of the sum");
  EXPECT_EQ(cause("1 + x", "(1 + x)^2"), "a power is missing");
}

TEST(Cause, OfAnEditWithoutANameIsEmpty) {
  EXPECT_EQ(cause("1", "2"), "");
}

}  // namespace
}  // namespace gradjudge::derivation
