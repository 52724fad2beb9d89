// SPDX-License-Identifier: MIT
// Measures the diagnosis over the suites that ship: every known mistake by its own id, pairs of mistakes on
// different blocks, smooth perturbations that are nobody's mistake, right implementations in several styles,
// and the smallest counterexamples. Prints a few lines for each; exits with 1 if a figure is worse than the
// project promises.
//   measure_diagnosis [pairs, default 200] [perturbations, default 500]
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <random>
#include <set>

#include "cases/load/load_suite.hpp"
#include "cases/shipped_cases.hpp"
#include "cases/suite_files.hpp"
#include "checks/budget/declared_budget.hpp"
#include "checks/diagnosis/diagnose.hpp"
#include "checks/own_implementations.hpp"
#include "checks/shrink/counterexample.hpp"
#include "checks/shrink/smaller_problems.hpp"
#include "reference/loss_names.hpp"
#include "tests/bench/styles.hpp"

namespace gradjudge {
namespace {

/// A shipped case with what any implementation's answer is laid beside.
struct Known {
  std::string name;
  const Case* a_case;
  Problem<Real> problem;
  Truth truth;
  Budget in_double;
  Budget in_float;
};

std::vector<Known> know_all(const std::vector<Suite>& suites) {
  std::vector<Known> all;
  for (const auto& suite : suites) {
    for (const auto& a_case : suite.cases) {
      const Problem<Real> problem = problem_of(a_case);
      Index entries = 0;
      for (const auto& block : evaluate(cast<double>(problem)).blocks)
        entries += block.rows() * block.columns();
      if (entries > 20000) continue;
      all.push_back({suite.name + "/" + a_case.name, &a_case, problem,
                     truth_of(problem, OraclePath::shared_scores, Precision::bits_256),
                     declared_budget(a_case, problem, reference_implementation(Arithmetic::float64), 16),
                     declared_budget(a_case, problem, reference_implementation(Arithmetic::float32), 16)});
    }
  }
  return all;
}

/// An implementation's answers to all cases of one loss; none if it does not compute the loss.
std::vector<ObservedCase> observe_all(const std::vector<Known>& known, std::string_view loss,
                                      const Implementation& implementation) {
  std::vector<ObservedCase> observed;
  for (const auto& k : known) {
    if (loss_id(k.problem) != loss) continue;
    const Answer answer = implementation.answer(k.problem);
    if (answer.not_implemented) return {};
    const bool in_float = implementation.arithmetic == Arithmetic::float32;
    observed.push_back(observe(k.name, k.problem, k.truth, in_float ? k.in_float : k.in_double,
                               implementation.arithmetic, answer));
  }
  return observed;
}

bool names(const std::vector<Diagnosis>& found, const std::string& id) {
  return std::any_of(found.begin(), found.end(), [&](const auto& d) { return d.id == id; });
}

bool each_by_its_own_id(const std::vector<Known>& known) {
  std::size_t right = 0;
  std::size_t all = 0;
  for (const auto& mistake : mistake_catalogue()) {
    const Implementation implementation = mistake_implementation(mistake);
    bool own_first = true;
    for (const std::string_view loss : all_losses) {
      const auto observed = observe_all(known, loss, implementation);
      if (wrong_blocks(observed).empty()) continue;
      const auto found = diagnose(observed);
      if (found.size() == 1 && found.front().id == mistake.id) continue;
      own_first = false;
      fmt::print("  {} on {}: {}{}\n", mistake.id, loss, found.front().id, found.size() > 1 ? ", …" : "");
    }
    ++all;
    if (own_first) ++right;
  }
  fmt::print("1. known mistakes diagnosed by their own id, alone: {} of {}\n", right, all);
  return right == all;
}

/// The blocks in which a mistake is wrong on some case.
std::set<std::string> wrong_set(const std::vector<ObservedCase>& observed) {
  const auto blocks = wrong_blocks(observed);
  return {blocks.begin(), blocks.end()};
}

/// The first mistake's answers in its blocks, the second's in its own, truth's elsewhere.
Implementation both(const Mistake& first, const std::set<std::string>& of_first, const Mistake& second) {
  return {"pair", Arithmetic::float64, {}, [&first, of_first, &second](const Problem<Real>& problem) {
            const Answer one = mistake_implementation(first).answer(problem);
            Answer other = mistake_implementation(second).answer(problem);
            for (auto& block : other.blocks) {
              if (of_first.contains(block.name)) block = *one.find(block.name);
            }
            return other;
          }};
}

bool pairs_are_both_named(const std::vector<Known>& known, std::size_t wanted) {
  std::mt19937_64 random(11);
  const auto& catalogue = mistake_catalogue();
  std::size_t tried = 0;
  std::size_t named = 0;
  while (tried < wanted) {
    const Mistake& first = catalogue[random() % catalogue.size()];
    const Mistake& second = catalogue[random() % catalogue.size()];
    const std::string_view loss = all_losses[random() % all_losses.size()];
    const auto of_first = wrong_set(observe_all(known, loss, mistake_implementation(first)));
    const auto of_second = wrong_set(observe_all(known, loss, mistake_implementation(second)));
    const bool disjoint =
        std::none_of(of_first.begin(), of_first.end(), [&](const auto& b) { return of_second.contains(b); });
    if (of_first.empty() || of_second.empty() || !disjoint) continue;
    ++tried;
    const auto found = diagnose(observe_all(known, loss, both(first, of_first, second)));
    if (names(found, first.id) && names(found, second.id)) {
      ++named;
    } else {
      fmt::print("  {} with {} on {}:", first.id, second.id, loss);
      for (const auto& d : found) fmt::print(" {}", d.id);
      fmt::print("\n");
    }
  }
  fmt::print("2. pairs of mistakes on different blocks, both named: {} of {}\n", named, tried);
  return static_cast<double>(named) >= 0.95 * static_cast<double>(tried);
}

/// Truth with one block changed by a smooth function of its entries and their places.
Implementation perturbed(const std::string& block, double amplitude, double frequency, double phase) {
  return {"perturbed", Arithmetic::float64, {}, [=](const Problem<Real>& problem) {
            Answer answer = to_answer(evaluate(cast<double>(problem)));
            for (auto& returned : answer.blocks) {
              if (returned.name != block) continue;
              for (std::size_t i = 0; i < returned.numbers.size(); ++i) {
                double& x = returned.numbers[i];
                x += amplitude * std::sin(frequency * x + phase + 0.7 * static_cast<double>(i));
              }
            }
            return answer;
          }};
}

/// Says what is known, not why.
bool names_no_cause(const Diagnosis& diagnosis) {
  return diagnosis.id == "unexplained" || diagnosis.id == "digits-lost";
}

bool perturbations_are_nobodys(const std::vector<Known>& known, std::size_t wanted) {
  std::mt19937_64 random(13);
  const auto uniform = [&] { return static_cast<double>(random() % 1000000) / 1e6; };
  std::size_t tried = 0;
  std::size_t mistaken = 0;
  std::size_t patterned = 0;
  std::size_t localized = 0;
  while (tried < wanted) {
    const std::string_view loss = all_losses[random() % all_losses.size()];
    std::vector<std::string> blocks;
    for (const auto& k : known) {
      if (loss_id(k.problem) != loss) continue;
      for (const auto& block : k.truth.blocks) blocks.push_back(block.name);
      break;
    }
    const std::string& block = blocks[random() % blocks.size()];
    const double amplitude = std::pow(10.0, -12 * uniform());
    const auto implementation = perturbed(block, amplitude, 0.5 + 3 * uniform(), 6.28 * uniform());
    const auto observed = observe_all(known, loss, implementation);
    if (wrong_blocks(observed).empty()) continue;
    ++tried;
    const auto found = diagnose(observed);
    const bool known_mistake =
        std::any_of(found.begin(), found.end(), [](const auto& d) { return find_mistake(d.id) != nullptr; });
    const bool cause = !std::all_of(found.begin(), found.end(), names_no_cause);
    if (known_mistake) ++mistaken;
    if (cause && !known_mistake) ++patterned;
    const bool right_block = !found.empty() && std::all_of(found.begin(), found.end(), [&](const auto& d) {
      return d.blocks == std::vector<std::string>{block};
    });
    if (right_block) ++localized;
    if (cause || !right_block) {
      fmt::print("  {} on {} by {:.1e}: {}\n", block, loss, amplitude,
                 found.empty() ? "none" : found.front().id);
    }
  }
  fmt::print(
      "3. smooth perturbations: {} of {} called a known mistake, {} given another cause, {} localized to "
      "their block\n",
      mistaken, wanted, patterned, localized);
  return mistaken == 0 && patterned == 0 && localized == wanted;
}

bool right_ones_are_left_alone(const std::vector<Known>& known) {
  std::size_t diagnosed = 0;
  std::size_t checked = 0;
  for (const auto& style : right_styles()) {
    for (const std::string_view loss : all_losses) {
      const auto observed = observe_all(known, loss, style);
      if (observed.empty()) continue;
      ++checked;
      const auto found = diagnose(observed);
      if (found.empty()) continue;
      ++diagnosed;
      fmt::print("  {} on {}: {} ({})\n", style.name, loss, found.front().id, found.front().evidence);
    }
  }
  fmt::print("4. right implementations, style by loss: {} of {} failed or diagnosed\n", diagnosed, checked);
  return diagnosed == 0;
}

template <class Number>
Number median(std::vector<Number> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? Number{} : values[values.size() / 2];
}

void counterexample_sizes(const std::vector<Known>& known) {
  CheckOptions options;
  options.counterexample = {};
  std::vector<Index> words;
  std::vector<Index> dimensions;
  std::vector<std::size_t> negatives;
  std::vector<double> seconds;
  std::size_t whole = 0;
  for (const auto& mistake : mistake_catalogue()) {
    const Implementation implementation = mistake_implementation(mistake);
    for (const std::string_view loss : all_losses) {
      const auto observed = observe_all(known, loss, implementation);
      const auto wrong = wrong_blocks(observed);
      if (wrong.empty()) continue;
      const std::string name = with_wrong_block(observed, wrong.front()).front()->name;
      const auto& k =
          *std::find_if(known.begin(), known.end(), [&](const auto& other) { return other.name == name; });
      const auto start = std::chrono::steady_clock::now();
      const auto smallest =
          smallest_counterexample(*k.a_case, k.problem, implementation, wrong.front(), mistake.id, options);
      seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
      if (fractional_numbers(smallest.problem) == 0) ++whole;
      std::visit(
          [&](const auto& p) {
            if constexpr (requires { p.U; }) {
              words.push_back(p.U.rows());
              dimensions.push_back(p.U.cols());
            }
            if constexpr (requires { p.negatives.front() + 1; }) negatives.push_back(p.negatives.size());
          },
          smallest.problem);
    }
  }
  fmt::print(
      "5. smallest counterexamples (mistake by loss): {}, median V {}, d {}, K {}; {} of {} in whole numbers "
      "alone; "
      "{:.3f} s median, {:.2f} s worst\n",
      seconds.size(), median(words), median(dimensions), median(negatives), whole, seconds.size(),
      median(seconds), *std::max_element(seconds.begin(), seconds.end()));
}

int run(std::size_t pairs, std::size_t perturbations) {
  std::vector<Suite> suites;
  for (const auto& file : suite_files({shipped_cases()})) suites.push_back(load_suite(file));
  const std::vector<Known> known = know_all(suites);
  bool kept = each_by_its_own_id(known);
  kept = pairs_are_both_named(known, pairs) && kept;
  kept = perturbations_are_nobodys(known, perturbations) && kept;
  kept = right_ones_are_left_alone(known) && kept;
  counterexample_sizes(known);
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace gradjudge

int main(int argc, char** argv) {
  return gradjudge::run(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 200,
                        argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 500);
}
