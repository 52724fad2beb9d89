// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cases/case.hpp"
#include "checks/implementation.hpp"

namespace gradjudge {

/// The version of the protocol and of what libraries export.
inline constexpr int protocol_version = 1;

/// What an implementation says of itself when it is started. None of it is believed: allowances count only if
/// the user allows them, and the rate of a step is the judge's choice.
struct SelfDescription {
  std::string name;                    ///< printable; empty if it gives none
  std::vector<Allowance> allowances;   ///< what it asks for
  std::optional<Arithmetic> in_place;  ///< it updates its parameters in place, and stores them so
};

/// From {"protocol": 1, "name": "…", "allowances": [{"kind": …, "reason": …}, …], "in_place": "float32"}, of
/// which only protocol must be there. Throws NotProtocol.
SelfDescription self_description(const nlohmann::json& started);

}  // namespace gradjudge
