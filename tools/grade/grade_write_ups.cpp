// SPDX-License-Identifier: MIT
#include "tools/grade/grade_write_ups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "checks/derivation/grade_derivation.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t most_write_ups = 20;
constexpr double seconds_each = 10;

bool is_whole_document(const SubmittedFile& file) {
  return file.name.ends_with(".tex") && file.bytes.find("\\documentclass") != std::string::npos;
}

/// Whole LaTeX documents first: what they read with \input is not graded once more.
std::vector<const SubmittedFile*> in_order(const std::vector<SubmittedFile>& write_ups) {
  std::vector<const SubmittedFile*> files;
  for (const auto& file : write_ups) files.push_back(&file);
  std::stable_partition(files.begin(), files.end(),
                        [](const auto* file) { return is_whole_document(*file); });
  return files;
}

}  // namespace

std::vector<DerivationResult> grade_write_ups(const std::vector<SubmittedFile>& write_ups,
                                              std::vector<std::string>& notes) {
  std::set<std::string> read;
  std::vector<DerivationResult> lines;
  std::size_t graded = 0;
  for (const SubmittedFile* file : in_order(write_ups)) {
    if (read.contains(file->name)) continue;
    if (++graded > most_write_ups) {
      notes.push_back(fmt::format("only the first {} write-ups were read", most_write_ups));
      break;
    }
    const bool whole = is_whole_document(*file);
    const auto beside = [&](const std::string& path) -> std::optional<std::string> {
      const std::string name = std::filesystem::path(path).lexically_normal().generic_string();
      const auto found = std::find_if(write_ups.begin(), write_ups.end(),
                                      [&](const SubmittedFile& other) { return other.name == name; });
      if (found == write_ups.end()) return std::nullopt;
      if (whole) read.insert(name);
      return found->bytes;
    };
    DerivationLimits limits;
    limits.seconds = seconds_each;
    try {
      auto of_file = grade_derivation(file->name, file->bytes, beside, limits);
      lines.insert(lines.end(), std::make_move_iterator(of_file.begin()),
                   std::make_move_iterator(of_file.end()));
    } catch (const derivation::UnreadableDocument& unreadable) {
      notes.push_back(fmt::format("not read as a write-up: {}", unreadable.what()));
    }
  }
  return lines;
}

}  // namespace gradjudge
