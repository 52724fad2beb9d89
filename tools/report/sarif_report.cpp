// SPDX-License-Identifier: MIT
#include "tools/report/sarif_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tools/report/printable.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

/// FNV-1a of what identifies a finding when lines above it move: the same everywhere.
std::string fingerprint(const DerivationResult& line) {
  std::uint64_t hash = 0xcbf29ce484222325ull;
  for (const char character : line.question + "\n" + line.latex) {
    hash ^= static_cast<unsigned char>(character);
    hash *= 0x100000001b3ull;
  }
  return fmt::format("{:016x}", hash);
}

Json finding(const DerivationResult& line) {
  const bool wrong = line.verdict == LineVerdict::wrong;
  std::string message = line.reason;
  if (line.mend) message += (message.empty() ? "" : ". ") + line.mend->sentence;
  if (line.cell) message += fmt::format(" (cell {} of the notebook, line {})", *line.cell, line.place.line);
  // A notebook's lines are those of a cell, not of the file.
  Json location = {{"artifactLocation", {{"uri", line.place.file}}}};
  if (!line.cell) location["region"] = {{"startLine", line.place.line}, {"startColumn", line.place.column}};
  return {{"ruleId", wrong ? "derivation.wrong" : "derivation.unread"},
          {"level", wrong ? "error" : "note"},
          {"message", {{"text", printable(message)}}},
          {"locations", Json::array({{{"physicalLocation", location}}})},
          {"partialFingerprints", {{"derivationLine/v1", fingerprint(line)}}}};
}

Json rule(const char* id, const char* text) {
  return {{"id", id}, {"shortDescription", {{"text", text}}}};
}

}  // namespace

std::string sarif_report(const Results& results) {
  Json findings = Json::array();
  for (const auto& line : results.derivations) {
    if (line.verdict == LineVerdict::wrong || line.verdict == LineVerdict::unread)
      findings.push_back(finding(line));
  }
  const Json rules =
      Json::array({rule("derivation.wrong", "A line of a derivation does not have the value it should"),
                   rule("derivation.unread", "A line of a derivation could not be read")});
  const Json driver = {{"name", results.tool.name}, {"version", results.tool.version}, {"rules", rules}};
  const Json run = {
      {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", findings}};
  const Json whole = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({run})}};
  return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gradjudge
