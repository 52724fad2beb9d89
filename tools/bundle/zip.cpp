// SPDX-License-Identifier: MIT
#include "tools/bundle/zip.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace gradjudge {
namespace {

/// Noon of 2 January 1980, so that it is 1980 in every time zone.
constexpr time_t first_date = 315662400;

la_ssize_t append(archive*, void* whole, const void* data, size_t size) {
  static_cast<std::string*>(whole)->append(static_cast<const char*>(data), size);
  return static_cast<la_ssize_t>(size);
}

void require(int status, archive* writer) {
  if (status != ARCHIVE_OK) throw std::runtime_error(std::string("zip: ") + archive_error_string(writer));
}

}  // namespace

std::string zip(const Bundle& bundle) {
  std::string whole;
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
  require(archive_write_set_format_zip(writer.get()), writer.get());
  require(archive_write_open2(writer.get(), &whole, nullptr, append, nullptr, nullptr), writer.get());
  for (const BundledFile& file : bundle) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_set_pathname(entry.get(), file.name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), file.is_program ? 0755 : 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
    archive_entry_set_mtime(entry.get(), first_date, 0);
    require(archive_write_header(writer.get(), entry.get()), writer.get());
    const la_ssize_t written = archive_write_data(writer.get(), file.bytes.data(), file.bytes.size());
    if (written != static_cast<la_ssize_t>(file.bytes.size())) require(ARCHIVE_FATAL, writer.get());
  }
  require(archive_write_close(writer.get()), writer.get());
  return whole;
}

}  // namespace gradjudge
