// SPDX-License-Identifier: MIT
#include "tools/grade/out_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <sstream>

#include "tools/bad_input.hpp"
#include "tools/fingerprint.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

constexpr const char* record_name = ".gradjudge";
constexpr std::string_view record_begins = "what gradjudge wrote here\n";
constexpr std::size_t fingerprint_length = 16;
/// What is written at the top; of a submission there are more files, all below the last of these.
constexpr std::array names{"gradebook.csv", "class.json", "class.html",
                           "canvas.csv",    "moodle.csv", "submissions"};

[[noreturn]] void refuse(const fs::path& folder, const std::string& why) {
  throw BadInput(fmt::format("--out {}: {}", folder.string(), why));
}

/// In a folder that gradjudge has no record of having written to, files of its names are somebody else's.
void refuse_foreign_names(const fs::path& folder) {
  std::error_code error;
  for (const char* name : names) {
    if (fs::exists(fs::symlink_status(folder / name, error)))
      refuse(folder,
             fmt::format("{} is there already and is not from gradjudge; choose another folder, or move it "
                         "away",
                         name));
  }
}

fs::path made_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!fs::is_directory(folder))
    refuse(folder, fmt::format("is not a folder and cannot be made one: {}", error.message()));
  return folder;
}

/// Opens the record, and makes it where there is none.
FileDescriptor open_record(const fs::path& folder) {
  const fs::path record = folder / record_name;
  std::error_code error;
  if (!fs::exists(fs::symlink_status(record, error))) refuse_foreign_names(folder);
  FileDescriptor file(::open(record.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!file) refuse(folder, fmt::format("cannot write {} in it: {}", record_name, std::strerror(errno)));
  if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) return file;
  if (errno == EWOULDBLOCK)
    refuse(folder,
           "another gradjudge is grading into this folder; wait until it has ended, or choose another");
  refuse(folder, fmt::format("cannot lock {} in it: {}; choose a folder on another file system", record_name,
                             std::strerror(errno)));
}

void remove_unfinished(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const bool is_file = fs::is_regular_file(entry.symlink_status(error));
    if (is_file && is_unfinished(entry.path())) fs::remove(entry.path(), error);
  }
}

fs::path free_name_beside(const fs::path& path) {
  std::error_code error;
  for (int copy = 1;; ++copy) {
    fs::path kept = path;
    kept += copy == 1 ? ".kept" : fmt::format(".kept-{}", copy);
    if (!fs::exists(fs::symlink_status(kept, error))) return kept;
  }
}

}  // namespace

OutFolder::OutFolder(fs::path folder) : folder_(made_folder(folder)), record_(open_record(folder_)) {
  read_record();
  if (written_.empty()) refuse_foreign_names(folder_);
  remove_unfinished(folder_);
  std::error_code error;
  for (const auto& submission : fs::directory_iterator(folder_ / "submissions", error))
    remove_unfinished(submission.path());
}

void OutFolder::read_record() {
  const std::string record = read_whole_file(folder_ / record_name);
  if (record.empty()) {
    note_line(record_begins);
    return;
  }
  if (!record.starts_with(record_begins))
    refuse(folder_, fmt::format("{} in it is not from gradjudge; choose another folder, or move it away",
                                record_name));
  std::istringstream lines(record.substr(record_begins.size()));
  for (std::string line; std::getline(lines, line);) {
    if (line.size() > fingerprint_length + 1 && line[fingerprint_length] == ' ')
      written_[line.substr(fingerprint_length + 1)].insert(line.substr(0, fingerprint_length));
  }
  // A run that was killed may have left half a line.
  if (record.back() != '\n') note_line("\n");
}

void OutFolder::note_line(std::string_view line) {
  const ssize_t count = ::write(record_.get(), line.data(), line.size());
  if (count != static_cast<ssize_t>(line.size()))
    refuse(folder_, fmt::format("cannot write {} in it: {}", record_name,
                                count < 0 ? std::strerror(errno) : "the disk is full"));
}

bool OutFolder::is_ours(const fs::path& name, std::string_view content) const {
  const std::string fingerprint = Fingerprint().add_bytes(content).text();
  const std::scoped_lock lock(mutex_);
  const auto written = written_.find(name.string());
  return written != written_.end() && written->second.contains(fingerprint);
}

std::optional<std::string> OutFolder::read(const fs::path& name) const {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(folder_ / name, error))) return std::nullopt;
  std::string content = read_whole_file(folder_ / name);
  return is_ours(name, content) ? std::optional(std::move(content)) : std::nullopt;
}

void OutFolder::keep_what_is_foreign(const fs::path& name) {
  const fs::path path = folder_ / name;
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (!fs::exists(status)) return;
  if (fs::is_directory(status))
    throw BadInput(fmt::format("{}: is a folder, and a file of that name is to be written; move it away",
                               path.string()));
  if (fs::is_regular_file(status) && is_ours(name, read_whole_file(path))) return;
  const fs::path kept = free_name_beside(path);
  fs::rename(path, kept, error);
  if (error)
    throw BadInput(fmt::format("cannot rename {} to {}: {}", path.string(), kept.string(), error.message()));
  const std::scoped_lock lock(mutex_);
  notes_.push_back(fmt::format("{} was changed since gradjudge wrote it; as it was it is kept as {}",
                               path.string(), kept.filename().string()));
}

void OutFolder::write(const fs::path& name, std::string_view content) {
  const fs::path path = folder_ / name;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error)
    throw BadInput(
        fmt::format("cannot make the folder {}: {}", path.parent_path().string(), error.message()));
  keep_what_is_foreign(name);
  const std::string fingerprint = Fingerprint().add_bytes(content).text();
  {
    const std::scoped_lock lock(mutex_);
    // First: a run that is killed in between must know what it wrote.
    if (written_[name.string()].insert(fingerprint).second)
      note_line(fingerprint + " " + name.string() + "\n");
  }
  write_whole_file(path, content);
}

std::vector<std::string> OutFolder::notes() const {
  const std::scoped_lock lock(mutex_);
  return notes_;
}

}  // namespace gradjudge
