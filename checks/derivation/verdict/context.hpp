// SPDX-License-Identifier: MIT
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checks/derivation/document/document.hpp"
#include "checks/derivation/evaluation/reading.hpp"
#include "checks/derivation/expression/expression.hpp"
#include "checks/derivation/verdict/judgement.hpp"

namespace gradjudge::derivation {

/// When the time for a document is up. What the thread itself computes is counted, not what others do.
struct Deadline {
  double thread_seconds = 0;  ///< of the thread's own time

  static Deadline after(double seconds);
  bool is_passed() const;
};

/// What the words before a formula say about it.
struct Context {
  LossInForce loss = LossInForce::unknown;
  bool repeated = false;                ///< negatives may be drawn more than once
  bool about_zero = false;              ///< when the gradient vanishes
  std::optional<Expression> announced;  ///< the variable in the words just before: "for u_k:"
  Reading::Rectifier rectifier = Reading::Rectifier::none;
  Conventions conventions;
  std::optional<Deadline> deadline;
  std::shared_ptr<const Definitions> definitions;  ///< the document's own names; may be none
};

/// Takes in a heading or a stretch of words.
void take_words(Context& context, const Passage& words);

/// Which loss a stretch of words is about; unknown if it names none or several.
LossInForce loss_in_words(const std::string& text);

}  // namespace gradjudge::derivation
