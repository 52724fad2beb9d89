// SPDX-License-Identifier: MIT
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace gradjudge {

/// 64-bit FNV-1a of the parts as 16 hexadecimal digits: the same for the same parts on every machine, so that
/// a service knows a finding again.
std::string fingerprint(std::initializer_list<std::string_view> parts);

}  // namespace gradjudge
