// SPDX-License-Identifier: MIT
#include "tools/report/text/check_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/text/decimal_text.hpp"

namespace gradjudge {
namespace {

// What stands within a line, and paragraphs of it.
std::string name_text(std::string_view text) {
  return printable(clipped(text, longest_name));
}

std::string lines_text(std::string_view text) {
  return printable_lines(clipped(text), "    ");
}

// So many significant digits that two numbers are seen to differ, and by how much.
int telling_digits(const WorstEntry& worst) {
  constexpr int least = 5;
  constexpr int most = 20;
  const double size = std::max(std::abs(worst.yours), std::abs(std::strtod(worst.truth.c_str(), nullptr)));
  if (worst.difference == 0) return most;
  if (!std::isfinite(worst.difference) || !(size > 0)) return least;
  const double agreeing = std::ceil(std::log10(size / worst.difference));
  return static_cast<int>(std::clamp(agreeing + 3, double{least}, double{most}));
}

std::string allowed_text(const WorstEntry& worst) {
  std::string parts = fmt::format("rounding {} × {:g}", scientific(worst.rounding), worst.slack);
  if (worst.allowance > 0) parts += fmt::format(", declared {}", scientific(worst.allowance));
  return fmt::format("allowed {} ({}, oracle {})", scientific(worst.rounding * worst.slack + worst.allowance),
                     parts, rounded_up(name_text(worst.bound)));
}

std::string block_name(const BlockResult& block) {
  return block.worst ? coordinate_name(block.block, block.worst->index) : name_text(block.block);
}

// [id] where; evidence; what else explains it.
std::string diagnosis_grounds(const Diagnosis& diagnosis) {
  std::string grounds = fmt::format("  [{}]", name_text(diagnosis.id));
  if (!diagnosis.where.empty()) grounds += " " + printable(clipped(diagnosis.where));
  if (!diagnosis.evidence.empty()) grounds += "; " + printable(clipped(diagnosis.evidence));
  if (!diagnosis.others.empty()) {
    grounds += "; explained as well by";
    for (const std::string& other : diagnosis.others) grounds += " " + name_text(other);
  }
  return grounds;
}

}  // namespace

const BlockResult* telling_block(const CheckResult& check) {
  const auto found = std::find_if(check.blocks.begin(), check.blocks.end(),
                                  [&](const BlockResult& block) { return block.verdict == check.verdict; });
  return found == check.blocks.end() ? nullptr : &*found;
}

std::string_view heading_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "PASS";
    case Verdict::fail:
      return "FAIL";
    case Verdict::inconclusive:
      return "INCONCLUSIVE";
    case Verdict::error:
      return "ERROR";
  }
  return "ERROR";
}

std::string coordinate_name(std::string_view block, const std::vector<Index>& index) {
  std::string name = name_text(block);
  for (const Index i : index) name += fmt::format("[{}]", i);
  return name;
}

std::string worst_entry_text(const WorstEntry& worst) {
  const int digits = telling_digits(worst);
  return fmt::format("yours  {}   truth {} ± {}   off by {}   {}",
                     shortened(std::isnan(worst.yours) ? "nan" : fmt::format("{}", worst.yours), digits),
                     shortened(name_text(worst.truth), digits), rounded_up(name_text(worst.bound)),
                     scientific(worst.difference), allowed_text(worst));
}

std::string check_heading(const CheckResult& check) {
  std::string heading = fmt::format("{} {}/{}   {}", heading_word(check.verdict), name_text(check.suite),
                                    name_text(check.case_name), name_text(check.question));
  if (const BlockResult* block = telling_block(check)) heading += "   " + block_name(*block);
  return heading;
}

std::string check_details(const CheckResult& check) {
  std::string details;
  const auto line = [&](std::string_view text) { details += fmt::format("  {}\n", text); };
  const BlockResult* headed = telling_block(check);
  for (const BlockResult& block : check.blocks) {
    if (block.verdict != check.verdict) continue;
    const bool named = &block != headed;
    if (!block.shape_note.empty()) {
      line(fmt::format("{}: {}", name_text(block.block), lines_text(block.shape_note)));
    }
    if (block.worst) line((named ? block_name(block) + "  " : "") + worst_entry_text(*block.worst));
  }
  // The numbers of a failure say its reason.
  const bool said = check.verdict == Verdict::fail && headed != nullptr && headed->worst;
  if (!check.reason.empty() && !said) line(lines_text(check.reason));
  for (const std::string& note : check.notes) line("note: " + lines_text(note));
  for (const Diagnosis& diagnosis : check.diagnosis) {
    line(lines_text(diagnosis.sentence));
    line(diagnosis_grounds(diagnosis));
  }
  if (!check.counterexample.empty()) {
    line("smallest example: " + lines_text(check.counterexample));
  }
  if (!check.reproduce.empty()) line("again: " + printable(clipped(check.reproduce)));
  return details;
}

}  // namespace gradjudge
