// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string>

namespace gradjudge {

/// Counts what one submission holds, before it is read. What is read is code and write-ups; a person writes
/// far less.
class SubmissionSize {
 public:
  /// `name` is what refusals begin with.
  explicit SubmissionSize(std::string name) : name_(std::move(name)) {}

  /// One more file that is going to be read. Throws BadInput if the files are too many or too large together.
  void add_file(std::uintmax_t bytes);

 private:
  std::string name_;
  std::size_t files_ = 0;
  std::uintmax_t bytes_ = 0;
};

}  // namespace gradjudge
