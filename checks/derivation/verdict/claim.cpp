// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/claim.hpp"

#include "checks/derivation/expression/parser_state.hpp"

namespace gradjudge::derivation {
namespace {

using Target = Claim::Target;

template <class Scalar>
Value<Scalar> from_column(const Vector<Real>& column, bool across) {
  Value<Scalar> value = Value<Scalar>::of_shape(column.size(), 1);
  for (Index i = 0; i < column.size(); ++i) value.at(i, 0).value = static_cast<Scalar>(column[i]);
  return across ? transposed(value) : value;
}

Evaluation<Real> evaluation_of(const Claim& claim, const World<Real>& world) {
  switch (claim.loss) {
    case LossInForce::negative_sampling:
      return evaluate(negative_sampling_problem(world));
    case LossInForce::skip_gram:
      return evaluate(skip_gram_problem(
          world, claim.inner_negative ? InnerLoss::negative_sampling : InnerLoss::naive_softmax));
    default:
      return evaluate(naive_softmax_problem(world));
  }
}

Claim claim_of(std::string question, Target target, LossInForce loss,
               std::vector<Scene> scenes = {Scene::other_word}, std::string index = {}) {
  Claim claim;
  claim.question = std::move(question);
  claim.target = target;
  claim.loss = loss;
  claim.scenes = std::move(scenes);
  claim.index = std::move(index);
  return claim;
}

}  // namespace

Reading reading_for(const Claim& claim, const Convention& convention) {
  Reading reading;
  reading.convention = convention;
  reading.loss = claim.loss;
  reading.index = claim.index;
  reading.skip_gram_inner_negative = claim.inner_negative;
  reading.rectifier = claim.rectifier;
  reading.argument = claim.argument;
  reading.definitions = claim.definitions;
  for (const Scene scene : claim.scenes) reading.repeated = reading.repeated || scene == Scene::repeated;
  return reading;
}

template <class Scalar>
Value<Scalar> truth_of(const Claim& claim, const World<Real>& world, const Convention& convention,
                       Notes& notes) {
  if (claim.target == Target::expression) {
    const World<Scalar> here = world.template cast<Scalar>();
    Reading reading = reading_for(claim, convention);
    try {
      Evaluator<Scalar> evaluator(here, reading);
      Value<Scalar> value = evaluator.evaluate(*claim.left);
      notes.insert(evaluator.notes.begin(), evaluator.notes.end());
      return value;
    } catch (const ShapeMismatch&) {
      reading.lenient = true;
      Evaluator<Scalar> evaluator(here, reading);
      Value<Scalar> value = evaluator.evaluate(*claim.left);
      notes.insert(evaluator.notes.begin(), evaluator.notes.end());
      return value;
    }
  }
  const Evaluation<Real> evaluation = evaluation_of(claim, world);
  const bool skip_gram = claim.loss == LossInForce::skip_gram;
  const auto row = [&](const char* block, Index w) {
    const Matrix<Real> all = dense(evaluation.at(block));
    return from_column<Scalar>(Vector<Real>(all.row(w).transpose()), convention.v_row);
  };
  switch (claim.target) {
    case Target::v_c:
      if (skip_gram) return row("V", world.c);
      return from_column<Scalar>(Vector<Real>(dense(evaluation.at("v_c")).col(0)), convention.v_row);
    case Target::v_w:
      return from_column<Scalar>(Vector<Real>::Zero(world.V.cols()), convention.v_row);
    case Target::u_o:
      return row("U", world.o);
    case Target::u_w: {
      const bool sample = claim.loss == LossInForce::negative_sampling;
      return row("U",
                 sample ? world.negatives[static_cast<std::size_t>(world.free_sample)] : world.free_word);
    }
    case Target::U: {
      const Matrix<Real> all = dense(evaluation.at("U"));
      Value<Scalar> value = Value<Scalar>::of_shape(all.rows(), all.cols());
      for (Index i = 0; i < all.rows(); ++i) {
        for (Index j = 0; j < all.cols(); ++j) value.at(i, j).value = static_cast<Scalar>(all(i, j));
      }
      return convention.U_rows ? value : transposed(value);
    }
    case Target::scores: {
      Vector<Real> delta = softmax(Vector<Real>(world.U * world.V.row(world.c).transpose()));
      delta[world.o] -= Real(1);
      return from_column<Scalar>(delta, convention.y_row);
    }
    case Target::expression:
      break;
  }
  throw Unevaluable("no truth for this claim");
}

template Value<double> truth_of<double>(const Claim&, const World<Real>&, const Convention&, Notes&);
template Value<Real> truth_of<Real>(const Claim&, const World<Real>&, const Convention&, Notes&);

std::vector<Claim> claims_about(LossInForce named, LossInForce in_force, const Expression& variable,
                                bool repeated_context) {
  using Kind = Expression::Kind;
  if (!variable.is(Kind::symbol) || variable.hat || variable.primes > 0) return {};
  std::vector<LossInForce> losses;
  if (named != LossInForce::unknown) {
    losses = {named};
  } else {
    losses = {LossInForce::naive_softmax, LossInForce::negative_sampling, LossInForce::skip_gram};
    for (std::size_t i = 0; i < losses.size(); ++i) {
      if (losses[i] == in_force) std::swap(losses[0], losses[i]);
    }
  }
  const bool indexed = !variable.children.empty();
  const Expression* index = indexed ? variable.children.data() : nullptr;
  const auto index_is = [&](const char* name) {
    return index->is_symbol(name) ||
           (index->is(Kind::relation) && index->text == "=" && index->children[1].is_symbol(name)) ||
           (std::string(name) == "o" && index->is(Kind::number) && index->text == "0");
  };
  std::string letter;
  if (indexed) {
    const Expression* at = index->is(Kind::relation) ? index->children.data() : index;
    if (at->is_symbol("w") && at->children.size() == 1) at = at->children.data();
    if (at->is(Kind::symbol) && at->children.empty()) letter = index_name(*at);
  }
  const bool other_only = indexed && index->is(Kind::relation) && index->text == "!=";
  std::vector<Claim> claims;
  for (const LossInForce loss : losses) {
    const bool naive = loss == LossInForce::naive_softmax;
    const bool negative = loss == LossInForce::negative_sampling;
    const std::string prefix = naive ? "softmax." : (negative ? "neg." : "skipgram.");
    const std::string& name = variable.text;
    if ((name == "v" || name == "V") && indexed && index_is("c")) {
      claims.push_back(claim_of(prefix + "v_c", Target::v_c, loss));
    } else if ((name == "v" || name == "V") && indexed && !letter.empty() && letter != "o") {
      claims.push_back(claim_of("skipgram.v_w", Target::v_w, loss, {Scene::other_word}, letter));
    } else if ((name == "u" || name == "U") && indexed && index_is("o") && (naive || negative)) {
      claims.push_back(claim_of(prefix + "u_o", Target::u_o, loss,
                                {naive ? Scene::same_word : Scene::other_word},
                                letter == "o" ? std::string() : letter));
    } else if ((name == "u" || name == "U") && indexed && !letter.empty() && letter != "c" && naive) {
      if (!other_only)
        claims.push_back(
            claim_of("softmax.u_any", Target::u_w, loss, {Scene::other_word, Scene::same_word}, letter));
      claims.push_back(claim_of("softmax.u_w", Target::u_w, loss, {Scene::other_word}, letter));
      if (!other_only)
        claims.push_back(claim_of("softmax.u_o", Target::u_w, loss, {Scene::same_word}, letter));
    } else if ((name == "u" || name == "U") && indexed && !letter.empty() && letter != "c" && negative) {
      Claim once = claim_of("neg.u_k", Target::u_w, loss, {Scene::other_word}, letter);
      Claim repeated = claim_of("neg.u_k_repeated", Target::u_w, loss, {Scene::repeated}, letter);
      claims.push_back(repeated_context ? repeated : once);
      claims.push_back(repeated_context ? once : repeated);
    } else if (name == "U" && !indexed) {
      claims.push_back(claim_of(prefix + "U", Target::U, loss));
    } else if ((name == "theta" || name == "z") && !indexed && naive) {
      claims.push_back(claim_of("cross_entropy", Target::scores, loss));
    }
  }
  return claims;
}

}  // namespace gradjudge::derivation
