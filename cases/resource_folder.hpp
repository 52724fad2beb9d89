// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>

namespace gradjudge {

/// A folder of files that ship with the program: what the environment variable says if it is set and not
/// empty, otherwise what resource_folder_of says of the program or shared library that this code is in.
std::filesystem::path resource_folder(const char* variable, const std::string& name,
                                      const std::filesystem::path& in_source_tree);

/// share/gradjudge/NAME of the nearest folder above `program` that has it: so an installation works wherever
/// it was moved to. `in_source_tree` for a program in a build folder, and where there is no such folder.
std::filesystem::path resource_folder_of(const std::filesystem::path& program, const std::string& name,
                                         const std::filesystem::path& in_source_tree);

}  // namespace gradjudge
