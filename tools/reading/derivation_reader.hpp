// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <string>
#include <vector>

#include "checks/derivation/grade_derivation.hpp"
#include "tools/reading/reader_process.hpp"

namespace gradjudge {

/// A document as it was graded.
struct ReadDerivation {
  std::vector<DerivationResult> lines;
  std::vector<std::string> also_read;  ///< the files that it read with \input
};

/// Grades written derivations, each in a process of its own (see ReaderProcess, which says when to make one).
class DerivationReader {
 public:
  /// `read_file` opens what \input names and `beside` does not hold; it may be none.
  explicit DerivationReader(const DerivationLimits& limits, const derivation::ReadFile& read_file = nullptr);

  /// Throws ReadingFailed with the file's name, also for a document that cannot be read.
  ReadDerivation grade(const std::string& file, const std::string& text,
                       const std::map<std::string, std::string>& beside = {});

 private:
  ReaderProcess process_;
};

}  // namespace gradjudge
