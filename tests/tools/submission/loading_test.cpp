// SPDX-License-Identifier: MIT
// How files that people hand in are run: what they import, leave open, or have from another Python.
#include <gmock/gmock.h>

#include <map>

#include "tools/sandbox/probe.hpp"
#include "tools/submission/python_implementation.hpp"
#include "tools/submission/python_setup.hpp"

namespace gradjudge {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Submission submission(const std::string& text, const std::string& name = "word2vec.py") {
  return {"python:" + name, name, {{name, text}}};
}

Implementation implementation(const Submission& submitted, double load_seconds = 20) {
  static const SandboxMode mode = strongest_mode(python_setup());
  Limits limits;
  limits.load_seconds = load_seconds;
  return python_implementation(submitted, mode, limits);
}

/// What `sigmoid` answers at 0 where it is 1/2.
void expect_half_at_zero(const Submission& submitted, const std::string& note, double load_seconds = 20) {
  const Answer answer =
      implementation(submitted, load_seconds).answer(SigmoidProblem<Real>{Vector<Real>::Zero(1)});
  EXPECT_EQ(answer.error, "");
  ASSERT_EQ(answer.blocks.size(), 1U);
  EXPECT_THAT(answer.blocks[0].numbers, ElementsAre(0.5));
  if (note.empty()) {
    EXPECT_THAT(answer.notes, IsEmpty());
  } else {
    EXPECT_THAT(answer.notes, Contains(HasSubstr(note)));
  }
}

const std::string half = "    return 1 / (1 + 2.718281828459045 ** -x)\n";

TEST(Loading, FutureFeaturesHoldForTheWholeFileAndNoOther) {
  expect_half_at_zero(
      submission(
          "\"\"\"Homework.\"\"\"\nfrom __future__ import annotations\ndef sigmoid(x: Vector) -> Nowhere:\n" +
          half),
      "");
  Submission with_helper = submission("from near import half\ndef sigmoid(x):\n    return half(x)\n");
  with_helper.files.push_back(
      {"near.py", "from __future__ import annotations\ndef half(x: Vector):\n" + half});
  expect_half_at_zero(with_helper, "");
}

TEST(Loading, ADefinitionDoesNotNeedItsAnnotations) {
  expect_half_at_zero(submission("def sigmoid(x: Vector) -> Nowhere:\n" + half),
                      "word2vec.py line 1: left out the annotations, NameError");
}

TEST(Loading, AnOlderNumpysNames) {
  expect_half_at_zero(submission("import numpy as np\ndef sigmoid(x):\n    x = x.astype(np.float)\n" + half),
                      "np.float is of an older numpy");
}

TEST(Loading, AModuleOfTheStudentsBesideTheCoursesPackageOfThatName) {
  const std::string uses =
      "import utils\nfrom utils.gradcheck import gradcheck_naive\nfrom utils.utils import softmax\n"
      "import numpy as np\ndef sigmoid(x):\n    utils.plot(x)\n    return softmax(np.zeros(2))[:1]\n";
  Submission flat = submission(uses);
  flat.files.push_back({"utils.py", "def plot(x):\n    pass\n"});
  expect_half_at_zero(flat, "");
  // The course's helpers, handed in without their folder.
  flat.files[1].bytes += "def softmax(x):\n    return x + 0.5\n";
  expect_half_at_zero(flat, "");
}

TEST(Loading, ModulesAreFoundUnderThePathsOfTheSubmittersMachine) {
  for (const std::string from : {"a2.near", "cs224n.a2.near", "near", ".near"}) {
    Submission with_helper =
        submission("from " + from + " import half\ndef sigmoid(x):\n    return half(x)\n");
    with_helper.files.push_back({"near.py", "def half(x):\n" + half});
    expect_half_at_zero(with_helper, "");
  }
  for (const std::string from : {"lib.near", "..lib.near", "near"}) {
    Submission elsewhere = submission("from " + from + " import half\ndef sigmoid(x):\n    return half(x)\n");
    elsewhere.files.push_back({"hw/lib/near.py", "def half(x):\n" + half});
    expect_half_at_zero(elsewhere, "");
  }
}

TEST(Loading, APackageIsNotTakenForAModuleOfItsName) {
  Submission in_folder = submission(
      "from CS224n.a2.utils.gradcheck import check\nfrom CS224n.a2.utils.utils import softmax\n"
      "import numpy as np\ndef sigmoid(x):\n    return check(softmax(np.zeros(2))[:1])\n");
  for (const char* init : {"utils/__init__.py", ""}) {  // Python needs none
    in_folder.files.resize(1);
    if (*init != '\0') in_folder.files.push_back({init, ""});
    in_folder.files.push_back({"utils/gradcheck.py", "def check(x):\n    return x\n"});
    in_folder.files.push_back({"utils/utils.py", "def softmax(x):\n    return x + 0.5\n"});
    expect_half_at_zero(in_folder, "");
  }
}

TEST(Loading, AFileOfTheSubmittersIsNoPartOfALibrary) {
  Submission beside = submission("import matplotlib.near\nimport json.near\ndef sigmoid(x):\n" + half);
  beside.files.push_back({"near.py", "raise SystemExit\n"});
  expect_half_at_zero(beside, "ModuleNotFoundError: No module named 'json.near'");
}

TEST(Loading, ANameInTheWayThatAMacWritesIt) {
  Submission with_helper = submission("from größe import half\ndef sigmoid(x):\n    return half(x)\n");
  with_helper.files.push_back({"gro\u0308ße.py", "def half(x):\n" + half});
  expect_half_at_zero(with_helper, "");
}

TEST(Loading, WhatMainImportsAndSetsIsThereWhenFunctionsUseIt) {
  expect_half_at_zero(
      submission("def sigmoid(x):\n    return np.exp(x) * HALF\n"
                 "if __name__ == '__main__':\n    import numpy as np\n    HALF = 0.5\n"
                 "    sigmoid = None\n    import nowhere\n    raise SystemExit(nowhere.run())\n"),
      "");
}

TEST(Loading, AProgressBarIsNoObstacle) {
  for (const std::string loop : {"tqdm([0.5])", "tqdm(iterable=[0.5])", "list(tqdm([0.5], desc='x'))"}) {
    expect_half_at_zero(submission("from tqdm.auto import tqdm\ndef sigmoid(x):\n    for value in " + loop +
                                   ":\n        x = x + value\n    return x\n"),
                        "");
  }
}

TEST(Loading, NumbersOfOtherTypesAreNoted) {
  const auto answer_of = [](const std::string& expression) {
    return implementation(submission("import numpy as np\ndef sigmoid(x):\n    return " + expression + "\n"))
        .answer(SigmoidProblem<Real>{Vector<Real>::Zero(1)});
  };
  for (const auto& [expression, note] : std::map<std::string, std::string>{
           {"x + (0.5 + 0j)", "value was returned as complex128: its real part is judged"},
           {"(x + 0.5).astype(object)", "value was returned as object"},
           {"(x + 0.5).astype(np.longdouble)", "value was returned as float128"}}) {
    const Answer answer = answer_of(expression);
    ASSERT_EQ(answer.error, "") << expression;
    EXPECT_THAT(answer.blocks[0].numbers, ElementsAre(0.5));
    EXPECT_THAT(answer.notes, Contains(note));
  }
}

TEST(Loading, SyntaxOfANewerPythonIsCalledSo) {
  EXPECT_THAT(
      implementation(submission("x = 1\ny = t'{x}'\n"))
          .answer(SigmoidProblem<Real>{Vector<Real>::Zero(1)})
          .error,
      testing::MatchesRegex("does_not_load: word2vec.py line 2: needs Python 3\\.14 \\(.*\\), this machine "
                            "has 3\\.[0-9]+"));
}

TEST(Loading, ANameWhoseValueNeverComesIsLeftOut) {
  expect_half_at_zero(submission("import time\ndef train():\n    while True:\n        time.sleep(0.1)\n"
                                 "vectors = train()\nONE = 1\ndef sigmoid(x):\n"
                                 "    return ONE / (1 + 2.718281828459045 ** -x)\n"),
                      "word2vec.py line 5 fails when the file is run, TooLong: more than 2 s", 5);
}

TEST(Loading, OfAFileThatNeverEndsWhatItChoosesToDefineIsThere) {
  expect_half_at_zero(submission("try:\n    import nowhere\nexcept ImportError:\n    nowhere = None\n"
                                 "if nowhere is None:\n    ONE = 1\nelse:\n    ONE = 2\n"
                                 "import time\nwhile True:\n    time.sleep(1)\n"
                                 "def sigmoid(x):\n    return ONE / (1 + 2.718281828459045 ** -x)\n"),
                      "only its definitions were run", 5);
}

TEST(Loading, ACellThatIsNotPythonOrFailsCostsThatCellAlone) {
  const std::string notebook = R"NOTEBOOK({"cells": [
    {"cell_type": "code", "source": "%%bash\nls"},
    {"cell_type": "code", "source": "this is my answer"},
    {"cell_type": "code", "source": "words = open('corpus.txt').read()"},
    {"cell_type": "code", "source": "files = !ls\ndef sigmoid(x):\n    return 1 / (1 + 2.718281828459045 ** -x)"}]})NOTEBOOK";
  expect_half_at_zero(
      submission(notebook, "a2.ipynb"),
      "a2.ipynb: left out what is not Python: cell 1 (%%bash), cell 2 (invalid syntax, line 1), "
      "cell 4 line 1 (files = !ls)");
  expect_half_at_zero(submission(notebook, "a2.ipynb"),
                      "a2.ipynb cell 3 line 1 fails when the file is run, FileNotFoundError");
}

}  // namespace
}  // namespace gradjudge
