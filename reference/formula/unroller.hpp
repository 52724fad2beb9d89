// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reference/formula/inputs.hpp"
#include "reference/formula/loss.hpp"
#include "reference/formula/program.hpp"
#include "reference/formula/program_builder.hpp"
#include "reference/formula/whole_number.hpp"

namespace gradjudge::formula {

/// An array of nodes, and whether it is a transposed vector.
struct Unrolled {
  std::vector<Index> shape;
  std::vector<NodeId> nodes;
  bool row = false;
};

/// Walks formulas and appends what they compute to a program.
class Unroller {
 public:
  Unroller(const Loss& loss, const Inputs& inputs, Program& program);

  /// All of a definition. Throws CannotUnroll.
  NodeArray whole_definition(const Definition& definition);

 private:
  /// An index that is bound: its value, and from what it counts, 0 or 1.
  struct Bound {
    std::string name;
    Index value = 0;
    Index base = 0;
  };
  struct Element {
    std::optional<Unrolled> value;
    bool in_progress = false;
  };

  const Unrolled& element(const Definition& definition, const std::vector<Index>& indices);
  Unrolled value(const Expression& e);
  Unrolled value_of_name(const Expression& e);
  Unrolled value_of_subscript(const Expression& e);
  Unrolled variable(const Variable& variable, const Expression& e, const std::vector<Index>& indices);
  Unrolled definition_at(const Definition& definition, const Expression& e,
                         const std::vector<Index>& indices);
  Unrolled before_the_first(const Definition& definition, const Expression& e, std::vector<Index> indices);
  Unrolled sum(const Expression& e);
  Unrolled product(const Expression& e);
  Unrolled matrix_product(const Unrolled& a, const Unrolled& b);
  Unrolled power(const Expression& e);
  Unrolled call(const Expression& e);
  Unrolled extreme(const Expression& e, const std::vector<Unrolled>& arguments);
  Unrolled reduction(const Expression& e);
  Unrolled folded(const Expression& e, std::vector<Unrolled>& values);
  Unrolled norm(const Expression& e);
  Unrolled choice(const Expression& condition, const Unrolled& then, const Unrolled& otherwise);
  void for_each_value(const Expression& reduction, std::size_t binder, const std::function<void()>& visit);
  template <class Combine>
  Unrolled together(const Unrolled& a, const Unrolled& b, Combine combine);
  NodeId larger(NodeId a, NodeId b, bool smaller);

  bool is_whole(const Expression& e) const;
  Index whole(const Expression& e) const;
  bool holds(const Expression& condition) const;
  Index base_of(const Expression& index) const;
  const Bound* bound(std::string_view name) const;
  std::vector<Index> indices_of(const Expression& subscript) const;
  Index size(const Expression& size) const { return whole(size); }
  NodeId number(const Expression& e, const Unrolled& value) const;
  [[noreturn]] void refuse(const Expression& where, std::string what, std::string expected,
                           std::string remedy) const;

  const Loss& loss_;
  const Inputs& inputs_;
  Program& program_;
  ProgramBuilder build_;
  std::vector<Bound> bound_;
  std::map<std::string, std::vector<Element>> elements_;
  std::string current_;
  int depth_ = 0;
};

}  // namespace gradjudge::formula
