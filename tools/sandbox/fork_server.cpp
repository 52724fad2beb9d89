// SPDX-License-Identifier: MIT
#include "tools/sandbox/fork_server.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "tools/sandbox/readable_paths.hpp"
#include "tools/sandbox/sandbox_failure.hpp"
#include "tools/sandbox/syscall_filter.hpp"

namespace gradjudge {
namespace {

constexpr double patience = 30;  // seconds for the server itself, which runs none of the submitted code

ConfinedProgram python(const PythonSetup& setup) {
  // Hashes without a random seed, so that a submission's sets come in the same order in every run. Everything
  // else that -I would ignore cannot be there: the environment is this one.
  const std::vector<std::string> readable = readable_paths(setup.interpreter);
  return {{setup.interpreter, "-s", "-B", "-c", setup.program},
          {"LANG=C.UTF-8", "PYTHONHASHSEED=0", "OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1",
           "MKL_NUM_THREADS=1", "HOME=/", "PATH="},
          readable,
          own_files_below(readable)};
}

/// Sends one byte with a descriptor.
void send_descriptor(int socket, int descriptor) {
  char byte = 'F';
  iovec data{&byte, 1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof descriptor);
  std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  if (::sendmsg(socket, &message, MSG_NOSIGNAL) != 1) sandbox_failure("fork server: handing over a pipe");
}

}  // namespace

ForkServer::ForkServer(SandboxMode mode, const PythonSetup& setup, const Limits& limits)
    : limits_(limits), process_(mode, python(setup)) {
  Frame start;
  start.bytes = syscall_filter();
  start.header = {{"filter", start.bytes.size()},
                  {"cpu_seconds", limits.cpu_seconds},
                  {"open_files", limits.open_files},
                  {"modules", nlohmann::json::array()}};
  const auto add = [&](const std::map<std::string, std::string>& modules, bool at_start) {
    for (const auto& [name, source] : modules) {
      start.header["modules"].push_back({{"name", name}, {"size", source.size()}, {"at_start", at_start}});
      start.bytes += source;
    }
  };
  add(setup.modules, true);
  add(setup.later, false);
  versions_ = ask(start).header;
}

Frame ForkServer::ask(const Frame& request) {
  try {
    send_frame(process_.socket(), request, after(patience));
    return receive_frame(process_.socket(), {}, after(patience));
  } catch (const FrameFailure& failure) {
    throw SandboxFailure("fork server: " + std::string(failure.what()) + "\n" + process_.errors());
  }
}

FileDescriptor ForkServer::fork_child() {
  end_child();
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) sandbox_failure("socketpair");
  FileDescriptor ours(ends[0]);
  const FileDescriptor theirs(ends[1]);
  const std::size_t address_space =
      process_.address_space() + (static_cast<std::size_t>(limits_.memory_megabytes) << 20);
  Frame request;
  request.header = {{"do", "fork"}, {"address_space", address_space}};
  try {
    send_frame(process_.socket(), request, after(patience));
    send_descriptor(process_.socket(), theirs.get());
    has_child_ = true;
    const Frame reply = receive_frame(process_.socket(), {}, after(patience));
    if (!reply.header.contains("child")) throw SandboxFailure("fork server: " + reply.header.dump());
  } catch (const FrameFailure& failure) {
    throw SandboxFailure("fork server: " + std::string(failure.what()) + "\n" + process_.errors());
  }
  return ours;
}

void ForkServer::load_module(const std::string& module) {
  if (!loaded_later_.insert(module).second) return;
  Frame request;
  request.header = {{"do", "import"}, {"module", module}};
  ask(request);
}

ChildEnd ForkServer::end_child() {
  if (!has_child_) return {};
  has_child_ = false;
  Frame request;
  request.header = {{"do", "end"}};
  const Frame reply = ask(request);
  return {reply.header.value("signal", 0), reply.header.value("status", 0), false};
}

}  // namespace gradjudge
