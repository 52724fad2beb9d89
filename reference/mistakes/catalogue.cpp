// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>

#include "reference/mistakes/families.hpp"

namespace gradjudge {

const std::vector<Mistake>& mistake_catalogue() {
  static const std::vector<Mistake> catalogue = [] {
    std::vector<Mistake> all;
    for (auto* family : {general_mistakes, elementwise_mistakes, softmax_mistakes, pair_mistakes,
                         negative_sampling_mistakes, multiplicity_mistakes, hierarchical_softmax_mistakes,
                         window_mistakes, skip_gram_mistakes, cbow_mistakes}) {
      std::ranges::move(family(), std::back_inserter(all));
    }
    return all;
  }();
  return catalogue;
}

const Mistake* find_mistake(std::string_view id) {
  const auto& catalogue = mistake_catalogue();
  const auto found =
      std::find_if(catalogue.begin(), catalogue.end(), [&](const auto& m) { return m.id == id; });
  return found == catalogue.end() ? nullptr : &*found;
}

}  // namespace gradjudge
