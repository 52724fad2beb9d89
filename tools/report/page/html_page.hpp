// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "tools/report/page/assets.hpp"

namespace gradjudge {

/// A page that stands alone: its data, and the script that draws them.
struct HtmlPage {
  std::string title;
  nlohmann::ordered_json data;
  const PageScript& script;
  bool formulas = false;  ///< it shows formulas: KaTeX and its fonts go in
  bool plots = false;     ///< it shows plots: Chart.js goes in
};

/// One HTML file that needs no other and no network, whatever the data hold: the data cannot leave the
/// element that they stand in, and no script runs but those of the build.
std::string html_page(const HtmlPage& page);

}  // namespace gradjudge
