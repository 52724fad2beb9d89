// SPDX-License-Identifier: MIT
#include "checks/derivation/mend/edits.hpp"

#include <algorithm>
#include <functional>

#include "checks/derivation/mend/node_edits.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

constexpr std::size_t maximal_edits = 3000;

class Collector {
 public:
  Collector(const Expression& whole, const EditNames& names) : whole_(whole), names_(names) {}

  std::vector<Edit> run() {
    visit(whole_, [](const Expression& node) { return node; });
    std::stable_sort(edits_.begin(), edits_.end(),
                     [](const Edit& a, const Edit& b) { return a.cost < b.cost; });
    return std::move(edits_);
  }

 private:
  const Expression& whole_;
  const EditNames& names_;
  std::vector<Edit> edits_;
  std::vector<std::string> bound_;

  using Rebuild = std::function<Expression(const Expression&)>;

  void visit(const Expression& node, const Rebuild& rebuild) {
    for (auto& [replacement, cost] : node_edits(node, names_, bound_, &node == &whole_)) {
      if (edits_.size() >= maximal_edits || replacement == node) continue;
      edits_.push_back({rebuild(replacement), cost, node, replacement});
    }
    const bool binds = node.is(Kind::big_sum) && !node.text.empty();
    if (binds) bound_.push_back(node.text);
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      // What a derivative is for, and the limits of a sum, are edited where they stand.
      if ((node.is(Kind::big_sum) && i > 0) || node.is(Kind::loss)) continue;
      if ((node.is(Kind::derivative) || node.is(Kind::branch)) && i == 1) continue;
      if (node.is(Kind::symbol)) continue;
      visit(node.children[i], [&, i](const Expression& child) {
        Expression changed = node;
        changed.children[i] = child;
        return rebuild(changed);
      });
    }
    if (binds) bound_.pop_back();
  }
};

}  // namespace

std::vector<Edit> single_edits(const Expression& whole, const EditNames& names) {
  return Collector(whole, names).run();
}

}  // namespace gradjudge::derivation
