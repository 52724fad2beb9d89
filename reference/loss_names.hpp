// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <string_view>
#include <type_traits>
#include <variant>

#include "reference/problem.hpp"

namespace gradjudge {

/// Every loss that a case can name, in the order in which they are taught: those of Problem, and relu, which
/// is the leaky relu of slope 0.
inline constexpr auto all_losses = []<class... P>(std::type_identity<std::variant<P...>>) {
  std::array<std::string_view, sizeof...(P) + 1> ids{};
  std::size_t count = 0;
  for (const std::string_view id : {P::loss_id...}) {
    if (id == "leaky_relu") ids[count++] = "relu";
    ids[count++] = id;
  }
  return ids;
}(std::type_identity<Problem<double>>{});

/// The losses of one (center vector, outside word) pair that skip_gram and cbow are built of.
inline constexpr std::array<std::string_view, 2> inner_losses{"naive_softmax", "negative_sampling"};

}  // namespace gradjudge
