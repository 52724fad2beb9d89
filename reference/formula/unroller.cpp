// SPDX-License-Identifier: MIT
#include "reference/formula/unroller.hpp"

#include <algorithm>

#include "reference/formula/unroll.hpp"

namespace gradjudge::formula {
namespace {

using Kind = Expression::Kind;

constexpr int deepest_recurrence = 2000;
constexpr std::size_t most_nodes = 20'000'000;

}  // namespace

Unroller::Unroller(const Loss& loss, const Inputs& inputs, Program& program)
    : loss_(loss), inputs_(inputs), program_(program), build_(program) {}

void Unroller::refuse(const Expression& where, std::string what, std::string expected,
                      std::string remedy) const {
  throw CannotUnroll(current_,
                     {where.begin, where.end, std::move(what), std::move(expected), std::move(remedy)});
}

NodeArray Unroller::whole_definition(const Definition& definition) {
  current_ = definition.name;
  std::vector<Index> ranges;
  for (const auto& range : definition.ranges) ranges.push_back(size(range));
  NodeArray all;
  for (const auto& dimension : definition.shape) all.shape.push_back(size(dimension));
  std::vector<Index> indices(ranges.size(), 0);
  const Index count = entries_of(ranges);
  for (Index i = 0; i < count; ++i) {
    Index rest = i;
    for (std::size_t axis = ranges.size(); axis-- > 0;) {
      indices[axis] = rest % ranges[axis];
      rest /= ranges[axis];
    }
    const Unrolled& one = element(definition, indices);
    all.nodes.insert(all.nodes.end(), one.nodes.begin(), one.nodes.end());
  }
  return all;
}

/// The value of a definition at its indices, made when it is first asked for.
const Unrolled& Unroller::element(const Definition& definition, const std::vector<Index>& indices) {
  std::vector<Index> ranges;
  for (const auto& range : definition.ranges) ranges.push_back(size(range));
  auto& elements = elements_[definition.name];
  if (elements.empty()) elements.resize(static_cast<std::size_t>(entries_of(ranges)));
  Element& element = elements[static_cast<std::size_t>(place_of(ranges, indices))];
  if (element.value) return *element.value;
  if (element.in_progress || depth_ > deepest_recurrence) {
    refuse(definition.value, definition.name + " is defined by itself",
           "a recurrence that goes back to h_0 within 2000 steps", "refer to the value before, h_{t-1}");
  }
  if (program_.nodes.size() > most_nodes)
    refuse(definition.value, "the formula has over 20 million operations", "a smaller problem",
           "choose smaller sizes");
  element.in_progress = true;
  ++depth_;
  const std::string before = std::exchange(current_, definition.name);
  const std::vector<Bound> outer = std::exchange(bound_, {});
  for (std::size_t i = 0; i < indices.size(); ++i) bound_.push_back({definition.indices[i], indices[i], 0});
  Unrolled made = value(definition.value);
  bound_ = outer;
  current_ = before;
  --depth_;
  Element& done = elements_[definition.name][static_cast<std::size_t>(place_of(ranges, indices))];
  done.in_progress = false;
  done.value = std::move(made);
  return *done.value;
}

const Unroller::Bound* Unroller::bound(std::string_view name) const {
  const auto found =
      std::find_if(bound_.rbegin(), bound_.rend(), [&](const Bound& one) { return one.name == name; });
  return found == bound_.rend() ? nullptr : &*found;
}

bool Unroller::is_whole(const Expression& e) const {
  switch (e.kind) {
    case Kind::index:
      return true;
    case Kind::number:
      return e.text.find('.') == std::string::npos;
    case Kind::name: {
      const Variable* variable = loss_.find(e.text);
      return variable == nullptr ? inputs_.sizes.contains(e.text) : variable->whole;
    }
    case Kind::subscript:
    case Kind::add:
    case Kind::negate:
    case Kind::product:
    case Kind::relation:
    case Kind::conjunction:
      return std::all_of(e.children.begin(), e.children.end(),
                         [&](const Expression& one) { return is_whole(one); });
    default:
      return false;
  }
}

Index Unroller::whole(const Expression& e) const {
  const WholeNumbers known = [&](const Expression& name, const std::vector<Index>& indices) -> Index {
    if (name.is(Kind::index)) {
      if (const Bound* one = bound(name.text)) return one->value;
    }
    if (const auto size = inputs_.sizes.find(name.text); size != inputs_.sizes.end()) return size->second;
    const auto data = inputs_.whole.find(name.text);
    if (data == inputs_.whole.end())
      throw FormulaProblem{name.begin, name.end, name.text + " is no whole number", "a size or whole data",
                           "declare it as one"};
    const Index place = place_of(data->second.shape, indices);
    if (place < 0 || indices.size() != data->second.shape.size())
      throw FormulaProblem{name.begin, name.end, "an index is outside of " + name.text, "one within its size",
                           "mend the limits"};
    return data->second.values[static_cast<std::size_t>(place)];
  };
  try {
    return whole_number(e, known);
  } catch (const FormulaProblem& problem) {
    throw CannotUnroll(current_, problem);
  }
}

/// What the first entry is called by the indices in it: 1 where one of them counts from 1.
Index Unroller::base_of(const Expression& index) const {
  if (index.is(Kind::index)) {
    const Bound* one = bound(index.text);
    return one == nullptr ? 0 : one->base;
  }
  if (index.is(Kind::subscript)) return 0;  // an index that is data counts from 0
  Index base = 0;
  for (const auto& child : index.children) base = std::max(base, base_of(child));
  return base;
}

std::vector<Index> Unroller::indices_of(const Expression& subscript) const {
  std::vector<Index> indices;
  for (std::size_t i = 1; i < subscript.children.size(); ++i)
    indices.push_back(whole(subscript.children[i]) - base_of(subscript.children[i]));
  return indices;
}

bool Unroller::holds(const Expression& condition) const {
  if (condition.is(Kind::conjunction)) {
    return std::all_of(condition.children.begin(), condition.children.end(),
                       [&](const Expression& one) { return holds(one); });
  }
  const Index base = std::max(base_of(condition.children[0]), base_of(condition.children[1]));
  // An index that counts from 1 is compared with data that count from 0 by what they point at.
  const auto side = [&](const Expression& e) {
    const bool is_data = e.is(Kind::subscript) || (e.is(Kind::name) && inputs_.whole.contains(e.text));
    return whole(e) + (is_data ? base : 0);
  };
  const Index a = side(condition.children[0]);
  const Index b = side(condition.children[1]);
  if (condition.text == "=") return a == b;
  if (condition.text == "!=") return a != b;
  if (condition.text == "<") return a < b;
  if (condition.text == "<=") return a <= b;
  return condition.text == ">" ? a > b : a >= b;
}

NodeId Unroller::number(const Expression& e, const Unrolled& value) const {
  if (value.nodes.size() != 1 || !value.shape.empty())
    refuse(e, "an array stands where a number is needed", "a number", "give it its indices");
  return value.nodes[0];
}

/// All of a variable, or what its first indices leave.
Unrolled Unroller::variable(const Variable& variable, const Expression& e,
                            const std::vector<Index>& indices) {
  std::vector<Index> shape;
  if (variable.whole) {
    shape = inputs_.whole.at(variable.name).shape;
  } else {
    shape = inputs_.real.at(variable.name).shape;
  }
  Unrolled part;
  part.shape.assign(shape.begin() + static_cast<std::ptrdiff_t>(indices.size()), shape.end());
  const Index count = entries_of(part.shape);
  const Index first = place_of(shape, indices);
  if (first < 0) {
    if (variable.padded) {
      part.nodes.assign(static_cast<std::size_t>(count), build_.constant(Index{0}));
      return part;
    }
    std::string where;
    for (const Index index : indices) where += (where.empty() ? "" : ", ") + std::to_string(index);
    refuse(e, "there is no " + variable.name + "[" + where + "]", "indices within its shape",
           "mend the limits, or declare it `padded: true`, so that it reads 0 outside");
  }
  for (Index i = first; i < first + count; ++i) {
    part.nodes.push_back(
        variable.whole ? build_.constant(inputs_.whole.at(variable.name).values[static_cast<std::size_t>(i)])
                       : build_.leaf(variable.name, i));
  }
  return part;
}

/// What comes before the first value of a recurrence is the input NAME_0.
Unrolled Unroller::before_the_first(const Definition& definition, const Expression& e,
                                    std::vector<Index> indices) {
  const Variable* first = loss_.find(definition.name + "_0");
  for (std::size_t axis = 0; first != nullptr && axis < definition.ranges.size() && axis < indices.size();
       ++axis) {
    if (indices[axis] != -1) continue;
    indices.erase(indices.begin() + static_cast<std::ptrdiff_t>(axis));
    return variable(*first, e, indices);
  }
  refuse(e, "an index is outside of " + definition.name, "indices within its shape",
         "mend the limits; what comes before the first value of a recurrence is an input " + definition.name +
             "_0");
}

Unrolled Unroller::definition_at(const Definition& definition, const Expression& e,
                                 const std::vector<Index>& indices) {
  const std::size_t own = definition.ranges.size();
  if (indices.size() >= own) {
    for (std::size_t axis = 0; axis < own; ++axis) {
      if (indices[axis] < 0 || indices[axis] >= size(definition.ranges[axis]))
        return before_the_first(definition, e, indices);
    }
    const Unrolled& all =
        element(definition, {indices.begin(), indices.begin() + static_cast<std::ptrdiff_t>(own)});
    const std::vector<Index> rest(indices.begin() + static_cast<std::ptrdiff_t>(own), indices.end());
    if (rest.empty()) return all;
    Unrolled part;
    part.shape.assign(all.shape.begin() + static_cast<std::ptrdiff_t>(rest.size()), all.shape.end());
    const Index first = place_of(all.shape, rest);
    if (first < 0)
      refuse(e, "an index is outside of " + definition.name, "indices within its shape", "mend the limits");
    part.nodes.assign(all.nodes.begin() + first, all.nodes.begin() + first + entries_of(part.shape));
    return part;
  }
  Unrolled part;
  for (std::size_t i = indices.size(); i < definition.shape.size(); ++i)
    part.shape.push_back(size(definition.shape[i]));
  std::vector<Index> ranges;
  for (std::size_t i = indices.size(); i < own; ++i) ranges.push_back(size(definition.ranges[i]));
  std::vector<Index> at = indices;
  at.resize(own);
  const Index count = entries_of(ranges);
  for (Index i = 0; i < count; ++i) {
    Index rest = i;
    for (std::size_t axis = ranges.size(); axis-- > 0;) {
      at[indices.size() + axis] = rest % ranges[axis];
      rest /= ranges[axis];
    }
    const Unrolled one = definition_at(definition, e, at);
    part.nodes.insert(part.nodes.end(), one.nodes.begin(), one.nodes.end());
    if (indices.empty()) part.row = one.row && ranges.empty();
  }
  return part;
}

Unrolled Unroller::value_of_name(const Expression& e) {
  if (const auto known = inputs_.sizes.find(e.text); known != inputs_.sizes.end())
    return {{}, {build_.constant(known->second)}};
  if (const Variable* one = loss_.find(e.text)) return variable(*one, e, {});
  return definition_at(*loss_.find_definition(e.text), e, {});
}

Unrolled Unroller::value_of_subscript(const Expression& e) {
  const Expression& base = e.children[0];
  const std::vector<Index> indices = indices_of(e);
  if (base.is(Kind::name)) {
    if (const Variable* one = loss_.find(base.text)) return variable(*one, e, indices);
    if (const Definition* definition = loss_.find_definition(base.text))
      return definition_at(*definition, e, indices);
  }
  const Unrolled all = value(base);
  Unrolled part;
  part.shape.assign(all.shape.begin() + static_cast<std::ptrdiff_t>(indices.size()), all.shape.end());
  const Index first = place_of(all.shape, indices);
  if (first < 0)
    refuse(e, "an index is outside of this array", "indices within its shape", "mend the limits");
  part.nodes.assign(all.nodes.begin() + first, all.nodes.begin() + first + entries_of(part.shape));
  return part;
}

}  // namespace gradjudge::formula
