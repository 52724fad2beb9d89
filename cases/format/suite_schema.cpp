// SPDX-License-Identifier: MIT
#include "cases/format/suite_schema.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "cases/format/field.hpp"
#include "cases/format/scalar.hpp"
#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

using Json = nlohmann::ordered_json;

/// Of all that a mapping can hold; each object of the schema refers to it instead of repeating it.
std::string definition_name(MappingKind mapping, std::string_view owner) {
  switch (mapping) {
    case MappingKind::suite:
      return "suite";
    case MappingKind::one_case:
      return "case_of_" + std::string(owner);
    case MappingKind::random:
      return "random_" + std::string(owner);
    case MappingKind::tolerance:
      return "tolerance";
    case MappingKind::allowance:
      return "allowance_" + std::string(owner);
    case MappingKind::assignment:
      return "assignment";
    case MappingKind::assigned_question:
      return "question";
    case MappingKind::hidden_cases:
      return "hidden";
    case MappingKind::charges:
      return "charges";
    case MappingKind::limits:
      return "limits";
  }
  return "";
}

Json reference_to(const std::string& definition) {
  return {{"$ref", "#/$defs/" + definition}};
}

/// Whole numbers as whole numbers, so that the text says 1 and not 1.0.
Json number(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

void add_range(Json& schema, const Range& range) {
  if (range.minimum) schema[range.open ? "exclusiveMinimum" : "minimum"] = number(*range.minimum);
  if (range.maximum) schema[range.open ? "exclusiveMaximum" : "maximum"] = number(*range.maximum);
}

Json list_of(Json items) {
  return {{"type", "array"}, {"minItems", 1}, {"items", std::move(items)}};
}

/// Either of several, the one that fits told by the value of `key`, so that an editor complains of that one
/// alone.
Json chosen_by(std::string_view key, const std::vector<std::string_view>& owners, MappingKind mapping) {
  Json choices = Json::array();
  for (const std::string_view owner : owners) {
    choices.push_back({{"if", {{"required", {key}}, {"properties", {{key, {{"const", owner}}}}}}},
                       {"then", reference_to(definition_name(mapping, owner))}});
  }
  return choices;
}

const std::vector<std::string_view>& allowance_kinds() {
  return all_fields(MappingKind::allowance).front().choices;
}

Json one_allowance() {
  return {{"type", "object"},
          {"required", {"kind"}},
          {"properties", {{"kind", {{"enum", allowance_kinds()}}}}},
          {"allOf", chosen_by("kind", allowance_kinds(), MappingKind::allowance)}};
}

/// What the field's value must be, its description apart.
Json value_schema(const Field& field, std::string_view owner) {
  Json index = {{"type", "integer"}, {"minimum", 0}};
  switch (field.kind) {
    case Kind::text:
      return {{"type", "string"}, {"minLength", 1}};
    case Kind::name:
      return {{"type", "string"}, {"pattern", name_pattern}};
    case Kind::choice:
      return {{"enum", field.choices}};
    case Kind::choices: {
      Json list = list_of({{"enum", field.choices}});
      list["uniqueItems"] = true;
      return list;
    }
    case Kind::decimal:
    case Kind::integer: {
      Json schema = {{"type", field.kind == Kind::decimal ? "number" : "integer"}};
      add_range(schema, field.range);
      return schema;
    }
    case Kind::vector:
      return list_of({{"type", "number"}});
    case Kind::rows:
      return list_of(list_of({{"type", "number"}}));
    case Kind::index:
      return index;
    case Kind::indices:
      return list_of(index);
    case Kind::index_lists:
      return list_of(list_of(index));
    case Kind::mapping:
      return reference_to(definition_name(field.mapping, owner));
    case Kind::mappings:
      if (field.mapping == MappingKind::allowance) return list_of(one_allowance());
      if (field.mapping == MappingKind::assigned_question) return list_of(reference_to("question"));
      return list_of(reference_to("case"));
  }
  return {};
}

/// A mapping with its keys and no others.
Json object_schema(MappingKind mapping, std::string_view owner) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Field* field : fields_of(mapping, owner)) {
    Json schema = {{"description", field->description}};
    schema.update(value_schema(*field, owner));
    if (!field->by_default.empty()) schema["default"] = Json::parse(field->by_default);
    properties[field->name] = std::move(schema);
    if (field->required && !field->input) required.push_back(field->name);
  }
  Json object = {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  if (!required.empty()) object["required"] = std::move(required);
  return object;
}

/// A question of an assignment is about code or about derivations.
Json code_or_derivations() {
  Json no_code = Json::object();
  for (const char* key : {"suite", "checks", "tags", "without", "hidden"}) no_code[key] = false;
  no_code["credit"] = {{"enum", {"all_or_nothing", "per_derivation", "per_line"}}};
  return {{"if", {{"required", {"derivations"}}}},
          {"then", {{"properties", std::move(no_code)}}},
          {"else",
           {{"required", {"suite", "checks"}},
            {"properties", {{"credit", {{"enum", {"all_or_nothing", "per_case", "per_block"}}}}}}}}};
}

/// All inputs, of which some may stand for others; or random ones and none in full.
Json inputs_in_full_or_random(std::string_view loss) {
  Json all = Json::array();
  Json none = Json::object();
  const std::vector<const Field*> fields = fields_of(MappingKind::one_case, loss);
  for (const Field* field : fields) {
    if (!field->input) continue;
    none[field->name] = false;
    if (!field->required) continue;
    Json either = Json::array({{{"required", {field->name}}}});
    for (const Field* other : fields) {
      if (other->instead_of == field->name) either.push_back({{"required", {other->name}}});
    }
    all.push_back(either.size() == 1 ? either[0] : Json{{"oneOf", either}});
  }
  return {{"if", {{"required", {"random"}}}},
          {"then", {{"properties", std::move(none)}}},
          {"else", {{"allOf", std::move(all)}}}};
}

/// A case is checked by its own loss or else by the suite's, of which there must be one.
void add_choice_of_loss(Json& schema, const std::vector<std::string_view>& losses) {
  schema["$defs"]["case"] = {{"type", "object"},
                             {"properties", {{"loss", {{"enum", losses}}}}},
                             {"allOf", chosen_by("loss", losses, MappingKind::one_case)}};
  const auto every_case = [](Json items) { return Json{{"properties", {{"cases", {{"items", items}}}}}}; };
  Json by_suite = Json::array();
  by_suite.push_back(
      {{"if", {{"not", {{"required", {"loss"}}}}}}, {"then", every_case({{"required", {"loss"}}})}});
  for (const std::string_view loss : losses) {
    const Json unnamed = {{"if", {{"not", {{"required", {"loss"}}}}}},
                          {"then", reference_to(definition_name(MappingKind::one_case, loss))}};
    by_suite.push_back({{"if", {{"required", {"loss"}}, {"properties", {{"loss", {{"const", loss}}}}}}},
                        {"then", every_case(unnamed)}});
  }
  schema["allOf"] = std::move(by_suite);
}

}  // namespace

std::string suite_schema() {
  const std::vector<std::string_view> losses(all_losses.begin(), all_losses.end());
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "Suite of gradjudge cases"},
                 {"description", "Made by `gradjudge cases schema`; not to be edited."}};
  schema.update(object_schema(MappingKind::suite, ""));
  schema["allOf"] = Json::array();
  schema["$defs"] = Json::object();
  add_choice_of_loss(schema, losses);
  for (const std::string_view loss : losses) {
    Json one_case = object_schema(MappingKind::one_case, loss);
    one_case.update(inputs_in_full_or_random(loss));
    schema["$defs"][definition_name(MappingKind::one_case, loss)] = std::move(one_case);
    schema["$defs"][definition_name(MappingKind::random, loss)] = object_schema(MappingKind::random, loss);
  }
  schema["$defs"][definition_name(MappingKind::tolerance, "")] = object_schema(MappingKind::tolerance, "");
  for (const std::string_view kind : allowance_kinds()) {
    schema["$defs"][definition_name(MappingKind::allowance, kind)] =
        object_schema(MappingKind::allowance, kind);
  }
  return schema.dump(2) + '\n';
}

std::string assignment_schema() {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "Assignment for gradjudge grade"},
                 {"description", "Made by `gradjudge cases schema --assignment`; not to be edited."}};
  schema.update(object_schema(MappingKind::assignment, ""));
  for (const MappingKind part : {MappingKind::assigned_question, MappingKind::hidden_cases,
                                 MappingKind::charges, MappingKind::limits}) {
    schema["$defs"][definition_name(part, "")] = object_schema(part, "");
  }
  schema["$defs"][definition_name(MappingKind::assigned_question, "")].update(code_or_derivations());
  return schema.dump(2) + '\n';
}

}  // namespace gradjudge
