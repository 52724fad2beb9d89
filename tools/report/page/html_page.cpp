// SPDX-License-Identifier: MIT
#include "tools/report/page/html_page.hpp"

#include <fmt/format.h>

#include <vector>

#include "tools/inert/printable.hpp"

namespace gradjudge {
namespace {

/// JSON that holds no <, so that no </script> or <!-- can be in it.
std::string inert_json(const nlohmann::ordered_json& data) {
  const std::string text = data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  std::string inert;
  inert.reserve(text.size());
  for (const char c : text) {
    if (c == '<') {
      inert += "\\u003c";
    } else {
      inert += c;
    }
  }
  return inert;
}

std::string html_text(const std::string& text) {
  std::string escaped;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace

std::string html_page(const HtmlPage& page) {
  std::vector<const PageScript*> scripts;
  if (page.formulas) scripts.push_back(&katex_script);
  if (page.plots) scripts.push_back(&chart_script);
  scripts.push_back(&page.script);
  std::string hashes;
  std::string elements;
  for (const PageScript* script : scripts) {
    hashes += fmt::format(" '{}'", script->hash);
    elements += fmt::format("<script>{}</script>\n", script->text);
  }
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src{}; "
      "style-src 'unsafe-inline'; font-src data:; img-src data:\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n<title>{}</title>\n"
      "<style>{}{}</style>\n</head>\n<body>\n"
      "<noscript><p>This page draws itself with a script that it holds; allow scripts to see "
      "it.</p></noscript>\n"
      "<script type=\"application/json\" id=\"data\">{}</script>\n{}</body>\n</html>\n",
      hashes, html_text(page.title), page.formulas ? katex_style : std::string_view(), page_style,
      inert_json(page.data), elements);
}

}  // namespace gradjudge
