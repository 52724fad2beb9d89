// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <vector>

#include "checks/oracle/formula/jet_arithmetic.hpp"
#include "reference/formula/program.hpp"

namespace gradjudge {

/// The jet of the cone's last node where its first, a leaf, moves within `interval`; `center` holds the
/// values of all nodes, which those outside of the cone keep.
Jet jet_of(const formula::Program& program, std::span<const formula::NodeId> cone,
           std::span<const Ball> center, const Ball& interval, const JetArithmetic& arithmetic);

}  // namespace gradjudge
