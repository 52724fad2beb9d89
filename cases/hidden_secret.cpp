// SPDX-License-Identifier: MIT
#include "cases/hidden_secret.hpp"

#include <fmt/format.h>

#include <array>
#include <random>
#include <vector>

namespace gradjudge {
namespace {

std::uint64_t drawn_by(const std::string& text) {
  std::vector<std::uint32_t> bytes;
  for (const char c : text) bytes.push_back(static_cast<unsigned char>(c));
  std::seed_seq sequence(bytes.begin(), bytes.end());
  std::array<std::uint32_t, 2> halves{};
  sequence.generate(halves.begin(), halves.end());
  return std::uint64_t{halves[0]} << 32U | halves[1];
}

}  // namespace

std::uint64_t hidden_seed(const std::string& secret, std::uint64_t seed, std::size_t number) {
  return secret.empty() ? seed + number : drawn_by(fmt::format("hidden {} {}\n{}", seed, number, secret));
}

std::string secret_mark(const std::string& secret) {
  return secret.empty() ? "" : fmt::format("{:016x}", drawn_by("mark\n" + secret));
}

}  // namespace gradjudge
