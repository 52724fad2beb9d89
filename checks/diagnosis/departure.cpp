// SPDX-License-Identifier: MIT
#include "checks/diagnosis/departure.hpp"

#include "reference/logistic.hpp"

namespace gradjudge {
namespace {

/// The functions of a departure, or the formulas' own.
class Functions {
 public:
  explicit Functions(const Departure& departure) : departure_(departure) {}

  double score(double z) const { return departure_.score ? departure_.score(z) : z; }
  Vector<double> scores(const Vector<double>& z) const {
    return z.unaryExpr([this](double x) { return score(x); });
  }
  double probability(double p) const { return departure_.probability ? departure_.probability(p) : p; }
  Vector<double> y_hat(const Vector<double>& scores) const {
    return softmax(scores).unaryExpr([this](double p) { return probability(p); });
  }
  double sigma_of(double score) const {
    return departure_.sigma ? departure_.sigma(score) : probability(sigma(score));
  }
  double minus_log_y_hat(const Vector<double>& scores, Index k) const {
    return departure_.minus_log ? departure_.minus_log(softmax(scores)[k], true)
                                : term(negative_log_softmax(scores)[k]);
  }
  double minus_log_sigma(double score, bool target) const {
    return departure_.minus_log ? departure_.minus_log(sigma(score), target) : term(softplus(-score));
  }

 private:
  double term(double exact) const { return departure_.term ? departure_.term(exact) : exact; }

  const Departure& departure_;
};

Evaluation<double> depart(const NaiveSoftmaxProblem<double>& p, const Functions& f) {
  const Vector<double> scores = f.scores(p.U * p.v_c);
  Vector<double> delta = f.y_hat(scores);
  delta[p.o] -= 1;
  return {{scalar_block("loss", f.minus_log_y_hat(scores, p.o)),
           vector_block<double>("v_c", p.U.transpose() * delta),
           matrix_block<double>("U", delta * p.v_c.transpose())}};
}

/// A word or node, and whether σ should be 1 there.
struct SignedRow {
  Index row;
  bool positive;
};

Evaluation<double> depart(const Vector<double>& v_c, const Matrix<double>& U,
                          const std::vector<SignedRow>& draws, const Functions& f) {
  std::vector<Index> rows;
  for (const auto& draw : draws) rows.push_back(draw.row);
  Block<double> dU = sparse_block<double>("U", U.rows(), distinct(rows), U.cols());
  Vector<double> dv_c = Vector<double>::Zero(v_c.size());
  double loss = 0;
  for (const auto& [row, positive] : draws) {
    const double z = f.score(U.row(row).dot(v_c));
    loss += f.minus_log_sigma(positive ? z : -z, positive);
    const double p = f.sigma_of(z);
    // σ(z) − 1 = −σ(−z) without its cancellation, where nothing departs.
    const double factor = !positive ? p : p == sigma(z) ? -sigma(-z) : p - 1;
    dv_c += factor * U.row(row).transpose();
    dU.values.row(stored_row(dU, row)) += factor * v_c.transpose();
  }
  return {{scalar_block("loss", loss), vector_block("v_c", dv_c), std::move(dU)}};
}

Evaluation<double> depart(const NegativeSamplingProblem<double>& p, const Functions& f) {
  std::vector<SignedRow> draws{{p.o, true}};
  for (const Index k : p.negatives) draws.push_back({k, false});
  return depart(p.v_c, p.U, draws, f);
}

Evaluation<double> depart(const HierarchicalSoftmaxProblem<double>& p, const Functions& f) {
  std::vector<SignedRow> draws;
  for (std::size_t i = 0; i < p.nodes.size(); ++i) draws.push_back({p.nodes[i], p.codes[i] == 0});
  return depart(p.v_c, p.U, draws, f);
}

Evaluation<double> depart(const CrossEntropyProblem<double>& p, const Functions& f) {
  const Vector<double> scores = f.scores(p.scores);
  double loss = 0;
  for (Index k = 0; k < p.y.size(); ++k) {
    if (p.y[k] > 0) loss += p.y[k] * f.minus_log_y_hat(scores, k);
  }
  return {{scalar_block("loss", loss), vector_block<double>("scores", f.y_hat(scores) - p.y)}};
}

Evaluation<double> depart(const SigmoidProblem<double>& p, const Functions& f) {
  const Vector<double> scores = f.scores(p.x);
  const Vector<double> value = scores.unaryExpr([&](double z) { return f.sigma_of(z); });
  const Vector<double> slope = scores.unaryExpr([&](double z) {
    const double s = f.sigma_of(z);
    return s * (s == sigma(z) ? sigma(-z) : 1 - s);
  });
  return {{vector_block("value", value), vector_block("x", slope)}};
}

template <class Window>
requires requires(const Window& p) {
  p.inner;
}
Evaluation<double> depart(const Window& problem, const Functions& f) {
  return evaluate_with(problem, [&](const auto& pair) { return depart(pair, f); });
}

}  // namespace

std::optional<Evaluation<double>> evaluate(const Problem<double>& problem, const Departure& departure) {
  const Functions functions(departure);
  return std::visit(
      [&](const auto& p) -> std::optional<Evaluation<double>> {
        if constexpr (requires { depart(p, functions); }) {
          return depart(p, functions);
        } else {
          return std::nullopt;
        }
      },
      problem);
}

}  // namespace gradjudge
