// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "tools/submission/hand_in.hpp"

namespace gradjudge {

/// An id that is safe as a folder's name, in a CSV and in a report: of letters, digits, _ - . and @, at most
/// 100 of them. Unicode that looks the same gives the same id.
std::string safe_id(const std::string& name);

/// Gives every hand-in, and everybody in a group, an id of its own, in the order of the ids and places: the
/// first keeps it, those after it get a number that makes it another one, also on a file system that does not
/// tell capitals apart. Each whose id was wanted more than once is told so in its notes.
void make_ids_distinct(std::vector<HandIn>& hand_ins);

}  // namespace gradjudge
