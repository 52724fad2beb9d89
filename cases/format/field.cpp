// SPDX-License-Identifier: MIT
#include "cases/format/field.hpp"

#include <iterator>

#include "cases/format/assignment_fields.hpp"
#include "cases/format/input_fields.hpp"
#include "cases/question.hpp"
#include "cases/tag.hpp"
#include "reference/loss_names.hpp"

namespace gradjudge {
namespace {

using Names = std::vector<std::string_view>;

const Names losses(all_losses.begin(), all_losses.end());
const Names inner(inner_losses.begin(), inner_losses.end());

Names tag_names() {
  Names names;
  for (const Tag& tag : all_tags) names.push_back(tag.name);
  return names;
}

Names questions_of(std::string_view loss) {
  Names ids;
  for (const Question& question : all_questions()) {
    if (question.loss == loss) ids.push_back(question.id);
  }
  return ids;
}

std::vector<Field> suite_fields() {
  return {
      {.name = "suite", .kind = Kind::name, .description = "The suite's name.", .required = true},
      {.name = "description", .kind = Kind::text, .description = "What the suite is for."},
      {.name = "loss",
       .kind = Kind::choice,
       .description = "The loss of every case that names none.",
       .choices = losses},
      {.name = "inner",
       .kind = Kind::choice,
       .description = "The inner loss of every skip_gram or cbow case that names none.",
       .choices = inner,
       .by_default = R"("naive_softmax")"},
      {.name = "tags",
       .kind = Kind::choices,
       .description = "Tags that every case carries besides its own.",
       .choices = tag_names()},
      {.name = "cases",
       .kind = Kind::mappings,
       .description = "The cases.",
       .required = true,
       .mapping = MappingKind::one_case},
  };
}

std::vector<Field> case_fields() {
  std::vector<Field> fields{
      {.name = "name",
       .kind = Kind::name,
       .description = "The case's name, unique in the suite.",
       .required = true},
      {.name = "description", .kind = Kind::text, .description = "Why the case exists."},
      {.name = "loss",
       .kind = Kind::choice,
       .description = "The loss; needed unless the suite gives one.",
       .choices = losses},
      {.name = "inner",
       .kind = Kind::choice,
       .description = "The loss of each pair.",
       .choices = inner,
       .owners = losses_with_inner_loss(),
       .by_default = R"("naive_softmax")"},
  };
  std::vector<Field> inputs = input_fields();
  std::move(inputs.begin(), inputs.end(), std::back_inserter(fields));
  fields.push_back({.name = "random",
                    .kind = Kind::mapping,
                    .description = "Asks for random inputs instead of inputs in full.",
                    .mapping = MappingKind::random});
  for (const std::string_view loss : losses) {
    fields.push_back({.name = "questions",
                      .kind = Kind::choices,
                      .description = "What is judged; by default the loss and all its gradients.",
                      .choices = questions_of(loss),
                      .owners = {loss}});
  }
  fields.push_back(
      {.name = "tags", .kind = Kind::choices, .description = "To choose cases by.", .choices = tag_names()});
  fields.push_back({.name = "tolerance",
                    .kind = Kind::mapping,
                    .description = "What an answer may be off by beyond rounding.",
                    .mapping = MappingKind::tolerance});
  fields.push_back({.name = "allowances",
                    .kind = Kind::mappings,
                    .description = "Departures from exact double arithmetic that are allowed, and why.",
                    .mapping = MappingKind::allowance});
  return fields;
}

std::vector<Field> random_fields() {
  return {
      {.name = "seed",
       .kind = Kind::integer,
       .description = "Same seed, same numbers, on every machine.",
       .required = true,
       .range = {0.0, 1e15}},
      {.name = "distribution",
       .kind = Kind::choice,
       .description = "How numbers are drawn.",
       .choices = {"uniform", "normal"},
       .by_default = R"("uniform")"},
      {.name = "scale",
       .kind = Kind::decimal,
       .description = "Uniform: numbers lie in [-scale, scale]. Normal: the standard deviation.",
       .range = {0.0, 1e6, true},
       .by_default = "1"},
      {.name = "decimals",
       .kind = Kind::integer,
       .description = "How many decimals each number has.",
       .range = {0.0, 12.0},
       .by_default = "3"},
      {.name = "V",
       .kind = Kind::integer,
       .description = "Words.",
       .range = {1.0, 1e6},
       .owners = losses_with_words(),
       .by_default = "5"},
      {.name = "d",
       .kind = Kind::integer,
       .description = "Dimensions, or entries of scores or x.",
       .range = {1.0, 1e5},
       .by_default = "3"},
      {.name = "K",
       .kind = Kind::integer,
       .description = "Negatives of each outside word.",
       .range = {1.0, 1e4},
       .owners = losses_with_draws(),
       .by_default = "5"},
      {.name = "m",
       .kind = Kind::integer,
       .description = "skip_gram: the radius of the window; cbow: half the number of context words.",
       .range = {1.0, 1000.0},
       .owners = losses_with_inner_loss(),
       .by_default = "2"},
  };
}

std::vector<Field> tolerance_fields() {
  return {
      {.name = "absolute",
       .kind = Kind::decimal,
       .description = "Added to what rounding is allowed.",
       .range = {0.0, std::nullopt},
       .by_default = "0"},
      {.name = "relative",
       .kind = Kind::decimal,
       .description = "The same, as a part of the true value.",
       .range = {0.0, std::nullopt},
       .by_default = "0"},
  };
}

std::vector<Field> allowance_fields() {
  return {
      {.name = "kind",
       .kind = Kind::choice,
       .description = "What is allowed.",
       .required = true,
       .choices = {"float32", "sigmoid_table", "clipped_score"}},
      {.name = "reason", .kind = Kind::text, .description = "Why; reports repeat it.", .required = true},
      {.name = "table_size",
       .kind = Kind::integer,
       .description = "The number of entries of the table.",
       .required = true,
       .range = {2.0, 1e9},
       .owners = {"sigmoid_table"}},
      {.name = "table_range",
       .kind = Kind::decimal,
       .description = "The table covers [-range, range] and saturates outside.",
       .required = true,
       .range = {0.0, std::nullopt, true},
       .owners = {"sigmoid_table"}},
      {.name = "table_factor",
       .kind = Kind::decimal,
       .description = "The index is (score + range) times this, rounded down: 83 in word2vec.c. By default "
                      "table_size / (2 table_range).",
       .range = {0.0, std::nullopt, true},
       .owners = {"sigmoid_table"}},
      {.name = "range",
       .kind = Kind::decimal,
       .description = "Scores are clipped to [-range, range].",
       .required = true,
       .range = {0.0, std::nullopt, true},
       .owners = {"clipped_score"}},
  };
}

}  // namespace

const std::vector<Field>& all_fields(MappingKind mapping) {
  static const std::vector<Field> of_suite = suite_fields();
  static const std::vector<Field> of_case = case_fields();
  static const std::vector<Field> of_random = random_fields();
  static const std::vector<Field> of_tolerance = tolerance_fields();
  static const std::vector<Field> of_allowance = allowance_fields();
  switch (mapping) {
    case MappingKind::suite:
      return of_suite;
    case MappingKind::one_case:
      return of_case;
    case MappingKind::random:
      return of_random;
    case MappingKind::tolerance:
      return of_tolerance;
    case MappingKind::allowance:
      return of_allowance;
    case MappingKind::assignment:
    case MappingKind::assigned_question:
    case MappingKind::hidden_cases:
    case MappingKind::charges:
    case MappingKind::limits:
      return assignment_fields(mapping);
  }
  return of_suite;
}

std::vector<const Field*> fields_of(MappingKind mapping, std::string_view owner) {
  std::vector<const Field*> fields;
  for (const Field& field : all_fields(mapping)) {
    if (field.belongs_to(owner)) fields.push_back(&field);
  }
  return fields;
}

}  // namespace gradjudge
