// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "checks/implementation.hpp"

namespace gradjudge {

/// What --allow asks for: `declared`, all that the implementation itself asks for, or one allowance with its
/// reason: float32:REASON, sigmoid_table:SIZE:RANGE:REASON, sigmoid_table:SIZE:RANGE:FACTOR:REASON,
/// clipped_score:RANGE:REASON.
struct Permission {
  std::string option;  ///< as it was written
  bool declared = false;
  Allowance allowance{};  ///< unless `declared`
};

/// Throws BadInput for anything else.
Permission read_permission(const std::string& option);

/// How one would write it: sigmoid_table:1000:6:83:as word2vec.c
std::string permission_option(const Allowance& allowance);

/// Allows it. One that works in float32 with permission is judged as such throughout.
void allow(const std::vector<Permission>& permissions, Implementation& implementation);

}  // namespace gradjudge
