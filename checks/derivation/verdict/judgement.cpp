// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/judgement.hpp"

#include <array>
#include <map>
#include <mutex>

#include "checks/derivation/evaluation/same_value.hpp"

namespace gradjudge::derivation {
namespace {

constexpr std::uint64_t worlds_per_scene = 3;

struct Trial {
  enum class Result { equal, different, misshapen, unevaluable } result = Result::unevaluable;
  bool equal_transposed = false;
  std::string unbound;      ///< the index that nothing binds, if that is why there is no value
  std::string free_number;  ///< a letter whose value nobody has said, and the left-hand side does not have
  std::string reason;
  Notes notes;
};

/// One reading in every world of the claim. The truth has the claim's own convention.
Trial attempt(const Expression& expression, const Claim& claim, const Reading& reading) {
  Trial trial;
  bool all_equal = true;
  bool all_transposed = true;
  std::optional<Evaluator<Real>> evaluator;
  Notes truth_notes;
  const auto keep_notes = [&] {
    if (!evaluator) return;
    trial.notes.insert(evaluator->notes.begin(), evaluator->notes.end());
    if (!truth_notes.contains(Note::free_letter)) trial.free_number = evaluator->free_number;
  };
  try {
    for (const Scene scene : claim.scenes) {
      for (std::uint64_t seed = 0; seed < worlds_per_scene; ++seed) {
        const World<Real>& world = world_for(scene, seed);
        const Value<Real> truth = truth_of<Real>(claim, world, reading.convention, truth_notes);
        evaluator.emplace(world, reading);
        const Value<Real> value = evaluator->evaluate(expression);
        keep_notes();
        if (truth_notes.contains(Note::jacobian)) trial.notes.insert(Note::jacobian);
        const bool same = same_value(value, truth);
        all_equal = all_equal && same;
        all_transposed = all_transposed && same_value(transposed(value), truth);
        if (!all_equal && !all_transposed) {
          const bool shapes = !value.literal_zero && !truth.literal_zero &&
                              (value.rows != truth.rows || value.columns != truth.columns);
          trial.result = shapes ? Trial::Result::misshapen : Trial::Result::different;
          if (shapes) {
            trial.reason = "this is " + describe_shape(value.rows, value.columns) +
                           ", the left-hand side is " + describe_shape(truth.rows, truth.columns);
          }
          return trial;
        }
      }
    }
    trial.result = all_equal ? Trial::Result::equal : Trial::Result::different;
    trial.equal_transposed = all_transposed;
  } catch (const ShapeMismatch& mismatch) {
    keep_notes();
    trial.result = Trial::Result::misshapen;
    trial.reason = mismatch.what();
  } catch (const UnboundIndex& index) {
    trial.result = Trial::Result::unevaluable;
    trial.reason = index.what();
    trial.unbound = index.letter;
  } catch (const Unevaluable& missing) {
    trial.result = Trial::Result::unevaluable;
    trial.reason = missing.what();
  }
  return trial;
}

std::string sentence_of(const Convention& convention) {
  std::string sentence;
  const auto add = [&](const char* part) { sentence += (sentence.empty() ? "" : ", ") + std::string(part); };
  if (convention.U_rows) add("U has the word vectors as rows");
  if (convention.y_row) add("y is a row");
  if (convention.v_row) add("word vectors are rows");
  return sentence;
}

std::string sentence_of(const Notes& notes) {
  static const std::map<Note, const char*> sentences{
      {Note::zero_for_o, "0 is written for o"},
      {Note::capital_for_row, "U_w is written for u_w"},
      {Note::letter_for_sigma, "another letter is written for σ"},
      {Note::dot_without_transpose, "a transpose is left out of a dot product"},
      {Note::outer_without_transpose, "a transpose is left out of an outer product"},
      {Note::one_for_ones, "a number stands for a vector of that number"},
      {Note::index_for_word, "an index is written for its word (j = k for w_j = w_k)"},
      {Note::vector_for_component, "a vector is written for its component (ŷ for ŷ_w)"},
      {Note::transposed_result, "the result, or a term of it, is transposed"},
      {Note::pair_left_out, "o and J are written for w_{t+j} and its loss"},
      {Note::counted_from_zero, "words or negatives are counted from 0"}};
  std::string text;
  for (const Note note : notes) {
    const auto found = sentences.find(note);
    if (found != sentences.end()) text += (text.empty() ? "" : "; ") + std::string(found->second);
  }
  return text;
}

std::string joined(const std::string& a, const std::string& b) {
  return a.empty() ? b : (b.empty() ? a : a + "; " + b);
}

}  // namespace

Conventions all_conventions() {
  Conventions conventions;
  for (const bool v_row : {false, true}) {
    for (const bool y_row : {false, true}) {
      for (const bool U_rows : {false, true}) conventions.push_back({U_rows, y_row, v_row});
    }
  }
  return conventions;
}

const World<Real>& world_for(Scene scene, std::uint64_t seed) {
  static std::mutex mutex;
  static std::map<std::pair<Scene, std::uint64_t>, World<Real>> worlds;
  const std::lock_guard lock(mutex);
  const auto key = std::pair(scene, seed);
  const auto found = worlds.find(key);
  if (found != worlds.end()) return found->second;
  return worlds.emplace(key, make_world(scene, seed)).first->second;
}

template <class Scalar>
bool equals_truth(const Expression& expression, const Claim& claim, const World<Real>& world,
                  const Convention& convention) {
  try {
    Notes notes;
    const Value<Scalar> truth = truth_of<Scalar>(claim, world, convention, notes);
    const World<Scalar> here = world.template cast<Scalar>();
    const Reading reading = reading_for(claim, convention);
    Evaluator<Scalar> evaluator(here, reading);
    return same_value(evaluator.evaluate(expression), truth);
  } catch (const ShapeMismatch&) {
  } catch (const Unevaluable&) {
  }
  return false;
}

template bool equals_truth<double>(const Expression&, const Claim&, const World<Real>&, const Convention&);
template bool equals_truth<Real>(const Expression&, const Claim&, const World<Real>&, const Convention&);

Judgement judge(const Expression& expression, const Claim& claim, const Conventions& conventions) {
  Judgement judgement;
  std::vector<Trial> strict;
  const auto granted = [&](const Convention& convention, const Notes& notes) {
    judgement.orientation = convention;
    judgement.convention = joined(joined(sentence_of(convention), sentence_of(notes)), claim.note);
    judgement.outcome =
        judgement.convention.empty() ? Judgement::Outcome::right : Judgement::Outcome::right_by_convention;
    return judgement;
  };
  for (const auto& convention : conventions) {
    strict.push_back(attempt(expression, claim, reading_for(claim, convention)));
    Trial& trial = strict.back();
    if (trial.result != Trial::Result::equal) continue;
    // What is right with everything as columns as well does not depend on how anything lies.
    const bool independent =
        convention == Convention{} ||
        attempt(expression, claim, reading_for(claim, {})).result == Trial::Result::equal;
    return granted(independent ? Convention{} : convention, trial.notes);
  }
  for (std::size_t i = 0; i < conventions.size(); ++i) {
    // One liberty at a time: a transposed result where y and the word vectors are columns.
    if (!strict[i].equal_transposed || conventions[i].y_row || conventions[i].v_row) continue;
    strict[i].notes.insert(Note::transposed_result);
    return granted(conventions[i], strict[i].notes);
  }
  std::size_t lenient_tries = 0;
  for (const auto& convention : conventions) {
    if (++lenient_tries > 2) break;
    for (const bool component : {false, true}) {
      if (component && (claim.target != Claim::Target::u_w && claim.target != Claim::Target::u_o)) continue;
      Reading reading = reading_for(claim, convention);
      reading.lenient = true;
      reading.component = component;
      if (component && reading.index.empty()) reading.index = "o";
      Trial trial = attempt(expression, claim, reading);
      if (trial.equal_transposed && trial.result != Trial::Result::equal)
        trial.notes.insert(Note::transposed_result);
      if (trial.result == Trial::Result::equal || trial.equal_transposed)
        return granted(convention, trial.notes);
    }
  }
  // Not right: why, in the likeliest convention in which it has a value at all.
  const Trial* told = strict.data();
  for (const auto& trial : strict) {
    if (trial.result == Trial::Result::different && told->result == Trial::Result::misshapen) told = &trial;
  }
  judgement.orientation = conventions[static_cast<std::size_t>(told - strict.data())];
  judgement.reason = told->reason;
  bool jacobian = false;
  for (const auto& trial : strict) jacobian = jacobian || trial.notes.contains(Note::jacobian);
  judgement.unbound_index = told->unbound;
  if (told->result == Trial::Result::unevaluable) {
    judgement.outcome = Judgement::Outcome::unevaluable;
  } else if (!told->free_number.empty()) {
    judgement.outcome = Judgement::Outcome::unevaluable;
    judgement.reason = "what '" + told->free_number + "' stands for has not been said";
  } else if (jacobian) {
    judgement.outcome = Judgement::Outcome::unevaluable;
    judgement.reason =
        "it contains the derivative of a vector for a vector, whose layout has not been declared";
  } else {
    judgement.outcome =
        told->result == Trial::Result::misshapen ? Judgement::Outcome::misshapen : Judgement::Outcome::wrong;
  }
  return judgement;
}

}  // namespace gradjudge::derivation
