// SPDX-License-Identifier: MIT
#include "tools/report/json/derivation_json.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const DerivationResult& line) {
  Json json = {{"file", line.place.file},
               {"line", line.place.line},
               {"column", line.place.column},
               {"cell", nullptr},
               {"row_line", line.row.line},
               {"row_column", line.row.column},
               {"question", line.question},
               {"latex", line.latex},
               {"verdict", to_string(line.verdict)},
               {"answer", line.answer},
               {"error_enters", line.error_enters},
               {"reason", line.reason},
               {"convention", line.convention},
               {"mend", nullptr}};
  if (line.cell) json["cell"] = *line.cell;
  if (line.mend) {
    json["mend"] = {{"before", line.mend->before},
                    {"after", line.mend->after},
                    {"sentence", line.mend->sentence},
                    {"line", line.mend->line}};
  }
  return json;
}

int small_number(const JsonField& field) {
  const std::ptrdiff_t number = field.whole_number();
  if (number < 0 || number > 1'000'000'000) field.refuse("a whole number from 0 to 1000000000");
  return static_cast<int>(number);
}

LineVerdict verdict(const JsonField& field) {
  const std::string text = field.text();
  for (const LineVerdict known : {LineVerdict::right, LineVerdict::right_by_convention, LineVerdict::wrong,
                                  LineVerdict::unread, LineVerdict::not_a_claim}) {
    if (text == to_string(known)) return known;
  }
  field.refuse("right, right_by_convention, wrong, unread or not_a_claim");
}

DerivationResult from_json(const JsonField& field) {
  DerivationResult line;
  line.place = {field.at("file").text(), small_number(field.at("line")), small_number(field.at("column"))};
  if (!field.at("cell").is_null()) line.cell = small_number(field.at("cell"));
  line.row = {line.place.file, small_number(field.at("row_line")), small_number(field.at("row_column"))};
  line.question = field.at("question").text();
  line.latex = field.at("latex").text();
  line.verdict = verdict(field.at("verdict"));
  line.answer = field.at("answer").truth_value();
  line.error_enters = field.at("error_enters").truth_value();
  line.reason = field.at("reason").text();
  line.convention = field.at("convention").text();
  const JsonField mend = field.at("mend");
  if (!mend.is_null()) {
    line.mend = Mend{mend.at("before").text(), mend.at("after").text(), mend.at("sentence").text(),
                     mend.at("line").text()};
  }
  return line;
}

}  // namespace

Json derivations_to_json(const std::vector<DerivationResult>& derivations) {
  Json all = Json::array();
  for (const auto& line : derivations) all.push_back(to_json(line));
  return all;
}

std::vector<DerivationResult> derivations_from_json(const JsonField& field) {
  std::vector<DerivationResult> lines;
  for (const JsonField& element : field.elements()) lines.push_back(from_json(element));
  return lines;
}

}  // namespace gradjudge
