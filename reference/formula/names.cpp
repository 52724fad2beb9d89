// SPDX-License-Identifier: MIT
#include "reference/formula/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "reference/formula/normalize.hpp"

namespace gradjudge::formula {
namespace {

constexpr std::array greek = {"alpha", "beta",       "gamma",   "delta", "epsilon", "zeta",  "eta",   "theta",
                              "iota",  "kappa",      "lambda",  "mu",    "nu",      "xi",    "pi",    "rho",
                              "sigma", "tau",        "upsilon", "phi",   "chi",     "psi",   "omega", "Gamma",
                              "Delta", "Theta",      "Lambda",  "Xi",    "Pi",      "Sigma", "Phi",   "Psi",
                              "Omega", "varepsilon", "varphi",  "ell"};
constexpr std::array accents = {"hat", "bar", "tilde", "dot"};

/// The end of `pattern` in the text if it stands there, letters of one word side by side as in the pattern.
std::optional<std::size_t> match(const Tokens& pattern, const Tokens& tokens, std::size_t at) {
  for (std::size_t i = 0; i < pattern.size(); ++i, ++at) {
    if (at >= tokens.size() || !(tokens[at] == pattern[i])) return std::nullopt;
    const bool within_word =
        i > 0 && pattern[i].kind == Token::Kind::letter && pattern[i - 1].kind == Token::Kind::letter;
    if (within_word && tokens[at].begin != tokens[at - 1].end) return std::nullopt;
  }
  return at;
}

bool is_at(const Tokens& tokens, std::size_t at, char symbol) {
  return at < tokens.size() && tokens[at].is_symbol(symbol);
}

std::string latex_of(std::string_view word) {
  return is_greek(word) ? "\\" + std::string(word) : std::string(word);
}

}  // namespace

bool is_greek(std::string_view word) {
  return std::find(greek.begin(), greek.end(), word) != greek.end();
}

void Names::spell(const std::string& name, std::string_view base, std::string_view subscript) {
  spellings_.push_back({name, normalize(tokenize(base)), normalize(tokenize(subscript))});
}

void Names::add(const std::string& name, std::string_view symbol) {
  names_.push_back(name);
  if (!symbol.empty()) {
    const std::size_t underscore = symbol.find('_');
    const bool plain = underscore == std::string_view::npos;
    std::string_view subscript = plain ? std::string_view{} : symbol.substr(underscore + 1);
    if (subscript.size() > 2 && subscript.front() == '{' && subscript.back() == '}')
      subscript = subscript.substr(1, subscript.size() - 2);
    spell(name, symbol.substr(0, underscore), subscript);
    return;
  }
  const std::size_t underscore = name.find('_');
  const std::string base = latex_of(name.substr(0, underscore));
  if (underscore == std::string::npos) return spell(name, base, "");
  const std::string rest = name.substr(underscore + 1);
  const std::size_t second = rest.find('_');
  const std::string accent = rest.substr(0, second);
  if (std::find(accents.begin(), accents.end(), accent) != accents.end()) {
    const std::string subscript = second == std::string::npos ? "" : latex_of(rest.substr(second + 1));
    spell(name, "\\" + accent + "{" + base + "}", subscript);
    spell(name, "\\" + accent + " " + base, subscript);
    return;
  }
  spell(name, base, latex_of(rest));
}

std::optional<Names::Found> Names::find(const Tokens& tokens, std::size_t at) const {
  std::optional<Found> longest;
  for (const auto& [name, base, subscript] : spellings_) {
    auto end = match(base, tokens, at);
    if (!end) continue;
    Found found{name, *end, false};
    if (!subscript.empty()) {
      if (!is_at(tokens, *end, '_')) continue;
      const bool braces = is_at(tokens, *end + 1, '{');
      if (!braces && subscript.size() > 1) continue;
      end = match(subscript, tokens, *end + (braces ? 2 : 1));
      if (!end) continue;
      found.end = *end;
      if (braces) {
        found.open_subscript = is_at(tokens, *end, ',');
        if (!found.open_subscript && !is_at(tokens, *end, '}')) continue;
        ++found.end;
      }
    }
    if (!longest || found.end > longest->end) longest = std::move(found);
  }
  return longest;
}

bool Names::contains(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

}  // namespace gradjudge::formula
