// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace gradjudge {

/// Seed of a hidden case, counted from 0, of a question with that seed. With a secret it is drawn by both, by
/// std::seed_seq, which the C++ standard fixes: the same on every platform. Without one it is seed + number,
/// which whoever reads the assignment knows.
std::uint64_t hidden_seed(const std::string& secret, std::uint64_t seed, std::size_t number);

/// Sixteen digits that change with the secret. Shorter than any secret may be, they do not tell it; empty
/// without one.
std::string secret_mark(const std::string& secret);

}  // namespace gradjudge
