// SPDX-License-Identifier: MIT
#include "tools/submission/submission_size.hpp"

#include <fmt/format.h>

#include "tools/bad_input.hpp"

namespace gradjudge {
namespace {

constexpr std::size_t most_files = 500;
constexpr std::uintmax_t most_bytes = std::uintmax_t{32} << 20U;

}  // namespace

void SubmissionSize::add_file(std::uintmax_t bytes) {
  if (++files_ > most_files)
    throw BadInput(
        fmt::format("{}: refused: it has more than {} files of code or text; hand in the assignment's files "
                    "alone",
                    name_, most_files));
  // Each file has a limit of its own, so the sum cannot wrap.
  bytes_ += bytes;
  if (bytes_ > most_bytes)
    throw BadInput(
        fmt::format("{}: refused: its files of code and text are larger than {} MiB; hand in the "
                    "assignment's files alone",
                    name_, most_bytes >> 20U));
}

}  // namespace gradjudge
