// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tests/fuzz/campaign.hpp"
#include "tools/submission/notebook_text.hpp"

namespace gradjudge::fuzz {
namespace {

TEST(FuzzNotebook, WithoutOutputs) {
  const Corpus corpus{
      {R"({"nbformat": 4, "cells": [
             {"cell_type": "markdown", "source": ["# a\n", "b"], "attachments": {"a.png": {"image/png": "AAAA"}}},
             {"cell_type": "code", "source": "x = 1\n", "outputs": [{"data": {"text": [[1, 2], {"a": null}]}}]}]})",
       R"({"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": ["y = 2"], "outputs": []}]}]})"},
      {"[",
       "]",
       "{",
       "}",
       ",",
       ":",
       "\"",
       "\\",
       "null",
       "1e400",
       "\"cells\"",
       "\"source\"",
       "\"outputs\"",
       "\"input\"",
       "\"worksheets\"",
       "\"cell_type\": 5,",
       "[[[[[[[[",
       "{\"a\":",
       "\xff",
       "\\ud800"}};
  campaign(corpus, 1000, [](const std::string& text) { without_outputs(text); });
}

}  // namespace
}  // namespace gradjudge::fuzz
