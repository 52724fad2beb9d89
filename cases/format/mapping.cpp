// SPDX-License-Identifier: MIT
#include "cases/format/mapping.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <vector>

#include "cases/format/scalar.hpp"
#include "cases/format/suggestion.hpp"

namespace gradjudge {
namespace {

std::vector<std::string_view> names_of(const std::vector<const Field*>& fields) {
  std::vector<std::string_view> names;
  for (const Field* field : fields) names.push_back(field->name);
  return names;
}

/// Every owner of a field of that name.
std::set<std::string_view> owners_of(MappingKind kind, const std::string& name) {
  std::set<std::string_view> owners;
  for (const Field& field : all_fields(kind)) {
    if (field.name == name) owners.insert(field.owners.begin(), field.owners.end());
  }
  return owners;
}

void find_unknown_key(const YAML::Node& key, MappingKind kind, std::string_view owner,
                      const std::vector<const Field*>& fields, Findings& findings) {
  const std::vector<std::string_view> known = names_of(fields);
  const std::set<std::string_view> owners = owners_of(kind, key.Scalar());
  if (!owners.empty()) {
    findings.add(key, fmt::format("key {} does not belong to {}", key.Scalar(), owner),
                 fmt::format("one of {}", fmt::join(known, ", ")),
                 fmt::format("remove it, it is for {}", fmt::join(owners, ", ")));
    return;
  }
  findings.add(key, fmt::format("unknown key {}", quoted(key.Scalar())),
               fmt::format("one of {}", fmt::join(known, ", ")),
               suggestion(key.Scalar(), known, "remove it"));
}

/// The fields of the owner; if it is not known, one for each name.
std::vector<const Field*> possible_fields(MappingKind kind, std::string_view owner) {
  if (!owner.empty()) return fields_of(kind, owner);
  std::vector<const Field*> fields;
  std::set<std::string_view> seen;
  for (const Field& field : all_fields(kind)) {
    if (seen.insert(field.name).second) fields.push_back(&field);
  }
  return fields;
}

}  // namespace

Mapping read_mapping(const YAML::Node& node, MappingKind kind, std::string_view owner, Findings& findings) {
  Mapping mapping{findings.place(node.Mark()), {}};
  if (!node.IsMap()) {
    findings.add(node, fmt::format("here is {}", describe(node)), "a mapping", "write key: value lines");
    return mapping;
  }
  const std::vector<const Field*> fields = possible_fields(kind, owner);
  for (const auto& pair : node) {
    const YAML::Node& key = pair.first;
    if (!key.IsScalar()) {
      findings.add(key, fmt::format("the key is {}", describe(key)), "a word", "write a key of the format");
      continue;
    }
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field* candidate) { return candidate->name == key.Scalar(); });
    if (field == fields.end()) {
      find_unknown_key(key, kind, owner, fields, findings);
      continue;
    }
    const auto [entry, is_new] = mapping.entries.try_emplace(
        (*field)->name, Entry{*field, findings.place(key.Mark()), pair.second, {}});
    if (!is_new) {
      findings.add(key, fmt::format("key {} stands here again", key.Scalar()),
                   fmt::format("it once (first on line {})", entry->second.key.line),
                   "remove one of the two");
      continue;
    }
    const bool known_meaning = !owner.empty() || (*field)->owners.empty();
    if (known_meaning) entry->second.value = read_value(pair.second, **field, findings);
  }
  for (const Field* field : fields) {
    const bool needed = field->required && !field->input && (!owner.empty() || field->owners.empty());
    if (!needed || mapping.has(field->name)) continue;
    findings.add(mapping.place, fmt::format("key {} is missing", field->name), "it here",
                 fmt::format("add {}: … ({})", field->name, field->description));
  }
  return mapping;
}

}  // namespace gradjudge
