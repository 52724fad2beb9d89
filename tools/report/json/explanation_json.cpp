// SPDX-License-Identifier: MIT
#include "tools/report/json/explanation_json.hpp"

#include <fmt/format.h>

#include "checks/decimal.hpp"
#include "checks/evidence/error_curve.hpp"
#include "tools/report/json/evidence_json.hpp"
#include "tools/report/json/json_report.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

Json known(const Bounded<Real>& number) {
  const KnownDecimal decimal = to_decimal(number);
  return {{"value", decimal.value}, {"bound", decimal.bound}};
}

/// dJ/dU[7][2] as a fraction: \frac{\partial J}{\partial U_{7,2}}.
std::string derivative_latex(const std::string& entry) {
  const std::size_t open = entry.find('[');
  std::string index;
  for (const char c : entry.substr(open)) {
    if (c == '[') {
      index += index.empty() ? "" : ",";
    } else if (c != ']') {
      index += c;
    }
  }
  const std::string name = entry.substr(0, open);
  const std::string of = name == "v_c" ? "(v_c)" : name == "scores" ? "s" : name;
  return fmt::format("\\frac{{\\partial J}}{{\\partial {}_{{{}}}}}", of, index);
}

}  // namespace

Json explanation_to_json(const Explanation& e, const ExplainedCase& explained, const ToolInfo& tool) {
  const CentralDifference<Real>& difference = e.black_box;
  return {{"tool", to_json(tool)},
          {"case", explained.name},
          {"description", explained.description},
          {"entry", e.entry},
          {"latex", derivative_latex(e.entry)},
          {"precision_bits", precision_bits<Real>},
          {"inputs_are_exact", e.inputs_are_exact},
          {"x", to_decimal(e.x).value},
          {"black_box",
           {{"log2_step", difference.step.log2},
            {"J_plus", known(difference.J_plus)},
            {"J_minus", known(difference.J_minus)},
            {"value", known(difference.value)},
            {"truncation", bound_to_decimal(difference.truncation)},
            {"rounding", bound_to_decimal(difference.rounding)},
            {"third_derivative", bound_to_decimal(e.M3)}}},
          {"truth", known(e.truth)},
          {"analytic", e.analytic.str(60)},
          {"double",
           {{"value", fmt::format("{:.17g}", e.in_double)},
            {"off", static_cast<double>(upper_magnitude(Real(Real(e.in_double) - e.truth.value)))},
            {"rounding", e.rounding},
            {"slack", e.slack},
            {"declared", e.declared},
            {"allowed", e.slack * e.rounding + e.declared}}},
          {"curve", evidence_to_json(error_curve(e))},
          {"calculation", evidence_to_json(explained.calculation)}};
}

}  // namespace gradjudge
