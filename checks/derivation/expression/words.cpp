// SPDX-License-Identifier: MIT
#include "checks/derivation/expression/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace gradjudge::derivation {
namespace {

const std::map<std::string, std::string, std::less<>> functions{{"log", "log"},
                                                                {"ln", "log"},
                                                                {"exp", "exp"},
                                                                {"softmax", "softmax"},
                                                                {"sigmoid", "sigma"},
                                                                {"sigma", "sigma"},
                                                                {"max", "max"},
                                                                {"min", "min"},
                                                                {"diag", "diag"},
                                                                {"sqrt", "sqrt"},
                                                                {"relu", "relu"},
                                                                {"ReLU", "relu"},
                                                                {"Relu", "relu"},
                                                                {"RELU", "relu"},
                                                                {"LeakyReLU", "leaky_relu"},
                                                                {"leakyReLU", "leaky_relu"},
                                                                {"LeakyRelu", "leaky_relu"},
                                                                {"CE", "CE"},
                                                                {"CrossEntropy", "CE"},
                                                                {"Softmax", "softmax"},
                                                                {"tanh", "tanh"},
                                                                {"Sigmoid", "sigma"},
                                                                {"count", "count"}};

constexpr std::array remarks{"if",  "when", "otherwise", "where", "for", "else", "because", "since", "with",
                             "and", "or",   "when",      "all",   "is",  "the",  "then",    "where"};
constexpr std::array names{"Vocabulary", "Vocab", "vocab", "vocabulary"};

const std::set<std::string, std::less<>> greek{
    "theta", "alpha", "beta",  "omega",  "eta",   "lambda", "epsilon", "varepsilon", "gamma", "mu",
    "tau",   "phi",   "psi",   "delta",  "chi",   "rho",    "xi",      "zeta",       "ell",   "nu",
    "kappa", "Theta", "Omega", "Lambda", "Delta", "infty",  "sigma",   "pi",         "varphi"};

}  // namespace

std::string known_word(const Tokens& tokens, std::size_t at, std::size_t end) {
  std::string run;
  for (std::size_t i = at; i < end && tokens[i].kind == Token::Kind::letter; ++i) {
    if (i > at && tokens[i].space_before) break;
    run += tokens[i].text;
  }
  std::string longest;
  const auto consider = [&](std::string_view name, bool whole) {
    const bool fits = whole ? run == name : run.compare(0, name.size(), name) == 0;
    if (fits && name.size() > longest.size()) longest = name;
  };
  for (const auto& [name, meaning] : functions) consider(name, false);
  for (const auto* name : names) consider(name, false);
  for (const auto* name : remarks) consider(name, true);
  return longest;
}

std::string_view function_name(std::string_view name) {
  const auto found = functions.find(name);
  return found == functions.end() ? std::string_view() : std::string_view(found->second);
}

bool begins_remark(std::string_view word) {
  return std::find(remarks.begin(), remarks.end(), word) != remarks.end();
}

bool is_greek(std::string_view command) {
  return greek.contains(command);
}

}  // namespace gradjudge::derivation
