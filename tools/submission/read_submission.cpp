// SPDX-License-Identifier: MIT
#include "tools/submission/read_submission.hpp"

#include <algorithm>
#include <array>

#include "tools/submission/regular_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = std::uintmax_t{4} << 20;
constexpr std::size_t most_files = 200;
constexpr int deepest_folder = 2;

}  // namespace

std::string read_submitted_file(const fs::path& path) {
  return read_regular_file(path, largest_file);
}

bool is_python(const fs::path& path) {
  return path.extension() == ".py" || path.extension() == ".ipynb";
}

bool is_write_up(const fs::path& path) {
  constexpr std::array endings{".md", ".markdown", ".tex", ".ipynb", ".org", ".txt"};
  return std::find(endings.begin(), endings.end(), path.extension().string()) != endings.end();
}

bool may_be_graded(const fs::path& path) {
  return is_python(path) || is_write_up(path);
}

bool may_be_handed_in_alone(const fs::path& path) {
  return may_be_graded(path) && path.extension() != ".txt" && !path.stem().string().starts_with("README");
}

Submission read_submission(const fs::path& file) {
  Submission submission{"python:" + file.string(), file.filename().string(), {}, {}};
  submission.files.push_back({submission.main, read_submitted_file(file)});
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  constexpr auto options = fs::directory_options::skip_permission_denied;
  std::vector<std::string> helpers;
  for (auto place = fs::recursive_directory_iterator(folder, options);
       place != fs::recursive_directory_iterator(); ++place) {
    if (place.depth() >= deepest_folder) place.disable_recursion_pending();
    const fs::path relative = place->path().lexically_relative(folder);
    const bool is_helper = place->path().extension() == ".py" && !place->is_symlink() &&
                           place->is_regular_file() && place->file_size() <= largest_file;
    if (is_helper && relative != submission.main) helpers.push_back(relative.generic_string());
  }
  std::sort(helpers.begin(), helpers.end());
  if (helpers.size() > most_files) helpers.resize(most_files);
  for (const auto& name : helpers) submission.files.push_back({name, read_submitted_file(folder / name)});
  return submission;
}

}  // namespace gradjudge
