// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstdint>

namespace gradjudge {

/// Now, as Results::started has it.
inline std::int64_t milliseconds_since_1970() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace gradjudge
