// SPDX-License-Identifier: MIT
// The command, killed at random moments: nothing half-written, no process left over, nothing graded twice.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "tests/tools/grade/without_times.hpp"
#include "tests/tools/sandbox/container.hpp"
#include "tests/tools/sandbox/descendants.hpp"
#include "tools/doctor/attack_corpus.hpp"
#include "tools/submission/read_submission.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using Seconds = std::chrono::duration<double>;

constexpr int submissions = 40;

class KilledGrader : public testing::TestWithParam<const char*> {
 protected:
  KilledGrader() {
    folder_ = fs::path(testing::TempDir()) / ("killed_grader_" + std::string(GetParam()));
    fs::remove_all(folder_);
    const std::string solution = read_submitted_file(shipped_attacks() / "solution.py");
    for (int i = 0; i < submissions; ++i) {
      const fs::path place = folder_ / "class" / ("student_" + std::to_string(100 + i));
      fs::create_directories(place);
      std::ofstream(place / "word2vec.py") << solution << "# " << i << "\n"
                                           << (i % 3 == 0 ? "del skipgram\n" : "");
    }
    // Few cases, so that the kills fall into the grading.
    std::ofstream(folder_ / "mine.yaml") << "suite: mine\nloss: sigmoid\ncases:\n  - {name: one, x: [1]}\n";
    std::ofstream(folder_ / "small.yaml")
        << "assignment: small\nquestions:\n"
           "  - {id: softmax, points: 1, suite: mine.yaml, checks: [softmax.v_c, softmax.U], "
           "hidden: {seed: 1, cases: 3}}\n"
           "  - {id: skip_gram, points: 1, suite: mine.yaml, checks: [skipgram.U], "
           "hidden: {seed: 2, cases: 3}}\n";
  }
  bool in_container() const { return std::string(GetParam()) == "container"; }

  pid_t start(const std::string& out) const {
    const pid_t pid = ::fork();
    if (pid != 0) return pid;
    if (in_container()) enter_container();
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    const std::string classes = folder_ / "class";
    const std::string assignment = folder_ / "small.yaml";
    const std::string place = folder_ / out;
    ::execl(GRADJUDGE_COMMAND, "gradjudge", "grade", classes.c_str(), "--assignment", assignment.c_str(),
            "--out", place.c_str(), "--jobs", "2", nullptr);
    ::_exit(127);
  }
  int finish(const std::string& out) const {
    int status = 0;
    EXPECT_GT(::waitpid(start(out), &status, 0), 0);
    return status;
  }
  std::map<std::string, std::string> files(const std::string& out) const {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / out)) {
      // The record has what was written before each kill.
      if (entry.is_regular_file() && entry.path().filename() != ".gradjudge")
        found[entry.path().lexically_relative(folder_ / out)] = without_times(read_whole_file(entry.path()));
    }
    return found;
  }
  fs::path folder_;
};

TEST_P(KilledGrader, LeavesNothingBehindAndGoesOn) {
  if (in_container() && ::geteuid() != 0) GTEST_SKIP() << "only root can drop what a container's root lacks";
  adopt_orphans();
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_EQ(finish("whole"), 0);
  const double duration = Seconds(std::chrono::steady_clock::now() - begun).count();
  std::mt19937 random(4);
  std::map<fs::path, fs::file_time_type> written;
  const int kills = in_container() ? 10 : 20;
  for (int kill = 0; kill < kills; ++kill) {
    const pid_t grader = start("killed");
    std::this_thread::sleep_for(Seconds(std::uniform_real_distribution<>(0, duration)(random)));
    ::kill(grader, SIGKILL);
    ASSERT_EQ(::waitpid(grader, nullptr, 0), grader);
    EXPECT_TRUE(every_descendant_ends(std::chrono::seconds(20))) << "after kill " << kill;
    if (!fs::exists(folder_ / "killed" / "submissions")) continue;
    for (const auto& entry : fs::directory_iterator(folder_ / "killed" / "submissions")) {
      const fs::path results = entry.path() / "results.json";
      if (!fs::exists(results)) continue;
      EXPECT_TRUE(nlohmann::json::accept(read_whole_file(results))) << results;
      EXPECT_TRUE(fs::exists(entry.path() / "feedback.md"));
      const auto [known, is_new] = written.try_emplace(results, fs::last_write_time(results));
      EXPECT_EQ(known->second, fs::last_write_time(results)) << results << " was graded twice";
    }
  }
  ASSERT_EQ(finish("killed"), 0);
  for (const auto& [results, time] : written)
    EXPECT_EQ(time, fs::last_write_time(results)) << results << " was graded twice";
  EXPECT_EQ(files("whole"), files("killed"));
}

INSTANTIATE_TEST_SUITE_P(Everywhere, KilledGrader, testing::Values("here", "container"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace gradjudge
