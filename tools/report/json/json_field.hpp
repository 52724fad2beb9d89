// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace gradjudge {

/// A value of a JSON document and where it stands, so that every error can name it: results.json:
/// checks[3].verdict. The document must outlive it. Each function throws BadInput where the value is not what
/// was asked for.
class JsonField {
 public:
  JsonField(const nlohmann::json& value, std::string file, std::string path)
      : value_(value), file_(std::move(file)), path_(std::move(path)) {}

  JsonField at(const std::string& key) const;
  bool has(const std::string& key) const;
  const nlohmann::json& value() const { return value_; }
  bool is_null() const { return value_.is_null(); }
  std::vector<JsonField> elements() const;

  std::string text() const;
  std::vector<std::string> texts() const;
  double number() const;  ///< a number, or one of the strings nan, inf, -inf
  std::ptrdiff_t whole_number() const;
  std::size_t count() const;  ///< a whole number, not negative
  bool truth_value() const;

  [[noreturn]] void refuse(const std::string& expected) const;

 private:
  const nlohmann::json& value_;
  std::string file_;
  std::string path_;
};

}  // namespace gradjudge
