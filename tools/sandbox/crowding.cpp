// SPDX-License-Identifier: MIT
#include "tools/sandbox/crowding.hpp"

#include <algorithm>
#include <cstdlib>
#include <thread>

namespace gradjudge {

double crowding() {
  double wanted_to_run = 0;
  if (::getloadavg(&wanted_to_run, 1) != 1) return 1;
  return std::clamp(wanted_to_run / std::max(1U, std::thread::hardware_concurrency()), 1.0, 20.0);
}

}  // namespace gradjudge
