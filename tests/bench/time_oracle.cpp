// SPDX-License-Identifier: MIT
// Times the certified check of one random naive softmax problem on the cores that the process may use: truth
// with proven bounds by shared scores, and the double reference compared with it in v_c and all of U. Prints
// one JSON object, or writes the problem for others to time; exits with 1 if the check does not pass.
//   time_oracle V d                the times
//   time_oracle V d --write FILE   o, v_c and U as doubles, one after the other
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "cases/random_problem.hpp"
#include "checks/budget/declared_budget.hpp"
#include "checks/judge/compare.hpp"
#include "checks/oracle/oracle.hpp"
#include "checks/own_implementations.hpp"

namespace gradjudge {
namespace {

Problem<Real> random_softmax(Index V, Index d) {
  RandomProblem request;
  request.loss = "naive_softmax";
  request.seed = 2013;
  request.V = V;
  request.d = d;
  return make_problem(request);
}

/// Seconds on the clock, and seconds of all cores together.
struct Times {
  double wall = 0;
  double cpu = 0;
};

Times now() {
  const auto wall = std::chrono::steady_clock::now().time_since_epoch();
  return {std::chrono::duration<double>(wall).count(),
          static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC)};
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

struct Timing {
  Times median;
  std::size_t runs = 0;
};

/// At least five runs, and as many as a second holds.
template <class Run>
Timing repeat(const Run& run) {
  std::vector<double> wall;
  std::vector<double> cpu;
  const Times first = now();
  while (wall.size() < 5 || now().wall - first.wall < 1) {
    const Times start = now();
    run();
    const Times end = now();
    wall.push_back(end.wall - start.wall);
    cpu.push_back(end.cpu - start.cpu);
  }
  return {{median(wall), median(cpu)}, wall.size()};
}

void check(const Problem<Real>& problem) {
  const Truth truth = truth_of(problem, OraclePath::shared_scores, Precision::bits_256);
  const Implementation reference = reference_implementation(Arithmetic::float64);
  const Budget budget = declared_budget(Case{}, problem, reference, 16);
  const Answer answer = reference.answer(problem);
  for (const char* block : {"v_c", "U"}) {
    const auto rows = all_rows(truth.at(block).rows());
    if (compare(truth, budget, answer, block, rows).verdict != Verdict::pass) {
      throw std::runtime_error(std::string(block) + " of the double reference does not pass");
    }
  }
}

/// Seconds of one call at the working precision on one core, over arguments that use all of it.
template <class Function>
Times cost_of(const Function& function) {
  constexpr int calls = 2000;
  std::vector<Real> arguments;
  for (int i = 0; i < calls; ++i) arguments.push_back(Real(i + 1) * 10 / (calls + 1));
  Real result;
  const Times batch = repeat([&] {
                        for (const Real& x : arguments) result = function(x);
                      }).median;
  return {batch.wall / calls, batch.cpu / calls};
}

nlohmann::json to_json(const Times& times) {
  return {{"wall", times.wall}, {"cpu", times.cpu}};
}

nlohmann::json measure(const Problem<Real>& problem) {
  const Timing timing = repeat([&] { check(problem); });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  nlohmann::json measured = to_json(timing.median);
  measured["runs"] = timing.runs;
  measured["peak_memory_MB"] = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
  measured["precision_bits"] = working_bits(Precision::bits_256);
  measured["exp"] = to_json(cost_of([](const Real& x) { return Real(exp(x)); }));
  measured["log"] = to_json(cost_of([](const Real& x) { return Real(log(x)); }));
  return measured;
}

void write(const NaiveSoftmaxProblem<double>& problem, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  const auto put = [&](const double* numbers, Index count) {
    file.write(reinterpret_cast<const char*>(numbers), static_cast<std::streamsize>(sizeof(double)) * count);
  };
  const auto o = static_cast<double>(problem.o);
  put(&o, 1);
  put(problem.v_c.data(), problem.v_c.size());
  put(problem.U.data(), problem.U.size());
  if (!file.flush()) throw std::runtime_error(path + " cannot be written");
}

void run(int argc, char** argv) {
  if (argc != 3 && !(argc == 5 && std::string(argv[3]) == "--write")) {
    throw std::runtime_error("usage: time_oracle V d [--write FILE]");
  }
  const Problem<Real> problem = random_softmax(std::atol(argv[1]), std::atol(argv[2]));
  if (argc == 3) {
    std::cout << measure(problem).dump() << '\n';
  } else {
    write(std::get<NaiveSoftmaxProblem<double>>(cast<double>(problem)), argv[4]);
  }
}

}  // namespace
}  // namespace gradjudge

int main(int argc, char** argv) {
  try {
    gradjudge::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "time_oracle: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
