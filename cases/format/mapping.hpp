// SPDX-License-Identifier: MIT
#pragma once
#include <yaml-cpp/yaml.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cases/format/value.hpp"

namespace gradjudge {

/// A key that stood in a mapping, and what stood behind it.
struct Entry {
  const Field* field = nullptr;
  Place key;
  YAML::Node node;
  std::optional<Value> value;  ///< nothing if it was not what the field says
};

/// The keys of a mapping that its table of fields knows.
struct Mapping {
  Place place;
  std::map<std::string_view, Entry> entries;

  bool has(std::string_view name) const { return entries.contains(name); }

  /// The value behind the key, or nullptr if there is no such key or its value was not as it must be.
  template <class T>
  const T* find(std::string_view name) const {
    const auto entry = entries.find(name);
    if (entry == entries.end() || !entry->second.value) return nullptr;
    return std::get_if<T>(&*entry->second.value);
  }
  template <class T>
  T get_or(std::string_view name, T otherwise) const {
    const T* value = find<T>(name);
    return value == nullptr ? otherwise : *value;
  }
};

/// Reads the mapping by its table of fields. Finds: not a mapping, unknown and repeated keys, required keys
/// that are missing (inputs excepted), values that are not what their field says. `owner` is the loss or the
/// kind of allowance; if it is empty, which fields there are is not known, and keys alone are checked.
Mapping read_mapping(const YAML::Node& node, MappingKind kind, std::string_view owner, Findings& findings);

}  // namespace gradjudge
