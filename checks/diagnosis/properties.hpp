// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string_view>

#include "checks/diagnosis/observed_case.hpp"

namespace gradjudge {

/// Something that rows of a block can have in common.
struct RowProperty {
  std::string_view text;  ///< continues "only in …"
  bool (*holds)(const ObservedCase&, std::string_view block, Index row);
};

/// Something that cases can have in common.
struct CaseProperty {
  std::string_view text;  ///< continues "only …"
  bool (*holds)(const ObservedCase&);
};

std::span<const RowProperty> row_properties();
std::span<const CaseProperty> case_properties();

}  // namespace gradjudge
