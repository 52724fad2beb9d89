// SPDX-License-Identifier: MIT
#include "cases/suite_files.hpp"

#include <algorithm>

#include "cases/invalid_file.hpp"
#include "cases/shipped_cases.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml" && !entry.is_directory()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The file of the shipped suite of that name, in the folder of cases or in one of a subject; empty if there
/// is none.
fs::path shipped_suite(const fs::path& name) {
  if (name.has_parent_path() || name.has_extension()) return {};
  std::vector<fs::path> folders{shipped_cases()};
  for (const char* subject : {"embedding", "geometry", "layers", "matrix", "regression", "sequence"})
    folders.push_back(shipped_cases() / subject);
  for (const auto& folder : folders) {
    const fs::path file = folder / (name.string() + ".yaml");
    std::error_code error;
    if (fs::is_regular_file(file, error)) return file;
  }
  return {};
}

}  // namespace

std::vector<fs::path> suite_files(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  std::vector<FileProblem> problems;
  for (const fs::path& path : paths) {
    std::error_code error;
    const auto status = fs::status(path, error);
    const Place place{path.string(), 0, 0};
    if (!fs::exists(status)) {
      if (const fs::path shipped = shipped_suite(path); !shipped.empty()) {
        files.push_back(shipped);
        continue;
      }
      problems.push_back({place, "there is no such file or folder",
                          "a suite, a folder of suites or the name of a suite that ships", "check the path"});
    } else if (!fs::is_directory(status)) {
      files.push_back(path);
    } else if (const auto inside = files_in(path); !inside.empty()) {
      files.insert(files.end(), inside.begin(), inside.end());
    } else {
      problems.push_back(
          {place, "the folder has no *.yaml file", "a folder of suites", "name another folder"});
    }
  }
  if (!problems.empty()) throw InvalidFile(std::move(problems));
  return files;
}

}  // namespace gradjudge
