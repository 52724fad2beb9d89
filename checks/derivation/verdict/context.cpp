// SPDX-License-Identifier: MIT
#include "checks/derivation/verdict/context.hpp"

#include <time.h>

#include <algorithm>

namespace gradjudge::derivation {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool has(const std::string& text, std::initializer_list<const char*> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const char* part) { return text.find(part) != std::string::npos; });
}

double now_of_thread() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

Deadline Deadline::after(double seconds) {
  return {now_of_thread() + seconds};
}

bool Deadline::is_passed() const {
  return now_of_thread() > thread_seconds;
}

LossInForce loss_in_words(const std::string& words) {
  const std::string text = lower(words);
  const bool negative = has(
      text, {"negative sampl", "negative-sampl", "neg-sampl", "negsampl", "neg sampl", "负采样", "负样本"});
  const bool skip = has(text, {"skip-gram", "skipgram", "skip gram", "context window"});
  const bool naive = has(text, {"naive softmax", "naive-softmax", "naivesoftmax", "nsoftmax", "朴素softmax"});
  if (static_cast<int>(negative) + static_cast<int>(skip) + static_cast<int>(naive) != 1)
    return LossInForce::unknown;
  if (negative) return LossInForce::negative_sampling;
  return skip ? LossInForce::skip_gram : LossInForce::naive_softmax;
}

void take_words(Context& context, const Passage& words) {
  const LossInForce named = loss_in_words(words.text);
  if (named != LossInForce::unknown) context.loss = named;
  const std::string text = lower(words.text);
  if (has(text, {"not be distinct",
                 "without the assumption",
                 "not distinct",
                 "may repeat",
                 "may not assume",
                 "not necessarily distinct",
                 "aren't distinct",
                 "are not unique",
                 "not be unique",
                 "can't assume",
                 "cannot assume",
                 "can not assume",
                 "no longer assume",
                 "not assume",
                 "without assuming",
                 "duplicates",
                 "duplicated",
                 "more than once",
                 "not all distinct",
                 "non-distinct",
                 "重复",
                 "不再假设"})) {
    context.repeated = true;
  }
  if (has(text, {"skip-gram", "skipgram", "samples are distinct", "samples (words) are distinct",
                 "all distinct,", "window"}))
    context.repeated = false;
  if (words.kind == Passage::Kind::heading) context.about_zero = false;
  if (has(text, {"equal to zero", "equals zero", "is zero", "gradient zero", "zero when", "equal to 0"}))
    context.about_zero = true;
  if (has(text, {"\\part", "\\item"})) context.about_zero = has(text, {"zero"});
}

}  // namespace gradjudge::derivation
