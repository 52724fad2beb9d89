// SPDX-License-Identifier: MIT
#include "checks/diagnosis/not_finite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checks/diagnosis/localize.hpp"
#include "checks/diagnosis/score_range.hpp"

namespace gradjudge {
namespace {

bool is_value(const std::string& block) {
  return block == "loss" || block == "value";
}

/// Numbers that are not finite where truth is.
struct NotFinite {
  bool any = false;
  bool nan = false;
  bool infinite = false;
};

NotFinite not_finite_in(const ObservedBlock& block) {
  NotFinite found;
  if (!block.readable) return found;
  for (Index i = 0; i < block.truth.size(); ++i) {
    const double x = block.yours.data()[i];
    if (std::isfinite(x) || !std::isfinite(block.truth.data()[i])) continue;
    found.any = true;
    (std::isnan(x) ? found.nan : found.infinite) = true;
  }
  return found;
}

/// Where exp and probabilities end in the arithmetic that an answer is computed in.
struct Limits {
  double exponent;     ///< beyond, e^x is infinite
  double probability;  ///< so far below the maximum, ŷ is 0
  double complement;   ///< beyond, 1 − σ is 0
};
constexpr Limits of_double{709.78, 708.39, 36};
constexpr Limits of_float{88.72, 87.33, 16};

bool in_float32(const ObservedCase& observed) {
  if (observed.arithmetic == Arithmetic::float32) return true;
  return std::all_of(observed.blocks.begin(), observed.blocks.end(), [](const ObservedBlock& block) {
    return std::all_of(block.returned.numbers.begin(), block.returned.numbers.end(), [](double x) {
      return !std::isfinite(x) || static_cast<double>(static_cast<float>(x)) == x;
    });
  });
}

/// What a case's scores make possible.
struct Possible {
  bool overflow;
  bool log_of_zero;
  bool zero_probability;
  bool has_sigma;
};

Possible possible_in(const ObservedCase& observed) {
  const Limits limits = in_float32(observed) ? of_float : of_double;
  const ScoreRange scores = score_range(observed.problem);
  const bool no_complement = scores.sigma > limits.complement;
  return {scores.largest > limits.exponent, scores.target_below_maximum > limits.probability || no_complement,
          scores.below_maximum > limits.probability || no_complement, scores.sigma > 0};
}

/// The cases in which the block was returned, and those with numbers that are not finite.
struct Seen {
  std::vector<const ObservedCase*> all;
  std::vector<const ObservedCase*> bad;
  NotFinite kinds;

  template <class Holds>
  bool each(Holds holds) const {
    return std::all_of(bad.begin(), bad.end(), [&](const ObservedCase* c) { return holds(possible_in(*c)); });
  }
  /// Some case in which it holds is finite all the same.
  template <class Holds>
  bool refuted(Holds holds) const {
    return std::any_of(all.begin(), all.end(), [&](const ObservedCase* c) {
      return holds(possible_in(*c)) && std::find(bad.begin(), bad.end(), c) == bad.end();
    });
  }
};

Seen see(Cases cases, const std::string& block) {
  Seen seen{with_block(cases, block), {}, {}};
  for (const ObservedCase* observed : seen.all) {
    const NotFinite found = not_finite_in(*observed->find(block));
    if (!found.any) continue;
    seen.bad.push_back(observed);
    seen.kinds.nan = seen.kinds.nan || found.nan;
    seen.kinds.infinite = seen.kinds.infinite || found.infinite;
  }
  return seen;
}

/// Whether other blocks of the cases in question are not finite either.
bool spreads(const Seen& seen, const std::string& block) {
  return std::any_of(seen.bad.begin(), seen.bad.end(), [&](const ObservedCase* observed) {
    return std::any_of(observed->blocks.begin(), observed->blocks.end(), [&](const ObservedBlock& other) {
      return other.returned.name != block && not_finite_in(other).any;
    });
  });
}

bool needs_large_scores(const Seen& seen) {
  return seen.each([](const Possible& p) { return p.overflow || p.zero_probability; });
}

Finding cause(const Seen& seen, const std::string& block) {
  const bool everywhere = seen.bad.size() == seen.all.size() && !needs_large_scores(seen);
  if (everywhere && seen.kinds.nan && !seen.kinds.infinite) {
    return {
        "nan-everywhere",
        fmt::format("{} is not a number in any case, however small the scores: 0/0, ∞ − ∞, the logarithm or "
                    "root of a negative number, or something that was never set.",
                    block)};
  }
  if (everywhere && seen.kinds.infinite && !seen.kinds.nan) {
    return {"infinite-everywhere",
            fmt::format(
                "{} is infinite in every case, however small the scores: a division by 0 or the logarithm "
                "of 0.",
                block)};
  }
  const auto overflows = [](const Possible& p) { return p.overflow; };
  const auto log_of_zero = [](const Possible& p) { return p.log_of_zero; };
  const auto zero_probability = [](const Possible& p) { return p.zero_probability; };
  const bool all_overflow = seen.each(overflows);
  const bool infinite_loss =
      is_value(block) && seen.kinds.infinite && !seen.kinds.nan && seen.each(log_of_zero);
  // Where softmax itself stays finite, nothing overflows.
  const bool softmax_is_finite =
      !seen.each([](const Possible& p) { return p.has_sigma; }) && !spreads(seen, block);
  if (infinite_loss && (!all_overflow || softmax_is_finite)) {
    return {"log-of-zero",
            fmt::format(
                "{} is infinite where a probability rounds to 0 (ŷ of the outside word, or 1 − σ of a large "
                "score): its logarithm is taken all the same. Take log σ(x) as −log(1 + e^−x), log ŷ as the "
                "score minus the logarithm of the sum.",
                block)};
  }
  const bool in_loss_alone = is_value(block) && seen.kinds.nan && !spreads(seen, block);
  if (seen.kinds.nan && seen.each(zero_probability) && (!all_overflow || in_loss_alone)) {
    return {
        "zero-times-infinity",
        fmt::format(
            "{} is not a number where a probability rounds to 0: 0 · log 0, 0 · ∞ or 0/0{}; leave terms out "
            "whose factor is 0.",
            block, all_overflow ? " (or ∞ − ∞, where exp overflows)" : "")};
  }
  if (all_overflow) {
    // Scores beyond both bounds do not tell which it was, unless smaller ones or other blocks do.
    const bool either = infinite_loss && !seen.refuted(log_of_zero);
    return {
        "overflow",
        fmt::format("At large scores {} is not a finite number: exp overflows{}; subtract the largest "
                    "score first, or take exp of −|x|.",
                    block, either ? ", or the logarithm of a probability that rounds to 0 is taken" : "")};
  }
  return {"unexplained", fmt::format("{} is not finite in {} of {} cases, and not for large scores alone.",
                                     block, seen.bad.size(), seen.all.size())};
}

}  // namespace

std::vector<Diagnosis> not_finite(Cases cases) {
  std::vector<Diagnosis> found;
  for (const auto& block : wrong_blocks(cases)) {
    const Seen seen = see(cases, block);
    if (seen.bad.empty()) continue;
    Finding finding = cause(seen, block);
    const auto same =
        std::find_if(found.begin(), found.end(), [&](const auto& d) { return d.id == finding.id; });
    if (same != found.end() && finding.id != "unexplained") {
      if (same->sentence != finding.sentence) same->sentence += " " + finding.sentence;
      same->blocks.push_back(block);
      continue;
    }
    Diagnosis diagnosis{finding.id, finding.sentence, {block}};
    diagnosis.where = fmt::format("{}, in {} of {} cases, {} among them", localize(cases, block),
                                  seen.bad.size(), seen.all.size(), seen.bad.front()->name);
    diagnosis.evidence = "everything that is finite is judged without them";
    found.push_back(std::move(diagnosis));
  }
  return found;
}

bool is_finite(Cases cases, const std::string& block) {
  return see(cases, block).bad.empty();
}

std::vector<ObservedCase> finite_answers(Cases cases) {
  std::vector<ObservedCase> finite(cases.begin(), cases.end());
  for (auto& observed : finite) {
    std::erase_if(observed.blocks, [](const ObservedBlock& block) { return not_finite_in(block).any; });
  }
  return finite;
}

}  // namespace gradjudge
