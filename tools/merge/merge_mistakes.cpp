// SPDX-License-Identifier: MIT
#include "tools/merge/merge_mistakes.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gradjudge {
namespace {

void add_missing(std::vector<std::string>& all, const std::vector<std::string>& more) {
  for (const std::string& one : more) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  }
}

using Pair = std::pair<std::string, std::string>;

/// The order within a pair says nothing.
Pair pair_of(const IndistinctPair& pair) {
  return pair.first < pair.second ? Pair{pair.first, pair.second} : Pair{pair.second, pair.first};
}

/// What one run knows of its mistakes.
struct Knowledge {
  std::set<std::string> caught;
  std::set<Pair> alike;

  bool tells_apart(const Pair& pair) const {
    return !alike.contains(pair) && (caught.contains(pair.first) || caught.contains(pair.second));
  }
};

Knowledge knowledge_of(const Results& results) {
  Knowledge knowledge;
  for (const MistakeResult& mistake : results.mistakes) {
    if (!mistake.caught_by.empty()) knowledge.caught.insert(mistake.id);
  }
  for (const IndistinctPair& pair : results.indistinct) knowledge.alike.insert(pair_of(pair));
  return knowledge;
}

}  // namespace

std::vector<MistakeResult> merge_mistakes(const std::vector<NamedResults>& runs) {
  std::vector<MistakeResult> all;
  std::map<std::string, std::size_t> positions;
  for (const NamedResults& run : runs) {
    for (const MistakeResult& mistake : run.results.mistakes) {
      const auto [position, is_new] = positions.try_emplace(mistake.id, all.size());
      if (is_new) {
        all.push_back(mistake);
        continue;
      }
      MistakeResult& merged = all[position->second];
      add_missing(merged.losses, mistake.losses);
      add_missing(merged.caught_by, mistake.caught_by);
      merged.applies = merged.applies || mistake.applies;
      if (merged.catching_case.empty()) merged.catching_case = mistake.catching_case;
    }
  }
  for (MistakeResult& mistake : all) {
    if (!mistake.caught_by.empty()) mistake.catching_case.clear();
  }
  return all;
}

std::vector<IndistinctPair> merge_indistinct(const std::vector<NamedResults>& runs) {
  std::vector<Knowledge> known;
  for (const NamedResults& run : runs) known.push_back(knowledge_of(run.results));
  std::vector<IndistinctPair> all;
  std::map<Pair, std::size_t> positions;
  for (const NamedResults& run : runs) {
    for (const IndistinctPair& pair : run.results.indistinct) {
      const Pair key = pair_of(pair);
      if (std::any_of(known.begin(), known.end(), [&](const Knowledge& one) { return one.tells_apart(key); }))
        continue;
      const auto [position, is_new] = positions.try_emplace(key, all.size());
      if (is_new) all.push_back(pair);
      add_missing(all[position->second].losses, pair.losses);
    }
  }
  return all;
}

}  // namespace gradjudge
