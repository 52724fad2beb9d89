// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "reference/formula/functions.hpp"
#include "reference/formula/unrolled_matrix.hpp"
#include "reference/formula/unroller.hpp"

namespace gradjudge::formula {

namespace {

using Kind = Expression::Kind;

Comparison comparison_of(std::string_view relation) {
  if (relation == "=") return Comparison::equal;
  if (relation == "!=") return Comparison::not_equal;
  return relation == "<" || relation == ">" ? Comparison::less : Comparison::less_or_equal;
}

}  // namespace

/// Entry by entry: equal shapes, a number with anything, or a vector with every row.
template <class Combine>
Unrolled Unroller::together(const Unrolled& a, const Unrolled& b, Combine combine) {
  const bool first_is_longer = a.shape.size() >= b.shape.size();
  Unrolled result = first_is_longer ? Unrolled{a.shape, {}, a.row} : Unrolled{b.shape, {}, b.row};
  const std::size_t count = std::max(a.nodes.size(), b.nodes.size());
  for (std::size_t i = 0; i < count; ++i)
    result.nodes.push_back(combine(a.nodes[i % a.nodes.size()], b.nodes[i % b.nodes.size()]));
  return result;
}

Unrolled Unroller::value(const Expression& e) {
  switch (e.kind) {
    case Kind::number:
      return {{}, {build_.constant(e.text)}};
    case Kind::index:
      return {{}, {build_.constant(whole(e))}};
    case Kind::name:
      return value_of_name(e);
    case Kind::subscript:
      return value_of_subscript(e);
    case Kind::add:
      return sum(e);
    case Kind::negate: {
      Unrolled negated = value(e.children[0]);
      for (NodeId& node : negated.nodes) node = build_.negate(node);
      return negated;
    }
    case Kind::product:
      return product(e);
    case Kind::quotient:
      return together(value(e.children[0]), value(e.children[1]),
                      [&](NodeId x, NodeId y) { return build_.quotient(x, y); });
    case Kind::power:
      return power(e);
    case Kind::transpose: {
      Unrolled x = value(e.children[0]);
      if (x.shape.size() == 1) x.row = !x.row;
      return x.shape.size() == 2 ? transposed(x) : x;
    }
    case Kind::inverse: {
      const Unrolled x = value(e.children[0]);
      if (x.shape.empty()) return {{}, {build_.quotient(build_.constant("1"), x.nodes[0])}};
      return inverse(x, program_, inputs_, build_);
    }
    case Kind::call:
      return call(e);
    case Kind::reduction:
      return reduction(e);
    case Kind::norm:
    case Kind::squared_norm:
      return norm(e);
    case Kind::indicator:
      return choice(e.children[0], {{}, {build_.constant("1")}}, {{}, {build_.constant("0")}});
    case Kind::cases: {
      Unrolled chosen = value(e.children.back());
      for (std::size_t i = e.children.size() - 1; i >= 2; i -= 2)
        chosen = choice(e.children[i - 1], value(e.children[i - 2]), chosen);
      return chosen;
    }
    case Kind::relation:
    case Kind::conjunction:
      break;
  }
  refuse(e, "a condition stands where a number is needed", "a number", "write \\mathbb{1}\\{…\\} around it");
}

/// One of the two by a condition: at once where it is one of whole numbers, else a node that selects.
Unrolled Unroller::choice(const Expression& condition, const Unrolled& then, const Unrolled& otherwise) {
  if (is_whole(condition)) return holds(condition) ? then : otherwise;
  if (condition.is(Kind::conjunction)) {
    Unrolled chosen = then;
    for (const auto& one : condition.children) chosen = choice(one, chosen, otherwise);
    return chosen;
  }
  NodeId a = number(condition.children[0], value(condition.children[0]));
  NodeId b = number(condition.children[1], value(condition.children[1]));
  if (condition.text.starts_with('>')) std::swap(a, b);
  return together(then, otherwise, [&](NodeId x, NodeId y) {
    return build_.select(comparison_of(condition.text), a, b, x, y);
  });
}

Unrolled Unroller::sum(const Expression& e) {
  std::vector<Unrolled> terms;
  for (const auto& child : e.children) terms.push_back(value(child));
  const bool numbers =
      std::all_of(terms.begin(), terms.end(), [](const Unrolled& t) { return t.shape.empty(); });
  if (numbers) {
    std::vector<NodeId> nodes;
    for (const auto& term : terms) nodes.push_back(term.nodes[0]);
    return {{}, {build_.add(nodes)}};
  }
  Unrolled total = std::move(terms[0]);
  for (std::size_t i = 1; i < terms.size(); ++i)
    total = together(total, terms[i], [&](NodeId x, NodeId y) { return build_.add(std::array{x, y}); });
  return total;
}

Unrolled Unroller::product(const Expression& e) {
  const Unrolled a = value(e.children[0]);
  const Unrolled b = value(e.children[1]);
  const bool by_entry = e.text == "o" || a.shape.empty() || b.shape.empty();
  if (by_entry) return together(a, b, [&](NodeId x, NodeId y) { return build_.product(x, y); });
  return matrix_product(a, b);
}

/// Sums over the last dimension of the first and the first of the second; the outer product of a column and a
/// row.
Unrolled Unroller::matrix_product(const Unrolled& a, const Unrolled& b) {
  const bool outer = a.shape.size() == 1 && b.shape.size() == 1 && !a.row && b.row;
  const Index inner = outer ? 1 : a.shape.back();
  const Index rows = entries_of(a.shape) / inner;
  const Index columns = entries_of(b.shape) / inner;
  Unrolled result;
  if (a.shape.size() == 2 || outer) result.shape.push_back(rows);
  if (b.shape.size() == 2 || outer) result.shape.push_back(columns);
  result.row = a.shape.size() == 1 && b.shape.size() == 2;
  for (Index i = 0; i < rows; ++i) {
    for (Index k = 0; k < columns; ++k) {
      std::vector<NodeId> pairs;
      for (Index j = 0; j < inner; ++j) {
        pairs.push_back(a.nodes[static_cast<std::size_t>(i * inner + j)]);
        pairs.push_back(b.nodes[static_cast<std::size_t>(j * columns + k)]);
      }
      result.nodes.push_back(build_.dot(pairs));
    }
  }
  return result;
}

Unrolled Unroller::power(const Expression& e) {
  const Expression& exponent = e.children[1];
  const NodeId base = number(e.children[0], value(e.children[0]));
  const bool half =
      exponent.is(Kind::quotient) && exponent.children[0].text == "1" && exponent.children[1].text == "2";
  if (half) return {{}, {build_.call(*find_function("sqrt"), std::array{base})}};
  if (is_whole(exponent)) {
    const Index n = whole(exponent);
    if (n < -1000 || n > 1000)
      refuse(exponent, "an exponent is " + std::to_string(n), "one from -1000 to 1000", "write exp and log");
    return {{}, {build_.power(base, static_cast<int>(n))}};
  }
  const NodeId log = build_.call(*find_function("log"), std::array{base});
  const NodeId product = build_.product(number(exponent, value(exponent)), log);
  return {{}, {build_.call(*find_function("exp"), std::array{product})}};
}

NodeId Unroller::larger(NodeId a, NodeId b, bool smaller) {
  return smaller ? build_.select(Comparison::less, a, b, a, b) : build_.select(Comparison::less, b, a, a, b);
}

Unrolled Unroller::extreme(const Expression& e, const std::vector<Unrolled>& arguments) {
  Unrolled most = arguments[0];
  for (std::size_t i = 1; i < arguments.size(); ++i)
    most = together(most, arguments[i], [&](NodeId x, NodeId y) { return larger(x, y, e.text == "min"); });
  return most;
}

Unrolled Unroller::call(const Expression& e) {
  std::vector<Unrolled> arguments;
  for (const auto& child : e.children) arguments.push_back(value(child));
  Unrolled& x = arguments[0];
  if (e.text == "max" || e.text == "min") return extreme(e, arguments);
  if (e.text == "relu") {
    const NodeId zero = build_.constant("0");
    for (NodeId& node : x.nodes) node = larger(zero, node, false);
    return x;
  }
  if (e.text == "tr" || e.text == "diag" || e.text == "det")
    return of_matrix(e.text, x, program_, inputs_, build_);
  if (e.text == "softmax" || e.text == "logsumexp") {
    const auto last = static_cast<std::size_t>(x.shape.back());
    Unrolled result{x.shape, {}, x.row};
    if (e.text == "logsumexp") result.shape.pop_back();
    for (std::size_t first = 0; first < x.nodes.size(); first += last) {
      std::vector<NodeId> exponentials;
      for (std::size_t i = first; i < first + last; ++i)
        exponentials.push_back(build_.call(*find_function("exp"), std::array{x.nodes[i]}));
      const NodeId total = build_.add(exponentials);
      if (e.text == "logsumexp") {
        result.nodes.push_back(build_.call(*find_function("log"), std::array{total}));
      } else {
        for (const NodeId one : exponentials) result.nodes.push_back(build_.quotient(one, total));
      }
    }
    return result;
  }
  const Function& function = *find_function(e.text);
  if (arguments.size() == 2)
    return together(arguments[0], arguments[1], [&](NodeId a, NodeId b) {
      return build_.call(function, std::array{a, b});
    });
  for (NodeId& node : x.nodes) node = build_.call(function, std::array{node});
  return x;
}

Unrolled Unroller::norm(const Expression& e) {
  const Unrolled x = value(e.children[0]);
  const bool squared = e.is(Kind::squared_norm);
  if (e.text == "1") {
    std::vector<NodeId> sizes;
    for (const NodeId node : x.nodes) sizes.push_back(build_.call(*find_function("abs"), std::array{node}));
    const NodeId sum = build_.add(sizes);
    return {{}, {squared ? build_.power(sum, 2) : sum}};
  }
  std::vector<NodeId> pairs;
  for (const NodeId node : x.nodes) pairs.insert(pairs.end(), {node, node});
  const NodeId square = build_.dot(pairs);
  return {{}, {squared ? square : build_.call(*find_function("sqrt"), std::array{square})}};
}

/// Visits every choice of the reduction's indices that its conditions leave.
void Unroller::for_each_value(const Expression& reduction, std::size_t binder,
                              const std::function<void()>& visit) {
  if (binder == reduction.binders.size()) {
    const bool kept = std::all_of(reduction.children.begin() + 1, reduction.children.end(),
                                  [&](const Expression& condition) {
                                    if (!is_whole(condition))
                                      refuse(condition, "a sum's condition is not of whole numbers",
                                             "indices, sizes and whole data", "use an indicator");
                                    return holds(condition);
                                  });
    if (kept) visit();
    return;
  }
  const auto& [index, from, to, range] = reduction.binders[binder];
  const Index first = from.empty() ? 0 : whole(from[0]);
  const Index last = to.empty() ? first + whole(range[0]) - 1 : whole(to[0]);
  const Index base = from.empty()               ? 0
                     : from[0].is(Kind::number) ? std::min<Index>(first, 1)
                                                : std::max<Index>(base_of(from[0]), 0);
  bound_.push_back({index, first, base});
  const std::size_t place = bound_.size() - 1;
  for (Index i = first; i <= last; ++i) {
    bound_[place].value = i;
    for_each_value(reduction, binder + 1, visit);
  }
  bound_.pop_back();
}

Unrolled Unroller::reduction(const Expression& e) {
  const Expression& body = e.children[0];
  std::vector<Unrolled> values;
  std::vector<NodeId> pairs;
  const bool products = e.text == "sum" && body.is(Kind::product);
  for_each_value(e, 0, [&] {
    if (!products) return values.push_back(value(body));
    Unrolled a = value(body.children[0]);
    Unrolled b = value(body.children[1]);
    if (a.shape.empty() && b.shape.empty()) {
      pairs.insert(pairs.end(), {a.nodes[0], b.nodes[0]});
    } else {
      const bool by_entry = body.text == "o" || a.shape.empty() || b.shape.empty();
      values.push_back(by_entry ? together(a, b, [&](NodeId x, NodeId y) { return build_.product(x, y); })
                                : matrix_product(a, b));
    }
  });
  if (!pairs.empty()) return {{}, {build_.dot(pairs)}};
  return folded(e, values);
}

Unrolled Unroller::folded(const Expression& e, std::vector<Unrolled>& values) {
  if (values.empty()) {
    if (e.text == "sum") return {{}, {build_.constant("0")}};
    if (e.text == "prod") return {{}, {build_.constant("1")}};
    refuse(e, "the " + std::string(e.text == "max" ? "maximum" : "minimum") + " of nothing",
           "at least one value", "mend its limits");
  }
  if (e.text == "max" || e.text == "min") return extreme(e, values);
  Unrolled total{values[0].shape, {}, values[0].row};
  for (std::size_t i = 0; i < values[0].nodes.size(); ++i) {
    if (e.text == "sum") {
      std::vector<NodeId> terms;
      for (const auto& one : values) terms.push_back(one.nodes[i]);
      total.nodes.push_back(build_.add(terms));
    } else {
      NodeId product = values[0].nodes[i];
      for (std::size_t k = 1; k < values.size(); ++k) product = build_.product(product, values[k].nodes[i]);
      total.nodes.push_back(product);
    }
  }
  return total;
}

}  // namespace gradjudge::formula
