// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "reference/formula/program.hpp"

namespace gradjudge {

/// Which nodes depend on which.
class Cones {
 public:
  /// Of the nodes up to and including `last`.
  Cones(const formula::Program& program, formula::NodeId last);

  /// All nodes that depend on this one, itself first, in the order of the program.
  std::vector<formula::NodeId> above(formula::NodeId node);

 private:
  std::vector<std::size_t> first_;      ///< of each node's users; one more for the end
  std::vector<formula::NodeId> users_;  ///< of all nodes, one after the other
  std::vector<char> seen_;
};

}  // namespace gradjudge
