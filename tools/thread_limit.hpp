// SPDX-License-Identifier: MIT
#pragma once
#include <tbb/global_control.h>

#include <memory>

namespace gradjudge {

/// Limits oneTBB to so many threads for as long as the returned value lives; 0 leaves one for each processor.
inline std::unique_ptr<tbb::global_control> thread_limit(int jobs) {
  if (jobs == 0) return nullptr;
  return std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism,
                                               static_cast<std::size_t>(jobs));
}

}  // namespace gradjudge
