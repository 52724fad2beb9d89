// SPDX-License-Identifier: MIT
#include "tools/report/page/explanation_page.hpp"

#include "tools/report/page/html_page.hpp"

namespace gradjudge {

std::string explanation_page(const nlohmann::ordered_json& explanation) {
  return html_page({"gradjudge explain", explanation, explanation_script, true, true});
}

}  // namespace gradjudge
