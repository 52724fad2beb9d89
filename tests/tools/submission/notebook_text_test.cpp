// SPDX-License-Identifier: MIT
#include "tools/submission/notebook_text.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace gradjudge {
namespace {

using nlohmann::json;

json cells_of(const json& notebook) {
  return json::parse(without_outputs(notebook.dump()).value())["cells"];
}

TEST(NotebookText, OutputsAndAttachmentsAreDropped) {
  const std::string picture(100000, 'A');
  const json notebook = {
      {"nbformat", 4},
      {"cells",
       {{{"cell_type", "code"}, {"source", {"x = 1\n", "y = 2"}}, {"outputs", {{{"data", picture}}}}},
        {{"cell_type", "markdown"}, {"source", "$x$"}, {"attachments", {{"a.png", picture}}}}}}};
  EXPECT_EQ(cells_of(notebook), json({{{"cell_type", "code"}, {"source", "x = 1\ny = 2"}},
                                      {{"cell_type", "markdown"}, {"source", "$x$"}}}));
}

TEST(NotebookText, APictureInsideATextIsDroppedAndItsLineStays) {
  const json notebook = {
      {"cells", {{{"cell_type", "markdown"}, {"source", {"a\n", std::string(100000, 'A') + "\n", "b"}}}}}};
  EXPECT_EQ(cells_of(notebook)[0]["source"], "a\n\nb");
}

TEST(NotebookText, Format3HasWorksheets) {
  const json notebook = {{"nbformat", 3},
                         {"worksheets", {{{"cells", {{{"cell_type", "code"}, {"input", {"x = 1"}}}}}}}}};
  EXPECT_EQ(cells_of(notebook), json({{{"cell_type", "code"}, {"source", "x = 1"}}}));
}

TEST(NotebookText, WhatIsNoNotebookIsLeftAlone) {
  EXPECT_EQ(without_outputs("[1, 2"), std::nullopt);
  EXPECT_EQ(without_outputs("[1, 2]"), std::nullopt);
  EXPECT_EQ(
      json::parse(without_outputs("{\"cells\": [1, {\"cell_type\": 5, \"source\": {}}]}").value())["cells"],
      json({{{"cell_type", "raw"}, {"source", ""}}}));
}

}  // namespace
}  // namespace gradjudge
