// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

namespace gradjudge {

struct PageScript {
  std::string_view text;
  std::string_view hash;  ///< as a content security policy names it: sha256-…
};

// Defined in a source that embed.py writes when the project is built.
extern const PageScript check_script;
extern const PageScript class_script;
extern const PageScript submission_script;
extern const PageScript explanation_script;
extern const PageScript katex_script;
extern const PageScript chart_script;
extern const std::string_view page_style;
extern const std::string_view katex_style;

}  // namespace gradjudge
