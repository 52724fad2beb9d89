// SPDX-License-Identifier: MIT
#include "tools/report/page/html_report.hpp"

#include <algorithm>

#include "tools/report/json/json_report.hpp"
#include "tools/report/page/html_page.hpp"

namespace gradjudge {

std::string html_report(const Results& results) {
  const auto any = [&](auto holds) {
    return std::any_of(results.checks.begin(), results.checks.end(), holds);
  };
  HtmlPage page{"gradjudge", results_to_json(results), check_script};
  page.formulas = !results.derivations.empty() ||
                  any([](const CheckResult& check) { return !check.calculation.empty(); });
  page.plots = any([](const CheckResult& check) { return check.curve.has_value(); });
  return html_page(page);
}

}  // namespace gradjudge
