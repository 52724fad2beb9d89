// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "tools/submission/hand_in.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// Its files: the one chosen that holds the code, word2vec.py or q3_word2vec.py, otherwise the one that
/// defines most of the course's functions; the Python files beside it; the write-ups; the names of what is
/// neither. Throws BadInput if there is neither code nor a write-up, or if it was removed meanwhile.
Submission open_hand_in(const HandIn& hand_in);

/// The first few names of what was handed in and is not read; empty if everything is.
std::string not_read_text(const Submission& submission);

}  // namespace gradjudge
