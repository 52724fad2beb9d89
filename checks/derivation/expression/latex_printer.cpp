// SPDX-License-Identifier: MIT
#include "checks/derivation/expression/latex_printer.hpp"

#include <fmt/format.h>

#include <set>

#include "checks/derivation/expression/parser_state.hpp"
#include "checks/derivation/expression/words.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

enum class Level { sum, product, factor };

std::string print(const Expression& expression, Level level);

std::string parenthesized(const std::string& inside) {
  return "(" + inside + ")";
}

std::string symbol_name(const Expression& expression) {
  std::string name = expression.text;
  if (name == "Vocab") name = "\\text{Vocab}";
  if (name == "ones") name = "\\mathbb{1}";
  if (name.size() > 2 && name.compare(0, 2, "bb") == 0) name = "\\mathbb{" + name.substr(2) + "}";
  if (is_greek(name) || name == "log" || name == "exp") name = "\\" + name;
  return name + std::string(static_cast<std::size_t>(expression.primes), '\'');
}

std::string printed_symbol(const Expression& expression) {
  std::string text = expression.hat ? "\\hat{" + symbol_name(expression) + "}" : symbol_name(expression);
  if (expression.children.empty()) return text;
  const std::string index = print(expression.children[0], Level::sum);
  return text + (index.size() == 1 ? "_" + index : "_{" + index + "}");
}

std::string relation_sign(const std::string& relation) {
  if (relation == "!=") return "\\neq";
  if (relation == "<=") return "\\le";
  if (relation == ">=") return "\\ge";
  if (relation == "in") return "\\in";
  if (relation == "notin") return "\\notin";
  return relation;
}

std::string set_name(const std::string& set) {
  return set.find("ocab") != std::string::npos ? "\\text{Vocab}" : set;
}

std::string printed_limits(const Expression& sum) {
  std::vector<std::string> below;
  std::string above;
  bool bound = false;
  for (std::size_t i = 1; i < sum.children.size(); ++i) {
    const Expression& clause = sum.children[i];
    if (clause.is(Kind::domain)) {
      below.push_back(sum.text + " \\in " + set_name(clause.text));
      bound = true;
    } else if (clause.is(Kind::range)) {
      const std::string from =
          clause.children[0].is(Kind::text) ? std::string("1") : print(clause.children[0], Level::sum);
      const std::string to =
          clause.children[1].is(Kind::size) ? std::string("V") : print(clause.children[1], Level::sum);
      const bool also = clause.text.compare(0, 5, "also:") == 0;
      const bool both_inclusive = clause.text == "<=<=" && from == "1";
      if (both_inclusive) {
        below.push_back(sum.text + "=" + from);
        above = to;
      } else {
        const bool strict_from = !also && clause.text[1] != '=';
        const bool strict_to = !also && clause.text.back() == '<';
        const std::string variable = also ? clause.text.substr(5) : sum.text;
        below.push_back(fmt::format("{} {} {} {} {}", from, strict_from ? "<" : "\\le", variable,
                                    strict_to ? "<" : "\\le", to));
      }
      bound = bound || !also;
    } else {
      below.push_back(print(clause, Level::sum));
      bound = true;
    }
  }
  if (!bound && !sum.text.empty()) below.insert(below.begin(), sum.text);
  std::string text;
  for (const auto& line : below) text += (text.empty() ? "" : " \\\\ ") + line;
  if (below.size() > 1) text = "\\substack{" + text + "}";
  std::string limits = text.empty() ? "" : "_{" + text + "}";
  if (!above.empty()) limits += "^{" + above + "}";
  return limits;
}

std::string printed_call(const Expression& expression) {
  std::string arguments;
  for (const auto& child : expression.children)
    arguments += (arguments.empty() ? "" : ", ") + print(child, Level::sum);
  const std::string primes(static_cast<std::size_t>(expression.primes), '\'');
  static const std::set<std::string, std::less<>> commands{"sigma", "exp", "log", "max", "min"};
  if (expression.text == "sqrt") return "\\sqrt{" + arguments + "}";
  if (expression.text == "norm") return "\\|" + arguments + "\\|";
  const bool single_letter = expression.text.size() == 1;
  const std::string name =
      commands.contains(expression.text)
          ? "\\" + expression.text
          : (single_letter ? expression.text : "\\operatorname{" + expression.text + "}");
  return name + primes + parenthesized(arguments);
}

std::string printed_product(const Expression& expression) {
  std::string text;
  for (std::size_t i = 0; i < expression.children.size(); ++i) {
    const Expression& child = expression.children[i];
    const bool last = i + 1 == expression.children.size();
    // A sum or a differential operator takes in all that follows.
    const bool greedy = child.is(Kind::big_sum) || child.is(Kind::derivative);
    std::string factor = print(child, Level::factor);
    if (greedy && !last) factor = parenthesized(print(child, Level::sum));
    if (greedy && last) factor = print(child, Level::product);
    const char joined = i < expression.text.size() ? expression.text[i] : ' ';
    if (i > 0)
      text += joined == '.' ? " \\cdot " : (joined == '*' ? " \\times " : (joined == 'o' ? " \\odot " : " "));
    const bool two_numbers = i > 0 && joined == ' ' && child.is(Kind::number);
    text += two_numbers ? parenthesized(factor) : factor;
  }
  return text;
}

std::string braced_power(const Expression& base, const std::string& exponent) {
  const bool raised = base.is(Kind::call) && base.text == "exp";
  const bool plain = (base.is(Kind::symbol) || base.is(Kind::call) || base.is(Kind::number)) && !raised;
  const std::string text = plain ? print(base, Level::factor) : parenthesized(print(base, Level::sum));
  return text + "^" + (exponent.size() == 1 ? exponent : "{" + exponent + "}");
}

std::string printed_derivative(const Expression& expression) {
  const std::string variable = print(expression.children[1], Level::factor);
  const Expression& operand = expression.children[0];
  if (expression.text == "'") return parenthesized(print(operand, Level::sum)) + "'";
  const bool simple = operand.is(Kind::loss) || operand.is(Kind::symbol) || operand.is(Kind::call);
  if (simple && !(operand.is(Kind::loss) && operand.text.empty() && expression.text == "nabla_of"))
    return "\\frac{\\partial " + print(operand, Level::factor) + "}{\\partial " + variable + "}";
  if (operand.is(Kind::loss)) return "\\nabla_{" + variable + "} J";
  return "\\frac{\\partial}{\\partial " + variable + "} " + parenthesized(print(operand, Level::sum));
}

std::string print_bare(const Expression& expression) {
  const auto& children = expression.children;
  switch (expression.kind) {
    case Kind::number:
    case Kind::text:
      return expression.text;
    case Kind::symbol:
      return printed_symbol(expression);
    case Kind::add: {
      std::string text;
      for (std::size_t i = 0; i < children.size(); ++i) {
        const bool minus = children[i].is(Kind::negate);
        const Expression& term = minus ? children[i].children[0] : children[i];
        if (i > 0 || minus) text += minus ? (i > 0 ? " - " : "-") : " + ";
        text += print(term, Level::product);
      }
      return text;
    }
    case Kind::negate:
      return "-" + print(children[0], Level::product);
    case Kind::product:
      return printed_product(expression);
    case Kind::quotient:
      return "\\frac{" + print(children[0], Level::sum) + "}{" + print(children[1], Level::sum) + "}";
    case Kind::power:
      return braced_power(children[0], print(children[1], Level::sum));
    case Kind::transpose:
      return braced_power(children[0], "T");
    case Kind::inverse:
      return braced_power(children[0], "-1");
    case Kind::call:
      if (expression.text == "exp" && expression.primes == 0)
        return "e^{" + print(children[0], Level::sum) + "}";
      return printed_call(expression);
    case Kind::loss: {
      std::string text = expression.text.empty() ? "J" : "J_{\\text{" + expression.text + "}}";
      std::string arguments;
      for (const auto& child : children)
        arguments += (arguments.empty() ? "" : ", ") + print(child, Level::sum);
      return arguments.empty() ? text : text + parenthesized(arguments);
    }
    case Kind::big_sum:
      return "\\sum" + printed_limits(expression) + " " + print(children[0], Level::product);
    case Kind::derivative:
      return printed_derivative(expression);
    case Kind::indicator:
      return "\\mathbb{1}\\{" + print(children[0], Level::sum) + "\\}";
    case Kind::cases: {
      std::string text = "\\begin{cases} ";
      for (const auto& branch : children) text += print(branch, Level::sum) + " \\\\ ";
      return text + "\\end{cases}";
    }
    case Kind::branch:
      return print(children[0], Level::sum) + " & " +
             (children[1].is(Kind::text) ? "\\text{" + children[1].text + "}"
                                         : print(children[1], Level::sum));
    case Kind::row: {
      std::string text;
      for (const auto& child : children) text += (text.empty() ? "" : ", ") + print(child, Level::sum);
      return "[" + text + "]";
    }
    case Kind::matrix: {
      std::string text;
      for (const auto& row : children) {
        std::string line;
        for (const auto& child : row.children) line += (line.empty() ? "" : " & ") + print(child, Level::sum);
        text += (text.empty() ? "" : " \\\\ ") + line;
      }
      return "\\begin{bmatrix} " + text + " \\end{bmatrix}";
    }
    case Kind::component:
      return parenthesized(print(children[0], Level::sum)) + "_{" + print(children[1], Level::sum) + "}";
    case Kind::size:
      return "|" + (expression.text == "Vocab" ? std::string("V") : expression.text) + "|";
    case Kind::relation:
      return print(children[0], Level::sum) + " " + relation_sign(expression.text) + " " +
             print(children[1], Level::sum);
    case Kind::conjunction: {
      std::string text;
      for (const auto& child : children) text += (text.empty() ? "" : ", ") + print(child, Level::sum);
      return text;
    }
    case Kind::range:
    case Kind::domain:
      return {};
    case Kind::dots:
      return "\\dots";
  }
  return {};
}

std::string print(const Expression& expression, Level level) {
  std::string bare = print_bare(expression);
  const bool sum_like = expression.is(Kind::add) || expression.is(Kind::negate);
  const bool product_like = expression.is(Kind::product) || expression.is(Kind::big_sum) ||
                            (expression.is(Kind::derivative) && expression.text != "'" &&
                             bare.find("\\partial}") != std::string::npos);
  if (sum_like && level != Level::sum) return parenthesized(bare);
  if (product_like && level == Level::factor) return parenthesized(bare);
  return bare;
}

}  // namespace

std::string to_latex(const Expression& expression) {
  return print(expression, Level::sum);
}

}  // namespace gradjudge::derivation
