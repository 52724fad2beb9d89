// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <string_view>
#include <utility>

namespace gradjudge {

/// What became of one question put to a submission. Only an answer can be right or wrong.
enum class Outcome {
  answered,
  no_such_function,
  unfinished,     ///< the code says of itself that it is not written yet
  does_not_load,  ///< the file cannot be read as Python
  exception,
  malformed,  ///< it returned something that is not the numbers asked for
  timeout,
  out_of_memory,
  crash,           ///< the process ended in the middle of the question
  protocol_error,  ///< what came through the pipe is no answer
  not_askable,     ///< the interface has no way to put the question; never said by the submission
  infrastructure,  ///< the sandbox failed; nothing is known about the submission
};

inline constexpr std::array outcome_names{
    std::pair{Outcome::answered, std::string_view("answered")},
    std::pair{Outcome::no_such_function, std::string_view("no_such_function")},
    std::pair{Outcome::unfinished, std::string_view("unfinished")},
    std::pair{Outcome::does_not_load, std::string_view("does_not_load")},
    std::pair{Outcome::exception, std::string_view("exception")},
    std::pair{Outcome::malformed, std::string_view("malformed")},
    std::pair{Outcome::timeout, std::string_view("timeout")},
    std::pair{Outcome::out_of_memory, std::string_view("out_of_memory")},
    std::pair{Outcome::crash, std::string_view("crash")},
    std::pair{Outcome::protocol_error, std::string_view("protocol_error")},
    std::pair{Outcome::not_askable, std::string_view("not_askable")},
    std::pair{Outcome::infrastructure, std::string_view("infrastructure")},
};

constexpr std::string_view to_string(Outcome outcome) {
  for (const auto& [value, name] : outcome_names) {
    if (value == outcome) return name;
  }
  return "";
}

/// What happened, for where a submission's own text must not be shown: it can fill that with the inputs of a
/// hidden case.
constexpr std::string_view in_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::no_such_function:
      return "there is no such function";
    case Outcome::unfinished:
      return "it is not finished yet";
    case Outcome::does_not_load:
      return "the file cannot be loaded";
    case Outcome::exception:
      return "it raises an exception";
    case Outcome::malformed:
      return "it does not return the numbers asked for";
    case Outcome::timeout:
      return "it takes too long";
    case Outcome::out_of_memory:
      return "it needs too much memory";
    default:
      return "the process ends before it answers";
  }
}

}  // namespace gradjudge
