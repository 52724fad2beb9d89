// SPDX-License-Identifier: MIT
#include "reference/mistakes/families.hpp"
#include "reference/mistakes/make_mistake.hpp"

namespace gradjudge {
namespace {

/// wrong(problem) → evaluation.
template <class Wrong>
Mistake cbow_mistake(std::string id, std::string sentence, Wrong wrong) {
  return make_mistake(std::move(id), std::move(sentence), {"cbow"}, std::move(wrong));
}

template <class Scalar>
Scalar context_size(const CbowProblem<Scalar>& problem) {
  return Scalar(static_cast<double>(problem.context.size()));
}

/// The evaluation with v̂ the mean of the context's vectors; V's gradient is that of the mean.
template <class Scalar>
Evaluation<Scalar> averaged(const CbowProblem<Scalar>& problem) {
  CbowProblem<Scalar> of_mean = problem;
  of_mean.V /= context_size(problem);
  auto evaluation = evaluate(of_mean);
  evaluation.at("V").values /= context_size(problem);
  return evaluation;
}

template <class Scalar>
Vector<Scalar> v_hat_gradient(const CbowProblem<Scalar>& problem) {
  return std::visit(
      [](const auto& inner) -> Vector<Scalar> { return evaluate(inner).at("v_c").values.col(0); },
      pair(problem));
}

std::vector<Mistake> mean_mistakes() {
  return {
      cbow_mistake(
          "context-averaged",
          "v̂ is taken as the mean of the context's vectors, and the gradient follows; here it is their sum.",
          []<class Scalar>(const CbowProblem<Scalar>& problem) { return averaged(problem); }),
      cbow_mistake(
          "context-averaged-forward-only",
          "v̂ is taken as the mean of the context's vectors, but V's gradient as if it were their sum; "
          "here it is the sum throughout.",
          []<class Scalar>(const CbowProblem<Scalar>& problem) {
            auto evaluation = averaged(problem);
            evaluation.at("V").values *= context_size(problem);
            return evaluation;
          }),
      cbow_mistake(
          "context-averaged-backward-only",
          "V's gradient is divided by the number of context words; v̂ is their sum, so each gets all of "
          "v̂'s gradient.",
          []<class Scalar>(const CbowProblem<Scalar>& problem) {
            auto evaluation = evaluate(problem);
            evaluation.at("V").values /= context_size(problem);
            return evaluation;
          }),
  };
}

std::vector<Mistake> row_mistakes() {
  return {
      cbow_mistake(
          "repeated-context-word-once-in-V",
          "A word that stands in the context m times gets v̂'s gradient once (numpy's grad[indices] += does "
          "that); it gets it m times.",
          []<class Scalar>(const CbowProblem<Scalar>& problem) {
            auto evaluation = evaluate(problem);
            evaluation.at("V").values.rowwise() = v_hat_gradient(problem).transpose();
            return evaluation;
          }),
      cbow_mistake("only-last-context-word-in-V",
                   "Only the last context word's row of V gets v̂'s gradient; every context word's does.",
                   []<class Scalar>(const CbowProblem<Scalar>& problem) {
                     auto evaluation = evaluate(problem);
                     evaluation.at("V").touched = {problem.context.back()};
                     evaluation.at("V").values = v_hat_gradient(problem).transpose();
                     return evaluation;
                   }),
      cbow_mistake(
          "context-gradient-in-row-of-o",
          "v̂'s gradient is put in the predicted word's row of V; it belongs in the context words' rows.",
          []<class Scalar>(const CbowProblem<Scalar>& problem) {
            auto evaluation = evaluate(problem);
            evaluation.at("V").touched = {problem.o};
            evaluation.at("V").values = v_hat_gradient(problem).transpose();
            return evaluation;
          }),
      cbow_mistake(
          "context-gradient-multiplied-by-size",
          "Every context word's row has v̂'s gradient once for each word of the context; once for each "
          "time that this word occurs is right.",
          []<class Scalar>(const CbowProblem<Scalar>& problem) {
            auto evaluation = evaluate(problem);
            evaluation.at("V").values.rowwise() =
                (v_hat_gradient(problem) * context_size(problem)).transpose().eval();
            return evaluation;
          }),
  };
}

std::vector<Mistake> lost_words() {
  return {
      cbow_mistake("last-context-word-lost",
                   "The sum over the context stops one short; it has every context word.",
                   []<class Scalar>(const CbowProblem<Scalar>& problem) {
                     CbowProblem<Scalar> fewer = problem;
                     fewer.context.pop_back();
                     return evaluate(fewer);
                   }),
      cbow_mistake(
          "context-overwritten",
          "v̂ is assigned in the loop over the context, so it is the last word's vector; every context word "
          "is added, and gets the gradient.",
          []<class Scalar>(const CbowProblem<Scalar>& problem) {
            CbowProblem<Scalar> last = problem;
            last.context = {problem.context.back()};
            auto evaluation = evaluate(last);
            const Vector<Scalar> dv_hat = v_hat_gradient(last);
            evaluation.at("V") =
                sparse_block<Scalar>("V", problem.V.rows(), distinct(problem.context), problem.V.cols());
            Block<Scalar>& dV = evaluation.at("V");
            for (const Index w : problem.context) dV.values.row(stored_row(dV, w)) += dv_hat.transpose();
            return evaluation;
          }),
  };
}

}  // namespace

std::vector<Mistake> cbow_mistakes() {
  std::vector<Mistake> all = mean_mistakes();
  for (auto* group : {row_mistakes, lost_words}) {
    std::ranges::move(group(), std::back_inserter(all));
  }
  return all;
}

}  // namespace gradjudge
