// SPDX-License-Identifier: MIT
#include "tools/report/json/read_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "cases/bounded/json.hpp"
#include "tools/bad_input.hpp"
#include "tools/report/json/allowance_json.hpp"
#include "tools/report/json/derivation_json.hpp"
#include "tools/report/json/evidence_json.hpp"
#include "tools/report/json/json_field.hpp"
#include "tools/report/json/json_report.hpp"
#include "tools/report/json/submission_json.hpp"

namespace gradjudge {
namespace {

using nlohmann::json;

constexpr JsonLimits results_limits{32, 20'000'000};

json parse(std::string_view text, const std::string& file) {
  try {
    return read_json(text, results_limits);
  } catch (const InvalidJson& error) {
    std::string place = file;
    if (error.byte) {
      const std::string_view before = text.substr(0, *error.byte);
      const auto line = 1 + std::count(before.begin(), before.end(), '\n');
      const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
      place += fmt::format(":{}:{}", line, column);
    }
    throw BadInput(
        fmt::format("{}: this {}, expected a file written with --report json=FILE; is it cut short, or "
                    "another file?",
                    place, error.what()));
  }
}

int small_number(const JsonField& field) {
  const std::ptrdiff_t number = field.whole_number();
  if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) {
    field.refuse("a whole number below 2^31");
  }
  return static_cast<int>(number);
}

Verdict verdict(const JsonField& field) {
  const std::string text = field.text();
  for (const Verdict known : {Verdict::pass, Verdict::fail, Verdict::inconclusive, Verdict::error}) {
    if (text == to_string(known)) return known;
  }
  field.refuse("pass, fail, inconclusive or error");
}

WorstEntry worst_entry(const JsonField& field) {
  WorstEntry worst;
  for (const JsonField& element : field.at("index").elements()) worst.index.push_back(element.whole_number());
  worst.yours = field.at("yours").number();
  worst.truth = field.at("truth").text();
  worst.bound = field.at("bound").text();
  worst.difference = field.at("difference").number();
  worst.rounding = field.at("rounding").number();
  worst.slack = field.at("slack").number();
  worst.allowance = field.at("allowance").number();
  return worst;
}

BlockResult block_result(const JsonField& field) {
  BlockResult block;
  block.block = field.at("block").text();
  block.verdict = verdict(field.at("verdict"));
  block.shape_note = field.at("shape_note").text();
  const JsonField worst = field.at("worst");
  if (!worst.is_null()) block.worst = worst_entry(worst);
  if (field.has("entries")) block.entries = entries_from_json(field.at("entries"));
  return block;
}

Place place(const JsonField& field) {
  return {field.at("file").text(), small_number(field.at("line")), small_number(field.at("column"))};
}

CheckResult check_result(const JsonField& field) {
  CheckResult check;
  check.suite = field.at("suite").text();
  check.case_name = field.at("case").text();
  if (field.has("place")) check.place = place(field.at("place"));
  if (field.has("code")) check.code = place(field.at("code"));
  check.loss = field.at("loss").text();
  check.question = field.at("question").text();
  check.tags = field.at("tags").texts();
  check.implementation = field.at("implementation").text();
  check.verdict = verdict(field.at("verdict"));
  check.reason = field.at("reason").text();
  check.notes = field.at("notes").texts();
  for (const JsonField& block : field.at("blocks").elements()) check.blocks.push_back(block_result(block));
  for (const JsonField& diagnosis : field.at("diagnosis").elements()) {
    check.diagnosis.push_back({diagnosis.at("id").text(), diagnosis.at("sentence").text(),
                               diagnosis.at("blocks").texts(), diagnosis.at("where").text(),
                               diagnosis.at("evidence").text(), diagnosis.at("others").texts()});
  }
  check.counterexample = field.at("counterexample").text();
  if (field.has("calculation")) check.calculation = calculation_from_json(field.at("calculation"));
  if (field.has("curve")) check.curve = curve_from_json(field.at("curve"));
  check.reproduce = field.at("reproduce").text();
  check.seconds = field.at("seconds").number();
  return check;
}

MistakeResult mistake_result(const JsonField& field) {
  return {field.at("id").text(),
          field.at("sentence").text(),
          field.at("losses").texts(),
          field.at("caught_by").texts(),
          field.has("applies") && field.at("applies").truth_value(),
          field.has("catching_case") ? field.at("catching_case").text() : ""};
}

CheckedImplementation checked_implementation(const JsonField& field) {
  CheckedImplementation implementation;
  implementation.name = field.at("name").text();
  implementation.calls_itself = field.at("calls_itself").text();
  implementation.sandbox = field.at("sandbox").text();
  for (const JsonField& allowance : field.at("allowances").elements()) {
    try {
      implementation.allowances.push_back(allowance_from_json(allowance.value()));
    } catch (const std::invalid_argument& error) {
      allowance.refuse(fmt::format("an allowance ({})", error.what()));
    }
  }
  implementation.rate = field.at("rate").number();
  return implementation;
}

ToolInfo tool_info(const JsonField& field) {
  return {field.at("name").text(), field.at("version").text(), field.at("commit").text(),
          small_number(field.at("precision_bits")), field.at("sandbox").text()};
}

Summary summary(const JsonField& field) {
  return {field.at("pass").count(), field.at("fail").count(), field.at("inconclusive").count(),
          field.at("error").count(), field.at("seconds").number()};
}

}  // namespace

Results read_results(std::string_view text, const std::string& file) {
  const json document = parse(text, file);
  const JsonField whole(document, file, "");
  if (const JsonField schema = whole.at("schema"); schema.whole_number() != results_schema) {
    schema.refuse(fmt::format("{}, the only one that this version reads", results_schema));
  }
  Results results;
  results.tool = tool_info(whole.at("tool"));
  if (whole.has("implementations")) {
    for (const JsonField& implementation : whole.at("implementations").elements()) {
      results.implementations.push_back(checked_implementation(implementation));
    }
  }
  for (const JsonField& check : whole.at("checks").elements()) results.checks.push_back(check_result(check));
  if (whole.has("derivations")) results.derivations = derivations_from_json(whole.at("derivations"));
  for (const JsonField& mistake : whole.at("mistakes").elements()) {
    results.mistakes.push_back(mistake_result(mistake));
  }
  if (whole.has("indistinct")) {
    for (const JsonField& pair : whole.at("indistinct").elements()) {
      results.indistinct.push_back(
          {pair.at("first").text(), pair.at("second").text(), pair.at("losses").texts()});
    }
  }
  if (whole.has("submissions")) results.submissions = submissions_from_json(whole.at("submissions"));
  if (whole.has("folders")) {
    const JsonField folders = whole.at("folders");
    results.folders = {folders.at("working").text(), folders.at("repository").text()};
  }
  if (whole.has("notes")) results.notes = whole.at("notes").texts();
  if (whole.has("started")) results.started = static_cast<std::int64_t>(whole.at("started").count());
  results.summary = summary(whole.at("summary"));
  return results;
}

}  // namespace gradjudge
