// SPDX-License-Identifier: MIT
// Gradients in C++, with nlohmann-json (Debian: nlohmann-json3-dev), checked with:
//   c++ -std=c++17 -O2 answer.cpp -o answer && gradjudge check --impl process:./answer
#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using json = nlohmann::json;
using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t j = 0; j < a.size(); ++j) sum += a[j] * b[j];
  return sum;
}

void add_to(Vector& y, double factor, const Vector& x) {
  for (std::size_t j = 0; j < x.size(); ++j) y[j] += factor * x[j];
}

// Neither overflows, however large x is.
double sigma(double x) {
  return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}
double softplus(double x) {
  return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
}

json naive_softmax(const Vector& v_c, const Matrix& U, std::size_t o) {
  Vector delta;
  for (const Vector& row : U) delta.push_back(dot(row, v_c));
  const double largest = *std::max_element(delta.begin(), delta.end());
  const double of_o = delta[o] - largest;
  double sum = 0;
  for (double& z : delta) sum += z = std::exp(z - largest);
  for (double& z : delta) z /= sum;
  delta[o] -= 1;
  Vector dv(v_c.size());
  Matrix dU(U.size(), Vector(v_c.size()));
  for (std::size_t k = 0; k < U.size(); ++k) {
    add_to(dv, delta[k], U[k]);
    add_to(dU[k], delta[k], v_c);
  }
  return {{"loss", std::log(sum) - of_o}, {"v_c", dv}, {"U", dU}};
}

json negative_sampling(const Vector& v_c, const Matrix& U, std::size_t o,
                       const std::vector<std::size_t>& negatives) {
  double loss = 0;
  Vector dv(v_c.size());
  Matrix dU(U.size(), Vector(v_c.size()));
  const auto draw = [&](std::size_t w, double sign) {
    const double score = sign * dot(U[w], v_c);
    loss += softplus(score);
    add_to(dv, sign * sigma(score), U[w]);
    add_to(dU[w], sign * sigma(score), v_c);  // a word drawn m times counts m times
  };
  draw(o, -1);
  for (const std::size_t k : negatives) draw(k, 1);
  return {{"loss", loss}, {"v_c", dv}, {"U", dU}};
}

json reply_to(const json& question) {
  if (question.contains("start")) return {{"started", {{"protocol", 1}, {"name", "example in C++"}}}};
  const json& p = question["problem"];
  if (p["loss"] == "naive_softmax") return {{"answer", naive_softmax(p["v_c"], p["U"], p["o"])}};
  if (p["loss"] == "negative_sampling")
    return {{"answer", negative_sampling(p["v_c"], p["U"], p["o"], p["negatives"])}};
  return {{"not_implemented", true}};
}

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const json question = json::parse(line);
    json reply = reply_to(question);
    reply["id"] = question["id"];
    std::cout << reply.dump() << std::endl;
  }
}
