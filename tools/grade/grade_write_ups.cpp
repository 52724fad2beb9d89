// SPDX-License-Identifier: MIT
#include "tools/grade/grade_write_ups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

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

DerivationLimits write_up_limits() {
  DerivationLimits limits;
  limits.seconds = seconds_each;
  return limits;
}

GradedWriteUps grade_write_ups(const std::vector<SubmittedFile>& write_ups, DerivationReader& reader) {
  std::map<std::string, std::string> texts;
  for (const auto& file : write_ups) texts[file.name] = file.bytes;
  GradedWriteUps graded;
  std::set<std::string> parts;
  std::size_t documents = 0;
  for (const SubmittedFile* file : in_order(write_ups)) {
    if (parts.contains(file->name)) continue;
    if (++documents > most_write_ups) {
      graded.unread.push_back(fmt::format("only the first {} write-ups were read", most_write_ups));
      break;
    }
    try {
      ReadDerivation document = reader.grade(file->name, file->bytes, texts);
      std::move(document.lines.begin(), document.lines.end(), std::back_inserter(graded.lines));
      graded.read.push_back(file->name);
      if (!is_whole_document(*file)) continue;
      parts.insert(document.also_read.begin(), document.also_read.end());
      graded.read.insert(graded.read.end(), document.also_read.begin(), document.also_read.end());
    } catch (const ReadingFailed& failure) {
      graded.unread.push_back(fmt::format("not read as a write-up: {}", failure.what()));
    }
  }
  return graded;
}

}  // namespace gradjudge
