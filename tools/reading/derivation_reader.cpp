// SPDX-License-Identifier: MIT
#include "tools/reading/derivation_reader.hpp"

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cases/bounded/json.hpp"
#include "tools/reading/packed_texts.hpp"
#include "tools/report/json/derivation_json.hpp"

namespace gradjudge {
namespace {

constexpr JsonLimits reply_limits{8, 10'000'000};
constexpr const char* unreadable = "unreadable";

ReadingLimits process_limits(const DerivationLimits& limits) {
  // What is not reached in its own time is unread; the process's is for what does not look at a clock.
  return {static_cast<int>(std::ceil(limits.seconds)) + 5, 1024};
}

/// What a reader does: from {file, text, name, text, …} to {lines, name, …} or {"unreadable", why}.
std::string grade_packed(const std::string& request, const DerivationLimits& limits,
                         const derivation::ReadFile& read_file) {
  const std::vector<std::string> texts = unpacked(request);
  std::vector<std::string> reply(1);
  const auto beside = [&](const std::string& path) -> std::optional<std::string> {
    const std::string name = std::filesystem::path(path).lexically_normal().generic_string();
    for (std::size_t i = 2; i + 1 < texts.size(); i += 2) {
      if (texts[i] != name) continue;
      reply.push_back(name);
      return texts[i + 1];
    }
    return read_file == nullptr ? std::nullopt : read_file(path);
  };
  try {
    const auto lines = grade_derivation(texts.at(0), texts.at(1), beside, limits);
    reply[0] = derivations_to_json(lines).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  } catch (const derivation::UnreadableDocument& failure) {
    reply = {unreadable, failure.what()};
  }
  return packed(reply);
}

}  // namespace

DerivationReader::DerivationReader(const DerivationLimits& limits, const derivation::ReadFile& read_file)
    : process_([limits,
                read_file](const std::string& request) { return grade_packed(request, limits, read_file); },
               process_limits(limits)) {}

ReadDerivation DerivationReader::grade(const std::string& file, const std::string& text,
                                       const std::map<std::string, std::string>& beside) {
  std::vector<std::string> request{file, text};
  for (const auto& [name, bytes] : beside) request.insert(request.end(), {name, bytes});
  std::vector<std::string> reply;
  try {
    reply = unpacked(process_.read(packed(request)));
  } catch (const ReadingFailed& failure) {
    throw ReadingFailed(file + ": " + failure.what());
  }
  if (reply.at(0) == unreadable) throw ReadingFailed(reply.at(1));
  try {
    const nlohmann::json lines = read_json(reply[0], reply_limits);
    return {derivations_from_json({lines, file, ""}), {reply.begin() + 1, reply.end()}};
  } catch (const InvalidJson& failure) {
    throw ReadingFailed(file + ": what its reader says " + failure.what());
  }
}

}  // namespace gradjudge
