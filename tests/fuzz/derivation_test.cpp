// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "checks/derivation/grade_derivation.hpp"
#include "tests/fuzz/campaign.hpp"

namespace gradjudge::fuzz {
namespace {

const std::vector<std::string> formulas{
    R"(\frac{\partial J}{\partial v_c} = -u_o + \sum_{w=1}^{V} \hat y_w u_w = U(\hat y - y))",
    R"(\frac{\partial J_{neg-sample}}{\partial u_k} = \sum_{k=1}^K (1 - \sigma(-u_k^T v_c)) v_c)",
    R"(J = -\log \sigma(u_o^\top v_c) - \sum_{1 \le s \le K, 1 \le x \le K} \log(\sigma(-u_s^\top v_c)))",
    R"(\sum_{w=0}^V\hat y_w = \sum_{\substack{-m \le j \le m \\ j \ne 0}} u_{w_{t+j}})",
    R"(\frac{\partial J_{skip-gram}}{\partial U} = \sum_{-m \leq j \leq m, j \neq 0} \frac{\partial J(v_c, w_{t+j}, U)}{\partial U})",
    R"(\sigma'(x) = \frac{e^{x}}{(e^{x}+1)^2} = \sigma(x)(1 - \sigma(x)) \quad \text{for $x > 0$})",
    R"(\begin{aligned} f'(x) &= \begin{cases} 1 & x > 0 \\ \alpha & x < 0 \end{cases} \\ &= 1\{x>0\} \end{aligned})",
    R"([\hat y_1 v_c, \hat y_2 v_c, \dots, (\hat y_o - 1) v_c, \dots, \hat y_V v_c]^T = v_c(\hat y - y)^T)",
    R"(\newcommand{\pp}[2]{\frac{\partial #1}{\partial #2}} \pp{J}{u_w} = \left\{ \hat y_w v_c \right. \Vert x \Vert)",
    R"(\hat y_o = P(O=o \mid C=c) = \frac{\exp(u_o^T v_c)}{\sum_{w \in Vocab}\exp(u_w^T v_c)} = \mathrm{softmax}(\theta)_o)"};

const std::vector<std::string> pieces{"{",
                                      "}",
                                      "$",
                                      "$$",
                                      "\\[",
                                      "\\]",
                                      "\\begin{align}",
                                      "\\end{align}",
                                      "\\begin{cases}",
                                      "\\end{cases}",
                                      "\\frac",
                                      "\\frac{1}{",
                                      "\\sum_{w=0}^V",
                                      "\\sum_{w=-1}^{V+1}",
                                      "\\sum_{",
                                      "_",
                                      "^",
                                      "_{",
                                      "^{",
                                      "&",
                                      "\\\\",
                                      "=",
                                      "<",
                                      "\\le",
                                      "|",
                                      "\\|",
                                      "(",
                                      ")",
                                      "[",
                                      "]",
                                      "\\left(",
                                      "\\right.",
                                      "\\dots",
                                      "...",
                                      "\\text{if $",
                                      "u_{-1}",
                                      "u_{0}",
                                      "u_{V+1}",
                                      "\\hat y_{-1}",
                                      "\\hat y_{99}",
                                      "w_{t-9}",
                                      "\\partial",
                                      "\\nabla_{",
                                      "\\def\\q{\\q\\q}",
                                      "\\newcommand{\\q}[9]{#9}",
                                      "\\q",
                                      "\\input{a}",
                                      "\\input{",
                                      "\\begin{",
                                      "\\end{",
                                      "'",
                                      "''''",
                                      ".",
                                      "1.2.3",
                                      "1e9",
                                      "999999",
                                      "%",
                                      "#",
                                      "~",
                                      "\xff",
                                      "\xc3\xa9",
                                      "\xe2\x88\x91",
                                      "\n\n",
                                      "```math",
                                      "```",
                                      "#+begin_src",
                                      "\"",
                                      "[[[",
                                      "1\\{",
                                      "P(",
                                      "J(",
                                      "J_{",
                                      "K",
                                      "V",
                                      "m",
                                      "t",
                                      "o",
                                      "c",
                                      ",",
                                      ";",
                                      "\\in",
                                      "\\notin",
                                      "^T",
                                      "^{-1}",
                                      "^\\top"};

std::vector<std::string> documents(const std::string& before, const std::string& between,
                                   const std::string& after) {
  std::vector<std::string> texts;
  std::string all = before;
  for (const auto& formula : formulas) {
    texts.push_back(before + formula + after);
    all += formula + between;
  }
  texts.push_back(all + after);
  return texts;
}

/// Reads the text as the document of that name; it may include itself.
void read(const std::string& file, const std::string& text) {
  DerivationLimits limits;
  limits.seconds = 1;
  try {
    grade_derivation(
        file, text, [&](const std::string&) { return std::optional(text); }, limits);
  } catch (const derivation::UnreadableDocument&) {
  }
}

TEST(FuzzDerivation, Markdown) {
  campaign({documents("# Naive softmax\n\n$$", "$$\n\nand so\n\n$$", "$$\n"), pieces}, 60,
           [](const std::string& text) { read("a.md", text); });
}

TEST(FuzzDerivation, Latex) {
  campaign({documents("\\documentclass{article}\\begin{document}\n\\section{Negative sampling}\n\\[",
                      "\\]\n\\[", "\\]\n\\end{document}\n"),
            pieces},
           60, [](const std::string& text) { read("a.tex", text); });
}

TEST(FuzzDerivation, Org) {
  campaign(
      {documents("* Skip-gram\n\\begin{align}", "\\end{align}\n\\begin{align*}", "\\end{align*}"), pieces},
      30, [](const std::string& text) { read("a.org", text); });
}

TEST(FuzzDerivation, Notebooks) {
  std::vector<std::string> texts;
  for (const std::string& formula : formulas) {
    const nlohmann::json cell = {{"cell_type", "markdown"}, {"source", {"$$" + formula + "$$\n", "text"}}};
    const nlohmann::json code = {{"cell_type", "code"}, {"source", "x = 1"}};
    texts.push_back(nlohmann::json{{"cells", {cell, code}}}.dump());
  }
  std::vector<std::string> json = pieces;
  json.insert(json.end(),
              {"\"cell_type\"", "\"markdown\"", "\"source\"", "{", "}", "[", "]", ":", "null", "7"});
  campaign({texts, json}, 100, [](const std::string& text) { read("a.ipynb", text); });
}

/// A formula without a document around it changes more with each change.
TEST(FuzzDerivation, Formulas) {
  campaign({formulas, pieces}, 150, [](const std::string& text) { read("a.md", "$$" + text + "$$"); });
}

}  // namespace
}  // namespace gradjudge::fuzz
