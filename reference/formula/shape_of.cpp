// SPDX-License-Identifier: MIT
#include "reference/formula/shape_of.hpp"

#include "reference/formula/formula_problem.hpp"
#include "reference/formula/whole_number.hpp"

namespace gradjudge::formula {

std::vector<Index> shape_of(const std::vector<Expression>& sizes, const Inputs& inputs) {
  const WholeNumbers known = [&](const Expression& name, const std::vector<Index>& indices) -> Index {
    if (const auto size = inputs.sizes.find(name.text); size != inputs.sizes.end()) return size->second;
    const auto datum = inputs.whole.find(name.text);
    if (datum != inputs.whole.end()) {
      const Index place = place_of(datum->second.shape, indices);
      if (place >= 0 && indices.size() == datum->second.shape.size())
        return datum->second.values[static_cast<std::size_t>(place)];
    }
    throw FormulaProblem{name.begin, name.end, "the size " + name.text + " has no value", "a whole number",
                         "add it to sizes: {" + name.text + ": 3}"};
  };
  std::vector<Index> shape;
  for (const auto& size : sizes) {
    shape.push_back(whole_number(size, known));
    if (shape.back() < 0)
      throw FormulaProblem{size.begin, size.end, size_text(size) + " is " + std::to_string(shape.back()),
                           "a size of at least 0", "choose other sizes"};
  }
  return shape;
}

}  // namespace gradjudge::formula
