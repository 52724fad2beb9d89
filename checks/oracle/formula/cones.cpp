// SPDX-License-Identifier: MIT
#include "checks/oracle/formula/cones.hpp"

#include <algorithm>

namespace gradjudge {

using formula::NodeId;

Cones::Cones(const formula::Program& program, NodeId last) : first_(last + 2), seen_(last + 1) {
  const auto for_each_use = [&](auto&& visit) {
    for (NodeId user = 0; user <= last; ++user) {
      for (const NodeId argument : program.arguments_of(program.nodes[user])) visit(argument, user);
    }
  };
  for_each_use([&](NodeId argument, NodeId) { ++first_[argument + 1]; });
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  users_.resize(first_.back());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for_each_use([&](NodeId argument, NodeId user) { users_[next[argument]++] = user; });
}

std::vector<NodeId> Cones::above(NodeId node) {
  std::vector<NodeId> cone{node};
  seen_[node] = 1;
  for (std::size_t i = 0; i < cone.size(); ++i) {
    for (std::size_t use = first_[cone[i]]; use < first_[cone[i] + 1]; ++use) {
      const NodeId user = users_[use];
      if (seen_[user] != 0) continue;
      seen_[user] = 1;
      cone.push_back(user);
    }
  }
  for (const NodeId one : cone) seen_[one] = 0;
  std::sort(cone.begin(), cone.end());
  return cone;
}

}  // namespace gradjudge
