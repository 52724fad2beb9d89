// SPDX-License-Identifier: MIT
#include "tools/report/json/evidence_json.hpp"

#include <fmt/format.h>

#include <cmath>

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

Json numbers_to_json(const std::vector<double>& numbers) {
  Json list = Json::array();
  for (const double number : numbers) list.push_back(number_to_json(number));
  return list;
}

std::vector<double> numbers_from_json(const JsonField& field, std::size_t count) {
  std::vector<double> numbers;
  for (const JsonField& element : field.elements()) numbers.push_back(element.number());
  if (numbers.size() != count) field.refuse(fmt::format("{} numbers, rows times columns", count));
  return numbers;
}

int exponent(const JsonField& field) {
  const std::ptrdiff_t number = field.whole_number();
  if (number < -100000 || number > 100000) field.refuse("a whole number from -100000 to 100000");
  return static_cast<int>(number);
}

}  // namespace

Json number_to_json(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return value;
}

Json evidence_to_json(const std::optional<BlockEntries>& entries) {
  if (!entries) return nullptr;
  return {{"axes", entries->axes},
          {"rows", entries->rows},
          {"columns", entries->columns},
          {"judged_rows", entries->judged_rows},
          {"yours", numbers_to_json(entries->yours)},
          {"truth", numbers_to_json(entries->truth)},
          {"difference", numbers_to_json(entries->difference)},
          {"allowed", numbers_to_json(entries->allowed)}};
}

Json evidence_to_json(const std::vector<WorkedStep>& calculation) {
  Json steps = Json::array();
  for (const WorkedStep& step : calculation) steps.push_back({{"words", step.words}, {"latex", step.latex}});
  return steps;
}

Json evidence_to_json(const std::optional<ErrorCurve>& curve) {
  if (!curve) return nullptr;
  Json points = Json::array();
  for (const CurvePoint& point : curve->points) {
    points.push_back({{"log2_step", point.log2_step},
                      {"error", number_to_json(point.error)},
                      {"truncation", number_to_json(point.truncation)},
                      {"rounding", number_to_json(point.rounding)}});
  }
  return {{"entry", curve->entry},
          {"oracle_log2_step", curve->oracle_log2_step},
          {"oracle_bound", number_to_json(curve->oracle_bound)},
          {"points", points}};
}

std::optional<BlockEntries> entries_from_json(const JsonField& field) {
  if (field.is_null()) return std::nullopt;
  BlockEntries entries;
  entries.axes = field.at("axes").count();
  for (const JsonField& row : field.at("rows").elements()) entries.rows.push_back(row.whole_number());
  entries.columns = field.at("columns").whole_number();
  if (entries.columns < 1 || entries.columns > 1'000'000)
    field.at("columns").refuse("a whole number from 1 to 1000000");
  entries.judged_rows = field.at("judged_rows").whole_number();
  const std::size_t count = entries.rows.size() * static_cast<std::size_t>(entries.columns);
  entries.yours = numbers_from_json(field.at("yours"), count);
  entries.truth = numbers_from_json(field.at("truth"), count);
  entries.difference = numbers_from_json(field.at("difference"), count);
  entries.allowed = numbers_from_json(field.at("allowed"), count);
  return entries;
}

std::vector<WorkedStep> calculation_from_json(const JsonField& field) {
  std::vector<WorkedStep> steps;
  for (const JsonField& step : field.elements())
    steps.push_back({step.at("words").text(), step.at("latex").text()});
  return steps;
}

std::optional<ErrorCurve> curve_from_json(const JsonField& field) {
  if (field.is_null()) return std::nullopt;
  ErrorCurve curve;
  curve.entry = field.at("entry").text();
  curve.oracle_log2_step = exponent(field.at("oracle_log2_step"));
  curve.oracle_bound = field.at("oracle_bound").number();
  for (const JsonField& point : field.at("points").elements()) {
    curve.points.push_back({exponent(point.at("log2_step")), point.at("error").number(),
                            point.at("truncation").number(), point.at("rounding").number()});
  }
  return curve;
}

}  // namespace gradjudge
