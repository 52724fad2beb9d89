// SPDX-License-Identifier: MIT
// Loads a shared library and answers the protocol of tools/docs/implementations.md for it. gradjudge starts
// it confined, without arguments: descriptor 3 is the conversation, and its first line the limits and the
// file. By hand it is `gradjudge-library-host FILE.so[:float]`: not confined, in lines on standard input and
// output.
#include <unistd.h>

#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "tools/library_host/loaded_library.hpp"
#include "tools/library_host/lockdown.hpp"
#include "tools/library_host/question.hpp"

namespace gradjudge::library_host {
namespace {

using nlohmann::json;

/// Lines on two descriptors. The process ends when the other side does.
class Lines {
 public:
  Lines(int in, int out) : in_(in), out_(out) {}

  std::string read_line() {
    for (;;) {
      const std::size_t end = unread_.find('\n', searched_);
      if (end != std::string::npos) {
        std::string line = unread_.substr(0, end);
        unread_.erase(0, end + 1);
        searched_ = 0;
        return line;
      }
      searched_ = unread_.size();
      std::string buffer(std::size_t{1} << 16, '\0');
      const ssize_t count = ::read(in_, buffer.data(), buffer.size());
      if (count <= 0) ::_exit(0);
      unread_.append(buffer, 0, static_cast<std::size_t>(count));
    }
  }

  void write_line(const std::string& text) {
    const std::string line = text + "\n";
    for (std::size_t done = 0; done < line.size();) {
      const ssize_t count = ::write(out_, line.data() + done, line.size() - done);
      if (count <= 0) ::_exit(0);
      done += static_cast<std::size_t>(count);
    }
  }

 private:
  int in_;
  int out_;
  std::string unread_;
  std::size_t searched_ = 0;
};

struct Request {
  std::string path;
  bool as_float = false;
};

/// The library's own words with the protocol's version; {"error": …} if they are no JSON object.
json started(const std::string& description) {
  json words = description.empty() ? json::object() : json::parse(description, nullptr, false);
  if (!words.is_object()) return {{"error", "gradjudge_describe gives no JSON object"}};
  words["protocol"] = 1;
  return {{"started", std::move(words)}};
}

json answer_to(const json& line, const Request& request, std::optional<LoadedLibrary>& library) {
  if (line.contains("start")) {
    try {
      library = load_library(request.path, request.as_float);
    } catch (const std::exception& failure) {
      return {{"error", failure.what()}};
    }
    return started(library->description);
  }
  return ask(library.value(), line.at("problem"));
}

[[noreturn]] void serve(Lines& lines, const Request& request) {
  std::optional<LoadedLibrary> library;
  for (;;) {
    const json line = json::parse(lines.read_line());
    json reply = answer_to(line, request, library);
    reply["id"] = line.at("id");
    // Memory that was written past its end is not used again: the judge starts another process.
    const bool broken = reply.contains("broken");
    lines.write_line(reply.dump(-1, ' ', false, json::error_handler_t::replace));
    if (broken) ::_exit(0);
  }
}

Request request_of(std::string_view argument) {
  constexpr std::string_view suffix = ":float";
  const bool as_float = argument.ends_with(suffix);
  if (as_float) argument.remove_suffix(suffix.size());
  return {std::string(argument), as_float};
}

int run(int argc, char** argv) {
  if (argc == 2) {
    const int out = ::dup(STDOUT_FILENO);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);  // what the library prints is no answer
    Lines lines(STDIN_FILENO, out);
    serve(lines, request_of(argv[1]));
  }
  if (argc != 1) {
    std::cerr << "usage: gradjudge-library-host FILE.so[:float]\n";
    return 2;
  }
  constexpr int conversation = 3;
  Lines lines(conversation, conversation);
  const json first = json::parse(lines.read_line());
  lock_down(first.at("limits"));
  serve(lines, request_of(first.at("library").get<std::string>()));
}

}  // namespace
}  // namespace gradjudge::library_host

int main(int argc, char** argv) {
  try {
    return gradjudge::library_host::run(argc, argv);
  } catch (const std::exception& failure) {
    std::cerr << "gradjudge-library-host: " << failure.what() << '\n';
    return 1;
  }
}
