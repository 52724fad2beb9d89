// SPDX-License-Identifier: MIT
#include "checks/diagnosis/parametric_mistakes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "checks/diagnosis/departure.hpp"
#include "checks/diagnosis/recovered_sigmas.hpp"
#include "checks/diagnosis/sigma_table.hpp"

namespace gradjudge {
namespace {

double in_float32(double x) {
  return static_cast<double>(static_cast<float>(x));
}

Mistake departing(std::string id, std::string sentence, Departure departure) {
  return {std::move(id),
          std::move(sentence),
          {},
          [departure = std::move(departure)](const Problem<double>& problem) {
            return evaluate(problem, departure);
          },
          {}};
}

/// The losses of inputs that are rounded to single precision first: all of them, or the one of that name.
Mistake rounded_inputs(const std::string& which) {
  return {"float32-part",
          (which.empty() ? "The inputs are" : which + " is") +
              std::string(" rounded to single precision (float32) before anything is computed."),
          {},
          [which](const Problem<double>& problem) -> std::optional<Evaluation<double>> {
            Problem<double> rounded = problem;
            std::visit(
                [&](auto& p) {
                  p.for_each_input(p, [&](std::string_view name, auto& input) {
                    if (which.empty() || name == which) input = input.unaryExpr(&in_float32).eval();
                  });
                },
                rounded);
            return evaluate(rounded);
          },
          {}};
}

void add_float32_parts(std::vector<Mistake>& all, const Problem<double>& problem) {
  std::vector<std::string> names;
  std::visit([&](const auto& p) { p.for_each_input(p, [&](auto name, auto&) { names.emplace_back(name); }); },
             problem);
  all.push_back(rounded_inputs(""));
  if (names.size() > 1) {
    for (const auto& name : names) all.push_back(rounded_inputs(name));
  }
  const auto part = [&](const char* what, Departure departure) {
    all.push_back(departing("float32-part",
                            fmt::format("{} rounded to single precision (float32); the rest is computed in "
                                        "double precision.",
                                        what),
                            std::move(departure)));
  };
  part("The scores are", {in_float32, {}, {}});
  part("The probabilities (σ or ŷ) are", {{}, in_float32, {}});
  Departure logarithms;
  logarithms.term = in_float32;
  part("The logarithms of the loss are", std::move(logarithms));
}

/// Bounds that people clip scores at, and those at which the σ of the answers stays.
std::vector<double> clipping_bounds(Cases cases) {
  std::vector<double> bounds{25, 30,  32,  35,  36,  40,  50,  60,  64,  80,
                             88, 100, 200, 250, 300, 500, 600, 700, 709, 1000};
  for (int whole = 1; whole <= 20; ++whole) bounds.push_back(whole);
  double largest = 0;
  for (const auto& observed : cases) {
    for (const auto& one : recovered_sigmas(observed)) {
      if (one.sigma > 0 && one.sigma < 1 && std::abs(one.sigma - sigma(one.score)) > 4 * one.uncertainty) {
        const double bound = std::abs(std::log(one.sigma) - std::log1p(-one.sigma));
        largest = std::max(largest, bound);
      }
    }
  }
  if (largest > 0) bounds.push_back(largest);
  return bounds;
}

void add_clipped_scores(std::vector<Mistake>& all, Cases cases) {
  for (const double bound : clipping_bounds(cases)) {
    all.push_back(
        departing("scores-clipped",
                  fmt::format("Scores are clipped at ±{:.4g}, or probabilities kept away from 0 and 1 by "
                              "{:.1e}.",
                              bound, 1 / (1 + std::exp(bound))),
                  {[bound](double z) { return std::clamp(z, -bound, bound); }, {}, {}}));
  }
}

/// σ from the table that the answers show, in the gradients alone or in the loss too.
void add_table(std::vector<Mistake>& all, Cases cases) {
  const auto table = find_sigma_table(cases);
  if (!table) return;
  Departure in_gradients;
  in_gradients.sigma = table->sigma;
  Departure everywhere = in_gradients;
  everywhere.score = [sigma = table->sigma](double z) { return std::log(sigma(z)) - std::log1p(-sigma(z)); };
  everywhere.sigma = nullptr;
  all.push_back(departing("sigmoid-table", table->sentence, std::move(in_gradients)));
  all.push_back(departing("sigmoid-table", table->sentence, std::move(everywhere)));
}

/// What stands in the logarithm for p.
struct Guard {
  std::string id;
  std::string sentence;  ///< with {} for ε
  double (*guarded)(double p, double epsilon);
};

const std::vector<Guard>& guards() {
  static const std::vector<Guard> all{
      {"epsilon-in-log", "{} is added inside the logarithm: the loss of small probabilities is too small.",
       [](double p, double epsilon) { return p + epsilon; }},
      {"probability-floor",
       "Probabilities below {} are raised to it before their logarithm is taken: the loss stays below a "
       "bound.",
       [](double p, double epsilon) { return std::max(p, epsilon); }},
      {"probability-floor", "Probabilities are kept between {0} and 1 − {0} before their logarithm is taken.",
       [](double p, double epsilon) { return std::clamp(p, epsilon, 1 - epsilon); }}};
  return all;
}

/// Which terms of the loss are guarded.
struct Terms {
  const char* where;
  bool of_target;
  bool of_others;
};
constexpr Terms all_terms[] = {
    {"", true, true}, {" (in the outside word's term)", true, false}, {" (in the other terms)", false, true}};

Departure guarded(const Guard& guard, const Terms& terms, double epsilon) {
  return {{}, {}, [=](double p, bool target) {
            return -std::log((target ? terms.of_target : terms.of_others) ? guard.guarded(p, epsilon) : p);
          }};
}

/// A round number near by: 1, 2, 3 or 5 times a power of ten, or a power of two.
std::optional<double> round_number(double x) {
  constexpr double near = 1e-5;
  const double power = std::pow(10, std::floor(std::log10(x) + near));
  for (const double candidate :
       {power, 2 * power, 3 * power, 5 * power, std::exp2(std::round(std::log2(x)))}) {
    if (std::abs(candidate - x) <= near * x) return candidate;
  }
  return std::nullopt;
}

/// The ε with which the loss of a case becomes what was returned; nothing if none does.
std::optional<double> solve(const ObservedCase& observed, double yours, const Guard& guard,
                            const Terms& terms) {
  const auto loss_with = [&](double exponent) {
    const auto evaluation = evaluate(observed.problem, guarded(guard, terms, std::pow(10, exponent)));
    return evaluation && evaluation->find("loss") != nullptr ? evaluation->at("loss").values(0, 0)
                                                             : std::nan("");
  };
  double low = -300;
  double high = -0.4;
  if (!(loss_with(high) < yours && yours < loss_with(low))) return std::nullopt;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (loss_with(middle) > yours ? low : high) = middle;
  }
  return std::pow(10, low);
}

void add_guarded_logarithms(std::vector<Mistake>& all, Cases cases) {
  std::vector<std::pair<double, const ObservedCase*>> wrong;
  for (const ObservedCase* observed : with_wrong_block(cases, "loss")) {
    const ObservedBlock& loss = *observed->find("loss");
    if (!loss.readable || !std::isfinite(loss.yours(0, 0))) continue;
    wrong.emplace_back(std::abs(loss.yours(0, 0) - loss.truth(0, 0)), observed);
  }
  std::sort(wrong.begin(), wrong.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (wrong.empty()) return;
  const ObservedCase& observed = *wrong.front().second;
  for (const Guard& guard : guards()) {
    for (const Terms& terms : all_terms) {
      const auto solved = solve(observed, observed.find("loss")->yours(0, 0), guard, terms);
      if (!solved) continue;
      const auto round = round_number(*solved);
      // What is solved for from one case must explain others, or be a number that somebody writes.
      if (!round && wrong.size() < 3) continue;
      const double epsilon = round.value_or(*solved);
      all.push_back(departing(
          guard.id, fmt::format(fmt::runtime(guard.sentence), fmt::format("{:.3g}", epsilon)) + terms.where,
          guarded(guard, terms, epsilon)));
    }
  }
}

}  // namespace

std::vector<Mistake> parametric_mistakes(Cases cases) {
  std::vector<Mistake> all;
  if (cases.empty() || !evaluate(cases.front().problem, Departure{})) return all;
  add_float32_parts(all, cases.front().problem);
  add_guarded_logarithms(all, cases);
  add_clipped_scores(all, cases);
  add_table(all, cases);
  return all;
}

}  // namespace gradjudge
