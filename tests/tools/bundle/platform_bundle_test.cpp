// SPDX-License-Identifier: MIT
#include "tools/bundle/platform_bundle.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cases/load/load_assignment.hpp"
#include "tests/tools/sandbox/container.hpp"
#include "tools/bad_input.hpp"
#include "tools/bundle/zip.hpp"
#include "tools/doctor/attack_corpus.hpp"
#include "tools/submission/read_submission.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;
using testing::ThrowsMessage;

/// As a platform unpacks it, with the permissions that the archive gives.
void unpack(const fs::path& archive_file, const fs::path& folder) {
  archive* reader = archive_read_new();
  archive_read_support_format_zip(reader);
  ASSERT_EQ(archive_read_open_filename(reader, archive_file.c_str(), 65536), ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
    archive_entry_set_pathname(entry, (folder / archive_entry_pathname(entry)).c_str());
    ASSERT_EQ(archive_read_extract(reader, entry, ARCHIVE_EXTRACT_PERM), ARCHIVE_OK);
  }
  archive_read_free(reader);
}

/// Where the bundle was made is out of sight: an empty folder takes the place of the sources and the build.
void hide_sources() {
  const bool hidden = ::unshare(CLONE_NEWNS) == 0 &&
                      ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                      ::mount("none", GRADJUDGE_SOURCE_DIR, "tmpfs", 0, nullptr) == 0;
  if (!hidden) ::_exit(99);
}

class PlatformBundle : public testing::Test {
 protected:
  PlatformBundle() {
    folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    std::ofstream(folder_ / "mine.yaml") << "suite: mine\nloss: sigmoid\ncases:\n  - {name: one, x: [1]}\n";
    std::ofstream(folder_ / "both.yaml")
        << "assignment: both\nquestions:\n"
           "  - {id: written, points: 2, derivations: [softmax.v_c]}\n"
           "  - {id: sigmoid, points: 3, suite: mine.yaml, checks: [sigmoid.value]}\n"
           "  - {id: softmax, points: 5, suite: naive_softmax.yaml, checks: [softmax.v_c, softmax.U], "
           "hidden: "
           "{seed: 1, cases: 1}}\n";
  }
  void bundle(const std::string& platform, const std::string& options = "") const {
    const std::string command = std::string(GRADJUDGE_COMMAND) + " bundle " + platform + " --assignment " +
                                (folder_ / "both.yaml").string() + " --out " +
                                (folder_ / "bundle.zip").string() + " " + options + " >/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }
  void hand_in(const fs::path& place) const {
    fs::create_directories(place);
    std::ofstream(place / "word2vec.py") << read_submitted_file(shipped_attacks() / "solution.py");
    std::ofstream(place / "a2.md")
        << "# Naive softmax\n$$\\frac{\\partial J}{\\partial v_c} = U(\\hat y - y)$$\n";
  }
  /// Runs the script as root in a container that forbids namespaces, or as whoever runs the tests.
  static int run(const fs::path& script, const std::string& variable = "", const std::string& value = "") {
    const pid_t child = ::fork();
    if (child == 0) {
      if (!variable.empty()) ::setenv(variable.c_str(), value.c_str(), 1);
      if (::geteuid() == 0) {
        hide_sources();
        enter_container();
      }
      ::execl("/bin/bash", "bash", script.c_str(), nullptr);
      ::_exit(127);
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  static nlohmann::json read(const fs::path& file) { return nlohmann::json::parse(read_whole_file(file)); }
  fs::path folder_;
};

TEST_F(PlatformBundle, GradesOnGradescope) {
  bundle("gradescope");
  const fs::path root = folder_ / "autograder";
  unpack(folder_ / "bundle.zip", root / "source");
  fs::copy_file(root / "source" / "run_autograder", root / "run_autograder");
  hand_in(root / "submission");
  ASSERT_EQ(run(root / "run_autograder"), 0);
  const auto results = read(root / "results" / "results.json");
  EXPECT_EQ(results["score"], 10);
  ASSERT_EQ(results["tests"].size(), 3U);
  for (const auto& test : results["tests"]) EXPECT_EQ(test["status"], "passed") << test;
  const bool in_container = ::geteuid() == 0;
  EXPECT_THAT(results["extra_data"]["sandbox"].get<std::string>(), StartsWith(in_container ? "B: " : ""));
}

TEST_F(PlatformBundle, GivesNoScoreOnGradescopeWhereTheSandboxFails) {
  bundle("gradescope");
  const fs::path root = folder_ / "autograder";
  unpack(folder_ / "bundle.zip", root / "source");
  hand_in(root / "submission");
  EXPECT_EQ(run(root / "source" / "run_autograder", "GRADJUDGE_PYTHON", "/nowhere/python3"), 3);
  EXPECT_FALSE(fs::exists(root / "results" / "results.json"));
}

TEST_F(PlatformBundle, SetsUpOnGradescope) {
  bundle("gradescope");
  const fs::path source = folder_ / "autograder" / "source";
  unpack(folder_ / "bundle.zip", source);
  fs::create_directories(folder_ / "bin");
  std::ofstream(folder_ / "bin" / "apt-get")
      << "#!/bin/sh\necho \"$@\" >>" << (folder_ / "installed").string() << "\n";
  fs::permissions(folder_ / "bin" / "apt-get", fs::perms::owner_all);
  const std::string path = (folder_ / "bin").string() + ":" + std::getenv("PATH");
  ASSERT_EQ(run(source / "setup.sh", "PATH", path), 0);
  EXPECT_THAT(read_whole_file(folder_ / "installed"), HasSubstr("python3 python3-numpy python3-lib2to3"));
  EXPECT_EQ(fs::status(source / "assignment" / "assignment.yaml").permissions() & fs::perms::others_all,
            fs::perms::none);
}

TEST_F(PlatformBundle, GradesOnPrairieLearn) {
  bundle("prairielearn");
  unpack(folder_ / "bundle.zip", folder_ / "unpacked");
  const auto info = read(folder_ / "unpacked" / "question" / "info.json");
  EXPECT_EQ(info["externalGradingOptions"]["image"], "gradjudge/both");
  // gradjudge doctor attacks itself there too.
  EXPECT_EQ(load_attacks(folder_ / "unpacked" / "image" / "gradjudge" / "attacks").size(),
            load_attacks(shipped_attacks()).size());
  EXPECT_EQ(info["externalGradingOptions"]["entrypoint"], "/gradjudge/grade");
  EXPECT_THAT(read_whole_file(folder_ / "unpacked" / "question" / "question.html"),
              HasSubstr("file-names=\"word2vec.py, a2.md\""));
  hand_in(folder_ / "job" / "student");
  ASSERT_EQ(run(folder_ / "unpacked" / "image" / "grade", "GRADE_JOB", folder_ / "job"), 0);
  const auto results = read(folder_ / "job" / "results" / "results.json");
  EXPECT_EQ(results["gradable"], true);
  EXPECT_EQ(results["score"], 1);
  EXPECT_EQ(results["tests"].size(), 3U);
}

TEST_F(PlatformBundle, IsTheSameForTheSameAssignment) {
  const Assignment assignment = load_assignment(folder_ / "both.yaml");
  EXPECT_EQ(zip(gradescope_bundle(assignment, "")), zip(gradescope_bundle(assignment, "")));
}

TEST_F(PlatformBundle, BringsTheSecretThatHiddenCasesAreDrawnBy) {
  std::ofstream(folder_ / "secret") << "nobody knows this one\n";
  bundle("gradescope", "--hidden-secret " + (folder_ / "secret").string());
  const fs::path root = folder_ / "autograder";
  unpack(folder_ / "bundle.zip", root / "source");
  EXPECT_EQ(read_whole_file(root / "source" / "assignment" / "hidden_secret"), "nobody knows this one\n");
  hand_in(root / "submission");
  ASSERT_EQ(run(root / "source" / "run_autograder"), 0);
  EXPECT_EQ(read(root / "results" / "results.json")["score"], 10);
  // It is a secret that grading really asks for.
  std::ofstream(root / "source" / "assignment" / "hidden_secret") << "short";
  EXPECT_EQ(run(root / "source" / "run_autograder"), 2);
}

TEST_F(PlatformBundle, RefusesASuiteThatLiesElsewhere) {
  fs::create_directories(folder_ / "inner");
  std::ofstream(folder_ / "inner" / "a.yaml")
      << "assignment: a\nquestions:\n  - {id: q, points: 1, suite: ../mine.yaml, checks: [sigmoid.value]}\n";
  const Assignment assignment = load_assignment(folder_ / "inner" / "a.yaml");
  EXPECT_THAT([&] { gradescope_bundle(assignment, ""); },
              ThrowsMessage<BadInput>(HasSubstr("cannot go into a bundle")));
}

}  // namespace
}  // namespace gradjudge
