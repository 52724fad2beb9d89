// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace gradjudge {

/// A file's name as it is stored in an archive or on a disk, as UTF-8. Names that are no UTF-8 are read in
/// what Windows' archivers write without saying so, by what the bytes can be: GB 18030 (Chinese), Shift-JIS
/// (Japanese), code page 437 (Western), or Latin-1.
std::string utf8_name(std::string_view stored);

/// The same, with the backslashes of Windows' archivers as slashes.
std::string entry_name(std::string_view stored);

}  // namespace gradjudge
