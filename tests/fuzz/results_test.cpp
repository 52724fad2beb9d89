// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "cases/bounded/json.hpp"
#include "tests/fuzz/campaign.hpp"
#include "tests/tools/report/sample_results.hpp"
#include "tools/bad_input.hpp"
#include "tools/compare/compare_results.hpp"
#include "tools/compare/comparison_markdown.hpp"
#include "tools/compare/comparison_text.hpp"
#include "tools/merge/merge_results.hpp"
#include "tools/report/json/json_report.hpp"
#include "tools/report/json/read_results.hpp"
#include "tools/report/report_format.hpp"

namespace gradjudge::fuzz {
namespace {

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all{"[",
                                            "]",
                                            "{",
                                            "}",
                                            ",",
                                            ":",
                                            "null",
                                            "true",
                                            "\"nan\"",
                                            "\"",
                                            "\\",
                                            "\\u0000",
                                            "\\ud800",
                                            "\"inf\"",
                                            "\xff",
                                            "\xc3",
                                            "{\"a\":[",
                                            "[]",
                                            "{}",
                                            "[[[[",
                                            "\"\"",
                                            "\"fingerprint\": 5,",
                                            "\"rows\": [0, 99999999999],",
                                            "\n",
                                            "-",
                                            "\"pass\"",
                                            "\"fail\"",
                                            "\"wrong\"",
                                            "\"could_not_be_graded\"",
                                            "\"axes\": 2"};
  return all;
}

/// Everything that is done with results which were read.
void use(const Results& results) {
  for (const ReportFormat& format : report_formats()) {
    format.render(results);
    if (format.commands != nullptr) format.commands(results);
  }
  static const Results baseline = sample_results();
  merge_results({{"a.json", results}, {"b.json", baseline}, {"c.json", results}});
  for (const auto& comparison : {compare_results(baseline, results), compare_results(results, baseline)}) {
    comparison_text(comparison, false);
    comparison_markdown(comparison, true);
  }
}

void read(const std::string& text) {
  try {
    use(read_results(text, "results.json"));
  } catch (const BadInput&) {
  }
}

TEST(FuzzResults, TextsThatWereChanged) {
  campaign({{json_report(sample_results()), "{}", "{\"a\": 1e400}"}, pieces()}, 150, read);
}

/// Goes to a value of the document, or to one beside which another is put.
nlohmann::json& some_value(nlohmann::json& document, Random& random) {
  nlohmann::json* value = &document;
  while (value->is_structured() && !value->empty() && random.below(6) != 0) {
    auto next = value->begin();
    std::advance(next, random.below(value->size()));
    value = &*next;
  }
  return *value;
}

TEST(FuzzResults, ValuesThatWereChanged) {
  const nlohmann::json document = read_json(json_report(sample_results()));
  const std::vector<nlohmann::json> values{nullptr,
                                           true,
                                           "",
                                           "nan",
                                           "-inf",
                                           std::string("\0\xff[1", 4),
                                           std::string(70'000, 'x'),
                                           0,
                                           -1,
                                           5,
                                           1e308,
                                           -1e-320,
                                           0.5,
                                           std::int64_t{1} << 62,
                                           std::numeric_limits<std::int64_t>::min(),
                                           std::numeric_limits<std::uint64_t>::max(),
                                           nlohmann::json::array(),
                                           nlohmann::json::object(),
                                           {1, 2, 3},
                                           {{"a", 1}}};
  // The text only says which document it is: a seed.
  std::vector<std::string> seeds;
  for (int i = 0; i < 60; ++i) seeds.push_back(std::to_string(i));
  campaign({seeds, pieces()}, 200, [&](const std::string& seed) {
    Random random(std::hash<std::string>{}(seed));
    nlohmann::json changed = document;
    for (std::size_t changes = 1 + random.below(4); changes > 0; --changes) {
      nlohmann::json& place = some_value(changed, random);
      const nlohmann::json other = some_value(changed, random);
      place = random.below(3) == 0 ? other : random.one_of(values);
    }
    read(changed.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  });
}

}  // namespace
}  // namespace gradjudge::fuzz
