// SPDX-License-Identifier: MIT
#include "tools/submission/python_session.hpp"

#include <gmock/gmock.h>

#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_setup.hpp"

namespace gradjudge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

/// Its answer says which outside word it was asked for.
const std::string echo = R"(
import numpy as np
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    return float(outsideWordIdx), centerWordVec, outsideVectors
)";

Problem<Real> pair(Index o) {
  return NaiveSoftmaxProblem<Real>{Vector<Real>::Ones(2), Matrix<Real>::Ones(4, 2), o};
}
const Problem<Real> window = SkipGramProblem<Real>{
    Matrix<Real>::Ones(4, 2), Matrix<Real>::Ones(4, 2), {0, 1, 2}, 1, 1, InnerLoss::naive_softmax, {}};

/// What one session replies to these problems, asked all at once: the loss, or the error.
class Session {
 public:
  explicit Session(const std::string& text) : submission_{"python:a.py", "a.py", {{"a.py", text}}} {}

  std::vector<std::string> ask(const std::vector<Problem<Real>>& problems) {
    std::vector<const Problem<Real>*> pointers;
    for (const auto& problem : problems) pointers.push_back(&problem);
    PythonSession session(server(), submission_, limits());
    std::vector<std::string> replies;
    for (const Reply& reply : session.ask(pointers)) {
      replies.push_back(reply.outcome == Outcome::answered
                            ? std::to_string(static_cast<int>(reply.answer.blocks[0].numbers[0]))
                            : reply.answer.error);
    }
    notes = session.notes();
    return replies;
  }

  std::vector<std::string> notes;

 private:
  static Limits limits() {
    Limits limits;
    limits.load_seconds = 20;
    limits.check_seconds = 2;
    return limits;
  }
  static ForkServer& server() {
    static ForkServer server(strongest_mode(python_setup()), python_setup(), limits());
    return server;
  }
  Submission submission_;
};

TEST(PythonSession, RepliesComeInTheOrderOfTheProblems) {
  EXPECT_THAT(Session(echo).ask({pair(3), pair(0), pair(2)}), ElementsAre("3", "0", "2"));
}

TEST(PythonSession, OfManyProblemsOnlyTheOneThatEndsTheProcessIsLost) {
  Session session(echo +
                  "plain = naiveSoftmaxLossAndGradient\n"
                  "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
                  "    import os\n    return os._exit(7) if o == 2 else plain(v, o, U, dataset)\n");
  EXPECT_THAT(session.ask({pair(1), pair(2), pair(3), pair(2), pair(0)}),
              ElementsAre("1", "crash: the process exited (status 7) before it answered", "3",
                          StartsWith("crash: "), "0"));
}

// So that a loop costs its limit about once, and what loops for some inputs alone still answers the others.
TEST(PythonSession, AFunctionThatRanIntoTheLimitHasATwentiethOfItFromThenOn) {
  Session session(echo +
                  "plain = naiveSoftmaxLossAndGradient\n"
                  "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
                  "    while o == 2: pass\n    return plain(v, o, U, dataset)\n");
  EXPECT_THAT(session.ask({pair(1), pair(2), pair(3), pair(2), pair(0)}),
              ElementsAre("1", "timeout: no answer within 2 s", "3", "timeout: no answer within 0.1 s", "0"));
}

TEST(PythonSession, AFunctionThatRanIntoItsLimitsSixTimesIsNotAskedAgain) {
  Session session("def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n    while True: pass\n");
  EXPECT_THAT(session.ask({7, pair(1)}).back(),
              HasSubstr("not asked: 6 questions for naive_softmax had no answer in time"));
}

// The judge's losses are right; a submission that was given them must not answer with them.
TEST(PythonSession, WhoHasBeenGivenTheJudgesLossesIsAskedForNone) {
  Session session(
      "def skipgram(word, m, outside, tokens, V, U, dataset, loss):\n"
      "    global naiveSoftmaxLossAndGradient\n    naiveSoftmaxLossAndGradient = loss\n    return 5, V, U\n");
  EXPECT_THAT(session.ask({window, pair(1), window}),
              ElementsAre("5", "no_such_function: there is no function naiveSoftmaxLossAndGradient", "5"));
}

// What a question is worth is decided before it is asked.
TEST(PythonSession, WhatTheInterfaceCannotAskIsNotAsked) {
  const Problem<Real> its_own_negative =
      NegativeSamplingProblem<Real>{Vector<Real>::Ones(2), Matrix<Real>::Ones(4, 2), 1, {2, 1}};
  EXPECT_THAT(Session(echo).ask({its_own_negative, LeakyReluProblem<Real>{Vector<Real>::Ones(2), Real(0)}}),
              ElementsAre("not_askable: through the course's interface the outside word is never a negative",
                          "not_askable: the course's interface has no function for relu"));
}

TEST(PythonSession, ASubmissionCannotSayThatAQuestionCannotBeAsked) {
  Session session(
      "import sys\ndef naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
      "    raise sys.modules['gradjudge_questions'].Failure('not_askable', 'x')\n");
  EXPECT_THAT(session.ask({pair(1)}),
              ElementsAre("protocol_error: what the submission sent is not an answer"));
}

/// Says in every way there is which outside words it was asked for.
const std::string telltale = R"(
import gc, numpy as np
seen = []
def naiveSoftmaxLossAndGradient(v, o, U, dataset):
    seen.append(o)
    print(seen)
    adapter = [thing for thing in gc.get_objects() if type(thing).__name__ == "Adapter"]
    if adapter: adapter[0].submission.note(f"noted {seen}")
    if o == 3: raise ValueError(seen)
    v[:] = 7
    return float(len(seen)), v, U
)";

TEST(PythonSession, AHiddenQuestionIsAskedOfAChildThatHasSeenNothingAndItsWordsAreDropped) {
  const Submission submission{"python:a.py", "a.py", {{"a.py", telltale}}};
  const Limits limits;
  ForkServer server(strongest_mode(python_setup()), python_setup(), limits);
  PythonSession session(server, submission, limits);
  EXPECT_EQ(session.ask(pair(0)).answer.blocks[0].numbers[0], 1);
  EXPECT_THAT(session.ask(pair(3)).answer.error, HasSubstr("ValueError: [0, 3]"));
  const std::vector<std::string> notes = session.notes();
  session.hide();
  const Reply answered = session.ask(pair(2));
  EXPECT_EQ(answered.answer.blocks[0].numbers[0], 1) << "another child";
  EXPECT_THAT(answered.answer.notes, ElementsAre());
  EXPECT_EQ(answered.output, "");
  EXPECT_EQ(session.ask(pair(3)).answer.error, "exception: it raises an exception");
  EXPECT_EQ(session.notes(), notes);
}

// The course's σ was homework: who imports it may use it for everything but σ.
TEST(PythonSession, TheStandInForSigmoidDoesNotAnswerForSigmoid) {
  Session session(
      "from q2_sigmoid import sigmoid as course\n"
      "def sigmoid(x):\n    return float(course(x[0]))\n"
      "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n    return 10 * course(0.0), v, U\n");
  const Problem<Real> sigmoid = SigmoidProblem<Real>{Vector<Real>::Ones(2)};
  EXPECT_THAT(session.ask({pair(1), sigmoid, pair(1)}),
              ElementsAre("5", StartsWith("exception: a.py line 3: TypeError: "), "5"));
}

/// Submissions import scipy's functions by all of these, on machines that have it or not.
TEST(PythonSession, ScipysFunctionsAreThereAndItsSigmoidIsNotWhereThatIsAskedFor) {
  const std::string functions =
      "def sigmoid(x):\n    return float(sp.expit(x[0]))\n"
      "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
      "    return 100 * sp.softmax([0, 0])[0] + 10 * sp.expit(0.0) + sp.logsumexp([7]) + sp.xlogy(0, 0), v, "
      "U\n";
  const Problem<Real> sigmoid = SigmoidProblem<Real>{Vector<Real>::Ones(2)};
  for (const std::string import :
       {"import scipy.special as sp\n", "from scipy import special as sp\n",
        "import scipy\nsp = scipy.special\n",
        "from scipy.special import *\nfrom scipy.special import expit\nclass sp:\n"
        "    softmax, logsumexp, xlogy, expit = map(staticmethod, (softmax, logsumexp, xlogy, expit))\n"}) {
    Session session(import + functions);
    const auto answers = session.ask({pair(0), sigmoid, pair(0)});
    if (session.notes.empty()) GTEST_SKIP() << "scipy itself is installed";
    EXPECT_THAT(answers, ElementsAre("62", StartsWith("exception: a.py line "), "62")) << import;
    EXPECT_THAT(session.notes, ElementsAre(StartsWith("scipy is not on this machine: of scipy.special, ")));
  }
}

TEST(PythonSession, Python2IsTranslatedForEveryChildOfTheServer) {
  for (int time = 0; time < 2; ++time) {
    Session session(echo + "print 'Python', 2\n");
    EXPECT_THAT(session.ask({pair(2)}), ElementsAre("2"));
    EXPECT_THAT(session.notes, ElementsAre(HasSubstr("is Python 2: translated to Python 3")));
  }
}

}  // namespace
}  // namespace gradjudge
