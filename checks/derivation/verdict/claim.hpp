// SPDX-License-Identifier: MIT
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checks/derivation/evaluation/evaluator.hpp"
#include "checks/derivation/evaluation/reading.hpp"
#include "checks/derivation/evaluation/world.hpp"
#include "checks/derivation/expression/expression.hpp"

namespace gradjudge::derivation {

/// What a chain's left-hand side says that its lines are: a question's answer, or the value of an expression.
struct Claim {
  enum class Target {
    v_c,        ///< gradient for the center vector
    v_w,        ///< gradient for another center vector: zero
    u_o,        ///< gradient for the outside word's vector
    u_w,        ///< gradient for the vector of the word that is asked about
    U,          ///< gradient for the whole matrix
    scores,     ///< gradient for the scores: ŷ − y
    expression  ///< the value of the left-hand side, whatever it is
  };
  std::string question;  ///< question id; empty if it is none of them
  Target target = Target::expression;
  LossInForce loss = LossInForce::unknown;
  std::vector<Scene> scenes{Scene::other_word};
  std::string index;               ///< the letter of the word that is asked about
  std::optional<Expression> left;  ///< for Target::expression
  bool inner_negative = false;     ///< skip-gram of negative sampling
  Reading::Rectifier rectifier = Reading::Rectifier::none;
  std::string argument = "x";                      ///< the letter that functions are differentiated by
  std::shared_ptr<const Definitions> definitions;  ///< what the document's own names stand for
  bool of_line_before =
      false;         ///< it holds a line against the one before, for the left-hand side has no value
  std::string note;  ///< a convention that the claim itself needs
};

/// How an expression is read for a claim.
Reading reading_for(const Claim& claim, const Convention& convention);

/// The truth in one world, from the reference; of an expression, by evaluating it. Throws as Evaluator does.
template <class Scalar>
Value<Scalar> truth_of(const Claim& claim, const World<Real>& world, const Convention& convention,
                       Notes& notes);

/// The claims that a gradient of the loss for a variable may make, the likeliest first. Empty if the variable
/// is none that is asked about.
std::vector<Claim> claims_about(LossInForce named, LossInForce in_force, const Expression& variable,
                                bool repeated_context);

}  // namespace gradjudge::derivation
