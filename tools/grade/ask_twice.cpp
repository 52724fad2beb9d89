// SPDX-License-Identifier: MIT
#include "tools/grade/ask_twice.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>

#include "tools/submission/course_interface.hpp"

namespace gradjudge {
namespace {

/// Bit for bit, so that NaN is equal to itself.
bool same_numbers(const Answer& a, const Answer& b) {
  return std::equal(a.blocks.begin(), a.blocks.end(), b.blocks.begin(), b.blocks.end(),
                    [](const AnswerBlock& one, const AnswerBlock& other) {
                      return one.name == other.name && one.shape == other.shape &&
                             std::memcmp(one.numbers.data(), other.numbers.data(),
                                         one.numbers.size() * sizeof(double)) == 0;
                    });
}

std::vector<Reply> ask(const Exam& exam, const std::vector<std::size_t>& cases, PythonSession& session) {
  std::vector<const Problem<Real>*> problems;
  for (const std::size_t i : cases) problems.push_back(&exam[i].trial.problem);
  return session.ask(problems);
}

/// Of each loss's cases that were answered a few, spread over all of them.
std::vector<std::size_t> sample(const Exam& exam, const std::vector<std::size_t>& cases,
                                const std::vector<Reply>& replies) {
  constexpr std::size_t most = 4;
  std::map<std::string_view, std::vector<std::size_t>> answered;
  for (const std::size_t i : cases) {
    if (replies[i].outcome == Outcome::answered) answered[loss_id(exam[i].trial.problem)].push_back(i);
  }
  std::vector<std::size_t> sampled;
  for (const auto& [loss, all] : answered) {
    const std::size_t count = std::min(most, all.size());
    for (std::size_t k = 1; k <= count; ++k) sampled.push_back(all[k * all.size() / count - 1]);
  }
  std::sort(sampled.begin(), sampled.end());
  return sampled;
}

/// Asks the cases again, last first. A case of which the second answer is another has no answer. Returns the
/// losses of such cases.
std::set<std::string> ask_again(const Exam& exam, std::vector<std::size_t> cases, PythonSession& session,
                                std::vector<Reply>& replies) {
  std::set<std::string> unsteady;
  std::reverse(cases.begin(), cases.end());
  const std::vector<Reply> second = ask(exam, cases, session);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    Reply& reply = replies[cases[i]];
    // A finished answer is not lost because a later one does not come in time.
    if (second[i].outcome == Outcome::timeout) continue;
    if (second[i].outcome == Outcome::answered && same_numbers(reply.answer, second[i].answer)) continue;
    unsteady.insert(std::string(loss_id(exam[cases[i]].trial.problem)));
    reply = failed_reply(Outcome::malformed, "the same question asked twice has two answers");
  }
  return unsteady;
}

/// Asks these cases; then some of them once more in another order, to see whether an answer depends on how
/// often or when it is asked for; and where one does, all cases of that loss. Returns the losses where one
/// does.
std::set<std::string> ask_and_ask_again(const Exam& exam, const std::vector<std::size_t>& cases,
                                        PythonSession& session, std::vector<Reply>& replies) {
  std::vector<Reply> first = ask(exam, cases, session);
  for (std::size_t i = 0; i < cases.size(); ++i) replies[cases[i]] = std::move(first[i]);
  const std::vector<std::size_t> sampled = sample(exam, cases, replies);
  const std::set<std::string> unsteady = ask_again(exam, sampled, session, replies);
  std::vector<std::size_t> rest;
  for (const std::size_t i : cases) {
    const bool is_sampled = std::binary_search(sampled.begin(), sampled.end(), i);
    const bool doubtful = unsteady.contains(std::string(loss_id(exam[i].trial.problem)));
    if (doubtful && !is_sampled && replies[i].outcome == Outcome::answered) rest.push_back(i);
  }
  ask_again(exam, rest, session, replies);
  return unsteady;
}

}  // namespace

std::vector<Reply> ask_twice(const Exam& exam, PythonSession& session, std::set<std::string>& unsteady) {
  std::vector<Reply> replies(exam.size());
  const auto ask_all = [&](bool secret, bool windows) {
    std::vector<std::size_t> cases;
    for (std::size_t i = 0; i < exam.size(); ++i) {
      if (exam[i].secret == secret && is_window(exam[i].trial.problem) == windows) cases.push_back(i);
    }
    unsteady.merge(ask_and_ask_again(exam, cases, session, replies));
  };
  for (const bool secret : {false, true}) {
    if (secret) session.hide();
    for (const bool windows : {false, true}) ask_all(secret, windows);
  }
  return replies;
}

}  // namespace gradjudge
