// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <filesystem>

#include "cases/bounded/yaml.hpp"
#include "cases/load/load_assignment.hpp"
#include "cases/load/load_suite.hpp"
#include "cases/shipped_cases.hpp"
#include "cases/suite_files.hpp"
#include "tests/fuzz/campaign.hpp"
#include "tools/bad_input.hpp"
#include "tools/submission/hand_in.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge::fuzz {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> pieces{
    ",",         "[",        "]",       "{",    "}",        ":",    "- ",    "? ", "&a ", "*a",
    "!!binary ", "! ",       "|\n",     ">\n",  "'",        "\"",   "#",     "%",  "@",   "---\n",
    "...\n",     "<<: *a\n", "\t",      "\xff", "\xfe\xff", "~",    "\\",    "\r", ": ",  "[[[[",
    "{a: {b: ",  "- - - -",  "&a [*a]", "nan",  ".inf",     "0x7f", "1_000", "\0"};

/// Smaller than those that ship, and with everything that a suite may have.
const char* const suite = R"(suite: mine
description: A suite.
loss: negative_sampling
tags: [random]
cases:
  - name: drawn_twice
    description: Word 2 is drawn twice.
    v_c: &v [1, -0.5]
    U:
      - [0.5, 1]
      - *v
      - [0.75, -0.5]
    o: 1
    negatives: [2, 2]
    questions: [neg.loss, neg.v_c]
    tolerance: {rtol: 1e-3, atol: 0, reason: none}
    allowances: [{kind: float32, reason: none}]
  - {name: large, random: {V: 10, d: 3, K: 2, seed: 7}}
  - {name: window, loss: skip_gram, random: {V: 9, d: 2, K: 2, m: 2, seed: 7}, inner: negative_sampling}
)";

const char* const metadata = R"(---
submission_1:
  :submitters:
  - :name: Ada Lovelace
    :sid: '17'
    :email: ada@example.org
  :created_at: 2024-01-01 10:00:00.000000000 Z
  :score: 12.0
)";

TEST(FuzzYaml, Suites) {
  campaign({{suite, read_whole_file(shipped_cases() / "relu.yaml")}, pieces}, 400,
           [](const std::string& text) {
             try {
               for (const Case& a_case : parse_suite(text, "mine.yaml").cases) problem_of(a_case);
             } catch (const InvalidFile&) {
             } catch (const InvalidProblem&) {
             }
           });
}

TEST(FuzzYaml, Assignments) {
  const fs::path file = fs::path(testing::TempDir()) / "fuzzed_assignment.yaml";
  campaign({{read_whole_file(shipped_cases() / "assignments/word2vec_full.yaml"),
             "assignment: a\nquestions:\n  - {id: q, points: 1, derivations: [softmax.v_c]}\n"},
            pieces},
           60, [&](const std::string& text) {
             write_whole_file(file, text);
             try {
               load_assignment(file);
             } catch (const InvalidFile&) {
             }
           });
}

TEST(FuzzYaml, MetadataOfGradescope) {
  const fs::path folder = fs::path(testing::TempDir()) / "fuzzed_export";
  fs::create_directories(folder / "submission_1");
  campaign({{metadata}, pieces}, 200, [&](const std::string& text) {
    write_whole_file(folder / "submission_metadata.yml", text);
    try {
      hand_ins(folder);
    } catch (const BadInput&) {
    }
  });
}

}  // namespace
}  // namespace gradjudge::fuzz
