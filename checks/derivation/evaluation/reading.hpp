// SPDX-License-Identifier: MIT
#pragma once
#include <memory>
#include <string>

#include "checks/derivation/evaluation/definitions.hpp"

namespace gradjudge::derivation {

/// How vectors lie. The course's handouts write all as columns; its code has U's vectors as rows.
struct Convention {
  bool U_rows = false;  ///< U is V × d
  bool y_row = false;   ///< y, ŷ and the scores are rows
  bool v_row = false;   ///< u_w and v_c are rows

  bool operator==(const Convention&) const = default;
};

/// Which loss J is, where it is not said.
enum class LossInForce { unknown, naive_softmax, negative_sampling, skip_gram };

/// Which loss a subscript of J names: naive-softmax, neg-sample, skip-gram, sg, …
LossInForce loss_named(const std::string& subscript);

/// How an expression is to be understood.
struct Reading {
  Convention convention;
  LossInForce loss = LossInForce::unknown;
  bool lenient = false;    ///< supply transposes that were left out, add 1 to vectors; each is noted
  bool component = false;  ///< y and ŷ without an index are entries, those of the word that is asked about
  bool skip_gram_inner_negative = false;  ///< the pair loss in skip-gram is negative sampling
  std::string argument = "x";  ///< the letter that functions are differentiated by: x in σ′(x), or z
  bool repeated = false;       ///< a number that nobody defined says how often the negative is drawn
  std::shared_ptr<const Definitions> definitions;  ///< of the document's own names; may be none
  std::string index;  ///< the letter of the word that is asked about (w in ∂J/∂u_w); empty if none
  bool any_free_index =
      false;  ///< the first letter that nothing binds stands for the word that is asked about
  enum class Rectifier { none, relu, leaky_relu } rectifier = Rectifier::none;  ///< what f is
};

}  // namespace gradjudge::derivation
