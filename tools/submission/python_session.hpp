// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "reference/problem.hpp"
#include "tools/sandbox/fork_server.hpp"
#include "tools/submission/reply.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// Puts questions to one submission. Each is answered by a child that has loaded the file; after a crash or a
/// timeout the next question gets a new child, so a finished answer is never lost.
class PythonSession {
 public:
  /// The server must outlive the session and be used by no other meanwhile.
  PythonSession(ForkServer& server, const Submission& submission, const Limits& limits);
  ~PythonSession();
  PythonSession(const PythonSession&) = delete;
  PythonSession& operator=(const PythonSession&) = delete;

  /// Throws SandboxFailure if the sandbox fails, which says nothing about the submission.
  Reply ask(const Problem<Real>& problem);

  /// What was noticed when the file was loaded and since; few and printable.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  bool start_child();
  bool load(bool definitions_only);
  void give_judge_losses();
  Frame exchange(Frame frame, double seconds);
  Reply lost_child(const FrameFailure& failure, double seconds);

  ForkServer& server_;
  const Submission& submission_;
  Limits limits_;
  double left_;  ///< seconds of the submission's own time
  FileDescriptor pipe_;
  bool has_judge_losses_ = false;  ///< whether the child has them
  bool definitions_only_ = false;
  std::uint64_t sequence_ = 0;
  std::optional<Reply> load_failure_;
  std::map<std::string, int, std::less<>> timeouts_;  ///< by loss
  std::vector<std::string> notes_;
};

}  // namespace gradjudge
