// SPDX-License-Identifier: MIT
#include "cases/format/assignment_fields.hpp"

#include "cases/derivation_question.hpp"
#include "cases/question.hpp"
#include "cases/tag.hpp"

namespace gradjudge {
namespace {

using Names = std::vector<std::string_view>;

Names tag_names() {
  Names names;
  for (const Tag& tag : all_tags) names.push_back(tag.name);
  return names;
}

Names question_ids() {
  Names ids;
  for (const Question& question : all_questions()) ids.push_back(question.id);
  return ids;
}

Names derivation_ids() {
  Names ids;
  for (const DerivationQuestion& question : all_derivation_questions()) ids.push_back(question.id);
  return ids;
}

std::vector<Field> fields_of_assignment() {
  return {
      {.name = "assignment", .kind = Kind::name, .description = "The assignment's name.", .required = true},
      {.name = "description", .kind = Kind::text, .description = "What it is for."},
      {.name = "questions",
       .kind = Kind::mappings,
       .description = "The questions, in the order of the feedback.",
       .required = true,
       .mapping = MappingKind::assigned_question},
      {.name = "charges",
       .kind = Kind::mapping,
       .description = "What is taken off for what is right and yet not as it should be.",
       .mapping = MappingKind::charges},
      {.name = "limits",
       .kind = Kind::mapping,
       .description = "What a submission may use.",
       .mapping = MappingKind::limits},
  };
}

std::vector<Field> fields_of_question() {
  return {
      {.name = "id",
       .kind = Kind::name,
       .description = "The question's id in results and gradebooks, unique in the assignment.",
       .required = true},
      {.name = "title", .kind = Kind::text, .description = "Its title in the feedback."},
      {.name = "points",
       .kind = Kind::decimal,
       .description = "What it is worth.",
       .required = true,
       .range = {0.0, 1e6}},
      {.name = "suite",
       .kind = Kind::text,
       .description = "For code: the file of its cases, beside the assignment, or one that ships."},
      {.name = "checks",
       .kind = Kind::choices,
       .description = "For code: what is judged of each case; all of one loss.",
       .choices = question_ids()},
      {.name = "derivations",
       .kind = Kind::choices,
       .description = "Instead of suite and checks: the derivations that the write-up must hold.",
       .choices = derivation_ids()},
      {.name = "tags",
       .kind = Kind::choices,
       .description = "Only cases that carry one of these.",
       .choices = tag_names()},
      {.name = "without",
       .kind = Kind::choices,
       .description = "No cases that carry one of these.",
       .choices = tag_names(),
       .by_default = R"(["large", "robustness", "saturated"])"},
      {.name = "credit",
       .kind = Kind::choice,
       .description =
           "How much a partly right answer gets: for code all_or_nothing, per_case (by default) or "
           "per_block, for derivations all_or_nothing, per_derivation (by default) or per_line.",
       .choices = {"all_or_nothing", "per_case", "per_block", "per_derivation", "per_line"}},
      {.name = "show",
       .kind = Kind::choice,
       .description = "How much the student sees of it; each includes those before it.",
       .choices = {"nothing", "score", "diagnosis", "counterexample", "inputs"},
       .by_default = R"("diagnosis")"},
      {.name = "hidden",
       .kind = Kind::mapping,
       .description = "Random cases besides, of which the student sees no number.",
       .mapping = MappingKind::hidden_cases},
  };
}

std::vector<Field> fields_of_hidden_cases() {
  return {
      {.name = "seed",
       .kind = Kind::integer,
       .description = "The first case's seed; the others' follow it.",
       .required = true,
       .range = {0.0, 1e15}},
      {.name = "cases",
       .kind = Kind::integer,
       .description = "How many.",
       .required = true,
       .range = {1.0, 1000.0}},
      {.name = "inner",
       .kind = Kind::choice,
       .description = "For skip_gram and cbow: the loss of each pair.",
       .choices = {"naive_softmax", "negative_sampling"},
       .by_default = R"("naive_softmax")"},
      {.name = "V", .kind = Kind::integer, .description = "Words.", .range = {1.0, 1e4}, .by_default = "5"},
      {.name = "d",
       .kind = Kind::integer,
       .description = "Dimensions.",
       .range = {1.0, 1e3},
       .by_default = "3"},
      {.name = "K",
       .kind = Kind::integer,
       .description = "Negatives.",
       .range = {1.0, 1e3},
       .by_default = "5"},
      {.name = "m",
       .kind = Kind::integer,
       .description = "The radius of the window.",
       .range = {1.0, 100.0},
       .by_default = "2"},
  };
}

std::vector<Field> fields_of_charges() {
  return {
      {.name = "shape",
       .kind = Kind::decimal,
       .description = "Right numbers in another shape, as a part of the question's points.",
       .range = {0.0, 1.0},
       .by_default = "0"},
      {.name = "robustness",
       .kind = Kind::decimal,
       .description = "Right, but wrong or not finite where scores are large (the suite's cases with the tag "
                      "robustness), as a part of the question's points.",
       .range = {0.0, 1.0},
       .by_default = "0"},
      {.name = "numerical_derivative",
       .kind = Kind::decimal,
       .description = "A difference quotient in place of the formula, as a part of the question's points.",
       .range = {0.0, 1.0},
       .by_default = "1"},
      {.name = "convention",
       .kind = Kind::decimal,
       .description = "A derivation that is right only in another convention, as a part of its share.",
       .range = {0.0, 1.0},
       .by_default = "0"},
      {.name = "wrong_line",
       .kind = Kind::decimal,
       .description = "A derivation with a right answer and a wrong line on the way, as a part of its share.",
       .range = {0.0, 1.0},
       .by_default = "0"},
  };
}

std::vector<Field> fields_of_limits() {
  return {
      {.name = "load_seconds",
       .kind = Kind::decimal,
       .description = "For running the file before anything is asked.",
       .range = {0.0, 3600.0, true}},
      {.name = "check_seconds",
       .kind = Kind::decimal,
       .description = "For one question of one case.",
       .range = {0.0, 3600.0, true}},
      {.name = "submission_seconds",
       .kind = Kind::decimal,
       .description = "For all questions of a submission.",
       .range = {0.0, 86400.0, true}},
      {.name = "cpu_seconds",
       .kind = Kind::integer,
       .description = "Processor time of one process.",
       .range = {1.0, 86400.0}},
      {.name = "memory_megabytes",
       .kind = Kind::integer,
       .description = "Memory beyond what the interpreter itself has.",
       .range = {16.0, 1e6}},
      {.name = "answer_megabytes",
       .kind = Kind::integer,
       .description = "The numbers of one answer.",
       .range = {1.0, 1024.0}},
      {.name = "output_kilobytes",
       .kind = Kind::integer,
       .description = "What is kept of the text that one question prints.",
       .range = {1.0, 32.0}},
      {.name = "open_files",
       .kind = Kind::integer,
       .description = "Files open at a time.",
       .range = {8.0, 1024.0}},
  };
}

}  // namespace

const std::vector<Field>& assignment_fields(MappingKind mapping) {
  static const std::vector<Field> of_assignment = fields_of_assignment();
  static const std::vector<Field> of_question = fields_of_question();
  static const std::vector<Field> of_hidden_cases = fields_of_hidden_cases();
  static const std::vector<Field> of_charges = fields_of_charges();
  static const std::vector<Field> of_limits = fields_of_limits();
  switch (mapping) {
    case MappingKind::assigned_question:
      return of_question;
    case MappingKind::hidden_cases:
      return of_hidden_cases;
    case MappingKind::charges:
      return of_charges;
    case MappingKind::limits:
      return of_limits;
    default:
      return of_assignment;
  }
}

}  // namespace gradjudge
