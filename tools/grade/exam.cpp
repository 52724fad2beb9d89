// SPDX-License-Identifier: MIT
#include "tools/grade/exam.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "checks/budget/declared_budget.hpp"
#include "tools/bad_input.hpp"
#include "tools/submission/course_interface.hpp"

namespace gradjudge {
namespace {

struct Wanted {
  const Suite* suite = nullptr;
  const Case* a_case = nullptr;
  bool hidden = false;
  bool secret = false;
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
      if (is_new) wanted.push_back({&question.cases, &a_case, hidden, true, {}});
      // Of a question that shows its reasons.
      if (!hidden && question.shown >= Shown::diagnosis) wanted[place->second].secret = false;
      for (const auto& check : question.checks) wanted[place->second].checks.push_back({q, check, charged});
    }
  }
  return wanted;
}

ExamCase prepare(const Wanted& wanted) {
  ExamCase prepared{
      open_trial(*wanted.suite, *wanted.a_case, {}), {}, {}, wanted.hidden, wanted.secret, wanted.checks};
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

/// Whoever assigns a question that nobody can be asked should hear of it, and not the class.
void require_cases(const Assignment& assignment, const std::vector<Wanted>& wanted) {
  std::set<std::size_t> asked;
  for (const Wanted& one : wanted) {
    for (const ExamCheck& check : one.checks) asked.insert(check.question);
  }
  for (std::size_t q = 0; q < assignment.questions.size(); ++q) {
    const AssignedQuestion& question = assignment.questions[q];
    if (question.checks.empty() || asked.contains(q)) continue;
    throw BadInput(
        fmt::format("{}:{}:{}: no case of question {} can be put through the course's interface, which has "
                    "functions for sigmoid, naive_softmax, negative_sampling, skip_gram and cbow; name other "
                    "checks",
                    question.place.file, question.place.line, question.place.column, question.id));
  }
}

}  // namespace

Exam prepare_exam(const Assignment& assignment) {
  std::vector<Wanted> wanted = wanted_cases(assignment);
  std::erase_if(wanted, [](const Wanted& one) { return !not_askable(problem_of(*one.a_case)).empty(); });
  require_cases(assignment, wanted);
  std::vector<std::optional<ExamCase>> prepared(wanted.size());
  tbb::parallel_for(std::size_t{0}, wanted.size(), [&](std::size_t i) { prepared[i] = prepare(wanted[i]); });
  Exam exam;
  for (auto& one : prepared) exam.push_back(std::move(*one));
  const auto place = [](const ExamCase& one) { return std::pair(one.secret, is_window(one.trial.problem)); };
  std::stable_sort(exam.begin(), exam.end(),
                   [&](const ExamCase& a, const ExamCase& b) { return place(a) < place(b); });
  return exam;
}

}  // namespace gradjudge
