// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "checks/derivation/chain/chain.hpp"
#include "checks/derivation/verdict/context.hpp"
#include "checks/derivation/verdict/judge_step.hpp"

namespace gradjudge::derivation {

/// What comes of a chain if it makes one claim.
struct Attempt {
  Claim claim;
  std::vector<JudgedStep> judged;
  int right = 0;
  int strictly_right = 0;
  bool last_right = false;
};

/// The chain, from step `first` on, under one claim. `general` is the claim about any word, if the claim may
/// be about some: a line that tells the words apart speaks of every one.
Attempt attempt(const Chain& chain, std::size_t first, const Claim& claim, const Claim* general,
                const Context& context);

}  // namespace gradjudge::derivation
