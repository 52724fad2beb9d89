// SPDX-License-Identifier: MIT
#include "tools/library_host/question.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace gradjudge::library_host {
namespace {

using nlohmann::json;

/// An array with a margin behind it, so that writing past its end is noticed.
template <class Real>
class GuardedArray {
 public:
  explicit GuardedArray(std::vector<Real> numbers) : size_(numbers.size()), numbers_(std::move(numbers)) {
    numbers_.resize(size_ + margin, guard);
  }
  Real* data() { return numbers_.data(); }
  const Real* data() const { return numbers_.data(); }
  std::size_t size() const { return size_; }
  bool is_whole() const {
    return std::all_of(numbers_.begin() + static_cast<std::ptrdiff_t>(size_), numbers_.end(),
                       [](Real x) { return x == guard; });
  }

 private:
  static constexpr std::size_t margin = 512;
  static constexpr Real guard = static_cast<Real>(-8.0625e21);

  std::size_t size_;
  std::vector<Real> numbers_;
};

/// The names of inputs that have gradients, with the bits that leave them out.
constexpr std::array<std::pair<const char*, std::uint32_t>, 5> inputs{{{"v_c", GRADJUDGE_V_C},
                                                                       {"U", GRADJUDGE_U},
                                                                       {"V", GRADJUDGE_V},
                                                                       {"x", GRADJUDGE_X},
                                                                       {"scores", GRADJUDGE_SCORES}}};

/// A list or a list of rows, one after another.
template <class Real>
std::vector<Real> numbers_of(const json& array) {
  std::vector<Real> numbers;
  for (const auto& entry : array) {
    if (entry.is_array()) {
      for (const auto& number : entry) numbers.push_back(static_cast<Real>(number.get<double>()));
    } else {
      numbers.push_back(static_cast<Real>(entry.get<double>()));
    }
  }
  return numbers;
}

std::vector<std::int64_t> words_at(const json& problem, const char* key) {
  return problem.value(key, std::vector<std::int64_t>{});
}

/// One pair's negatives, or a list of them for each pair, with where each begins.
void read_negatives(const json& problem, std::vector<std::int64_t>& negatives,
                    std::vector<std::int64_t>& begin) {
  const auto found = problem.find("negatives");
  if (found == problem.end()) return;
  begin.push_back(0);
  const json pairs = found->empty() || found->front().is_array() ? *found : json::array({*found});
  for (const auto& pair : pairs) {
    for (const auto& word : pair) negatives.push_back(word.get<std::int64_t>());
    begin.push_back(static_cast<std::int64_t>(negatives.size()));
  }
}

json number_json(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
  return number;
}

/// In the shape of the input of that name.
template <class Real>
json array_json(const Real* numbers, const json& like) {
  json array = json::array();
  for (const auto& entry : like) {
    if (!entry.is_array()) {
      array.push_back(number_json(static_cast<double>(*numbers++)));
      continue;
    }
    json row = json::array();
    for (std::size_t j = 0; j < entry.size(); ++j)
      row.push_back(number_json(static_cast<double>(*numbers++)));
    array.push_back(std::move(row));
  }
  return array;
}

template <class Real>
using ProblemOf =
    std::conditional_t<std::is_same_v<Real, double>, gradjudge_problem_double, gradjudge_problem_float>;
template <class Real>
using AnswerOf =
    std::conditional_t<std::is_same_v<Real, double>, gradjudge_answer_double, gradjudge_answer_float>;

/// One question with the memory that the library sees.
template <class Real>
class Question {
 public:
  explicit Question(const json& problem)
      : problem_(problem),
        outside_(words_at(problem, "outside")),
        context_(words_at(problem, "context")),
        nodes_(words_at(problem, "nodes")),
        codes_(words_at(problem, "codes")),
        y_(numbers_of<Real>(problem.value("y", json::array()))),
        loss_(problem.at("loss").get<std::string>()),
        inner_(problem.value("inner", "")) {
    read_negatives(problem, negatives_, begin_);
    const bool in_place = problem.contains("rate");
    for (const auto& [name, bit] : inputs) {
      const auto found = problem.find(name);
      std::vector<Real> numbers = found == problem.end() ? std::vector<Real>{} : numbers_of<Real>(*found);
      answers_.emplace_back(in_place ? numbers : std::vector<Real>(numbers.size(), Real{0}));
      given_.emplace_back(std::move(numbers));
    }
  }

  template <class Function>
  json put_to(Function function) {
    const ProblemOf<Real> problem = described();
    AnswerOf<Real> answer = room_for_answer();
    const std::vector<GuardedArray<Real>> before = given_;
    const int32_t outcome = function(&problem, &answer);
    if (const std::string broken = written_past_the_end(); !broken.empty())
      return {{"error", broken}, {"broken", true}};
    if (outcome == GRADJUDGE_NOT_IMPLEMENTED) return {{"not_implemented", true}};
    if (outcome != GRADJUDGE_ANSWERED) return {{"error", why(outcome)}};
    json reply = answer_json(answer);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (!std::equal(given_[i].data(), given_[i].data() + given_[i].size(), before[i].data()))
        reply["changed_inputs"].push_back(inputs[i].first);
    }
    return reply;
  }

 private:
  bool has(std::size_t i) const { return given_[i].size() > 0; }
  const Real* given(std::size_t i) const { return has(i) ? given_[i].data() : nullptr; }
  Real* room(std::size_t i) { return has(i) ? answers_[i].data() : nullptr; }
  bool has_value() const { return has(3); }

  ProblemOf<Real> described() const {
    const json& U = problem_.value("U", json::array());
    ProblemOf<Real> problem{};
    problem.loss = loss_.c_str();
    problem.inner = inner_.empty() ? nullptr : inner_.c_str();
    problem.words = static_cast<std::int64_t>(U.size());
    problem.dimensions = U.empty() ? 0 : static_cast<std::int64_t>(U.front().size());
    problem.n = static_cast<std::int64_t>(std::max(given_[3].size(), given_[4].size()));
    problem.v_c = given(0);
    problem.U = given(1);
    problem.V = given(2);
    problem.x = given(3);
    problem.scores = given(4);
    problem.y = y_.empty() ? nullptr : y_.data();
    problem.alpha = static_cast<Real>(problem_.value("alpha", 0.0));
    problem.o = problem_.value("o", std::int64_t{0});
    problem.center = problem_.value("center", std::int64_t{0});
    problem.outside_count = static_cast<std::int64_t>(outside_.size());
    problem.outside = outside_.empty() ? nullptr : outside_.data();
    problem.context_count = static_cast<std::int64_t>(context_.size());
    problem.context = context_.empty() ? nullptr : context_.data();
    problem.negatives_begin = begin_.empty() ? nullptr : begin_.data();
    problem.negatives = negatives_.empty() ? nullptr : negatives_.data();
    problem.rate = static_cast<Real>(problem_.value("rate", 0.0));
    problem.nodes_count = static_cast<std::int64_t>(nodes_.size());
    problem.nodes = nodes_.empty() ? nullptr : nodes_.data();
    problem.codes = codes_.empty() ? nullptr : codes_.data();
    return problem;
  }

  AnswerOf<Real> room_for_answer() {
    AnswerOf<Real> answer{};
    answer.loss = has_value() ? nullptr : loss_value_.data();
    answer.value =
        has_value() ? values_.emplace_back(std::vector<Real>(given_[3].size(), Real{0})).data() : nullptr;
    answer.v_c = room(0);
    answer.U = room(1);
    answer.V = room(2);
    answer.x = room(3);
    answer.scores = room(4);
    answer.message_size = static_cast<std::uint32_t>(message_.size());
    answer.message = message_.data();
    return answer;
  }

  std::string written_past_the_end() const {
    const std::string text = "it wrote past the end of ";
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (!answers_[i].is_whole() || !given_[i].is_whole())
        return text + inputs[i].first + " (" + std::to_string(given_[i].size()) + " numbers)";
    }
    if (!loss_value_.is_whole()) return text + "loss (1 number)";
    if (!values_.empty() && !values_.front().is_whole())
      return text + "value (" + std::to_string(values_.front().size()) + " numbers)";
    return "";
  }

  std::string why(int32_t outcome) const {
    const std::string text(message_.begin(), std::find(message_.begin(), message_.end(), '\0'));
    if (outcome == GRADJUDGE_FAILED) return text.empty() ? "it failed and gave no message" : text;
    return "it returned " + std::to_string(outcome) +
           ", expected GRADJUDGE_ANSWERED, GRADJUDGE_NOT_IMPLEMENTED or GRADJUDGE_FAILED";
  }

  json answer_json(const AnswerOf<Real>& answer) {
    json reply = {{"answer", json::object()}};
    json left_out = json::array();
    const auto put = [&](const char* name, std::uint32_t bit, json value, const char* under) {
      if ((answer.left_out & bit) != 0) {
        left_out.push_back(name);
      } else {
        reply[under][name] = std::move(value);
      }
    };
    if (has_value()) {
      put("value", GRADJUDGE_VALUE, array_json(values_.front().data(), problem_.at("x")), "answer");
    } else {
      put("loss", GRADJUDGE_LOSS, number_json(static_cast<double>(*loss_value_.data())), "answer");
    }
    const char* under = problem_.contains("rate") ? "after" : "answer";
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto& [name, bit] = inputs[i];
      if (has(i)) put(name, bit, array_json(answers_[i].data(), problem_.at(name)), under);
    }
    if (!left_out.empty()) reply["not_implemented"] = std::move(left_out);
    return reply;
  }

  const json& problem_;
  std::vector<std::int64_t> outside_;
  std::vector<std::int64_t> context_;
  std::vector<std::int64_t> nodes_;
  std::vector<std::int64_t> codes_;
  std::vector<std::int64_t> negatives_;
  std::vector<std::int64_t> begin_;
  std::vector<Real> y_;
  std::string loss_;
  std::string inner_;
  std::vector<GuardedArray<Real>> given_;  ///< in the order of `inputs`; empty for those that the loss lacks
  std::vector<GuardedArray<Real>> answers_;  ///< the same
  GuardedArray<Real> loss_value_{std::vector<Real>{Real{0}}};
  std::vector<GuardedArray<Real>> values_;  ///< one, if the loss has values
  std::vector<char> message_ = std::vector<char>(512, '\0');
};

}  // namespace

json ask(const LoadedLibrary& library, const json& problem) {
  if (library.in_double != nullptr) return Question<double>(problem).put_to(library.in_double);
  return Question<float>(problem).put_to(library.in_float);
}

}  // namespace gradjudge::library_host
