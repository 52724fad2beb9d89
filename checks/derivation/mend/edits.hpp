// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/derivation/expression/expression.hpp"

namespace gradjudge::derivation {

/// One small change of a tree. The cheaper, the more natural it is as a slip of the pen.
struct Edit {
  Expression tree;  ///< the whole, edited
  double cost = 0;
  Expression before;  ///< the part that changes
  Expression after;
};

/// The names that an edit may put in.
struct EditNames {
  std::string index;       ///< the letter of the word that is asked about; empty if none
  bool negatives = false;  ///< k runs over negatives, otherwise over the vocabulary
  bool repeated = false;   ///< multiplicities may be missing
};

/// Every single edit: signs, arguments of σ, symbols, hats, transposes and the order of factors, sums and
/// their limits, parentheses, squares, terms and factors that are too many.
std::vector<Edit> single_edits(const Expression& whole, const EditNames& names);

}  // namespace gradjudge::derivation
