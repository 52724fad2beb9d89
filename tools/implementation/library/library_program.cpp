// SPDX-License-Identifier: MIT
#include "tools/implementation/library/library_program.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tools/bad_input.hpp"
#include "tools/implementation/library/staged_files.hpp"
#include "tools/sandbox/confined_process.hpp"
#include "tools/sandbox/probe.hpp"
#include "tools/sandbox/sandbox_failure.hpp"
#include "tools/sandbox/syscall_filter.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

/// All that starting a host takes; shared by every start.
struct Staged {
  StagedFiles files;
  fs::path host;
  fs::path library;
  std::string request;  ///< the library as the host is told it: its path, and :float
  std::vector<std::string> library_folders;
};

/// Folders that LD_LIBRARY_PATH names, for libraries that the library needs.
std::vector<std::string> library_folders() {
  const char* path = std::getenv("LD_LIBRARY_PATH");
  std::vector<std::string> folders;
  std::istringstream parts(path == nullptr ? "" : path);
  for (std::string folder; std::getline(parts, folder, ':');) {
    if (!folder.empty()) folders.push_back(fs::absolute(folder).string());
  }
  return folders;
}

ConfinedProgram host_program(const Staged& staged) {
  ConfinedProgram program;
  program.arguments = {staged.host.string()};
  program.environment = {
      "LANG=C.UTF-8", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1", "HOME=/", "PATH="};
  program.readable = {"/usr/lib",
                      "/usr/lib64",
                      "/usr/local/lib",
                      "/lib",
                      "/lib64",
                      "/dev/null",
                      "/etc/ld.so.cache",
                      "/etc/alternatives",
                      staged.host.string(),
                      staged.library.string()};
  std::string search;
  for (const auto& folder : staged.library_folders) {
    program.readable.push_back(folder);
    search += (search.empty() ? "" : ":") + folder;
  }
  if (!search.empty()) program.environment.push_back("LD_LIBRARY_PATH=" + search);
  return program;
}

std::string hexadecimal(const std::string& bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

void send_line(int socket, const std::string& text) {
  const std::string line = text + "\n";
  for (std::size_t done = 0; done < line.size();) {
    const ssize_t count = ::send(socket, line.data() + done, line.size() - done, MSG_NOSIGNAL);
    if (count <= 0) sandbox_failure("library host: handing over its limits");
    done += static_cast<std::size_t>(count);
  }
}

Program start_host(const std::shared_ptr<Staged>& staged, SandboxMode mode, const Limits& limits) {
  auto process = std::make_shared<ConfinedProcess>(mode, host_program(*staged));
  const std::size_t address_space =
      process->address_space() + (static_cast<std::size_t>(limits.memory_megabytes) << 20);
  const nlohmann::json first = {{"library", staged->request},
                                {"limits",
                                 {{"address_space", address_space},
                                  {"cpu_seconds", limits.cpu_seconds},
                                  {"open_files", limits.open_files},
                                  {"filter", hexadecimal(syscall_filter())}}}};
  send_line(process->socket(), first.dump());
  Program program;
  program.to = process->socket();
  program.from = process->socket();
  program.errors = process->error_output();
  program.end = [running = process.get()] { return running->end(); };
  program.process = std::move(process);
  return program;
}

}  // namespace

fs::path library_host() {
  constexpr const char* name = "gradjudge-library-host";
  const char* chosen = std::getenv("GRADJUDGE_LIBRARY_HOST");
  if (chosen != nullptr && *chosen != '\0') return chosen;
  std::error_code unknown;
  const fs::path beside = fs::read_symlink("/proc/self/exe", unknown).parent_path() / name;
  if (fs::exists(beside, unknown)) return beside;
  return fs::path(GRADJUDGE_LIBRARY_HOST_BUILT);
}

LibraryProgram library_program(const fs::path& file, bool as_float, const Limits& limits) {
  if (!std::ifstream(file) || fs::is_directory(file)) {
    throw BadInput(fmt::format("{}: cannot be read, expected a shared library, such as library:./libmine.so",
                               file.string()));
  }
  const auto staged = std::make_shared<Staged>();
  staged->host = staged->files.add(library_host());
  staged->library = staged->files.add(file);
  staged->request = staged->library.string() + (as_float ? ":float" : "");
  staged->library_folders = library_folders();
  std::string failures;
  for (const SandboxMode mode : candidate_modes()) {
    try {
      start_host(staged, mode, limits);
    } catch (const SandboxFailure& failure) {
      failures += "\n  " + std::string(to_string(mode)) + ": " + failure.what();
      continue;
    }
    return {mode, [staged, mode, limits] { return start_host(staged, mode, limits); }};
  }
  throw SandboxFailure("no sandbox works here, so the library is not loaded:" + failures +
                       "\nwhat is needed: Linux 5.13 or newer with Landlock and seccomp; gradjudge doctor "
                       "says more");
}

}  // namespace gradjudge
