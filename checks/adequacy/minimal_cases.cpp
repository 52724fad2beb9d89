// SPDX-License-Identifier: MIT
#include "checks/adequacy/minimal_cases.hpp"

#include <algorithm>
#include <boost/dynamic_bitset.hpp>
#include <map>

namespace gradjudge {
namespace {

using Cases = boost::dynamic_bitset<>;

/// Mistakes as the sets of cases that catch them; a subset of cases is wanted that meets each.
struct Cover {
  std::vector<std::string> names;
  std::vector<Cases> mistakes;
};

/// Mistakes that are caught wherever another one is tell nothing new.
std::vector<Cases> hardest(std::vector<Cases> mistakes) {
  std::stable_sort(mistakes.begin(), mistakes.end(),
                   [](const Cases& a, const Cases& b) { return a.count() < b.count(); });
  std::vector<Cases> kept;
  for (const Cases& mistake : mistakes) {
    const bool implied = std::any_of(kept.begin(), kept.end(),
                                     [&](const Cases& harder) { return harder.is_subset_of(mistake); });
    if (!implied) kept.push_back(mistake);
  }
  return kept;
}

Cover cover_of(const std::vector<MistakeResult>& mistakes) {
  std::map<std::string, std::size_t> places;
  for (const auto& mistake : mistakes) {
    for (const auto& name : mistake.caught_by) places.try_emplace(name);
  }
  Cover cover;
  for (auto& [name, place] : places) {
    place = cover.names.size();
    cover.names.push_back(name);
  }
  std::vector<Cases> sets;
  for (const auto& mistake : mistakes) {
    if (mistake.caught_by.empty()) continue;
    Cases caught_by(cover.names.size());
    for (const auto& name : mistake.caught_by) caught_by.set(places.at(name));
    sets.push_back(std::move(caught_by));
  }
  cover.mistakes = hardest(std::move(sets));
  return cover;
}

std::size_t newly_caught(std::size_t a_case, const Cases& chosen, const std::vector<Cases>& mistakes) {
  return static_cast<std::size_t>(std::count_if(mistakes.begin(), mistakes.end(), [&](const Cases& mistake) {
    return mistake.test(a_case) && !mistake.intersects(chosen);
  }));
}

bool meets_all(const Cases& chosen, const std::vector<Cases>& mistakes) {
  return std::all_of(mistakes.begin(), mistakes.end(),
                     [&](const Cases& mistake) { return mistake.intersects(chosen); });
}

Cases without_needless(Cases chosen, const std::vector<Cases>& mistakes) {
  for (std::size_t i = chosen.find_first(); i != Cases::npos; i = chosen.find_next(i)) {
    chosen.reset(i);
    if (!meets_all(chosen, mistakes)) chosen.set(i);
  }
  return chosen;
}

/// The case that catches most of what is left, again and again.
Cases greedy(const Cover& cover) {
  Cases chosen(cover.names.size());
  while (!meets_all(chosen, cover.mistakes)) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < cover.names.size(); ++i) {
      const std::size_t caught = newly_caught(i, chosen, cover.mistakes);
      if (caught > most) {
        most = caught;
        best = i;
      }
    }
    chosen.set(best);
  }
  return without_needless(std::move(chosen), cover.mistakes);
}

/// Branch and bound: the mistake that fewest cases catch has to be caught by one of them.
class Search {
 public:
  explicit Search(const Cover& cover) : cover_(cover), best_(greedy(cover)) {}

  MinimalCases result() {
    explore(Cases(cover_.names.size()), Cases(cover_.names.size()));
    MinimalCases minimal{{}, steps_ < most_steps};
    const Cases chosen = without_needless(best_, cover_.mistakes);
    for (std::size_t i = chosen.find_first(); i != Cases::npos; i = chosen.find_next(i)) {
      minimal.cases.push_back(cover_.names[i]);
    }
    return minimal;
  }

 private:
  static constexpr int most_steps = 20'000;

  /// `refused` are the cases that an earlier branch has tried in place of what is chosen here.
  void explore(const Cases& chosen, Cases refused) {
    if (steps_ >= most_steps) return;
    ++steps_;
    // Mistakes with no case in common need a case each.
    std::size_t needed = 0;
    Cases disjoint(chosen.size());
    Cases next;
    for (const Cases& mistake : cover_.mistakes) {
      if (mistake.intersects(chosen)) continue;
      const Cases candidates = mistake - refused;
      if (candidates.none()) return;
      if (next.empty() || candidates.count() < next.count()) next = candidates;
      if (candidates.intersects(disjoint)) continue;
      disjoint |= candidates;
      ++needed;
    }
    if (needed == 0) {
      if (chosen.count() < best_.count()) best_ = chosen;
      return;
    }
    if (chosen.count() + needed >= best_.count()) return;
    for (std::size_t i = next.find_first(); i != Cases::npos; i = next.find_next(i)) {
      Cases with = chosen;
      with.set(i);
      explore(with, refused);
      refused.set(i);
    }
  }

  const Cover& cover_;
  Cases best_;
  int steps_ = 0;
};

}  // namespace

MinimalCases minimal_cases(const std::vector<MistakeResult>& mistakes) {
  const Cover cover = cover_of(mistakes);
  return Search(cover).result();
}

}  // namespace gradjudge
