// SPDX-License-Identifier: MIT
#include "tools/reading/reader_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <new>
#include <string_view>

#include "tools/sandbox/child_end.hpp"
#include "tools/sandbox/frame.hpp"
#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

/// The first byte of what a reader sends.
enum class Kind : char { result = 'R', out_of_memory = 'M', failed = 'F' };

constexpr FrameCaps caps{1024, std::size_t{1} << 30};

/// Nobody but the processor's time limits a reader: it waits for nothing.
Clock::time_point whenever() {
  return Clock::now() + std::chrono::hours(24);
}

void set_limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  const rlimit limit{soft, hard};
  ::setrlimit(resource, &limit);
}

std::size_t address_space() {
  std::ifstream statistics("/proc/self/statm");
  std::size_t pages = 0;
  statistics >> pages;
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno != EINTR) ::_exit(1);
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string read_to_end(int descriptor) {
  std::string text;
  std::array<char, 1 << 16> piece{};
  while (text.size() < caps.bytes) {
    const ssize_t count = ::read(descriptor, piece.data(), piece.size());
    if (count == 0 || (count < 0 && errno != EINTR)) break;
    if (count > 0) text.append(piece.data(), static_cast<std::size_t>(count));
  }
  return text;
}

[[noreturn]] void become_reader(const ReaderProcess::Read& read, const ReadingLimits& limits, int out,
                                const std::string& text) {
  const auto megabytes = static_cast<rlim_t>(limits.memory_megabytes) << 20U;
  const auto seconds = static_cast<rlim_t>(limits.cpu_seconds);
  set_limit(RLIMIT_CORE, 0, 0);
  set_limit(RLIMIT_FSIZE, 0, 0);
  set_limit(RLIMIT_CPU, seconds, seconds + 1);
  set_limit(RLIMIT_AS, address_space() + megabytes, RLIM_INFINITY);
  Kind kind = Kind::result;
  std::string result;
  try {
    result = read(text);
  } catch (const std::bad_alloc&) {
    kind = Kind::out_of_memory;
  } catch (const std::exception& failure) {
    kind = Kind::failed;
    result = failure.what();
  }
  const char first = static_cast<char>(kind);
  write_all(out, {&first, 1});
  write_all(out, result);
  ::_exit(0);
}

Frame read_apart(const ReaderProcess::Read& read, const ReadingLimits& limits, const std::string& text) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) ::_exit(1);
  FileDescriptor from(ends[0]);
  FileDescriptor to(ends[1]);
  const pid_t reader = ::fork();
  if (reader < 0) ::_exit(1);
  if (reader == 0) become_reader(read, limits, to.get(), text);
  to.reset();
  Frame reply;
  reply.bytes = read_to_end(from.get());
  from.reset();
  int status = 0;
  while (::waitpid(reader, &status, 0) < 0 && errno == EINTR) continue;
  const ChildEnd end = child_end(status);
  reply.header = {{"signal", end.signal}, {"status", end.status}};
  return reply;
}

/// Nothing that the judge has open is kept open by this process.
void keep_only(int socket) {
  if (socket > 3) ::syscall(SYS_close_range, 3, socket - 1, 0);
  ::syscall(SYS_close_range, socket + 1, ~0U, 0);
}

[[noreturn]] void serve(const ReaderProcess::Read& read, const ReadingLimits& limits, int socket) {
  keep_only(socket);
  try {
    for (;;) {
      const Frame request = receive_frame(socket, caps, whenever());
      send_frame(socket, read_apart(read, limits, request.bytes), whenever());
    }
  } catch (const std::exception&) {
    ::_exit(0);  // the judge is gone
  }
}

}  // namespace

ReaderProcess::ReaderProcess(const Read& read, const ReadingLimits& limits) : limits_(limits) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) sandbox_failure("socketpair");
  socket_ = FileDescriptor(ends[0]);
  const FileDescriptor theirs(ends[1]);
  const pid_t judge = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) sandbox_failure("fork");
  if (pid_ > 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (::getppid() != judge) ::_exit(0);
  serve(read, limits, theirs.get());
}

ReaderProcess::~ReaderProcess() {
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) continue;
}

std::string ReaderProcess::read(const std::string& text) {
  Frame reply;
  try {
    Frame request;
    request.bytes = text;
    send_frame(socket_.get(), request, whenever());
    reply = receive_frame(socket_.get(), caps, whenever());
  } catch (const FrameFailure& failure) {
    throw SandboxFailure(std::string("the process that reads what was handed in: ") + failure.what());
  }
  const int signal = reply.header.value("signal", 0);
  const Kind kind = reply.bytes.empty() ? Kind::failed : static_cast<Kind>(reply.bytes[0]);
  if (signal == SIGXCPU)
    throw ReadingFailed(fmt::format("reading it takes more than {} s", limits_.cpu_seconds));
  if (kind == Kind::out_of_memory)
    throw ReadingFailed(fmt::format("reading it takes more than {} MB of memory", limits_.memory_megabytes));
  if (signal == 0 && reply.header.value("status", 0) == 0 && kind == Kind::result)
    return reply.bytes.substr(1);
  const char* name = signal == 0 ? nullptr : ::strsignal(signal);
  const std::string why = signal == 0 && !reply.bytes.empty() ? reply.bytes.substr(1)
                          : name != nullptr                   ? name
                                                              : "it ended";
  throw ReadingFailed("reading it failed (" + why + "), a fault of gradjudge: please report it");
}

}  // namespace gradjudge
