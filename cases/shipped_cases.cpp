// SPDX-License-Identifier: MIT
#include "cases/shipped_cases.hpp"

#include "cases/resource_folder.hpp"

namespace gradjudge {

std::filesystem::path shipped_cases() {
  return resource_folder("GRADJUDGE_CASES", "cases", GRADJUDGE_CASES_FOLDER);
}

}  // namespace gradjudge
