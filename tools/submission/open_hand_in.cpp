// SPDX-License-Identifier: MIT
#include "tools/submission/open_hand_in.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "tools/bad_input.hpp"
#include "tools/inert/clipped.hpp"
#include "tools/inert/printable.hpp"
#include "tools/submission/archive.hpp"
#include "tools/submission/moodle_name.hpp"
#include "tools/submission/read_place.hpp"
#include "tools/submission/read_submission.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr std::array course_functions{
    "def sigmoid",  "def naiveSoftmaxLossAndGradient", "def negSamplingLossAndGradient",
    "def skipgram", "def softmaxCostAndGradient",      "def negSamplingCostAndGradient",
    "def cbow"};

bool is_blank(const SubmittedFile& file) {
  return std::all_of(file.bytes.begin(), file.bytes.end(),
                     [](unsigned char c) { return std::isspace(c) != 0; });
}

/// Throws BadInput, if there is nothing to grade.
void refuse_nothing(const HandIn& hand_in, const Submission& submission) {
  const std::string name = printable(hand_in.places.front().filename().string());
  const bool is_file = fs::is_regular_file(hand_in.places.front()) && !is_archive(hand_in.places.front());
  if (submission.files.empty() && submission.write_ups.empty()) {
    std::vector<std::string> found = submission.notes;
    if (!submission.not_read.empty()) found.push_back("not read: " + not_read_text(submission));
    if (found.empty()) found.push_back("it is empty");
    if (is_file && submission.notes.empty())
      found = {"expected one, or a folder or an archive (.zip, .tar, .tar.gz, .tar.bz2, .tar.xz) with them"};
    throw BadInput(
        fmt::format("{}: {} no Python file, no notebook and no write-up (.md, .tex, .org, .txt); {}", name,
                    is_file && submission.notes.empty() ? "is" : "holds", fmt::join(found, "; ")));
  }
  const bool is_empty = std::all_of(submission.files.begin(), submission.files.end(), is_blank) &&
                        std::all_of(submission.write_ups.begin(), submission.write_ups.end(), is_blank);
  if (is_empty)
    throw BadInput(fmt::format("{}: {}", name, is_file ? "is empty" : "every file in it is empty"));
}

/// How likely a file is the one that holds the answers.
int rank(const SubmittedFile& file) {
  std::string name = fs::path(file.name).filename().string();
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const int depth = static_cast<int>(std::count(file.name.begin(), file.name.end(), '/'));
  int score = 0;
  std::string text = file.bytes;
  std::erase(text, '\0');  // of UTF-16
  for (const char* function : course_functions) {
    if (text.find(function) != std::string::npos) score += 100;
  }
  // An empty file of that name lies beside many a notebook.
  if (name == "word2vec.py" || name == "q3_word2vec.py") score += score > 0 ? 1000 : 10;
  return score - depth;
}

/// The folder of the main file becomes the top, so that its helper modules are found beside it; what lies
/// outside of that folder keeps its path.
void move_to_top(Submission& submission) {
  const std::size_t slash = submission.main.rfind('/');
  if (slash == std::string::npos) return;
  const std::string folder = submission.main.substr(0, slash + 1);
  std::set<std::string> inside;
  for (auto& file : submission.files) {
    if (!file.name.starts_with(folder)) continue;
    file.name = file.name.substr(folder.size());
    inside.insert(file.name);
  }
  submission.main = submission.main.substr(slash + 1);
}

}  // namespace

std::string not_read_text(const Submission& submission) {
  constexpr std::size_t most = 3;
  const auto& names = submission.not_read;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
    text += (text.empty() ? "" : ", ") + printable(clipped(names[i], longest_name));
  return names.size() > most ? fmt::format("{} and {} more", text, names.size() - most) : text;
}

Submission open_hand_in(const HandIn& hand_in) {
  Submission submission;
  submission.name = hand_in.id;
  RoomLeft room;
  for (const auto& place : hand_in.places) {
    const std::string name = without_moodle_name(place.filename().string());
    HandedIn read = read_place(place, name, room);
    submission.notes.insert(submission.notes.end(), read.notes.begin(), read.notes.end());
    submission.not_read.insert(submission.not_read.end(), read.not_read.begin(), read.not_read.end());
    for (auto& file : read.files) {
      if (is_write_up(file.name)) submission.write_ups.push_back(file);
      if (is_python(file.name)) submission.files.push_back(std::move(file));
    }
  }
  const auto by_name = [](const SubmittedFile& a, const SubmittedFile& b) { return a.name < b.name; };
  std::sort(submission.files.begin(), submission.files.end(), by_name);
  std::sort(submission.write_ups.begin(), submission.write_ups.end(), by_name);
  std::sort(submission.not_read.begin(), submission.not_read.end());
  refuse_nothing(hand_in, submission);
  const auto best = std::max_element(submission.files.begin(), submission.files.end(),
                                     [](const auto& a, const auto& b) { return rank(a) < rank(b); });
  if (best == submission.files.end()) return submission;
  submission.main = best->name;
  move_to_top(submission);
  return submission;
}

}  // namespace gradjudge
