// SPDX-License-Identifier: MIT
#include "tools/report/page/html_page.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr PageScript nothing{"", "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// The text of the element that holds the data.
std::string data_of(const std::string& page) {
  const std::string open = "<script type=\"application/json\" id=\"data\">";
  const std::size_t start = page.find(open) + open.size();
  return page.substr(start, page.find("</script>", start) - start);
}

TEST(HtmlPage, DataCannotLeaveTheirElement) {
  const std::string hostile = "</script><!--<script>alert(1)</script>\xE2\x80\xA8";
  const std::string page = html_page({"title", {{"name", hostile}}, nothing});
  EXPECT_EQ(count(page, "</script>"), 2U);
  EXPECT_EQ(nlohmann::json::parse(data_of(page))["name"], hostile);
}

TEST(HtmlPage, TitleIsText) {
  const std::string page = html_page({"</title><script>\x1b[2J & \xE2\x80\xAE", {}, nothing});
  EXPECT_THAT(page, HasSubstr("<title>&lt;/title&gt;&lt;script&gt;\\x1b[2J &amp; \\u{202e}</title>"));
}

TEST(HtmlPage, BytesThatAreNoUtf8AreReplaced) {
  EXPECT_THAT(data_of(html_page({"t", {{"name", "a\xFFz"}}, nothing})), HasSubstr("a\xEF\xBF\xBDz"));
}

TEST(HtmlPage, PolicyNamesTheScriptsThatAreInItAndNoOthers) {
  const std::string plain = html_page({"t", {}, nothing});
  EXPECT_THAT(plain, HasSubstr("script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';"));
  EXPECT_THAT(plain, Not(HasSubstr("font/woff2")));
  const std::string rich = html_page({"t", {}, nothing, true, true});
  EXPECT_THAT(rich, HasSubstr(std::string(katex_script.hash)));
  EXPECT_THAT(rich, HasSubstr(std::string(chart_script.hash)));
  EXPECT_EQ(count(rich, "font/woff2"), 10U);
}

TEST(HtmlPage, NeedsNothingFromAnywhere) {
  const std::string page = html_page({"t", {}, check_script, true, true});
  for (const char* from : {"src=\"", "url(fonts", "url(http", "@import", "<link rel=\"stylesheet\""})
    EXPECT_THAT(page, Not(HasSubstr(from))) << from;
}

}  // namespace
}  // namespace gradjudge
