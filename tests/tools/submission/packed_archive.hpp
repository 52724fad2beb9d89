// SPDX-License-Identifier: MIT
#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace gradjudge {

struct Packed {
  std::string name;
  std::string bytes;
  std::string link;
};

/// A .zip, or else a .tar.gz.
inline void pack(const std::filesystem::path& path, const std::vector<Packed>& entries) {
  archive* writer = archive_write_new();
  if (path.extension() == ".zip") {
    archive_write_set_format_zip(writer);
  } else {
    archive_write_set_format_pax_restricted(writer);
    archive_write_add_filter_gzip(writer);
  }
  ASSERT_EQ(archive_write_open_filename(writer, path.c_str()), ARCHIVE_OK);
  for (const auto& packed : entries) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, packed.name.c_str());
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_filetype(entry, packed.link.empty() ? AE_IFREG : AE_IFLNK);
    if (!packed.link.empty()) archive_entry_set_symlink(entry, packed.link.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(packed.bytes.size()));
    ASSERT_EQ(archive_write_header(writer, entry), ARCHIVE_OK);
    archive_write_data(writer, packed.bytes.data(), packed.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_free(writer);
}

}  // namespace gradjudge
