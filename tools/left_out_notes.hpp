// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string>
#include <vector>

#include "checks/judge/run_checks.hpp"

namespace gradjudge {

/// What was not judged and why, a note for each implementation and reason. `cases` is how many there were.
std::vector<std::string> left_out_notes(std::span<const LeftOut> left_out, std::size_t cases);

/// The names of implementations of which nothing at all was judged.
std::vector<std::string> never_judged(const std::vector<std::string>& implementations,
                                      std::span<const CheckResult> checks);

}  // namespace gradjudge
