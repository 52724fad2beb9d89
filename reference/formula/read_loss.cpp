// SPDX-License-Identifier: MIT
#include "reference/formula/read_loss.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "reference/formula/check_shapes.hpp"
#include "reference/formula/parse.hpp"

namespace gradjudge::formula {
namespace {

using Part = TextProblem::Part;

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// The words of a size's text: letters, then letters, digits and _.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_letter(text[i]) || (i > 0 && text[i - 1] == '\\')) continue;
    std::size_t end = i;
    while (end < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_'))
      ++end;
    words.push_back(text.substr(i, end - i));
    i = end;
  }
  return words;
}

class Reader {
 public:
  Reader(const LossText& text, std::vector<TextProblem>& problems) : text_(text), problems_(problems) {}

  std::optional<Loss> read() {
    const std::size_t before = problems_.size();
    loss_.name = text_.name;
    loss_.title = text_.title;
    loss_.is_layer = !text_.outputs.empty();
    declare_names();
    read_variables(text_.inputs, Part::input, loss_.inputs);
    read_variables(text_.data, Part::datum, loss_.data);
    read_definitions();
    if (!loss_.is_layer) {
      FormulaProblems found;
      auto value = parse_expression(text_.loss, names_, found);
      keep(std::move(found), Part::loss, 0);
      if (value) add({"loss", {}, std::move(*value), {}, {}, text_.loss}, Part::loss, 0);
      loss_.results = {"loss"};
    }
    if (problems_.size() > before) return std::nullopt;
    for (auto& [definition, problem] : check_shapes(loss_))
      problems_.push_back(
          {places_[definition].first, places_[definition].second, std::nullopt, std::move(problem)});
    if (problems_.size() > before) return std::nullopt;
    check_loss_is_a_number();
    for (const auto& result : loss_.results) {
      if (!loss_.is_layer) continue;
      Variable upstream;
      upstream.name = "d" + result;
      upstream.what = "The upstream gradient: the derivative of what follows by " + result + ".";
      upstream.shape = loss_.find_definition(result)->shape;
      loss_.data.push_back(std::move(upstream));
    }
    if (problems_.size() > before) return std::nullopt;
    return std::move(loss_);
  }

 private:
  void declare_names() {
    for (const auto* variables : {&text_.inputs, &text_.data}) {
      for (const auto& variable : *variables) names_.add(variable.name, variable.symbol);
    }
    for (const auto* variables : {&text_.inputs, &text_.data}) {
      for (const auto& variable : *variables) {
        for (const auto& size : variable.shape) declare_sizes(size);
        declare_sizes(variable.index_into);
      }
    }
    for (const auto* formulas : {&text_.definitions, &text_.outputs}) {
      for (const auto& one : *formulas) {
        for (const auto& size : one.shape) declare_sizes(size);
      }
    }
  }

  void declare_sizes(const std::string& size) {
    for (const auto& word : words_of(size)) {
      if (names_.contains(word)) continue;
      names_.add(word);
      loss_.sizes.push_back(word);
    }
  }

  void keep(FormulaProblems found, Part part, std::size_t index,
            std::optional<std::size_t> size = std::nullopt) {
    for (auto& problem : found) problems_.push_back({part, index, size, std::move(problem)});
  }

  std::vector<Expression> sizes_of(const std::vector<std::string>& texts, Part part, std::size_t index) {
    std::vector<Expression> sizes;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      FormulaProblems found;
      auto size = parse_expression(texts[i], names_, found);
      keep(std::move(found), part, index, i);
      if (size) sizes.push_back(std::move(*size));
    }
    return sizes;
  }

  void read_variables(const std::vector<VariableText>& texts, Part part, std::vector<Variable>& variables) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const VariableText& text = texts[i];
      Variable variable{text.name,   text.symbol, text.what, sizes_of(text.shape, part, i), text.whole, {},
                        text.padded, text.nature, text.range};
      if (!text.index_into.empty()) {
        variable.whole = true;
        variable.index_into = sizes_of({text.index_into}, part, i);
      }
      variables.push_back(std::move(variable));
    }
  }

  /// All left sides first: the values of a recurrence refer to each other.
  void read_definitions() {
    struct Wanted {
      const FormulaText* text;
      Part part;
      std::size_t index;
      std::optional<LeftSide> left{};
    };
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < text_.definitions.size(); ++i)
      wanted.push_back({&text_.definitions[i], Part::definition, i});
    for (std::size_t i = 0; i < text_.outputs.size(); ++i)
      wanted.push_back({&text_.outputs[i], Part::output, i});
    for (auto& one : wanted) {
      FormulaProblems found;
      one.left = parse_left_side(one.text->latex, one.text->name, names_, found);
      keep(std::move(found), one.part, one.index);
    }
    for (auto& [text, part, index, left] : wanted) {
      if (!left) continue;
      if (part == Part::output) loss_.results.push_back(left->name);
      FormulaProblems found;
      std::vector<Expression> shape = sizes_of(text->shape, part, index);
      auto value = parse_right_side(text->latex, *left, names_, found);
      keep(std::move(found), part, index);
      if (value)
        add({left->name, left->indices, std::move(*value), {}, std::move(shape), text->latex}, part, index);
    }
  }

  void add(Definition definition, Part part, std::size_t index) {
    loss_.definitions.push_back(std::move(definition));
    places_.emplace_back(part, index);
  }

  void check_loss_is_a_number() {
    if (loss_.is_layer || loss_.definitions.back().shape.empty()) return;
    const Expression& value = loss_.definitions.back().value;
    problems_.push_back({Part::loss,
                         0,
                         std::nullopt,
                         {value.begin, value.end, "the loss is an array", "a number",
                          "sum over its entries, or give it as an output"}});
  }

  const LossText& text_;
  std::vector<TextProblem>& problems_;
  Loss loss_;
  Names names_;
  std::vector<std::pair<Part, std::size_t>> places_;  ///< of the definitions
};

}  // namespace

std::optional<Loss> read_loss(const LossText& text, std::vector<TextProblem>& problems) {
  return Reader(text, problems).read();
}

}  // namespace gradjudge::formula
