// SPDX-License-Identifier: MIT
#include "tools/bundle/own_program.hpp"

#include <link.h>

#include <filesystem>

#include "tools/bad_input.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

namespace fs = std::filesystem;

/// The file of each object that is loaded; the program itself and the kernel's own object have none.
int add_object(dl_phdr_info* object, size_t, void* list) {
  const std::string file = object->dlpi_name;
  if (file.starts_with("/")) static_cast<std::vector<fs::path>*>(list)->emplace_back(file);
  return 0;
}

bool is_loader(const fs::path& object) {
  const std::string name = object.filename().string();
  return name.starts_with("ld-linux") || name.starts_with("ld64") || name.starts_with("ld-musl");
}

}  // namespace

Bundle own_program(const std::string& folder) {
  const fs::path program = fs::read_symlink("/proc/self/exe");
  if (program.filename() == "loader") {
    throw BadInput(
        "gradjudge bundle: this program runs from a bundle, and a bundle cannot be made of that; run "
        "the one that was built");
  }
  Bundle bundle{{folder + "/bin/gradjudge", read_whole_file(program), true}};
  std::vector<fs::path> objects;
  ::dl_iterate_phdr(add_object, &objects);
  for (const fs::path& object : objects) {
    const std::string name = is_loader(object) ? "loader" : object.filename().string();
    bundle.push_back({folder + "/lib/" + name, read_whole_file(object), is_loader(object)});
  }
  return bundle;
}

}  // namespace gradjudge
