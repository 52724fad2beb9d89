// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "tests/tools/sandbox/container.hpp"
#include "tests/tools/sandbox/descendants.hpp"
#include "tools/doctor/attack_corpus.hpp"
#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_setup.hpp"

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
