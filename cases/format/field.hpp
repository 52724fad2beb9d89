// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "reference/member.hpp"

namespace gradjudge {

/// What may stand behind a key.
enum class Kind {
  text,         ///< a scalar that is not empty
  name,         ///< a text of letters, digits, _, - and . that starts with a letter or digit
  choice,       ///< one of Field::choices
  choices,      ///< a list of them, none twice
  decimal,      ///< a decimal number
  integer,      ///< a whole number
  vector,       ///< a list of decimals
  rows,         ///< a list of lists of decimals, all of one length
  index,        ///< a whole number from 0
  indices,      ///< a list of them
  index_lists,  ///< a list of lists of them
  mapping,      ///< the keys of Field::mapping
  mappings,     ///< a list of such mappings
};

/// The mappings that suites and assignments are made of.
enum class MappingKind {
  suite,
  one_case,
  random,
  tolerance,
  allowance,
  assignment,
  assigned_question,
  hidden_cases,
  charges,
  limits
};

/// One key of one mapping. The tables of fields are what the loader and the JSON Schema are both made from.
struct Field {
  std::string_view name;
  Kind kind = Kind::text;
  std::string_view description{};
  bool required = false;
  Range range{};
  std::vector<std::string_view> choices{};
  std::vector<std::string_view> owners{};  ///< the losses or kinds of allowance that have it; empty: all
  MappingKind mapping = MappingKind::suite;
  bool input = false;             ///< a member of the loss's problem; `random` stands for all of them
  std::string_view instead_of{};  ///< another input that this one can be given in place of
  std::string_view indexes{};     ///< kinds of index: the field whose rows or entries are meant
  std::string_view by_default{};  ///< what holds if it is left out, as JSON text

  bool belongs_to(std::string_view owner) const {
    return owners.empty() || std::find(owners.begin(), owners.end(), owner) != owners.end();
  }
};

/// Every field of that mapping, of all its owners.
const std::vector<Field>& all_fields(MappingKind mapping);

/// The fields that the mapping has for one loss or kind of allowance.
std::vector<const Field*> fields_of(MappingKind mapping, std::string_view owner);

}  // namespace gradjudge
