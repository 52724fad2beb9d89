// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "cases/format/field.hpp"

namespace gradjudge {

/// The fields of the mappings that an assignment is made of.
const std::vector<Field>& assignment_fields(MappingKind mapping);

}  // namespace gradjudge
