// SPDX-License-Identifier: MIT
#include "tools/grade/exam.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "checks/budget/declared_budget.hpp"
#include "tools/submission/request.hpp"

namespace gradjudge {
namespace {

struct Wanted {
  const Suite* suite = nullptr;
  const Case* a_case = nullptr;
  bool hidden = false;
  std::vector<ExamCheck> checks;
};

/// The cases of all questions, each once: a case of a suite that two questions use is put once.
std::vector<Wanted> wanted_cases(const Assignment& assignment) {
  std::vector<Wanted> wanted;
  std::map<std::string, std::size_t> known;
  for (std::size_t q = 0; q < assignment.questions.size(); ++q) {
    const AssignedQuestion& question = assignment.questions[q];
    const std::size_t visible = question.cases.cases.size() - question.hidden;
    for (std::size_t i = 0; i < question.cases.cases.size(); ++i) {
      const Case& a_case = question.cases.cases[i];
      const bool hidden = i >= visible;
      const bool charged = !hidden && i + question.charged >= visible;
      const std::string name =
          (hidden ? question.id : question.cases.file) + "\n" + a_case.name + (hidden ? "\nhidden" : "");
      const auto [place, is_new] = known.try_emplace(name, wanted.size());
      if (is_new) wanted.push_back({&question.cases, &a_case, hidden, {}});
      for (const auto& check : question.checks) wanted[place->second].checks.push_back({q, check, charged});
    }
  }
  return wanted;
}

ExamCase prepare(const Wanted& wanted) {
  ExamCase prepared{open_trial(*wanted.suite, *wanted.a_case, {}), {}, {}, wanted.hidden, wanted.checks};
  Implementation implementation;
  const auto budget = [&](Arithmetic arithmetic) {
    implementation.arithmetic = arithmetic;
    return declared_budget(*wanted.a_case, prepared.trial.problem, implementation,
                           prepared.trial.options.slack);
  };
  prepared.in_double = budget(Arithmetic::float64);
  prepared.in_float = budget(Arithmetic::float32);
  return prepared;
}

}  // namespace

Exam prepare_exam(const Assignment& assignment) {
  const std::vector<Wanted> wanted = wanted_cases(assignment);
  std::vector<std::optional<ExamCase>> prepared(wanted.size());
  tbb::parallel_for(std::size_t{0}, wanted.size(), [&](std::size_t i) { prepared[i] = prepare(wanted[i]); });
  Exam exam;
  for (auto& one : prepared) exam.push_back(std::move(*one));
  // Hidden ones last: an error text that a student is shown must not tell inputs that were hidden.
  const auto place = [](const ExamCase& one) { return std::pair(is_window(one.trial.problem), one.hidden); };
  std::stable_sort(exam.begin(), exam.end(),
                   [&](const ExamCase& a, const ExamCase& b) { return place(a) < place(b); });
  return exam;
}

}  // namespace gradjudge
