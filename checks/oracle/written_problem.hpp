// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <type_traits>

#include "checks/oracle/bounded.hpp"
#include "reference/member.hpp"
#include "reference/problem.hpp"

namespace gradjudge {

namespace detail {

/// Visits every number of a problem, whether the loss is differentiated by it or not.
template <class P, class Visit>
void for_each_number(P& problem, Visit&& visit) {
  problem.for_each_member(problem, [&]<class T>(const Member&, T& member) {
    if constexpr (std::is_class_v<T> && requires { member.rows(); }) {
      for (Index i = 0; i < member.size(); ++i) visit(member.data()[i]);
    } else if constexpr (requires { visit(member); }) {
      visit(member);
    }
  });
}

}  // namespace detail

/// The problem that was written, of which `problem` holds each number as well as it can: see as_written.
template <template <class> class P, class R>
P<Bounded<R>> written_problem(const P<R>& problem) {
  P<Bounded<R>> written = problem.template cast<Bounded<R>>();
  detail::for_each_number(written, [](Bounded<R>& number) { number = as_written(number.value); });
  return written;
}

template <class R>
Problem<Bounded<R>> written_problem(const Problem<R>& problem) {
  return std::visit([](const auto& p) -> Problem<Bounded<R>> { return written_problem(p); }, problem);
}

/// Whether the problem holds every number exactly as it was written.
template <class R>
bool is_exact(const Problem<Bounded<R>>& written) {
  bool exact = true;
  std::visit(
      [&](const auto& p) {
        detail::for_each_number(p, [&](const Bounded<R>& number) { exact = exact && number.error == 0; });
      },
      written);
  return exact;
}

}  // namespace gradjudge
