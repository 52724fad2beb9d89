// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

namespace gradjudge {
namespace {

constexpr const char* left = "$$\\frac{\\partial J_{neg-sample}}{\\partial v_c} = ";

std::string repeated(const std::string& part, std::size_t count) {
  std::string text;
  text.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

// The sanitizers' own memory is counted with the process's.
#if defined(__SANITIZE_ADDRESS__)
constexpr double most_megabytes = 4000;
#else
constexpr double most_megabytes = 200;
#endif
/// What runs away is stopped; `derivation_cost.py` measures what is really spent.
constexpr rlim_t most_seconds = 30;

struct Spent {
  int status = -1;
  double megabytes = 0;
};

/// Grades the document in a process of its own.
Spent grade(const std::string& name, const std::string& text) {
  std::string folder = (testing::TempDir() + "gradjudge_hostile_XXXXXX");
  EXPECT_NE(mkdtemp(folder.data()), nullptr);
  const std::string file = folder + "/" + name;
  std::ofstream(file, std::ios::binary) << text;
  const pid_t child = fork();
  if (child == 0) {
    const rlimit limit{most_seconds, most_seconds};
    setrlimit(RLIMIT_CPU, &limit);
    (void)!freopen("/dev/null", "w", stdout);
    (void)!freopen("/dev/null", "w", stderr);
    execl(GRADJUDGE_COMMAND, GRADJUDGE_COMMAND, "derivation", file.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  Spent spent;
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  spent.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  spent.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
  std::remove(file.c_str());
  rmdir(folder.c_str());
  return spent;
}

struct Hostile {
  const char* what;
  std::string name;
  std::string text;
  int status;
};

std::vector<Hostile> hostile_documents() {
  const std::string start = left;
  std::string doubling = "$";
  for (char letter = 'a'; letter < 'z'; ++letter) {
    const std::string next(1, static_cast<char>(letter + 1));
    doubling += "\\newcommand{\\q" + std::string(1, letter) + "}{\\q" + next + "\\q" + next + "}";
  }
  return {
      {"open brackets", "a.md", start + repeated("(", 200'000) + "$$", 0},
      {"open braces", "a.md", start + repeated("{", 200'000) + "$$", 0},
      {"fractions in fractions", "a.md",
       start + repeated("\\frac{1}{", 1500) + "1" + repeated("}", 1500) + "$$", 0},
      {"subscripts of subscripts", "a.md", start + repeated("u_{", 1900) + "o" + repeated("}", 1900) + "$$",
       0},
      {"indicators in indicators", "a.md", start + repeated("1[", 2900) + "$$", 0},
      {"huge sums", "a.md",
       start +
           "\\sum_{i=1}^{900}\\sum_{j=1}^{900}\\sum_{k=1}^{900}\\sum_{s=1}^{900} \\sigma(u_k^T v_c) u_k$$",
       0},
      {"many large sums", "a.md",
       repeated(start + "\\sum_{w}\\sum_{x}\\sum_{i}\\sum_{s} \\sigma(u_w^T v_c) u_x$$\n\n", 200), 0},
      {"macros that double", "a.md", doubling + "\\qa$", 2},
      {"a macro of itself", "a.tex",
       "\\documentclass{article}\\def\\x{\\x\\x}\\begin{document}$\\x$\\end{document}", 2},
      {"a file that reads itself", "a.tex",
       "\\documentclass{article}\\begin{document}\\input{a}\\input{a.tex}$a=b$\\end{document}", 0},
      {"ten million dollars", "a.md", repeated("$", 10'000'000), 2},
      {"two million dollars", "a.md", repeated("$", 1'999'999), 2},
      {"dollars with blanks", "a.md", repeated("$ ", 999'999), 2},
      {"displays that never end", "a.md", repeated("\\[", 999'999), 0},
      {"environments that never end", "a.md", repeated("\\begin{align}", 150'000), 0},
      {"a hundred thousand formulas", "a.md", repeated("$a=b$ ", 95'000), 2},
      {"a long chain", "a.md", "$$a" + repeated("=a", 2900) + "$$", 0},
      {"many wrong lines", "a.md",
       repeated(start + repeated("\\sigma(u_o^T v_c) u_o + ", 13) + "u_o$$\n\n", 60), 1},
      {"a tower of powers", "a.md", start + "10^{10^{10^{10}}} u_o$$", 0},
      {"a sum from word 0", "a.md", "$\\sum_{w=0}^V \\hat y_w$ $$J = \\sum_{w=0}^V \\hat y_w$$", 0},
      {"words of every number", "a.md",
       start + "\\sum_{w=-5}^{V} \\hat y_w u_w + u_{0} + u_{-1} + u_{V+1} + u_{99} + \\hat y_{-1} u_o" +
           "= \\sum_{-9 \\le w \\le V} u_w = \\sum_{w=999999}^{V} u_w = \\sum_{j=-m}^{m} u_{w_{t+9j}} "
           "= \\sum_{j=-999999}^{m} u_j = \\sum_{k=0}^{K} u_k = \\sum_{k=1}^{K+1} u_{w_k}$$",
       0},
      {"bounds beyond every integer", "a.md",
       start + "\\sum_{j=1}^{" + repeated("999999 ", 40) + "m} u_j = \\sum_{1 \\le x \\le K, 1 \\le s \\le " +
           repeated("999999 ", 5) + "} u_x$$",
       0},
      {"braces that nothing opens", "a.md", "$$J = u}(w = o)$$ $$a = }(w < o) b = }}(k = 1)$$", 0},
      {"braces below braces", "a.md", start + repeated("\\underbrace{", 20'000) + "$$", 0},
      {"colors in colors", "a.tex", "\\[" + repeated("\\textcolor{a}{", 20'000) + "\\]", 0},
      {"two sums in one sign", "a.md",
       start + "\\sum_{1 \\le x \\le K, 1 \\le s \\le 999999, 1 \\le i \\le 999999} u_x$$", 0},
      {"a deep notebook", "a.ipynb", "{\"cells\": " + repeated("[", 3'000'000), 2},
      {"brackets of Markdown", "a.md", repeated("[", 1'999'999), 0}};
}

TEST(HostileDocument, IsGradedOrRefusedWithinTwoHundredMegabytes) {
  for (const Hostile& document : hostile_documents()) {
    const Spent spent = grade(document.name, document.text);
    // What is cut short is unread, so a line found wrong in time may or may not be there.
    const bool cut_short = document.status != 2 && (spent.status == 0 || spent.status == 1);
    EXPECT_TRUE(cut_short || spent.status == document.status)
        << document.what << ": exit status " << spent.status;
    EXPECT_LT(spent.megabytes, most_megabytes) << document.what;
  }
}

}  // namespace
}  // namespace gradjudge
