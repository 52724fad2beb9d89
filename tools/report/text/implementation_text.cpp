// SPDX-License-Identifier: MIT
#include "tools/report/text/implementation_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "tools/inert/printable.hpp"

namespace gradjudge {
namespace {

std::string what(const Allowance& allowance) {
  switch (allowance.kind) {
    case Allowance::Kind::float32:
      return "float32";
    case Allowance::Kind::sigmoid_table: {
      std::string text =
          fmt::format("a table of σ of {} entries on ±{}", allowance.table_size, allowance.table_range);
      if (allowance.table_factor > 0)
        text += fmt::format(", index (score + {}) × {}", allowance.table_range, allowance.table_factor);
      return text;
    }
    case Allowance::Kind::clipped_score:
      return fmt::format("scores clipped to ±{}", allowance.table_range);
  }
  return "";
}

}  // namespace

std::string allowance_text(const Allowance& allowance) {
  return fmt::format("{} ({})", what(allowance), printable(allowance.reason));
}

std::vector<std::string> implementation_lines(const CheckedImplementation& implementation) {
  std::vector<std::string> lines;
  std::string name = printable(implementation.name);
  if (!implementation.calls_itself.empty())
    name += fmt::format(" ({})", printable(implementation.calls_itself));
  for (const auto& allowance : implementation.allowances) {
    lines.push_back(fmt::format("allowed for {}: {}", name, allowance_text(allowance)));
  }
  if (implementation.rate > 0) {
    lines.push_back(fmt::format(
        "{} updates in place: gradients are (before − after) / rate, rate 2^{:g}; the cancellation counts as "
        "rounding, what moves under way as declared",
        name, std::log2(implementation.rate)));
  }
  return lines;
}

}  // namespace gradjudge
