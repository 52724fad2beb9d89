// SPDX-License-Identifier: MIT
#include "cases/shipped_cases.hpp"

#include <cstdlib>

namespace gradjudge {

std::filesystem::path shipped_cases() {
  const char* chosen = std::getenv("GRADJUDGE_CASES");
  if (chosen != nullptr && *chosen != '\0') return chosen;
  return std::filesystem::path(GRADJUDGE_CASES_FOLDER);
}

}  // namespace gradjudge
