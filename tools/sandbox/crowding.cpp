// SPDX-License-Identifier: MIT
#include "tools/sandbox/crowding.hpp"

#include <algorithm>
#include <cstdlib>
#include <thread>

namespace gradjudge {

double crowding(double wanting_to_run, unsigned processors) {
  return std::clamp(wanting_to_run / std::max(1U, processors), 1.0, 20.0);
}

double crowding() {
  static const unsigned processors = std::thread::hardware_concurrency();
  double wanting_to_run = 0;
  if (::getloadavg(&wanting_to_run, 1) != 1) return 1;
  return crowding(wanting_to_run, processors);
}

}  // namespace gradjudge
