// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "checks/derivation/chain/chain.hpp"
#include "checks/derivation/evaluation/evaluator.hpp"
#include "checks/derivation/evaluation/same_value.hpp"
#include "checks/derivation/expression/latex_printer.hpp"
#include "checks/derivation/grade_derivation.hpp"
#include "checks/derivation/mend/edits.hpp"

namespace gradjudge {
namespace {

using namespace derivation;

struct RightFormula {
  const char* left;
  const char* right;
  const char* index;
  bool negatives;
};

const std::vector<RightFormula>& right_formulas() {
  static const std::vector<RightFormula> formulas{
      {"\\frac{\\partial J_{naive-softmax}}{\\partial v_c}", "U (\\hat{y} - y)", "", false},
      {"\\frac{\\partial J_{naive-softmax}}{\\partial v_c}", "-u_o + \\sum_{w \\in Vocab} \\hat{y}_w u_w", "",
       false},
      {"\\frac{\\partial J_{naive-softmax}}{\\partial v_c}",
       "-u_o + \\sum_{w \\in Vocab} \\frac{e^{u_w^T v_c}}{\\sum_{x \\in Vocab} e^{u_x^T v_c}} u_w", "",
       false},
      {"\\frac{\\partial J_{naive-softmax}}{\\partial u_{w \\neq o}}", "\\hat{y}_w v_c", "w", false},
      {"\\frac{\\partial J_{naive-softmax}}{\\partial u_o}", "(\\hat{y}_o - 1) v_c", "", false},
      {"\\frac{\\partial J_{naive-softmax}}{\\partial U}", "v_c (\\hat{y} - y)^T", "", false},
      {"\\frac{\\partial J_{neg-sample}}{\\partial v_c}",
       "(\\sigma(u_o^T v_c) - 1) u_o + \\sum_{k=1}^{K} (1 - \\sigma(-u_k^T v_c)) u_k", "", true},
      {"\\frac{\\partial J_{neg-sample}}{\\partial v_c}",
       "-\\sigma(-u_o^T v_c) u_o + \\sum_{k=1}^{K} \\sigma(u_k^T v_c) u_k", "", true},
      {"\\frac{\\partial J_{neg-sample}}{\\partial u_o}", "-(1 - \\sigma(u_o^T v_c)) v_c", "", true},
      {"\\frac{\\partial J_{neg-sample}}{\\partial u_k}", "(1 - \\sigma(-u_k^T v_c)) v_c", "k", true},
      {"\\frac{\\partial J_{neg-sample}}{\\partial u_k}",
       "-\\frac{1}{\\sigma(-u_k^T v_c)} \\sigma'(-u_k^T v_c) (-v_c)", "k", true},
      {"\\sigma'(x)", "\\sigma(x) (1 - \\sigma(x))", "", false},
      {"\\sigma'(x)", "\\frac{e^{-x}}{(1 + e^{-x})^2}", "", false},
      {"\\frac{\\partial J_{skip-gram}}{\\partial U}",
       "\\sum_{\\substack{-m \\le j \\le m \\\\ j \\neq 0}} \\frac{\\partial J(v_c, w_{t+j}, U)}{\\partial "
       "U}",
       "", false}};
  return formulas;
}

std::string document_of(const RightFormula& formula, const std::string& right) {
  // The orientation is declared, so that a transposition is a mistake and no convention.
  return fmt::format("With $\\theta = U^T v_c$ :\n\n$${} = {}$$\n", formula.left, right);
}

Expression expression_of(const RightFormula& formula) {
  const Document document = read_document("a.md", document_of(formula, formula.right), nullptr);
  const auto chains = chains_of(document, document.passages.back());
  return chains.at(0).steps.at(1).expression.value();
}

DerivationResult grade(const RightFormula& formula, const std::string& right, bool mends) {
  DerivationLimits limits;
  limits.mends = mends;
  const auto lines = grade_derivation("a.md", document_of(formula, right), nullptr, limits);
  return lines.empty() ? DerivationResult{} : lines.back();
}

enum class Change { none, value, no_value };

/// Whether an edit changes what the formula is worth, found without the grader: the edited formula beside the
/// right one, vectors as columns, in two worlds.
Change change_of(const RightFormula& formula, const Expression& before, const Expression& after) {
  Reading reading;
  reading.loss = formula.negatives ? LossInForce::negative_sampling : LossInForce::naive_softmax;
  reading.index = formula.index;
  for (const std::uint64_t seed : {5u, 6u}) {
    const World<Real> world = make_world(Scene::other_word, seed);
    try {
      const Value<Real> was = Evaluator<Real>(world, reading).evaluate(before);
      const Value<Real> is = Evaluator<Real>(world, reading).evaluate(after);
      if (!same_value(was, is)) return Change::value;
    } catch (const ShapeMismatch&) {
      return Change::value;
    } catch (const Unevaluable&) {
      return Change::no_value;
    }
  }
  return Change::none;
}

TEST(Mutation, AThousandEditsThatChangeTheValueAreNeverCalledRightAndMostAreMended) {
  std::map<std::string, int> verdicts;
  int mended = 0;
  int made = 0;
  std::mt19937 random(20240607);
  std::vector<Expression> expressions;
  std::vector<std::vector<Edit>> edits;
  for (const auto& formula : right_formulas()) {
    ASSERT_EQ(grade(formula, formula.right, false).verdict, LineVerdict::right) << formula.right;
    expressions.push_back(expression_of(formula));
    edits.push_back(single_edits(expressions.back(), {formula.index, formula.negatives, false}));
    ASSERT_FALSE(edits.back().empty());
  }
  while (made < 1000) {
    const std::size_t which = random() % right_formulas().size();
    const RightFormula& formula = right_formulas()[which];
    const Edit& edit = edits[which][random() % edits[which].size()];
    if (change_of(formula, expressions[which], edit.tree) != Change::value) continue;
    ++made;
    const DerivationResult judged = grade(formula, to_latex(edit.tree), true);
    ++verdicts[std::string(to_string(judged.verdict))];
    EXPECT_NE(judged.verdict, LineVerdict::right) << to_latex(edit.tree);
    if (!judged.mend) continue;
    ++mended;
    // A mend is proven: graded again, the mended line is right.
    const DerivationResult again = grade(formula, judged.mend->line, false);
    EXPECT_EQ(again.verdict, LineVerdict::right)
        << to_latex(edit.tree) << " -> " << judged.mend->line << " " << again.reason << again.convention;
  }
  fmt::print("of 1000: wrong {} (mended {}), right by convention {}, unread {}\n", verdicts["wrong"], mended,
             verdicts["right_by_convention"], verdicts["unread"]);
  // What is right by convention lacks a transpose or lies across; everything else is wrong.
  EXPECT_EQ(verdicts["wrong"] + verdicts["right_by_convention"], 1000);
  EXPECT_GE(verdicts["wrong"], 800);
  EXPECT_GE(mended * 10, verdicts["wrong"] * 9);
}

}  // namespace
}  // namespace gradjudge
