// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>

#include "tests/tools/sandbox/container.hpp"
#include "tests/tools/sandbox/descendants.hpp"
#include "tools/doctor/attack_corpus.hpp"
#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_setup.hpp"
#include "tools/submission/read_submission.hpp"

namespace gradjudge {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class Attacks : public testing::TestWithParam<SandboxMode> {
 protected:
  void SetUp() override {
    const Probe probe = probe_sandbox(python_setup());
    for (const auto& tried : probe.modes) {
      if (tried.mode == GetParam() && !tried.failure.empty()) GTEST_SKIP() << tried.failure;
      if (tried.mode == GetParam()) works_ = true;
    }
    if (!works_) GTEST_SKIP() << "this user has no such mode";
  }
  bool works_ = false;
};

TEST_P(Attacks, HaveTheirOutcomesAndHarmNobody) {
  ::setenv("GRADJUDGE_SECRET_TOKEN", "truth", 1);
  adopt_orphans();
  {
    const Limits limits = attack_limits();
    ForkServer server(GetParam(), python_setup(), limits);
    const auto results = run_attacks(shipped_attacks(), server, limits);
    EXPECT_GE(results.size(), 30U);
    for (const auto& result : results) {
      EXPECT_THAT(result.departures, IsEmpty()) << result.name << ": " << result.what;
    }
    EXPECT_FALSE(every_descendant_ends(std::chrono::seconds(0))) << "the server is alive";
  }
  EXPECT_TRUE(every_descendant_ends(std::chrono::seconds(10)));
  EXPECT_FALSE(std::filesystem::exists("/tmp/unpickled"));
}

/// What the corpus comes to as root in a container that forbids namespaces; empty if all is well.
std::string in_a_container() {
  enter_container();
  const Probe probe = probe_sandbox(python_setup());
  if (probe.modes.at(0).failure.empty()) return "namespaces could be made";
  if (probe.best() != SandboxMode::user_id) return "mode B fails: " + probe.modes.at(1).failure;
  ForkServer server(strongest_mode(python_setup()), python_setup(), attack_limits());
  std::string departures;
  for (const auto& result : run_attacks(shipped_attacks(), server, attack_limits())) {
    for (const auto& departure : result.departures) departures += result.name + ": " + departure + "\n";
  }
  return departures;
}

TEST(AttackCorpus, HasItsOutcomesInAContainerWithoutNamespaces) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can drop what a container's root lacks";
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    std::string found;
    try {
      found = in_a_container();
    } catch (const std::exception& error) {
      found = error.what();
    }
    if (::write(ends[1], found.data(), found.size()) < 0) ::_exit(2);
    ::_exit(found.empty() ? 0 : 1);
  }
  ::close(ends[1]);
  std::string found(4096, '\0');
  found.resize(static_cast<std::size_t>(std::max<ssize_t>(0, ::read(ends[0], found.data(), found.size()))));
  ::close(ends[0]);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(found, "");
  EXPECT_EQ(status, 0);
}

INSTANTIATE_TEST_SUITE_P(EveryMode, Attacks,
                         testing::Values(SandboxMode::namespaces, SandboxMode::user_id,
                                         SandboxMode::same_user),
                         [](const auto& instance) -> std::string {
                           switch (instance.param) {
                             case SandboxMode::namespaces:
                               return "namespaces";
                             case SandboxMode::user_id:
                               return "user_id";
                             case SandboxMode::same_user:
                               return "same_user";
                           }
                           return "";
                         });

/// What becomes of the attack of that name where Python has been set up like this.
std::map<std::string, std::string> outcomes_of(const std::string& attack, const PythonSetup& setup) {
  const auto attacks = load_attacks(shipped_attacks());
  const auto found =
      std::find_if(attacks.begin(), attacks.end(), [&](const auto& a) { return a.name == attack; });
  ForkServer server(strongest_mode(setup), setup, attack_limits());
  return observe(server, found->submission, attack_limits());
}

// The attack on memory is worth something only if it finds what is there.
TEST(AttackCorpus, TheScanOfMemoryFindsARightFunctionAndItsText) {
  const std::string right = read_submitted_file(shipped_attacks() / "solution.py");
  PythonSetup with_functions = python_setup();
  with_functions.modules["gradjudge_planted"] =
      "import numpy as np\ndef softmax(x):\n" +
      std::string("    e = np.exp(x - np.max(x))\n    return e / np.sum(e)\n") +
      right.substr(right.find("def sigmoid"));
  PythonSetup with_text = python_setup();
  with_text.later["gradjudge_planted"] = with_functions.modules["gradjudge_planted"];
  for (const auto& setup : {with_functions, with_text}) {
    const auto outcomes = outcomes_of("scan_memory", setup);
    EXPECT_EQ(outcomes.at("sigmoid"), "right");
    EXPECT_EQ(outcomes.at("naive_softmax"), "right");
    EXPECT_EQ(outcomes.at("negative_sampling"), "right");
  }
}

TEST(AttackCorpus, TheJudgesOwnPackageIsOutOfReachWhereItIsInstalled) {
  namespace fs = std::filesystem;
  const fs::path prefix = fs::path(testing::TempDir()) / "python_with_the_judge";
  const fs::path packages = prefix / "lib" / fs::read_symlink("/usr/bin/python3") / "site-packages";
  fs::remove_all(prefix);
  fs::create_directories(prefix / "bin");
  fs::create_directories(packages / "gradjudge");
  fs::create_symlink("/usr/bin/python3", prefix / "bin" / "python3");
  std::ofstream(prefix / "pyvenv.cfg") << "home = /usr/bin\ninclude-system-site-packages = true\n";
  std::ofstream(packages / "gradjudge" / "__init__.py") << "def check(): pass\n";
  std::ofstream(prefix / "lib" / "libgradjudge.so.0") << "a library\n";
  std::ofstream(packages / "beside.py") << "here = True\n";
  PythonSetup setup = python_setup();
  setup.interpreter = prefix / "bin" / "python3";
  EXPECT_EQ(outcomes_of("import_judge", setup).at("naive_softmax"), "right");
  ForkServer server(strongest_mode(setup), setup, attack_limits());
  const Submission honest{
      "a", "a.py", {{"a.py", "from beside import here\ndef sigmoid(x):\n    return x / here\n"}}};
  EXPECT_EQ(observe(server, honest, attack_limits()).at("sigmoid"), "wrong")
      << "packages beside it can be read";
  // What does not bear its name is not known to be the judge's, and the attack finds it.
  std::ofstream(packages / "of_gradjudge.py") << "";
  EXPECT_EQ(outcomes_of("import_judge", setup).at("naive_softmax"), "wrong");
}

TEST(AttackCorpus, NoticesAnAttackThatGetsThrough) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "attacks_that_succeed";
  std::filesystem::create_directories(folder);
  std::filesystem::copy_file(shipped_attacks() / "solution.py", folder / "solution.py",
                             std::filesystem::copy_options::overwrite_existing);
  std::ofstream(folder / "wrong.py") << "# attack: is wrong\n# outcome: nothing changes\n"
                                        "from solution import *\n"
                                        "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
                                        "    return 0.0, v, U\n";
  ForkServer server(strongest_mode(python_setup()), python_setup(), attack_limits());
  const auto results = run_attacks(folder, server, attack_limits());
  ASSERT_THAT(results, SizeIs(1));
  EXPECT_THAT(results[0].departures, testing::ElementsAre("naive_softmax is wrong, expected right"));
}

}  // namespace
}  // namespace gradjudge
