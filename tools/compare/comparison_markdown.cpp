// SPDX-License-Identifier: MIT
#include "tools/compare/comparison_markdown.hpp"

#include <fmt/format.h>

#include <cmath>

#include "tools/compare/comparison_text.hpp"
#include "tools/report/markdown/markdown_text.hpp"
#include "tools/report/text/check_text.hpp"
#include "tools/report/text/decimal_text.hpp"

namespace gradjudge {
namespace {

/// What tables may take of the comment; the rest is left to the numbers of what got worse.
constexpr std::size_t room_of_tables = 40'000;

/// A Markdown table or list that grows as long as there is room.
class Section {
 public:
  Section(std::string title, std::string head, std::size_t room)
      : title_(std::move(title)), text_(std::move(head)), room_(room) {}

  void add(const std::string& line) {
    empty_ = false;
    if (left_out_ > 0 || text_.size() + line.size() > room_) {
      ++left_out_;
    } else {
      text_ += line;
    }
  }
  /// Nothing if nothing was added.
  std::string text() const {
    if (empty_) return "";
    const std::string more =
        left_out_ > 0 ? fmt::format("\n… and {} more, left out for size.\n", left_out_) : "";
    return fmt::format("#### {}\n\n{}{}\n", title_, text_, more);
  }

 private:
  std::string title_;
  std::string text_;
  std::size_t room_;
  std::size_t left_out_ = 0;
  bool empty_ = true;
};

std::size_t room_after(const std::string& text) {
  return text.size() < room_of_tables ? room_of_tables - text.size() : 0;
}

std::string where(const BlockResult* block) {
  return block == nullptr || !block->worst
             ? ""
             : markdown_cell(coordinate_name(block->block, block->worst->index));
}

std::string verdict_table(const std::string& title, const Comparison& comparison,
                          const std::vector<ChangedCheck>& checks, std::size_t room) {
  Section section(title,
                  "| case | question | before | now | worst entry | off by | allowed |\n"
                  "| --- | --- | --- | --- | --- | ---: | ---: |\n",
                  room);
  for (const ChangedCheck& check : checks) {
    const BlockResult* block = telling_block(check.after);
    section.add(fmt::format(
        "| {} | {} | {} | **{}** | {} | {} | {} |\n", markdown_cell(compared_case(comparison, check.after)),
        markdown_cell(check.after.question), to_string(check.before.verdict), to_string(check.after.verdict),
        where(block), block == nullptr ? "" : scientific(block->worst->difference),
        block == nullptr ? "" : scientific(allowed(*block->worst))));
  }
  return section.text();
}

/// Each block of which both checks know the worst entry, and that `shows` picks.
template <class Shows>
std::string error_table(const std::string& title, const Comparison& comparison,
                        const std::vector<ChangedCheck>& checks, std::size_t room, Shows&& shows) {
  Section section(title,
                  "| case | question | worst entry | off by, before | now | allowed, before | now |\n"
                  "| --- | --- | --- | ---: | ---: | ---: | ---: |\n",
                  room);
  for (const ChangedCheck& check : checks) {
    for (const BlockResult& block : check.after.blocks) {
      const BlockResult* was = find_block(check.before, block.block);
      if (was == nullptr || !was->worst || !block.worst || !shows(check, block)) continue;
      section.add(fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n",
                              markdown_cell(compared_case(comparison, check.after)),
                              markdown_cell(check.after.question), where(&block),
                              scientific(was->worst->difference), scientific(block.worst->difference),
                              scientific(allowed(*was->worst)), scientific(allowed(*block.worst))));
    }
  }
  return section.text();
}

std::string case_section(const std::string& title, const Comparison& comparison,
                         const std::vector<CheckResult>& checks, std::size_t room) {
  Section section(title, "", room);
  for (const CaseLine& line : case_lines(comparison, checks)) {
    section.add(fmt::format("- {}: {}\n", markdown_code(line.a_case), markdown_code(line.questions)));
  }
  return section.text();
}

std::string numbers(const Comparison& comparison, std::size_t room) {
  const std::string head = "<details><summary>Numbers and diagnosis</summary>\n\n";
  const std::string foot = "</details>\n\n";
  std::string text;
  std::size_t left_out = 0;
  const auto add = [&](const ChangedCheck& check) {
    const std::string block =
        markdown_block("text", check_heading(check.after) + "\n" + check_details(check.after));
    if (left_out > 0 || head.size() + text.size() + block.size() + foot.size() + 100 > room) {
      ++left_out;
    } else {
      text += block;
    }
  };
  for (const ChangedCheck& check : comparison.worse) add(check);
  for (const ChangedCheck& check : comparison.grew) add(check);
  if (text.empty()) return "";
  if (left_out > 0) text += fmt::format("… and {} more, left out for size.\n\n", left_out);
  return head + text + foot;
}

}  // namespace

std::string comparison_markdown(const Comparison& comparison, bool allow_gone) {
  std::string text = fmt::format("### gradjudge: {}\n\n{}.\n\n", regression_count(comparison, allow_gone),
                                 comparison_counts(comparison));
  text += verdict_table("Worse", comparison, comparison.worse, room_after(text));
  text += error_table("Errors that grew by more than the budget explains", comparison, comparison.grew,
                      room_after(text), [](const ChangedCheck& check, const BlockResult& block) {
                        return &block == grown_block(check.before, check.after);
                      });
  text += case_section("Gone", comparison, comparison.gone, room_after(text));
  text += verdict_table("Better", comparison, comparison.better, room_after(text));
  text += error_table("Errors that shrank by more than the budget explains", comparison, comparison.shrank,
                      room_after(text), [](const ChangedCheck& check, const BlockResult& block) {
                        return block.block == grown_block(check.after, check.before)->block;
                      });
  text += error_table("Allowed more than before", comparison, comparison.allowed_more, room_after(text),
                      [](const ChangedCheck&, const BlockResult&) { return true; });
  text += case_section("New", comparison, comparison.added, room_after(text));
  std::string notes;
  for (const std::string& note : comparison.notes) {
    const std::string line = fmt::format("Note: {}\n\n", markdown_code(note));
    if (text.size() + notes.size() + line.size() < largest_comment) notes += line;
  }
  const std::size_t used = text.size() + notes.size();
  return text + numbers(comparison, used < largest_comment ? largest_comment - used : 0) + notes;
}

}  // namespace gradjudge
