// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <map>
#include <string>

#include "cases/case.hpp"
#include "tools/sandbox/frame.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// By loss, where the function that answers it begins; files as they were handed in.
using SourcePlaces = std::map<std::string, Place, std::less<>>;

/// What a child that has loaded the submission says of it, or where it says that the main file does not load:
/// that counts for every loss. Nothing in it is trusted: only places in files that were handed in are kept.
SourcePlaces read_source_places(const Frame& loaded, const Submission& submission);

}  // namespace gradjudge
