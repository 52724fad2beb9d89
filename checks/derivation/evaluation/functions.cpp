// SPDX-License-Identifier: MIT
#include "checks/derivation/evaluation/evaluator.hpp"

namespace gradjudge::derivation {

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::softmax_of(const Val& scores) {
  Val result = each(scores, [](const auto& entry) { return exp(entry); });
  Number total;
  for (const auto& entry : result.entries) total = total + entry;
  return each(result, [&](const auto& entry) { return entry / total; });
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::rectified(const Val& argument, int order, bool leaky) {
  return each(argument, [&](const auto& entry) {
    const Scalar below = leaky ? world_.alpha : Scalar(0);
    const Scalar slope = entry.value > Scalar(0) ? Scalar(1) : below;
    if (order > 0) return Number{slope, Scalar(0)};
    return Number{Scalar(slope * entry.value), Scalar(slope * entry.slope)};
  });
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::call(const Expression& expression) {
  const std::string& name = expression.text;
  const auto& arguments = expression.children;
  if (name == "max" || name == "min") {
    if (arguments.size() != 2) throw Unevaluable(name + " of two numbers is expected");
    const Val a = evaluate(arguments[0]);
    const Val b = evaluate(arguments[1]);
    if (!a.is_scalar() || !b.is_scalar()) throw Unevaluable(name + " of something that is not a number");
    const bool first = (a.entries[0].value > b.entries[0].value) == (name == "max");
    Val larger = first ? a : b;
    larger.literal_zero = false;
    return larger;
  }
  if (name == "CE") {
    if (arguments.size() != 2) throw Unevaluable("the cross-entropy of two distributions is expected");
    const Val y = evaluate(arguments[0]);
    const Val y_hat = evaluate(arguments[1]);
    if (y.entries.size() != y_hat.entries.size()) throw ShapeMismatch("distributions of different lengths");
    Number sum;
    for (std::size_t i = 0; i < y.entries.size(); ++i) sum = sum - y.entries[i] * log(y_hat.entries[i]);
    return Val::scalar(sum);
  }
  if (arguments.size() != 1) throw Unevaluable("the function '" + name + "' takes one argument");
  Val argument = evaluate(arguments[0]);
  const int order = expression.primes;
  if (order > 2) throw Unevaluable("a third derivative");
  if (name == "sigma" || name == "s") {
    if (expression.hat || name == "s") notes.insert(Note::letter_for_sigma);
    if (!argument.is_scalar() && !argument.is_vector()) throw ShapeMismatch("σ of a matrix");
    return each(argument, [&](const auto& entry) { return sigma_derivative(entry, order); });
  }
  if (name == "relu" || name == "leaky_relu") return rectified(argument, order, name == "leaky_relu");
  if (name == "f" && reading_.rectifier != Reading::Rectifier::none)
    return rectified(argument, order, reading_.rectifier == Reading::Rectifier::leaky_relu);
  // Of one entry, a diagonal matrix is that entry.
  if (name == "diag" && argument.is_scalar()) return argument;
  if (name == "exp") return each(argument, [](const auto& entry) { return exp(entry); });
  if (order > 0) throw Unevaluable("the derivative of '" + name + "'");
  if (name == "log") {
    return each(argument, [](const auto& entry) {
      if (!(entry.value > Scalar(0))) throw Unevaluable("the logarithm of a number that is not positive");
      return log(entry);
    });
  }
  if (name == "sqrt") {
    if (!argument.is_scalar() || !(argument.entries[0].value > Scalar(0)))
      throw Unevaluable("the root of something that is not a positive number");
    return Val::scalar(sqrt(argument.entries[0]));
  }
  if (name == "softmax") return softmax_of(argument);
  if (name == "norm") {
    Number sum;
    for (const auto& entry : argument.entries) sum = sum + entry * entry;
    return Val::scalar(sqrt(sum));
  }
  throw Unevaluable("the function '" + name + "' is not known");
}

template <class Scalar>
Dual<Scalar> Evaluator<Scalar>::pair_loss(bool negative, Index o) {
  if (!negative) return -log(y_hat()[static_cast<std::size_t>(o)]);
  Number sum = -log(sigma_derivative(score(o), 0));
  for (const Index w : world_.negatives) sum = sum - log(sigma_derivative(-score(w), 0));
  return sum;
}

template <class Scalar>
Dual<Scalar> Evaluator<Scalar>::whole_loss(LossInForce loss) {
  if (loss == LossInForce::naive_softmax) return pair_loss(false, world_.o);
  if (loss == LossInForce::negative_sampling) return pair_loss(true, world_.o);
  Number sum;
  for (Index j = -world_.m; j <= world_.m; ++j) {
    if (j != 0)
      sum = sum + pair_loss(reading_.skip_gram_inner_negative,
                            world_.sentence[static_cast<std::size_t>(world_.t + j)]);
  }
  return sum;
}

template <class Scalar>
Value<Scalar> Evaluator<Scalar>::loss(const Expression& expression) {
  const LossInForce named = loss_named(expression.text);
  if (!expression.text.empty() && named == LossInForce::unknown)
    throw Unevaluable("the loss J_{" + expression.text + "} is not known");
  // J(v_c, w_{t+j}, U): the loss of one pair of the window.
  for (const auto& argument : expression.children) {
    const bool of_sentence = argument.text == "w" || argument.text == "W";
    const bool pair = argument.is(Kind::symbol) && of_sentence && argument.children.size() == 1 &&
                      (named != LossInForce::skip_gram) && expression.children.size() <= 3;
    if (!pair) continue;
    const bool negative = named == LossInForce::unknown ? reading_.skip_gram_inner_negative
                                                        : named == LossInForce::negative_sampling;
    return Val::scalar(pair_loss(negative, word(index(argument))));
  }
  // In a sum over the window, J alone stands for each pair's loss.
  const auto outside = named == LossInForce::skip_gram ? std::nullopt : word_of_window();
  if (outside) {
    notes.insert(Note::pair_left_out);
    const bool negative = named == LossInForce::unknown ? reading_.skip_gram_inner_negative
                                                        : named == LossInForce::negative_sampling;
    return Val::scalar(pair_loss(negative, *outside));
  }
  const LossInForce which = named == LossInForce::unknown ? reading_.loss : named;
  if (which == LossInForce::unknown) throw Unevaluable("which loss J is has not been said");
  return Val::scalar(whole_loss(which));
}

LossInForce loss_named(const std::string& subscript) {
  const auto has = [&](const char* part) { return subscript.find(part) != std::string::npos; };
  if (has("skip") || has("Skip") || has("SG") || subscript == "sg" || has("window"))
    return LossInForce::skip_gram;
  if (has("neg") || has("Neg") || subscript == "ns" || subscript == "NS")
    return LossInForce::negative_sampling;
  if (has("naive") || has("Naive") || has("softmax") || has("CE") || has("ce"))
    return LossInForce::naive_softmax;
  return LossInForce::unknown;
}

template class Evaluator<double>;
template class Evaluator<Real>;

}  // namespace gradjudge::derivation
