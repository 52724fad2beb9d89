// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <gradjudge/inputs.hpp>
#include <stdexcept>

namespace gradjudge {
namespace {

/// The element of that name; throws std::out_of_range that says what there is.
template <class Map>
const typename Map::mapped_type& element(const Inputs& inputs, const Map& map, const std::string& name) {
  if (const auto found = map.find(name); found != map.end()) return found->second;
  std::vector<std::string> known;
  for (const auto& [key, value] : inputs.arrays) known.push_back(key);
  for (const auto& [key, value] : inputs.index) known.push_back(key);
  for (const auto& [key, value] : inputs.words) known.push_back(key);
  throw std::out_of_range(
      fmt::format("{} has no such input {}; it has {}", inputs.loss, name, fmt::join(known, ", ")));
}

}  // namespace

const Array& Inputs::array(const std::string& name) const {
  return element(*this, arrays, name);
}

std::ptrdiff_t Inputs::index_of(const std::string& name) const {
  return element(*this, index, name);
}

const Words& Inputs::words_of(const std::string& name) const {
  return element(*this, words, name);
}

}  // namespace gradjudge
