// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string_view>

#include "reference/ball.hpp"

namespace gradjudge::formula {

/// Where a function of one number is defined.
enum class Domain { all, positive, not_negative };

/// A function of the language: one row, and nothing else needs to know it.
struct Function {
  std::string_view name;
  std::string_view also{};  ///< another spelling
  int arguments = 1;        ///< −1: any number of them
  double (*in_double)(const double* x) = nullptr;
  void (*in_balls)(arb_t y, const arb_srcptr* x, slong bits) = nullptr;
  /// dy/dx for each argument, in the language itself; x_1, x_2 are the arguments, x and y the only one and
  /// the value. Empty: it is written out (see unroll), or has no derivative.
  std::string_view derivative{};
  std::string_view second_derivative{};  ///< for the second argument
  Domain domain = Domain::all;
  bool kink_at_zero = false;  ///< there is no derivative where x = 0
  double roundings = 2;       ///< units in the last place that an honest library may be off by
};

std::span<const Function> all_functions();

/// The function that is written so, as a command without its backslash or as a word; nullptr if there is
/// none.
const Function* find_function(std::string_view spelling);

}  // namespace gradjudge::formula
