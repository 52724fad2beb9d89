// SPDX-License-Identifier: MIT
#include "tools/doctor/attack_corpus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <sstream>

#include "cases/resource_folder.hpp"
#include "reference/problem.hpp"
#include "tools/bad_input.hpp"
#include "tools/submission/python_session.hpp"
#include "tools/submission/read_submission.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr const char* helper = "solution.py";

/// One small problem of each loss that the course's interface has.
std::vector<Problem<Real>> problems() {
  const Vector<Real> v_c = (Vector<double>(2) << 1, -0.5).finished().cast<Real>();
  const Matrix<Real> U =
      (Matrix<double>(4, 2) << 0.5, 1, -1, 0.25, 0.75, -0.5, 0.125, 0.875).finished().cast<Real>();
  const Matrix<Real> V = U.colwise().reverse();
  const Vector<Real> x = (Vector<double>(3) << -2, 0, 1.5).finished().cast<Real>();
  return {SigmoidProblem<Real>{x}, NaiveSoftmaxProblem<Real>{v_c, U, 1},
          NegativeSamplingProblem<Real>{v_c, U, 1, {3, 0, 3}},
          SkipGramProblem<Real>{V, U, {0, 1, 2, 1}, 1, 2, InnerLoss::naive_softmax, {}}};
}

/// A tool that finds out whether an attack changes numbers needs no proven bound.
bool is_right(const Answer& answer, const Problem<Real>& problem) {
  const Answer expected = to_answer(evaluate(cast<double>(problem)));
  return std::all_of(answer.blocks.begin(), answer.blocks.end(), [&](const AnswerBlock& block) {
    const AnswerBlock* truth = expected.find(block.name);
    return truth != nullptr && truth->numbers.size() == block.numbers.size() &&
           std::equal(block.numbers.begin(), block.numbers.end(), truth->numbers.begin(),
                      [](double a, double b) { return std::fabs(a - b) <= 1e-9; });
  });
}

std::map<std::string, std::string> read_outcomes(const std::string& text) {
  std::map<std::string, std::string> outcomes;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    if (equals != std::string::npos) outcomes[word.substr(0, equals)] = word.substr(equals + 1);
  }
  return outcomes;
}

/// What stands behind "# attack: " or "# outcome: " in the first lines.
std::string header_line(const std::string& source, const std::string& key, const fs::path& path) {
  const std::string start = "# " + key + ": ";
  const std::size_t place = source.find(start);
  if (place == std::string::npos)
    throw BadInput(path.string() + ": has no line \"" + start + "…\", which every attack needs");
  const std::size_t end = source.find('\n', place);
  return source.substr(place + start.size(), end - place - start.size());
}

Attack load_attack(const fs::path& path, const SubmittedFile& solution) {
  Attack attack;
  attack.name = path.stem().string();
  const fs::path main = fs::is_directory(path) ? path / "word2vec.py" : path;
  attack.submission = {
      attack.name, main.filename().string(), {{main.filename().string(), read_submitted_file(main)}}};
  const std::string& source = attack.submission.files[0].bytes;
  attack.what = header_line(source, "attack", main);
  attack.outcomes = read_outcomes(header_line(source, "outcome", main));
  attack.submission.files.push_back(solution);
  if (!fs::is_directory(path)) return attack;
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.path() == main) continue;
    attack.submission.files.push_back({entry.path().filename().string(), read_submitted_file(entry.path())});
  }
  return attack;
}

bool allows(const std::string& outcomes, const std::string& observed) {
  std::istringstream words(outcomes);
  for (std::string word; std::getline(words, word, '|');) {
    if (word == observed) return true;
  }
  return false;
}

}  // namespace

fs::path shipped_attacks() {
  return resource_folder("GRADJUDGE_ATTACKS", "attacks", GRADJUDGE_ATTACKS_FOLDER);
}

Submission harmless_submission(const fs::path& folder) {
  return {"harmless", helper, {{helper, read_submitted_file(folder / helper)}}};
}

std::vector<Attack> load_attacks(const fs::path& folder) {
  const SubmittedFile solution{helper, read_submitted_file(folder / helper)};
  std::vector<fs::path> places;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory() || entry.path().filename() != helper) places.push_back(entry.path());
  }
  std::sort(places.begin(), places.end());
  std::vector<Attack> attacks;
  for (const auto& place : places) attacks.push_back(load_attack(place, solution));
  return attacks;
}

std::map<std::string, std::string> observe(ForkServer& server, const Submission& submission,
                                           const Limits& limits) {
  std::map<std::string, std::string> outcomes;
  PythonSession session(server, submission, limits);
  for (const auto& problem : problems()) {
    const Reply reply = session.ask(problem);
    const bool answered = reply.outcome == Outcome::answered;
    outcomes[std::string(loss_id(problem))] = !answered                         ? to_string(reply.outcome)
                                              : is_right(reply.answer, problem) ? "right"
                                                                                : "wrong";
  }
  return outcomes;
}

std::vector<AttackResult> run_attacks(const fs::path& folder, ForkServer& server, const Limits& limits) {
  const Submission bystander = harmless_submission(folder);
  std::vector<AttackResult> results;
  for (const auto& attack : load_attacks(folder)) {
    AttackResult result{attack.name, attack.what, {}};
    for (const auto& [loss, observed] : observe(server, attack.submission, limits)) {
      const auto named = attack.outcomes.find(loss);
      const std::string expected = named == attack.outcomes.end() ? "right" : named->second;
      if (!allows(expected, observed))
        result.departures.push_back(fmt::format("{} is {}, expected {}", loss, observed, expected));
    }
    for (const auto& [loss, observed] : observe(server, bystander, limits)) {
      if (observed != "right")
        result.departures.push_back(
            fmt::format("after it, {} of a harmless submission is {}", loss, observed));
    }
    results.push_back(std::move(result));
  }
  return results;
}

Limits attack_limits() {
  // What computes is ended by its processor time, which a busy machine does not shorten; only what sleeps
  // waits for the clock.
  Limits limits;
  limits.load_seconds = 10;
  limits.check_seconds = 6;
  limits.cpu_seconds = 3;
  limits.memory_megabytes = 256;
  return limits;
}

}  // namespace gradjudge
