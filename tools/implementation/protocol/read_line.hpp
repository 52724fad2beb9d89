// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace gradjudge {

/// A line that does not follow the protocol; what() says what was expected and what was found.
struct NotProtocol : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The JSON object in a line. NaN, Infinity and -Infinity, which JSON lacks and Python writes, are read as
/// the strings "nan", "inf" and "-inf". Throws NotProtocol.
nlohmann::json read_line(std::string_view line);

/// A number: a JSON number, one of the strings "nan", "inf", "-inf", or null, which JavaScript writes for any
/// of the three and which is read as NaN. Throws NotProtocol, `what` naming the place.
double read_number(const nlohmann::json& value, const std::string& what);

/// What stands under "error", printable and not too long.
std::string reported_error(const nlohmann::json& error);

/// The start of a value as it stands in the line, for a message.
std::string excerpt(const nlohmann::json& value);
std::string text_excerpt(std::string_view text);

}  // namespace gradjudge
