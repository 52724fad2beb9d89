// SPDX-License-Identifier: MIT
#include "tools/library_host/lockdown.hpp"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace gradjudge::library_host {
namespace {

void require(bool succeeded, const std::string& step) {
  if (!succeeded) throw std::runtime_error("lockdown: " + step + ": " + std::strerror(errno));
}

void limit(__rlimit_resource resource, rlim_t value, const char* name) {
  // Past the soft limit of processor time comes SIGXCPU, which says what happened; past the hard one SIGKILL.
  const rlimit both{value, resource == RLIMIT_CPU ? value + 1 : value};
  require(::setrlimit(resource, &both) == 0, name);
}

std::vector<sock_filter> program_of(const std::string& hexadecimal) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hexadecimal.substr(i, 2), nullptr, 16));
  std::vector<sock_filter> program(bytes.size() / sizeof(sock_filter));
  std::memcpy(program.data(), bytes.data(), program.size() * sizeof(sock_filter));
  return program;
}

}  // namespace

void lock_down(const nlohmann::json& limits) {
  limit(RLIMIT_AS, limits.at("address_space").get<rlim_t>(), "address space");
  limit(RLIMIT_CPU, limits.at("cpu_seconds").get<rlim_t>(), "processor time");
  limit(RLIMIT_NOFILE, limits.at("open_files").get<rlim_t>(), "open files");
  limit(RLIMIT_NPROC, 0, "processes");
  limit(RLIMIT_FSIZE, 0, "file size");
  limit(RLIMIT_CORE, 0, "core file");
  std::vector<sock_filter> program = program_of(limits.at("filter").get<std::string>());
  const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
  require(::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0, "seccomp");
}

}  // namespace gradjudge::library_host
