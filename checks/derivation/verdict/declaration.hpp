// SPDX-License-Identifier: MIT
#pragma once
#include "checks/derivation/chain/chain.hpp"
#include "checks/derivation/document/document.hpp"
#include "checks/derivation/verdict/judgement.hpp"

namespace gradjudge::derivation {

/// What a document says about how U lies: θ = Uᵀv_c and U ∈ R^{d×V} declare columns, U v_c and U ∈ R^{V×d}
/// rows.
struct Declaration {
  bool columns = false;
  bool rows = false;
  bool columns_beside = false;  ///< by such a product, which makes v_c and the scores columns as well
};

/// What one chain declares.
void declare(Declaration& declaration, const Chain& chain);

/// What a formula such as U \in \mathbb{R}^{d \times V} declares.
void declare(Declaration& declaration, const std::string& latex);

/// The conventions that are left. A document that declares both, or nothing, allows all.
Conventions allowed_conventions(const Declaration& declaration);

}  // namespace gradjudge::derivation
