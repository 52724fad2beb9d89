// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "tools/library_host/gradjudge_library.h"

namespace gradjudge::library_host {

/// What a library exports.
struct LoadedLibrary {
  using AnswerDouble = int32_t (*)(const gradjudge_problem_double*, gradjudge_answer_double*);
  using AnswerFloat = int32_t (*)(const gradjudge_problem_float*, gradjudge_answer_float*);

  AnswerDouble in_double = nullptr;  ///< one of the two is there: the one that is to be asked
  AnswerFloat in_float = nullptr;
  std::string description;  ///< JSON text as the library gave it; empty if it gives none
};

/// Runs the library's constructors. Throws std::runtime_error that says what is missing.
LoadedLibrary load_library(const std::string& path, bool as_float);

}  // namespace gradjudge::library_host
