// SPDX-License-Identifier: MIT
#include "tools/submission/source_places.hpp"

#include <algorithm>
#include <cstdint>

#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

using nlohmann::json;

/// A line that the text has; 0 otherwise.
int line_of(const json& said, const std::string& text) {
  if (!said.is_number_unsigned()) return 0;
  const auto lines = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  const auto line = said.get<std::uint64_t>();
  return line <= lines ? static_cast<int>(line) : 0;
}

/// The place that is said to be in a file that was handed in; its file is empty if there is no such place.
Place place_of(const json& said, const Submission& submission) {
  if (!said.is_object() || !said.contains("file") || !said.contains("line")) return {};
  const auto file = std::find_if(submission.files.begin(), submission.files.end(),
                                 [&](const SubmittedFile& one) { return said["file"] == one.name; });
  if (file == submission.files.end()) return {};
  const int line = line_of(said["line"], file->bytes);
  return line > 0 ? Place{file->name, line, 0} : Place{};
}

}  // namespace

SourcePlaces read_source_places(const Frame& loaded, const Submission& submission) {
  SourcePlaces places;
  const json nothing = json::object();
  const json functions = loaded.header.value("functions", nothing);
  const json failure = loaded.header.value("failed_at", nothing);
  for (const std::string_view loss : all_losses) {
    const std::string name(loss);
    const json& said = functions.is_object() && functions.contains(name) ? functions[name] : failure;
    if (Place place = place_of(said, submission); !place.file.empty()) places[name] = std::move(place);
  }
  return places;
}

}  // namespace gradjudge
