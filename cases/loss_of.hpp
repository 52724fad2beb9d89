// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "cases/case.hpp"

namespace gradjudge {

/// The name of the case's loss, as case files have it.
std::string loss_of(const Case& a_case);

}  // namespace gradjudge
