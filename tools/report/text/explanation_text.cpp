// SPDX-License-Identifier: MIT
#include "tools/report/text/explanation_text.hpp"

#include <fmt/format.h>

#include "checks/decimal.hpp"

namespace gradjudge {
namespace {

std::string known(const Bounded<Real>& number) {
  return to_text(to_decimal(number));
}

std::string step_table(const std::vector<StepError>& steps) {
  std::string text = fmt::format("  {:>8}  {:>10}  {:>14}  {:>14}  {}\n", "step", "|error|", "truncation ≤",
                                 "rounding ≤", "what rules");
  for (const auto& step : steps) {
    text += fmt::format("  {:>8}  {:>10}  {:>14}  {:>14}  {}\n", fmt::format("2^{}", step.step.log2),
                        bound_to_decimal(step.error), bound_to_decimal(step.truncation),
                        bound_to_decimal(step.rounding),
                        step.truncation > step.rounding ? "truncation, ~ h²" : "rounding, ~ 1/h");
  }
  return text;
}

}  // namespace

std::string explanation_text(const Explanation& e, const std::string& case_name) {
  const auto& difference = e.black_box;
  const double off = static_cast<double>(upper_magnitude(Real(Real(e.in_double) - e.truth.value)));
  std::string text =
      fmt::format("{}: dJ/d{} at {} = {}\n\n", case_name, e.entry, e.entry, to_decimal(e.x).value);
  text += fmt::format("Two evaluations of the loss at {} bits{}, h = 2^{}:\n", precision_bits<Real>,
                      e.inputs_are_exact ? "" : " (of the inputs rounded to as many)", difference.step.log2);
  text += fmt::format("  J(x + h)      {}\n", known(difference.J_plus));
  text += fmt::format("  J(x - h)      {}\n", known(difference.J_minus));
  text += fmt::format("  difference/2h {}\n", known(difference.value));
  text += fmt::format("  truncation  ≤ h²/6 · M3 = {}, with |J'''| ≤ M3 = {}\n",
                      bound_to_decimal(difference.truncation), bound_to_decimal(e.M3));
  text +=
      fmt::format("  rounding    ≤ {} (running error analysis)\n\n", bound_to_decimal(difference.rounding));
  text +=
      fmt::format("Truth, from {} (what a check judges by):\n",
                  e.shares_scores ? "shared scores" : "one sweep back through the loss, every step bounded");
  text += fmt::format("  {}\n", known(e.truth));
  text += fmt::format("  the analytic formula at {} bits gives\n  {}\n\n", precision_bits<Real>,
                      e.analytic.str(60));
  text += "An honest implementation in double:\n";
  text += fmt::format("  the reference {:.17g}, off by {:.2g}\n", e.in_double, off);
  text += fmt::format("  allowed       {:.2g} = rounding {:.2g} × slack {:g}",
                      e.slack * e.rounding + e.declared, e.rounding, e.slack);
  if (e.declared > 0) text += fmt::format(" + declared {:.2g}", e.declared);
  text += fmt::format("\n\nThe error against the step (black box, {} bits):\n", precision_bits<Real>);
  return text + step_table(e.steps);
}

}  // namespace gradjudge
