// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace gradjudge {

/// What JSON from outside may cost to read and to hold. A value more is 16 bytes or more in memory; much of
/// what is done with a value recurses as deep as it is nested.
struct JsonLimits {
  std::size_t depth = 32;
  std::size_t values = 1'000'000;  ///< keys of objects included
};

/// Why a text is not read as JSON, in words that go on with "this file" or "this line": "is not JSON", "has
/// lists nested more than 32 deep".
struct InvalidJson : std::runtime_error {
  InvalidJson(const std::string& what, std::optional<std::size_t> byte)
      : std::runtime_error(what), byte(byte) {}
  std::optional<std::size_t> byte;  ///< of the text, from 0, where it is no JSON; none where it is too much
};

/// Every JSON text that comes from outside of this program is read by one of these two; the second keeps the
/// order of keys. Of a key that stands twice in an object, the last counts. Throws InvalidJson.
nlohmann::json read_json(std::string_view text, const JsonLimits& limits = {});
nlohmann::ordered_json read_ordered_json(std::string_view text, const JsonLimits& limits = {});

}  // namespace gradjudge
