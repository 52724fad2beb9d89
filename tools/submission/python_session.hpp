// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reference/problem.hpp"
#include "tools/sandbox/fork_server.hpp"
#include "tools/submission/reply.hpp"
#include "tools/submission/source_places.hpp"
#include "tools/submission/submission.hpp"

namespace gradjudge {

/// Puts questions to one submission. Each is answered by a child that has loaded the file; after a crash or a
/// timeout the next question gets a new child, so a finished answer is never lost. No child that was given a
/// function of the judge's is asked for what that function computes.
class PythonSession {
 public:
  /// The server must outlive the session and be used by no other meanwhile.
  PythonSession(ForkServer& server, const Submission& submission, const Limits& limits);
  ~PythonSession();
  PythonSession(const PythonSession&) = delete;
  PythonSession& operator=(const PythonSession&) = delete;

  /// A reply to each problem, in their order; they are asked one after the other. Throws SandboxFailure if
  /// the sandbox fails, which says nothing about the submission.
  std::vector<Reply> ask(const std::vector<const Problem<Real>*>& problems);
  Reply ask(const Problem<Real>& problem);

  /// From here on inputs are hidden ones: a new child answers, and of what it says only numbers and outcomes
  /// are kept.
  void hide();

  /// What was noticed when the file was loaded and since; few and printable.
  const std::vector<std::string>& notes() const { return notes_; }

  /// Where the functions of the submission begin, as far as it was loaded by now.
  const SourcePlaces& places() const { return places_; }

 private:
  bool start_child(bool with_sigmoid);
  bool load(bool definitions_only);
  void give_judge_losses();
  std::optional<Reply> not_asked(const Problem<Real>& problem) const;
  double question_seconds(const Problem<Real>& problem) const;
  bool gets_sigmoid(const Problem<Real>& problem) const;
  bool is_asked_alike(const Problem<Real>& a, const Problem<Real>& b) const;
  std::size_t fit_in_one_frame(std::span<const Problem<Real>* const> problems) const;
  void ask_child(std::span<const Problem<Real>* const> problems, std::vector<Reply>& replies);
  void send(Frame frame, double seconds);
  Frame receive(double seconds);
  Frame exchange(Frame frame, double seconds);
  Reply lost_child(const FrameFailure& failure, double seconds);

  ForkServer& server_;
  const Submission& submission_;
  Limits limits_;
  double left_;         ///< seconds of the submission's own time
  double crowded_ = 1;  ///< see crowding
  FileDescriptor pipe_;
  bool has_judge_losses_ = false;  ///< whether the child has them
  bool has_sigmoid_ = false;       ///< whether the child has the stand-ins for σ
  bool needs_sigmoid_;             ///< whether the submission is to have them
  bool hidden_ = false;            ///< whether words are dropped
  bool definitions_only_ = false;
  std::uint64_t sequence_ = 0;  ///< of the reply that is due
  std::optional<Reply> load_failure_;
  std::map<std::string, int, std::less<>> timeouts_;  ///< by loss
  std::vector<std::string> notes_;
  SourcePlaces places_;
};

}  // namespace gradjudge
