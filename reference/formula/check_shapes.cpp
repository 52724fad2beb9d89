// SPDX-License-Identifier: MIT
#include "reference/formula/check_shapes.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "reference/formula/functions.hpp"
#include "reference/formula/whole_number.hpp"

namespace gradjudge::formula {
namespace {

using Kind = Expression::Kind;
using Sizes = std::vector<Expression>;

/// Of a value: unknown where something in it was already refused.
struct Shape {
  Sizes sizes;
  bool row = false;  ///< a vector that was transposed
  bool unknown = false;

  std::size_t rank() const { return sizes.size(); }
};

const Shape unknown_shape{{}, false, true};

bool same_shape(const Sizes& a, const Sizes& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_size);
}

std::string shape_text(const Shape& shape) {
  if (shape.rank() == 0) return "a number";
  std::string text;
  for (const auto& size : shape.sizes) text += (text.empty() ? "" : " × ") + size_text(size);
  return (shape.row ? "a row of " : shape.rank() == 1 ? "a vector of " : "an array of ") + text;
}

class Checker {
 public:
  explicit Checker(Loss& loss) : loss_(loss) {
    for (const auto* variables : {&loss.inputs, &loss.data}) {
      for (const auto& variable : *variables) shapes_[variable.name] = {variable.shape, false, false};
    }
    for (const auto& size : loss.sizes) shapes_[size] = {};
  }

  std::vector<LocatedProblem> check() {
    for (current_ = 0; current_ < loss_.definitions.size(); ++current_) check(loss_.definitions[current_]);
    return std::move(problems_);
  }

 private:
  void check(Definition& definition) {
    ranges_.clear();
    limited_.clear();
    for (std::size_t i = 0; i < definition.indices.size(); ++i) {
      ranges_[definition.indices[i]] = {};
      if (i >= definition.shape.size()) continue;
      ranges_[definition.indices[i]] = {definition.shape[i]};
      limited_.insert(definition.indices[i]);
    }
    const Shape value = shape_of(definition.value);
    Sizes sizes;
    bool known = !value.unknown;
    for (const auto& index : definition.indices) {
      const Sizes& range = ranges_[index];
      if (range.empty() && value.unknown) continue;
      if (range.empty()) {
        refuse(definition.value, "nothing says how far " + index + " runs",
               "an array that has " + index + " as an index", "give the definition a shape");
        known = false;
      } else {
        sizes.push_back(range[0]);
      }
    }
    definition.ranges = sizes;
    sizes.insert(sizes.end(), value.sizes.begin(), value.sizes.end());
    if (known && !definition.shape.empty() && !same_shape(sizes, definition.shape)) {
      refuse(definition.value,
             definition.name + " is " + shape_text({sizes, false, false}) + ", declared as " +
                 shape_text({definition.shape, false, false}),
             "the same shape", "mend the one or the other");
    }
    definition.shape = sizes;
    shapes_[definition.name] =
        known ? Shape{sizes, value.row && definition.indices.empty(), false} : unknown_shape;
  }

  Shape refuse(const Expression& where, std::string what, std::string expected, std::string remedy) {
    problems_.push_back(
        {current_, {where.begin, where.end, std::move(what), std::move(expected), std::move(remedy)}});
    return unknown_shape;
  }

  Shape shape_of(Expression& e) {
    switch (e.kind) {
      case Kind::number:
      case Kind::index:
        return {};
      case Kind::name:
        return shape_of_name(e);
      case Kind::subscript:
        return shape_of_subscript(e);
      case Kind::add:
        return shape_of_sum(e);
      case Kind::negate:
        return shape_of(e.children[0]);
      case Kind::product:
        return shape_of_product(e);
      case Kind::quotient: {
        const Shape above = shape_of(e.children[0]);
        const Shape below = shape_of(e.children[1]);
        return together(e, above, below, "divided");
      }
      case Kind::power: {
        const Shape base = shape_of(e.children[0]);
        const Shape exponent = shape_of(e.children[1]);
        if (base.unknown || exponent.unknown) return unknown_shape;
        if (exponent.rank() > 0)
          return refuse(e.children[1], "an exponent is " + shape_text(exponent), "a number",
                        "write it with indices");
        if (base.rank() > 0)
          return refuse(e, "a power of " + shape_text(base) + " can mean two things", "a number as its base",
                        "write it with indices, x_i^2, or as a product");
        return {};
      }
      case Kind::transpose: {
        Shape shape = shape_of(e.children[0]);
        if (shape.unknown) return shape;
        if (shape.rank() == 1) {
          shape.row = !shape.row;
        } else if (shape.rank() == 2) {
          std::swap(shape.sizes[0], shape.sizes[1]);
        } else {
          return refuse(e, "the transpose of " + shape_text(shape), "a vector or a matrix",
                        "write it with indices");
        }
        return shape;
      }
      case Kind::inverse: {
        Shape shape = shape_of(e.children[0]);
        if (shape.unknown || shape.rank() == 0) return shape;
        if (shape.rank() == 2 && same_size(shape.sizes[0], shape.sizes[1])) return shape;
        return refuse(e, "the inverse of " + shape_text(shape), "a number or a square matrix",
                      "write it with indices");
      }
      case Kind::call:
        return shape_of_call(e);
      case Kind::reduction:
        return shape_of_reduction(e);
      case Kind::norm:
      case Kind::squared_norm: {
        const Shape shape = shape_of(e.children[0]);
        return shape.unknown ? shape : Shape{};
      }
      case Kind::relation:
      case Kind::conjunction:
        for (auto& child : e.children) {
          const Shape side = shape_of(child);
          if (!side.unknown && side.rank() > 0)
            return refuse(child, shape_text(side) + " is compared", "numbers", "write it with indices");
        }
        return {};
      case Kind::indicator:
        return shape_of(e.children[0]);
      case Kind::cases: {
        Shape shape = shape_of(e.children.back());
        for (std::size_t i = 0; i + 1 < e.children.size(); ++i) {
          const Shape branch = shape_of(e.children[i]);
          if (i % 2 == 0) shape = together(e, shape, branch, "cases of one value");
        }
        return shape;
      }
    }
    return unknown_shape;
  }

  Shape shape_of_name(const Expression& e) {
    const auto known = shapes_.find(e.text);
    if (known != shapes_.end()) return known->second;
    if (const Definition* later = loss_.find_definition(e.text)) {
      return refuse(e, later->name + " is used before it is defined", "a definition above this one",
                    "move it up; a recurrence refers to its own last value, h_{t-1}, and has an input h_0");
    }
    return refuse(e, e.text + " is not declared", "a declared name", "declare it");
  }

  /// A definition's own or a later value at an index before: its shape is that of its first value, NAME_0.
  std::optional<Shape> shape_in_recurrence(const Expression& name, std::size_t indices) {
    if (shapes_.contains(name.text)) return std::nullopt;
    const Definition* recurrence = loss_.find_definition(name.text);
    const auto first = shapes_.find(name.text + "_0");
    if (recurrence == nullptr || first == shapes_.end() || recurrence->indices.empty()) return std::nullopt;
    const std::size_t others = recurrence->indices.size() - 1;
    Shape shape = first->second;
    if (indices != recurrence->indices.size() || shape.rank() < others) return std::nullopt;
    shape.sizes.erase(shape.sizes.begin(), shape.sizes.begin() + static_cast<std::ptrdiff_t>(others));
    return shape;
  }

  Shape shape_of_subscript(Expression& e) {
    Expression& base = e.children[0];
    const std::size_t indices = e.children.size() - 1;
    if (base.is(Kind::name)) {
      if (auto shape = shape_in_recurrence(base, indices)) {
        for (std::size_t i = 1; i < e.children.size(); ++i) check_index(e.children[i], nullptr);
        return *shape;
      }
    }
    Shape shape = shape_of(base);
    if (shape.unknown) {
      for (std::size_t i = 1; i < e.children.size(); ++i) check_index(e.children[i], nullptr);
      return shape;
    }
    if (indices > shape.rank()) {
      return refuse(e, std::to_string(indices) + " indices at " + shape_text(shape),
                    "at most " + std::to_string(shape.rank()), "separate a product with a space or \\cdot");
    }
    for (std::size_t i = 0; i < indices; ++i) check_index(e.children[i + 1], &shape.sizes[i]);
    shape.sizes.erase(shape.sizes.begin(), shape.sizes.begin() + static_cast<std::ptrdiff_t>(indices));
    shape.row = false;
    return shape;
  }

  /// An index at a dimension of that size; an index alone takes the size for its range.
  void check_index(Expression& index, const Expression* size) {
    if (!index.is(Kind::index)) {
      const Shape shape = shape_of(index);
      if (!shape.unknown && shape.rank() > 0)
        refuse(index, "an index is " + shape_text(shape), "a whole number", "give it its own index, y_i");
      return;
    }
    const auto bound = ranges_.find(index.text);
    if (bound == ranges_.end() || size == nullptr || limited_.contains(index.text)) return;
    if (bound->second.empty()) {
      bound->second = {*size};
    } else if (!same_size(bound->second[0], *size)) {
      refuse(index,
             index.text + " stands at a dimension of " + size_text(*size) + ", but runs over " +
                 size_text(bound->second[0]),
             "one size for one index", "use another letter, or exchange the indices");
    }
  }

  /// Entry by entry: equal shapes, a number with anything, or a vector with every row.
  Shape together(const Expression& where, const Shape& a, const Shape& b, const std::string& what) {
    if (a.unknown || b.unknown) return unknown_shape;
    if (a.rank() == 0) return b;
    if (b.rank() == 0) return a;
    const Shape& longer = a.rank() >= b.rank() ? a : b;
    const Shape& shorter = a.rank() >= b.rank() ? b : a;
    const Sizes last(longer.sizes.end() - static_cast<std::ptrdiff_t>(shorter.rank()), longer.sizes.end());
    if (!same_shape(last, shorter.sizes) || (a.rank() == 1 && b.rank() == 1 && a.row != b.row)) {
      return refuse(where, shape_text(a) + " and " + shape_text(b) + " are " + what,
                    "equal shapes, or equal last dimensions", "transpose one, or write it with indices");
    }
    return longer;
  }

  Shape shape_of_sum(Expression& e) {
    Shape sum = shape_of(e.children[0]);
    for (std::size_t i = 1; i < e.children.size(); ++i) {
      const Shape term = shape_of(e.children[i]);
      sum = together(e, sum, term, "added");
    }
    return sum;
  }

  Shape shape_of_product(Expression& e) {
    Shape a = shape_of(e.children[0]);
    Shape b = shape_of(e.children[1]);
    if (a.unknown || b.unknown) return unknown_shape;
    if (a.rank() == 0) return b;
    if (b.rank() == 0) return a;
    if (e.text == "o") return together(e, a, b, "multiplied entry by entry");
    if (a.rank() == 1 && b.rank() == 1) {
      const bool dot = e.text == "." || (a.row && !b.row);
      if (dot && same_size(a.sizes[0], b.sizes[0])) return {};
      if (!a.row && b.row) return {{a.sizes[0], b.sizes[0]}, false, false};
    } else if (a.rank() == 2 && b.rank() == 2) {
      if (same_size(a.sizes[1], b.sizes[0])) return {{a.sizes[0], b.sizes[1]}, false, false};
    } else if (a.rank() == 2 && b.rank() == 1 && !b.row) {
      if (same_size(a.sizes[1], b.sizes[0])) return {{a.sizes[0]}, false, false};
    } else if (a.rank() == 1 && b.rank() == 2) {
      if (a.row && same_size(a.sizes[0], b.sizes[0])) return {{b.sizes[1]}, true, false};
    }
    return refuse(e, "the product of " + shape_text(a) + " and " + shape_text(b),
                  "shapes that fit: x^\\top y, W x, X W",
                  "transpose one, use \\odot for entry by entry, or write it with indices");
  }

  Shape shape_of_call(Expression& e) {
    std::vector<Shape> arguments;
    for (auto& child : e.children) arguments.push_back(shape_of(child));
    if (std::any_of(arguments.begin(), arguments.end(), [](const Shape& s) { return s.unknown; }))
      return unknown_shape;
    Shape shape = arguments[0];
    const bool square = shape.rank() == 2 && same_size(shape.sizes[0], shape.sizes[1]);
    if (e.text == "tr" || e.text == "det") {
      return square ? Shape{}
                    : refuse(e, e.text + " of " + shape_text(shape), "a square matrix", "mend its shape");
    }
    if (e.text == "diag") {
      if (shape.rank() == 1) return {{shape.sizes[0], shape.sizes[0]}, false, false};
      return square
                 ? Shape{{shape.sizes[0]}, false, false}
                 : refuse(e, "diag of " + shape_text(shape), "a vector or a square matrix", "mend its shape");
    }
    if (e.text == "softmax" || e.text == "logsumexp") {
      if (shape.rank() == 0) return refuse(e, e.text + " of a number", "an array", "hand it all scores");
      if (e.text == "logsumexp") shape.sizes.pop_back();
      return shape;
    }
    for (std::size_t i = 1; i < arguments.size(); ++i)
      shape = together(e, shape, arguments[i], "arguments of one function");
    return shape;
  }

  Shape shape_of_reduction(Expression& e) {
    std::map<std::string, Sizes> outer;
    for (auto& binder : e.binders) {
      if (const auto hidden = ranges_.find(binder.index); hidden != ranges_.end())
        outer[binder.index] = hidden->second;
      ranges_[binder.index] = {};
      if (!binder.to.empty()) {
        ranges_[binder.index] = {count_of(binder)};
        limited_.insert(binder.index);
      }
      for (auto* limit : {&binder.from, &binder.to}) {
        for (auto& one : *limit) shape_of(one);
      }
    }
    for (std::size_t i = 1; i < e.children.size(); ++i) shape_of(e.children[i]);
    Shape body = shape_of(e.children[0]);
    for (auto& binder : e.binders) {
      binder.range = ranges_[binder.index];
      if (binder.range.empty() && !body.unknown) {
        refuse(e, "nothing says how far " + binder.index + " runs",
               "an array that has " + binder.index + " as an index",
               "write limits, \\sum_{" + binder.index + "=1}^{N}");
      }
      ranges_.erase(binder.index);
      limited_.erase(binder.index);
      if (outer.contains(binder.index)) ranges_[binder.index] = outer[binder.index];
    }
    return body;
  }

  /// to − from + 1.
  static Expression count_of(const Expression::Binder& binder) {
    Expression minus;
    minus.kind = Kind::negate;
    minus.children = binder.from;
    Expression count;
    count.kind = Kind::add;
    count.children = {binder.to[0], minus, size_of_number(1)};
    return count;
  }

  Loss& loss_;
  std::map<std::string, Shape> shapes_;
  std::map<std::string, Sizes> ranges_;  ///< of the indices that are bound; empty: not known yet
  std::set<std::string>
      limited_;  ///< those whose limits are given: each value is checked when sizes are known
  std::size_t current_ = 0;
  std::vector<LocatedProblem> problems_;
};

}  // namespace

std::vector<LocatedProblem> check_shapes(Loss& loss) {
  return Checker(loss).check();
}

}  // namespace gradjudge::formula
