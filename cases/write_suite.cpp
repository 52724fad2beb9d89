// SPDX-License-Identifier: MIT
#include "cases/write_suite.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "cases/question.hpp"
#include "cases/random_problem.hpp"

namespace gradjudge {
namespace {

/// Numbers with so many decimals at most, as short as they can be: 0.250 is written 0.25, −0 is 0.
class DecimalText {
 public:
  explicit DecimalText(int decimals) : decimals_(decimals) {}

  std::string operator()(const Real& value) const {
    std::string text = value.str(std::max(decimals_, 1), std::ios_base::fixed);
    if (text.find('.') != std::string::npos) {
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
    }
    return text == "-0" ? "0" : text;
  }
  template <class Row>
  std::string list(const Row& row) const {
    std::vector<std::string> entries;
    for (const Real& entry : row) entries.push_back((*this)(entry));
    return fmt::format("[{}]", fmt::join(entries, ", "));
  }

 private:
  int decimals_;
};

/// The lines of one case's inputs, each indented as below `- name:`.
class InputLines {
 public:
  explicit InputLines(int decimals) : decimal_(decimals) {}

  template <class P>
  void operator()(const P& problem) {
    P::for_each_member(problem, [&](const Member& member, const auto& value) { add(member.name, value); });
  }

  const std::string& text() const { return text_; }

 private:
  void line(std::string_view key, std::string_view value) {
    text_ += fmt::format("    {}: {}\n", key, value);
  }
  void add(std::string_view key, InnerLoss inner) { line(key, inner_loss_id(inner)); }
  void add(std::string_view key, Index index) { line(key, fmt::to_string(index)); }
  void add(std::string_view key, const Real& number) { line(key, DecimalText(2)(number)); }
  void add(std::string_view key, const Vector<Real>& vector) { line(key, decimal_.list(vector)); }
  void add(std::string_view key, const Matrix<Real>& matrix) {
    text_ += fmt::format("    {}:\n", key);
    for (Index row = 0; row < matrix.rows(); ++row) {
      text_ += fmt::format("      - {}\n", decimal_.list(Vector<Real>(matrix.row(row))));
    }
  }
  template <class Entry>
  void add(std::string_view key, const std::vector<Entry>& list) {
    if (!list.empty()) line(key, fmt::to_string(list));
  }

  DecimalText decimal_;
  std::string text_;
};

/// Every question of the loss that has rows in this problem.
std::vector<std::string_view> questions_with_rows(const Problem<Real>& problem, std::string_view loss) {
  std::vector<std::string_view> ids;
  for (const Question& question : all_questions()) {
    // softmax.zero asks for an input at which the gradient vanishes; a random one is none.
    const bool fits = question.loss == loss && question.id != "softmax.zero";
    if (fits && !judged_rows(question, problem).empty()) ids.push_back(question.id);
  }
  return ids;
}

/// A case whose loss is the suite's, or with a line that names it.
std::string case_lines(const std::string& name, const std::string& description, std::string_view loss_line,
                       const Problem<Real>& problem, int decimals) {
  InputLines inputs(decimals);
  std::visit(inputs, problem);
  return fmt::format(
      "  - name: {}\n"
      "    description: {}\n"
      "{}{}"
      "    questions: [{}]\n",
      name, description, loss_line, inputs.text(),
      fmt::join(questions_with_rows(problem, loss_id(problem)), ", "));
}

}  // namespace

std::string case_text(const std::string& name, const std::string& description, const Problem<Real>& problem,
                      int decimals) {
  const std::string loss_line = fmt::format("    loss: {}\n", loss_id(problem));
  return case_lines(name, description, loss_line, problem, decimals);
}

std::string new_suite(const RandomProblem& request, const std::string& name, const std::string& schema) {
  return fmt::format(
      "# yaml-language-server: $schema={}\n"
      "suite: {}\n"
      "description: What these cases are for.\n"
      "loss: {}\n"
      "\n"
      "cases:\n"
      "{}",
      schema, name, request.loss,
      case_lines("first", fmt::format("Random numbers from seed {}, to be edited.", request.seed), "",
                 make_problem(request), request.decimals));
}

}  // namespace gradjudge
