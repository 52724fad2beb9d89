// SPDX-License-Identifier: MIT
#include "checks/shrink/smaller_problems.hpp"

#include <algorithm>

namespace gradjudge {
namespace {

using Problems = std::vector<Problem<Real>>;

template <class Array>
void remove_row(Array& rows, Index row) {
  Array left(rows.rows() - 1, rows.cols());
  left.topRows(row) = rows.topRows(row);
  left.bottomRows(rows.rows() - 1 - row) = rows.bottomRows(rows.rows() - 1 - row);
  rows = std::move(left);
}

void remove_column(Matrix<Real>& rows, Index column) {
  Matrix<Real> flipped = rows.transpose();
  remove_row(flipped, column);
  rows = flipped.transpose();
}

/// Word indices after word w is gone; false if w itself is among them.
bool close_gap(std::vector<Index>& words, Index w) {
  for (Index& word : words) {
    if (word == w) return false;
    if (word > w) --word;
  }
  return true;
}

bool close_gap(Index& word, Index w) {
  std::vector<Index> one{word};
  const bool closed = close_gap(one, w);
  word = one.front();
  return closed;
}

void keep_if_valid(Problems& problems, Problem<Real> candidate) {
  try {
    validate(candidate);
    problems.push_back(std::move(candidate));
  } catch (const InvalidProblem&) {
    // A reduction that leaves nothing to ask is none.
  }
}

/// Each list with one of its words left out, and with one word replaced by each of lower index.
std::vector<std::vector<Index>> shorter_or_lower(const std::vector<Index>& words) {
  std::vector<std::vector<Index>> lists;
  for (std::size_t i = 0; i < words.size(); ++i) {
    lists.push_back(words);
    lists.back().erase(lists.back().begin() + static_cast<std::ptrdiff_t>(i));
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (Index lower = 0; lower < words[i]; ++lower) {
      lists.push_back(words);
      lists.back()[i] = lower;
    }
  }
  return lists;
}

template <class P>
void add_fewer_entries(const P& problem, Index entries, Problems& problems) {
  for (Index i = 0; i < entries; ++i) {
    P smaller = problem;
    P::for_each_input(smaller, [&](std::string_view, auto& input) { remove_row(input, i); });
    keep_if_valid(problems, std::move(smaller));
  }
}

void reduce(const SigmoidProblem<Real>& problem, Problems& problems) {
  add_fewer_entries(problem, problem.x.size(), problems);
}

void reduce(const LeakyReluProblem<Real>& problem, Problems& problems) {
  add_fewer_entries(problem, problem.x.size(), problems);
}

void reduce(const CrossEntropyProblem<Real>& problem, Problems& problems) {
  for (Index k = 0; k < problem.y.size(); ++k) {
    if (problem.y[k] != 0) continue;
    CrossEntropyProblem<Real> smaller = problem;
    remove_row(smaller.scores, k);
    remove_row(smaller.y, k);
    keep_if_valid(problems, std::move(smaller));
  }
}

/// One dimension fewer in every vector.
template <class P>
void add_fewer_dimensions(const P& problem, Problems& problems) {
  for (Index j = 0; j < problem.U.cols(); ++j) {
    P smaller = problem;
    remove_column(smaller.U, j);
    if constexpr (requires { smaller.v_c; }) {
      remove_row(smaller.v_c, j);
    } else {
      remove_column(smaller.V, j);
    }
    keep_if_valid(problems, std::move(smaller));
  }
}

void reduce(const NaiveSoftmaxProblem<Real>& problem, Problems& problems) {
  for (Index w = 0; w < problem.U.rows(); ++w) {
    NaiveSoftmaxProblem<Real> smaller = problem;
    if (!close_gap(smaller.o, w)) continue;
    remove_row(smaller.U, w);
    keep_if_valid(problems, std::move(smaller));
  }
  add_fewer_dimensions(problem, problems);
  for (Index o = 0; o < problem.o; ++o) {
    NaiveSoftmaxProblem<Real> lower = problem;
    lower.o = o;
    keep_if_valid(problems, std::move(lower));
  }
}

void reduce(const NegativeSamplingProblem<Real>& problem, Problems& problems) {
  for (Index w = 0; w < problem.U.rows(); ++w) {
    NegativeSamplingProblem<Real> smaller = problem;
    if (!close_gap(smaller.o, w) || !close_gap(smaller.negatives, w)) continue;
    remove_row(smaller.U, w);
    keep_if_valid(problems, std::move(smaller));
  }
  add_fewer_dimensions(problem, problems);
  for (auto& negatives : shorter_or_lower(problem.negatives)) {
    NegativeSamplingProblem<Real> smaller = problem;
    smaller.negatives = std::move(negatives);
    keep_if_valid(problems, std::move(smaller));
  }
  for (Index o = 0; o < problem.o; ++o) {
    NegativeSamplingProblem<Real> lower = problem;
    lower.o = o;
    keep_if_valid(problems, std::move(lower));
  }
}

/// The lists of negatives that still belong to the window's outside words after position `gone` of the
/// sentence is.
void drop_negatives(SkipGramProblem<Real>& smaller, const SkipGramProblem<Real>& problem, Index gone) {
  if (problem.negatives.empty()) return;
  const Index first = std::max<Index>(problem.t - problem.m, 0);
  Index list = gone - first - (gone > problem.t ? 1 : 0);
  if (gone < first || list >= static_cast<Index>(problem.negatives.size())) return;
  smaller.negatives.erase(smaller.negatives.begin() + list);
}

void reduce(const SkipGramProblem<Real>& problem, Problems& problems) {
  for (Index position = 0; position < static_cast<Index>(problem.sentence.size()); ++position) {
    if (position == problem.t) continue;
    SkipGramProblem<Real> smaller = problem;
    smaller.sentence.erase(smaller.sentence.begin() + position);
    if (position < problem.t) --smaller.t;
    drop_negatives(smaller, problem, position);
    keep_if_valid(problems, std::move(smaller));
  }
  for (Index w = 0; w < problem.U.rows(); ++w) {
    SkipGramProblem<Real> smaller = problem;
    bool unused = close_gap(smaller.sentence, w);
    for (auto& negatives : smaller.negatives) unused = close_gap(negatives, w) && unused;
    if (!unused) continue;
    remove_row(smaller.U, w);
    remove_row(smaller.V, w);
    keep_if_valid(problems, std::move(smaller));
  }
  add_fewer_dimensions(problem, problems);
  if (problem.m > 1) {
    SkipGramProblem<Real> narrower = problem;
    --narrower.m;
    if (narrower.outside().size() < problem.outside().size() && !problem.negatives.empty()) {
      if (problem.t + problem.m < static_cast<Index>(problem.sentence.size())) narrower.negatives.pop_back();
      if (problem.t >= problem.m) narrower.negatives.erase(narrower.negatives.begin());
    }
    keep_if_valid(problems, std::move(narrower));
  }
  for (std::size_t j = 0; j < problem.negatives.size(); ++j) {
    for (auto& negatives : shorter_or_lower(problem.negatives[j])) {
      SkipGramProblem<Real> smaller = problem;
      smaller.negatives[j] = std::move(negatives);
      keep_if_valid(problems, std::move(smaller));
    }
  }
  for (std::size_t i = 0; i < problem.sentence.size(); ++i) {
    for (Index lower = 0; lower < problem.sentence[i]; ++lower) {
      SkipGramProblem<Real> candidate = problem;
      candidate.sentence[i] = lower;
      keep_if_valid(problems, std::move(candidate));
    }
  }
}

void reduce(const CbowProblem<Real>& problem, Problems& problems) {
  for (auto& context : shorter_or_lower(problem.context)) {
    CbowProblem<Real> smaller = problem;
    smaller.context = std::move(context);
    keep_if_valid(problems, std::move(smaller));
  }
  for (Index w = 0; w < problem.U.rows(); ++w) {
    CbowProblem<Real> smaller = problem;
    if (!close_gap(smaller.o, w) || !close_gap(smaller.negatives, w) || !close_gap(smaller.context, w))
      continue;
    remove_row(smaller.U, w);
    remove_row(smaller.V, w);
    keep_if_valid(problems, std::move(smaller));
  }
  add_fewer_dimensions(problem, problems);
  for (auto& negatives : shorter_or_lower(problem.negatives)) {
    CbowProblem<Real> smaller = problem;
    smaller.negatives = std::move(negatives);
    keep_if_valid(problems, std::move(smaller));
  }
  for (Index o = 0; o < problem.o; ++o) {
    CbowProblem<Real> lower = problem;
    lower.o = o;
    keep_if_valid(problems, std::move(lower));
  }
}

/// Any other loss: its lists of words with one entry fewer, all at the same place; fewer words; fewer
/// dimensions.
template <class P>
void reduce(const P& problem, Problems& problems) {
  const auto each_list = [](P& candidate, auto&& change) {
    P::for_each_member(candidate, [&]<class T>(const Member& member, T& value) {
      if constexpr (std::is_same_v<T, std::vector<Index>>) change(member, value);
    });
  };
  std::size_t longest = 0;
  P counted = problem;
  each_list(counted, [&](const Member&, auto& list) { longest = std::max(longest, list.size()); });
  for (std::size_t i = 0; i < longest; ++i) {
    P smaller = problem;
    each_list(smaller, [&](const Member&, auto& list) {
      if (i < list.size()) list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
    });
    keep_if_valid(problems, std::move(smaller));
  }
  if constexpr (requires { problem.U; }) {
    for (Index w = 0; w < problem.U.rows(); ++w) {
      P smaller = problem;
      bool unused = true;
      each_list(smaller, [&](const Member& member, auto& list) {
        if (member.indexes == "U") unused = close_gap(list, w) && unused;
      });
      if (!unused) continue;
      remove_row(smaller.U, w);
      keep_if_valid(problems, std::move(smaller));
    }
    add_fewer_dimensions(problem, problems);
  }
}

bool is_whole(const Real& x) {
  return mpfr_integer_p(x.backend().data()) != 0;
}

/// Smaller is simpler: 0, 1, −1, then other whole numbers by size, then fractions.
int complexity(const Real& x) {
  if (x == 0) return 0;
  if (x == 1) return 1;
  if (x == -1) return 2;
  if (!is_whole(x)) return 1000;
  const Real size = abs(x);
  return size < 900 ? 2 + static_cast<int>(static_cast<double>(size)) : 950;
}

std::vector<Real> simpler_numbers(const Real& x) {
  std::vector<Real> candidates{Real(0), Real(1), Real(-1)};
  if (!is_whole(x)) {
    candidates.emplace_back(round(x));
    candidates.emplace_back(Real(2));
    candidates.emplace_back(Real(-2));
  } else if (abs(x) > 2) {
    candidates.emplace_back(trunc(x / 2));
    candidates.emplace_back(x > 0 ? Real(x - 1) : Real(x + 1));
  }
  std::erase_if(candidates, [&](const Real& candidate) { return complexity(candidate) >= complexity(x); });
  return candidates;
}

}  // namespace

std::vector<Problem<Real>> structurally_smaller(const Problem<Real>& problem) {
  Problems problems;
  std::visit([&](const auto& p) { reduce(p, problems); }, problem);
  return problems;
}

std::vector<Problem<Real>> numerically_simpler(const Problem<Real>& problem) {
  Problems problems;
  std::visit(
      [&](const auto& p) {
        p.for_each_input(p, [&](std::string_view name, const auto& input) {
          for (Index i = 0; i < input.size(); ++i) {
            for (const Real& simpler : simpler_numbers(input.data()[i])) {
              auto candidate = p;
              candidate.for_each_input(candidate, [&](std::string_view other, auto& numbers) {
                if (other == name) numbers.data()[i] = simpler;
              });
              keep_if_valid(problems, std::move(candidate));
            }
          }
        });
      },
      problem);
  return problems;
}

std::size_t fractional_numbers(const Problem<Real>& problem) {
  std::size_t count = 0;
  std::visit(
      [&](const auto& p) {
        p.for_each_input(p, [&](std::string_view, const auto& input) {
          for (Index i = 0; i < input.size(); ++i) {
            if (!is_whole(input.data()[i])) ++count;
          }
        });
      },
      problem);
  return count;
}

}  // namespace gradjudge
