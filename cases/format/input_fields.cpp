// SPDX-License-Identifier: MIT
#include "cases/format/input_fields.hpp"

#include <type_traits>

#include "reference/loss_names.hpp"
#include "reference/real.hpp"

namespace gradjudge {
namespace {

template <class T>
constexpr bool is_inner_loss = std::is_same_v<T, InnerLoss>;
template <class T>
constexpr bool is_index_list = std::is_same_v<T, std::vector<Index>>;
template <class T>
constexpr bool is_index_lists = std::is_same_v<T, std::vector<std::vector<Index>>>;

/// visit(loss, description, member) for every member of every loss.
template <class Visit>
void for_each_member_of_all(Visit&& visit) {
  for (const std::string_view loss : all_losses) {
    const Problem<Real> empty = *empty_problem<Real>(loss);
    std::visit(
        [&](const auto& problem) {
          problem.for_each_member(
              problem, [&](const Member& member, const auto& value) { visit(loss, member, value); });
        },
        empty);
  }
}

template <class Predicate>
std::vector<std::string_view> losses_with(Predicate&& holds) {
  std::vector<std::string_view> losses;
  for_each_member_of_all([&](std::string_view loss, const Member& member, const auto& value) {
    if (holds(member, value) && (losses.empty() || losses.back() != loss)) losses.push_back(loss);
  });
  return losses;
}

template <class T>
Kind kind_of(const Member& member) {
  if constexpr (std::is_same_v<T, Vector<Real>>) {
    return Kind::vector;
  } else if constexpr (std::is_same_v<T, Matrix<Real>>) {
    return Kind::rows;
  } else if constexpr (std::is_same_v<T, Real>) {
    return Kind::decimal;
  } else if constexpr (is_index_list<T>) {
    return Kind::indices;
  } else if constexpr (is_index_lists<T>) {
    return Kind::index_lists;
  } else {
    static_assert(std::is_same_v<T, Index>, "a member of a type that no case can give yet");
    return member.indexes.empty() ? Kind::integer : Kind::index;
  }
}

}  // namespace

std::vector<Field> input_fields() {
  std::vector<Field> fields;
  for_each_member_of_all([&]<class T>(std::string_view loss, const Member& member, const T&) {
    if constexpr (!is_inner_loss<T>) {
      fields.push_back({.name = member.name,
                        .kind = kind_of<T>(member),
                        .description = member.what,
                        .required = !member.optional,
                        .range = member.range,
                        .owners = {loss},
                        .input = true,
                        .indexes = member.indexes});
    }
  });
  fields.push_back({.name = "o",
                    .kind = Kind::index,
                    .description = "The entry of a one-hot y that is 1.",
                    .owners = {"cross_entropy"},
                    .input = true,
                    .instead_of = "y",
                    .indexes = "scores"});
  return fields;
}

std::vector<std::string_view> losses_with_words() {
  return losses_with([]<class T>(const Member&, const T&) { return std::is_same_v<T, Matrix<Real>>; });
}

std::vector<std::string_view> losses_with_draws() {
  return losses_with([]<class T>(const Member& member, const T&) {
    return member.indexes == "U" && (is_index_list<T> || is_index_lists<T>);
  });
}

std::vector<std::string_view> losses_with_inner_loss() {
  return losses_with([]<class T>(const Member&, const T&) { return is_inner_loss<T>; });
}

}  // namespace gradjudge
