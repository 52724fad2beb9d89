// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace gradjudge {

/// 64-bit FNV-1a of parts, a line's end between two of them: the same for the same parts on every machine. It
/// tells whether anything changed, not whether somebody meant to deceive.
class Fingerprint {
 public:
  explicit Fingerprint(std::uint64_t start = 0xcbf29ce484222325U) : hash_(start) {}

  Fingerprint& add(std::string_view part);
  /// A part of any bytes: its length keeps it apart from the next.
  Fingerprint& add_bytes(std::string_view bytes) { return add(std::to_string(bytes.size())).add(bytes); }

  std::uint64_t value() const { return hash_; }
  /// 16 hexadecimal digits.
  std::string text() const;

 private:
  std::uint64_t hash_;
  bool is_first_ = true;
};

/// Of these parts, by which a service knows a finding again.
std::string fingerprint(std::initializer_list<std::string_view> parts);

}  // namespace gradjudge
