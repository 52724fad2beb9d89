// SPDX-License-Identifier: MIT
#include "tools/implementation/protocol/self_description.hpp"

#include <fmt/format.h>

#include "tools/implementation/protocol/read_line.hpp"
#include "tools/inert/printable.hpp"
#include "tools/report/json/allowance_json.hpp"

namespace gradjudge {
namespace {

using nlohmann::json;

constexpr std::size_t longest_name = 100;
constexpr std::size_t most_allowances = 8;

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return "";
  if (!found->is_string()) throw NotProtocol(std::string(key) + " is " + excerpt(*found) + ", expected text");
  return printable(found->get<std::string>().substr(0, longest_name));
}

}  // namespace

SelfDescription self_description(const json& started) {
  if (!started.is_object()) throw NotProtocol("started is " + excerpt(started) + ", expected an object");
  const auto version = started.find("protocol");
  if (version == started.end() || *version != protocol_version) {
    throw NotProtocol(fmt::format("it speaks version {} of the protocol, expected {}",
                                  version == started.end() ? "?" : excerpt(*version), protocol_version));
  }
  SelfDescription description;
  description.name = text_at(started, "name");
  if (const auto found = started.find("allowances"); found != started.end()) {
    if (!found->is_array() || found->size() > most_allowances)
      throw NotProtocol(fmt::format("allowances: expected a list of at most {}", most_allowances));
    for (std::size_t i = 0; i < found->size(); ++i) {
      try {
        description.allowances.push_back(allowance_from_json((*found)[i]));
      } catch (const std::invalid_argument& error) {
        throw NotProtocol(fmt::format("allowances[{}]: {}", i, error.what()));
      }
    }
  }
  const std::string storage = text_at(started, "in_place");
  if (storage == "float32") {
    description.in_place = Arithmetic::float32;
  } else if (storage == "float64") {
    description.in_place = Arithmetic::float64;
  } else if (!storage.empty()) {
    throw NotProtocol("in_place is " + storage + ", expected float32 or float64");
  }
  return description;
}

}  // namespace gradjudge
