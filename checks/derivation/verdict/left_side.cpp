// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/left_side.hpp"

#include <algorithm>
#include <set>

#include "checks/derivation/expression/parser_state.hpp"

namespace gradjudge::derivation {
namespace {

using Kind = Expression::Kind;

bool contains(const Expression& expression, const auto& test) {
  bool found = false;
  for_each_node(expression, [&](const Expression& node) { found = found || test(node); });
  return found;
}

bool has_vectors(const Expression& expression) {
  return contains(expression, [](const Expression& node) {
    return (node.is_symbol("u") || node.is_symbol("U") || node.is_symbol("v"));
  });
}

bool is_negative_name(const Expression& node) {
  if (node.is(Kind::call) && node.text == "sigma") return has_vectors(node);
  if (node.is_symbol("K") || node.is_symbol("N")) return true;
  return false;
}

bool is_softmax_name(const Expression& node) {
  if (node.is_symbol("y")) return true;
  if (node.is(Kind::call) && node.text == "exp") return has_vectors(node);
  return (node.is(Kind::domain) && node.text.find("ocab") != std::string::npos) ||
         (node.is(Kind::call) && node.text == "softmax");
}

bool counts_words(const Expression& node) {
  if (node.is(Kind::symbol) && node.text == "N" && !node.children.empty()) return true;
  return node.is(Kind::relation) && node.children[0].is_symbol("w") && !node.children[0].children.empty();
}

/// σ, or s as some write it.
bool is_sigma(const Expression& function) {
  return function.text == "sigma" || function.text == "s";
}

/// The letter of the word that is asked about, of ∂/∂u_k.
std::string letter_of(const Expression& variable) {
  if (variable.children.empty()) return {};
  const Expression* at = variable.children.data();
  if (at->is(Kind::relation)) at = at->children.data();
  if (at->is_symbol("w") && at->children.size() == 1) at = at->children.data();
  if (!at->is(Kind::symbol) || !at->children.empty()) return {};
  const std::string name = index_name(*at);
  return name == "o" || name == "c" ? std::string() : name;
}

/// Whether an expression has the value of a loss, up to a constant factor; sets the factor's remark.
bool has_value_of_loss(const Expression& expression, LossInForce loss, const Claim& like, std::string& note) {
  std::optional<Real> ratio;
  try {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
      World<Real> world = world_for(Scene::other_word, seed);
      // Free letters keep their value from world to world, so that a constant factor shows.
      world.seed = 0;
      Reading reading = reading_for(like, {});
      reading.loss = loss;
      Evaluator<Real> evaluator(world, reading);
      const Value<Real> value = evaluator.evaluate(expression);
      if (!value.is_scalar()) return false;
      Expression loss_node;
      loss_node.kind = Kind::loss;
      const Value<Real> truth = Evaluator<Real>(world, reading).evaluate(loss_node);
      const Real quotient = value.entries[0].value / truth.entries[0].value;
      using std::abs;
      if (ratio && !(abs(*ratio - quotient) <= Real(1e-50) * abs(quotient))) return false;
      ratio = quotient;
    }
  } catch (const ShapeMismatch&) {
    return false;
  } catch (const Unevaluable&) {
    return false;
  }
  using std::abs;
  if (!(abs(*ratio) > Real(1e-30))) return false;
  if (abs(*ratio - 1) > Real(1e-50))
    note = abs(*ratio + 1) > Real(1e-50) ? "the loss has a constant factor" : "the loss has the other sign";
  return true;
}

/// The letter of the word that an expression speaks of, if nothing in it binds that letter.
std::string free_letter_of(const Expression& expression, LossInForce loss) {
  Reading reading;
  reading.loss = loss;
  reading.lenient = true;
  reading.any_free_index = true;
  Evaluator<Real> evaluator(world_for(Scene::other_word, 0), reading);
  try {
    evaluator.evaluate(expression);
  } catch (const ShapeMismatch&) {
  } catch (const Unevaluable&) {
  }
  return evaluator.free_letter();
}

/// The letter of ∂σ(z)/∂z or σ′(z), where z is no vector of the course; x if there is none.
std::string argument_of(const Expression& left) {
  const bool derivative = left.is(Kind::derivative);
  const bool primed = left.is(Kind::call) && left.primes > 0 && left.children.size() == 1;
  if (!derivative && !primed) return "x";
  const Expression& variable = derivative ? left.children[1] : left.children[0];
  static const std::set<std::string, std::less<>> names{"u", "v", "U", "V", "y", "w"};
  if (!variable.is(Kind::symbol) || variable.hat || variable.primes > 0 || names.contains(variable.text))
    return "x";
  const bool of_vectors =
      derivative && (has_vectors(left.children[0]) || contains(left.children[0], [](const Expression& node) {
                       return node.is(Kind::loss) || node.is_symbol("y");
                     }));
  return of_vectors ? "x" : variable.text;
}

Claim plain_claim(const Expression& left, LossInForce loss) {
  Claim claim;
  claim.left = left;
  claim.loss = loss;
  claim.argument = argument_of(left);
  claim.index = free_letter_of(left, loss);
  return claim;
}

/// The question that a derivative of an expression answers, if the expression is a loss written out.
void name_question(Claim& claim, const Expression& left) {
  const Expression& operand = left.children[0];
  const Expression& variable = left.children[1];
  if (variable.is_symbol(claim.argument.c_str())) {
    const bool sigmoid_alone = operand.is_symbol("sigma");
    try {
      const World<Real>& world = world_for(Scene::other_word, 0);
      const Reading reading = reading_for(claim, {});
      const Value<Real> value =
          sigmoid_alone ? Value<Real>() : Evaluator<Real>(world, reading).evaluate(operand);
      using std::abs;
      if (sigmoid_alone || (value.is_scalar() && abs(value.entries[0].value - sigma(world.x)) < Real(1e-50)))
        claim.question = "sigmoid";
    } catch (const ShapeMismatch&) {
    } catch (const Unevaluable&) {
    }
    return;
  }
  for (const LossInForce loss : {LossInForce::naive_softmax, LossInForce::negative_sampling}) {
    std::string note;
    if (!has_value_of_loss(operand, loss, claim, note)) continue;
    const auto named = claims_about(loss, loss, variable, false);
    if (named.empty()) continue;
    claim.question = named.front().question == "softmax.u_any" ? "softmax.u_w" : named.front().question;
    claim.note = note;
    return;
  }
}

}  // namespace

LossInForce loss_of_names(const std::vector<const Expression*>& expressions) {
  LossInForce found = LossInForce::unknown;
  for (const auto* expression : expressions) {
    for_each_node(*expression, [&](const Expression& node) {
      if (node.is(Kind::loss) && loss_named(node.text) != LossInForce::unknown &&
          found == LossInForce::unknown)
        found = loss_named(node.text);
    });
  }
  if (found != LossInForce::unknown) return found;
  bool negative = false;
  bool naive = false;
  for (const auto* expression : expressions) {
    negative = negative || contains(*expression, is_negative_name);
    naive = naive || contains(*expression, is_softmax_name);
  }
  if (negative == naive) return LossInForce::unknown;
  return negative ? LossInForce::negative_sampling : LossInForce::naive_softmax;
}

std::vector<Claim> claims_of_left_side(const Expression& left, const std::vector<const Expression*>& whole,
                                       const Context& context) {
  const LossInForce by_names = loss_of_names(whole);
  const LossInForce in_force = by_names != LossInForce::unknown ? by_names : context.loss;
  const bool counts =
      std::any_of(whole.begin(), whole.end(), [](const auto* e) { return contains(*e, counts_words); });
  std::vector<Claim> claims;
  const bool of_loss = left.is(Kind::derivative) && left.children[0].is(Kind::loss);
  if (of_loss) {
    const Expression& loss = left.children[0];
    LossInForce named = loss_named(loss.text);
    if (named == LossInForce::unknown && !loss.text.empty()) return {};
    claims = claims_about(named, in_force, left.children[1], context.repeated || counts);
    for (auto& claim : claims) {
      for (const auto* expression : whole) {
        claim.inner_negative =
            claim.inner_negative || contains(*expression, [](const Expression& node) {
              return node.is(Kind::loss) && loss_named(node.text) == LossInForce::negative_sampling;
            });
      }
    }
    return claims;
  }
  const bool of_rectifier =
      (left.is(Kind::derivative) && left.children[1].is_symbol(argument_of(left).c_str()) &&
       ((left.children[0].is_symbol("f") ||
         (left.children[0].is(Kind::call) && left.children[0].text == "f")) ||
        contains(left.children[0],
                 [](const Expression& node) { return node.text == "relu" || node.text == "leaky_relu"; }))) ||
      ((left.is(Kind::call) || left.is(Kind::symbol)) && left.primes == 1 &&
       (left.text == "f" || left.text == "relu" || left.text == "leaky_relu"));
  if (of_rectifier) {
    bool leaky = false;
    bool rectifier = context.rectifier != Reading::Rectifier::none;
    for (const auto* expression : whole) {
      leaky = leaky || contains(*expression, [](const Expression& node) {
                return node.is_symbol("alpha") || node.text == "leaky_relu";
              });
      rectifier =
          rectifier || expression->is(Kind::cases) || contains(*expression, [](const Expression& node) {
            return node.text == "relu" || node.text == "leaky_relu" || node.is(Kind::indicator);
          });
    }
    if (!rectifier) return {};
    if (context.rectifier == Reading::Rectifier::leaky_relu) leaky = true;
    Claim claim = plain_claim(left, in_force);
    if (left.is(Kind::symbol)) {
      Expression x;
      x.kind = Kind::symbol;
      x.text = "x";
      claim.left->kind = Kind::call;
      claim.left->children = {x};
    }
    claim.question = leaky ? "leaky_relu" : "relu";
    claim.rectifier = leaky ? Reading::Rectifier::leaky_relu : Reading::Rectifier::relu;
    return {claim};
  }
  for (const LossInForce loss : {in_force, LossInForce::naive_softmax, LossInForce::negative_sampling}) {
    const bool have =
        std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) { return claim.loss == loss; });
    if (have || (loss == LossInForce::unknown)) continue;
    // What the names say goes before what other readings would allow.
    if (by_names != LossInForce::unknown && loss != by_names) continue;
    Claim claim = plain_claim(left, loss);
    if (left.is(Kind::derivative)) {
      if (claim.index.empty()) claim.index = letter_of(left.children[1]);
      name_question(claim, left);
      if (counts) claim.scenes = {Scene::other_word, Scene::repeated};
    } else if (left.is(Kind::call) && is_sigma(left) && left.primes == 1) {
      claim.question = "sigmoid";
    } else if (left.is(Kind::symbol) && left.text == "sigma" && left.primes == 1) {
      claim.question = "sigmoid";
      Expression x;
      x.kind = Kind::symbol;
      x.text = "x";
      claim.left->kind = Kind::call;
      claim.left->children = {x};
    } else if (left.is(Kind::loss)) {
      const bool of_distributions = std::any_of(whole.begin(), whole.end(), [](const auto* expression) {
        return contains(*expression, [](const Expression& node) { return node.is_symbol("y") && !node.hat; });
      });
      if (of_distributions && loss == LossInForce::naive_softmax) claim.question = "cross_entropy";
    } else {
      std::string note;
      if (loss == LossInForce::naive_softmax && has_value_of_loss(left, loss, claim, note)) {
        claim.question = "cross_entropy";
        claim.note = note;
      }
    }
    claims.push_back(std::move(claim));
  }
  if (claims.empty()) {
    Claim claim = plain_claim(left, LossInForce::naive_softmax);
    if (left.is(Kind::derivative)) name_question(claim, left);
    if (left.is(Kind::call) && is_sigma(left) && left.primes == 1) claim.question = "sigmoid";
    claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace gradjudge::derivation
