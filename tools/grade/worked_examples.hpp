// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "tools/grade/exam.hpp"

namespace gradjudge {

/// The smallest example of each known mistake that a class makes, worked out by hand once for all who make
/// it. Shrunk from a case of the exam, the same one whoever asks first; nothing is asked of a submission.
class WorkedExamples {
 public:
  explicit WorkedExamples(Exam exam) : exam_(std::move(exam)) {}

  /// Empty if the mistake is none that is known, or shows in no case of that loss that students may see. May
  /// be asked by several threads.
  std::string of(const std::string& mistake, const std::string& loss, const std::string& block);

 private:
  std::mutex mutex_;
  Exam exam_;
  std::map<std::string, std::string> known_;
};

}  // namespace gradjudge
