// SPDX-License-Identifier: MIT
#include "tools/submission/reply.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>

#include "tests/fuzz/campaign.hpp"
#include "tools/implementation/protocol/answer_json.hpp"
#include "tools/implementation/protocol/read_line.hpp"
#include "tools/implementation/protocol/self_description.hpp"
#include "tools/sandbox/file_descriptor.hpp"

namespace gradjudge::fuzz {
namespace {

const std::vector<std::string> pieces{"[",
                                      "]",
                                      "{",
                                      "}",
                                      ",",
                                      ":",
                                      "null",
                                      "true",
                                      "\"",
                                      "\\",
                                      "\xff",
                                      "\\ud800",
                                      "[[[[[[",
                                      "{\"a\":",
                                      "1e400",
                                      "-1",
                                      "18446744073709551615",
                                      "\"nan\"",
                                      "NaN",
                                      "-Infinity",
                                      "\"shape\":[9999999,9999999]",
                                      "\"blocks\"",
                                      "\"error\"",
                                      "\"kind\":\"timeout\"",
                                      "\"notes\":[[]]",
                                      "\"rows\":[0,0]",
                                      "\"values\"",
                                      std::string(8, '\0'),
                                      "\n"};

std::string framed(const std::string& header, const std::string& bytes) {
  std::string frame;
  for (const std::size_t length : {header.size(), bytes.size()}) {
    for (int shift = 0; shift < 32; shift += 8) frame += static_cast<char>((length >> shift) & 0xFFU);
  }
  return frame + header + bytes;
}

/// What comes through the pipe, to its end.
void read_frame(const std::string& bytes) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
  const FileDescriptor ours(ends[0]);
  FileDescriptor theirs(ends[1]);
  const int room = 1 << 20;
  ::setsockopt(theirs.get(), SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
  if (::send(theirs.get(), bytes.data(), bytes.size(), MSG_DONTWAIT) < 0) return;
  theirs.reset();
  try {
    const Frame frame = receive_frame(ours.get(), {}, after(60));
    read_reply(frame, {{"loss", "v_c", "U"}, 3});
    read_notes(frame);
  } catch (const FrameFailure&) {
  }
}

TEST(FuzzReply, Frames) {
  const std::string numbers(10 * sizeof(double), '\x3f');
  campaign({{framed(R"({"sequence": 1, "blocks": [{"name": "loss", "shape": [], "type": "float64"},
                        {"name": "U", "shape": [3, 3], "type": "float32"}], "changed": ["U"], "output": "x",
                        "notes": ["n"], "python_2": false})",
                    numbers),
             framed(R"({"sequence": 2, "error": {"kind": "exception", "text": "no"}, "notes": []})", "")},
            pieces},
           1000, read_frame);
}

/// A header whose lengths are right, whatever it says.
TEST(FuzzReply, Headers) {
  campaign(
      {{R"({"blocks": [{"name": "loss", "shape": [], "type": "float64"}], "output": "x", "notes": ["n"]})",
        R"({"error": {"kind": "exception", "text": "no"}})"},
       pieces},
      1000, [](const std::string& header) { read_frame(framed(header, std::string(8, '\0'))); });
}

TEST(FuzzReply, Lines) {
  const Problem<double> problem =
      NegativeSamplingProblem<double>{Vector<double>::Ones(2), Matrix<double>::Ones(3, 2), 1, {2, 2}};
  campaign(
      {{R"({"id": 2, "answer": {"loss": 0.5, "v_c": [1, 2], "U": {"rows": [0, 2], "values": [[1, 2], [3, NaN]]}}})",
        R"({"id": 2, "after": {"v_c": [1, 2], "U": [[1, 2], [3, 4], [5, 6]]}, "not_implemented": ["loss"]})",
        R"({"id": 1, "started": {"protocol": 1, "name": "n", "in_place": "float32",
                 "allowances": [{"kind": "sigmoid_table", "table_size": 1000, "table_range": 6, "reason": "r"}]}})"},
       pieces},
      1000, [&](const std::string& text) {
        try {
          const nlohmann::json line = read_line(text);
          if (line.contains("started")) self_description(line["started"]);
          answer_of(line, problem, UpdateStep{0x1p-10, Arithmetic::float32});
        } catch (const NotProtocol&) {
        }
      });
}

}  // namespace
}  // namespace gradjudge::fuzz
