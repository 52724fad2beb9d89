// SPDX-License-Identifier: MIT
#include "tools/submission/python_setup.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "cases/resource_folder.hpp"
#include "tools/sandbox/sandbox_failure.hpp"

namespace gradjudge {
namespace {

constexpr std::array server_modules{"adapter",       "course_helpers",   "frames",      "imports",
                                    "inert",         "loading",          "lockdown",    "negatives",
                                    "notebook",      "older_numpy",      "questions",   "returned",
                                    "scipy_special", "scripted_dataset", "source_text", "warm_up"};

std::string read_module(const std::string& name) {
  const std::filesystem::path path = shipped_modules() / (name + ".py");
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw SandboxFailure(path.string() +
                         ": cannot be read, expected one of the Python modules that ship with gradjudge; set "
                         "GRADJUDGE_SUBMISSION to the folder tools/submission of its sources");
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::filesystem::path shipped_modules() {
  return resource_folder("GRADJUDGE_SUBMISSION", "submission", GRADJUDGE_SUBMISSION_FOLDER);
}

PythonSetup python_setup() {
  const char* chosen = std::getenv("GRADJUDGE_PYTHON");
  PythonSetup setup;
  setup.interpreter = chosen != nullptr && *chosen != '\0' ? chosen : "/usr/bin/python3";
  setup.program = read_module("fork_server");
  for (const char* name : server_modules) setup.modules["gradjudge_" + std::string(name)] = read_module(name);
  setup.later[python_2_translator] = read_module("python_2");
  setup.later["gradjudge_newer_syntax"] = read_module("newer_syntax");
  return setup;
}

std::string judge_loss_source() {
  static const std::string source = read_module("judge_loss");
  return source;
}

std::string sigmoid_source() {
  static const std::string source = read_module("sigmoid");
  return source;
}

}  // namespace gradjudge
