// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <gradjudge/api.hpp>
#include <gradjudge/array.hpp>
#include <map>
#include <string>
#include <vector>

namespace gradjudge {

using Words = std::vector<std::ptrdiff_t>;

/// What a loss is computed from, by the names that case files use: v_c, U, o, negatives, … Indices count from
/// 0; word vectors are rows.
struct Inputs {
  std::string loss;      ///< cross_entropy, sigmoid, relu, leaky_relu, naive_softmax, negative_sampling, …
  std::string inner;     ///< of skip_gram and cbow: naive_softmax or negative_sampling; empty otherwise
  bool float32 = false;  ///< computed in float: the numbers are floats, and float's rounding is allowed
  double alpha = 0;      ///< of leaky_relu
  std::map<std::string, Array> arrays;          ///< scores, y, x, v_c, U, V
  std::map<std::string, std::ptrdiff_t> index;  ///< o, t, m; of a case's skip_gram also center
  std::map<std::string, Words> words;  ///< negatives, sentence, context; of a case's skip_gram also outside
  std::vector<Words> negatives_of_window;  ///< of skip_gram: a list for each outside word

  /// The array of that name in a type of the user's (see Array::as). These throw std::out_of_range that says
  /// what there is.
  template <class T>
  T get(const std::string& name) const {
    return array(name).as<T>();
  }
  GRADJUDGE_API const Array& array(const std::string& name) const;
  GRADJUDGE_API std::ptrdiff_t index_of(const std::string& name) const;
  GRADJUDGE_API const Words& words_of(const std::string& name) const;
};

/// The same inputs, for a computation in float.
inline Inputs in_float32(Inputs inputs) {
  inputs.float32 = true;
  return inputs;
}

/// The inputs of each loss; they are checked when something is judged by them.
namespace problem {

inline Inputs cross_entropy(Array scores, Array y) {
  return {"cross_entropy", "", false, 0, {{"scores", std::move(scores)}, {"y", std::move(y)}}, {}, {}, {}};
}
inline Inputs sigmoid(Array x) {
  return {"sigmoid", "", false, 0, {{"x", std::move(x)}}, {}, {}, {}};
}
inline Inputs relu(Array x) {
  return {"relu", "", false, 0, {{"x", std::move(x)}}, {}, {}, {}};
}
inline Inputs leaky_relu(Array x, double alpha) {
  return {"leaky_relu", "", false, alpha, {{"x", std::move(x)}}, {}, {}, {}};
}
inline Inputs naive_softmax(Array v_c, Array U, std::ptrdiff_t o) {
  return {"naive_softmax", "", false, 0, {{"v_c", std::move(v_c)}, {"U", std::move(U)}}, {{"o", o}}, {}, {}};
}
inline Inputs negative_sampling(Array v_c, Array U, std::ptrdiff_t o, Words negatives) {
  Inputs inputs = naive_softmax(std::move(v_c), std::move(U), o);
  inputs.loss = "negative_sampling";
  inputs.words["negatives"] = std::move(negatives);
  return inputs;
}
/// With negative sampling if there are negatives, one list for each outside word; otherwise naive softmax.
inline Inputs skip_gram(Array V, Array U, Words sentence, std::ptrdiff_t t, std::ptrdiff_t m,
                        std::vector<Words> negatives = {}) {
  return {"skip_gram",
          negatives.empty() ? "naive_softmax" : "negative_sampling",
          false,
          0,
          {{"V", std::move(V)}, {"U", std::move(U)}},
          {{"t", t}, {"m", m}},
          {{"sentence", std::move(sentence)}},
          std::move(negatives)};
}
/// With negative sampling if there are negatives; otherwise naive softmax.
inline Inputs cbow(Array V, Array U, Words context, std::ptrdiff_t o, Words negatives = {}) {
  Inputs inputs{"cbow",
                negatives.empty() ? "naive_softmax" : "negative_sampling",
                false,
                0,
                {{"V", std::move(V)}, {"U", std::move(U)}},
                {{"o", o}},
                {{"context", std::move(context)}},
                {}};
  if (!negatives.empty()) inputs.words["negatives"] = std::move(negatives);
  return inputs;
}

}  // namespace problem
}  // namespace gradjudge
