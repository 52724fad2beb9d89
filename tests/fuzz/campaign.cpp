// SPDX-License-Identifier: MIT
#include "tests/fuzz/campaign.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "tools/whole_file.hpp"

namespace gradjudge::fuzz {
namespace {

constexpr int most_seconds = 20;

/// For the handler of signals, which may neither allocate nor ask.
const std::string* current_text = nullptr;
std::array<char, 4096> kept_under{};

void keep_text() {
  const int file = ::open(kept_under.data(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (current_text == nullptr || ::write(file, current_text->data(), current_text->size()) < 0) return;
  ::close(file);
}

void on_signal(int number) {
  keep_text();
  constexpr std::string_view words = "the text that its reader did not survive is kept in ";
  for (const std::string_view part : {words, std::string_view(kept_under.data()), std::string_view("\n")}) {
    if (::write(STDERR_FILENO, part.data(), part.size()) < 0) break;
  }
  ::signal(number, SIG_DFL);
  ::raise(number);
}

/// Runs on a stack of its own: the usual one may be what ran out.
void watch_for_signals() {
  static std::array<char, 1 << 16> stack{};
  stack_t alternate{};
  alternate.ss_sp = stack.data();
  alternate.ss_size = stack.size();
  ::sigaltstack(&alternate, nullptr);
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_ONSTACK;
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGPROF}) ::sigaction(number, &action, nullptr);
#if !defined(__SANITIZE_ADDRESS__)
  const rlimit memory{rlim_t{2} << 30U, RLIM_INFINITY};
  ::setrlimit(RLIMIT_AS, &memory);
#endif
}

void set_timer(int seconds) {
  const itimerval timer{{0, 0}, {seconds, 0}};
  ::setitimer(ITIMER_PROF, &timer, nullptr);
}

std::size_t number_in(const char* variable, std::size_t otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : static_cast<std::size_t>(std::strtoull(value, nullptr, 10));
}

/// Whether the reader survived it.
bool survives(const std::string& text, const std::function<void(const std::string&)>& read) {
  current_text = &text;
  set_timer(most_seconds);
  std::string thrown;
  try {
    read(text);
  } catch (const std::exception& error) {
    thrown = std::string("an exception that is not documented: ") + error.what();
  }
  set_timer(0);
  if (thrown.empty()) return true;
  keep_text();
  ADD_FAILURE() << thrown << "; the text is kept in " << kept_under.data();
  return false;
}

}  // namespace

void campaign(const Corpus& corpus, std::size_t rounds, const std::function<void(const std::string&)>& read) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const std::string name =
      testing::TempDir() + "fuzz_" + test->test_suite_name() + "_" + test->name() + ".txt";
  std::strncpy(kept_under.data(), name.c_str(), kept_under.size() - 1);
  watch_for_signals();
  if (const char* file = std::getenv("GRADJUDGE_FUZZ_TEXT")) {
    survives(read_whole_file(file), read);
    return;
  }
  for (const std::string& text : corpus.texts) survives(text, read);
  Random random(number_in("GRADJUDGE_FUZZ_SEED", 1));
  rounds = number_in("GRADJUDGE_FUZZ_ROUNDS", rounds);
  for (std::size_t i = 0; i < rounds; ++i) {
    if (!survives(mutated(corpus, random), read)) return;
  }
}

}  // namespace gradjudge::fuzz
