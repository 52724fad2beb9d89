// SPDX-License-Identifier: MIT
#include "tools/report/services/alike_checks.hpp"

#include <map>
#include <tuple>

#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/text/check_text.hpp"

namespace gradjudge {
namespace {

int rank(Verdict verdict) {
  return verdict == Verdict::fail ? 0 : verdict == Verdict::error ? 1 : 2;
}

}  // namespace

std::vector<AlikeChecks> alike_checks(const Results& results) {
  using Key = std::tuple<std::string, Verdict, std::string>;
  std::map<Key, std::size_t> positions;
  std::vector<AlikeChecks> all;
  for (const CheckResult& check : results.checks) {
    if (check.verdict == Verdict::pass) continue;
    const Diagnosis* diagnosis = diagnosis_of(check);
    std::string cause = diagnosis == nullptr ? "question " + check.question : "id " + diagnosis->id;
    if (check.verdict == Verdict::error) cause = "reason " + check.reason;
    const auto [position, is_new] =
        positions.try_emplace({check.implementation, check.verdict, cause}, all.size());
    if (is_new) all.emplace_back();
    all[position->second].checks.push_back(&check);
  }
  std::stable_sort(all.begin(), all.end(), [](const AlikeChecks& a, const AlikeChecks& b) {
    return rank(a.checks.front()->verdict) < rank(b.checks.front()->verdict);
  });
  return all;
}

const Diagnosis* diagnosis_of(const CheckResult& check) {
  return check.diagnosis.empty() ? nullptr : &check.diagnosis.front();
}

std::string sentence_of(const CheckResult& check) {
  const Diagnosis* diagnosis = diagnosis_of(check);
  if (diagnosis != nullptr && !diagnosis->sentence.empty()) return printable(clipped(diagnosis->sentence));
  if (!check.reason.empty()) return printable(clipped(check.reason));
  return "The answer is off by more than it is allowed.";
}

std::string message_of(const CheckResult& check) {
  std::string message = sentence_of(check) + "\n" + check_heading(check);
  const BlockResult* block = telling_block(check);
  if (block != nullptr && block->worst) message += "\n" + worst_entry_text(*block->worst);
  if (!check.counterexample.empty())
    message += "\nsmallest example: " + printable_lines(clipped(check.counterexample), "  ");
  if (!check.reproduce.empty()) message += "\nagain: " + printable(clipped(check.reproduce));
  return message;
}

}  // namespace gradjudge
