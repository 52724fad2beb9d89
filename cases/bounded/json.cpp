// SPDX-License-Identifier: MIT
#include "cases/bounded/json.hpp"

#include <fmt/format.h>

#include <vector>

namespace gradjudge {
namespace {

/// Builds the value from the parser's events, which come one by one however deep the text is nested.
template <class Json>
class Builder : public nlohmann::json_sax<Json> {
 public:
  using typename nlohmann::json_sax<Json>::number_integer_t;
  using typename nlohmann::json_sax<Json>::number_unsigned_t;
  using typename nlohmann::json_sax<Json>::number_float_t;
  using typename nlohmann::json_sax<Json>::string_t;
  using typename nlohmann::json_sax<Json>::binary_t;

  explicit Builder(const JsonLimits& limits) : limits_(limits) {}

  Json take() { return std::move(root_); }
  const std::string& failure() const { return failure_; }
  std::optional<std::size_t> failed_at() const { return failed_at_; }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return stop("is not JSON"); }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (!count()) return false;
    member_ = &(*open_.back())[std::move(name)];
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    constexpr int number_beyond_double = 406;
    // nlohmann counts bytes from 1, the one that it stumbled over included.
    failed_at_ = position == 0 ? 0 : position - 1;
    return stop(error.id == number_beyond_double ? "has a number that no double can hold" : "is not JSON");
  }

 private:
  JsonLimits limits_;
  Json root_;
  std::vector<Json*> open_;  ///< the lists and objects that are not closed yet
  Json* member_ = nullptr;   ///< what the key that was read last stands for
  std::size_t values_ = 0;
  std::string failure_;
  std::optional<std::size_t> failed_at_;

  bool stop(std::string why) {
    if (failure_.empty()) failure_ = std::move(why);
    return false;
  }

  bool count() {
    if (++values_ <= limits_.values) return true;
    return stop(fmt::format("has more than {} values", limits_.values));
  }

  Json* place(Json value) {
    if (open_.empty()) return &(root_ = std::move(value));
    if (open_.back()->is_object()) return &(*member_ = std::move(value));
    open_.back()->push_back(std::move(value));
    return &open_.back()->back();
  }

  bool add(Json value) {
    if (!count()) return false;
    place(std::move(value));
    return true;
  }

  bool open(Json empty) {
    if (!count()) return false;
    if (open_.size() == limits_.depth)
      return stop(fmt::format("has lists or objects nested more than {} deep", limits_.depth));
    open_.push_back(place(std::move(empty)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }
};

template <class Json>
Json read(std::string_view text, const JsonLimits& limits) {
  Builder<Json> builder(limits);
  if (Json::sax_parse(text, &builder)) return builder.take();
  throw InvalidJson(builder.failure(), builder.failed_at());
}

}  // namespace

nlohmann::json read_json(std::string_view text, const JsonLimits& limits) {
  return read<nlohmann::json>(text, limits);
}

nlohmann::ordered_json read_ordered_json(std::string_view text, const JsonLimits& limits) {
  return read<nlohmann::ordered_json>(text, limits);
}

}  // namespace gradjudge
