// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/problem.hpp"
#include "reference/real.hpp"

namespace gradjudge {

/// A wrong gradient that people are known to write.
struct Mistake {
  std::string id;                   ///< kebab-case, names the error: duplicates-once-in-U
  std::string sentence;             ///< one sentence for the student who made it
  std::vector<std::string> losses;  ///< loss ids it applies to

  /// The loss and gradients as somebody with this mistake computes them; nothing if it does not apply to the
  /// loss.
  std::function<std::optional<Evaluation<double>>(const Problem<double>&)> in_double;
  /// The same in high precision: what the mistake is, free of rounding.
  std::function<std::optional<Evaluation<Real>>(const Problem<Real>&)> in_real;
};

/// Every known mistake, in a fixed order. Ids are unique.
const std::vector<Mistake>& mistake_catalogue();

/// The mistake of that id, or nullptr.
const Mistake* find_mistake(std::string_view id);

}  // namespace gradjudge
