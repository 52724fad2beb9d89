// SPDX-License-Identifier: MIT
#include "cases/bounded/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>

#include <map>
#include <sstream>
#include <vector>

namespace gradjudge {
namespace {

constexpr const char* nested_remedy = "close the brackets or mend the indentation";

[[noreturn]] void nested_too_deeply(const YAML::Mark& mark) {
  throw InvalidYaml(mark, "lists or mappings are nested too deeply here", "three or four levels",
                    nested_remedy);
}

/// Goes through the events of a text before anything is built of it, and stops at the first that is beyond
/// the limits.
class Inspection : public YAML::EventHandler {
 public:
  explicit Inspection(const YamlLimits& limits) : limits_(limits) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    // yaml-cpp begins one document after another at the same place where it cannot go on, as at a lone comma.
    if (++documents_ > 1 && mark.pos == begin_.pos)
      throw InvalidYaml(mark, "this is not YAML: nothing can stand here", "a YAML file",
                        "mend the quotes, brackets or indentation here or just before");
    begin_ = mark;
    if (documents_ > 1)
      throw InvalidYaml(mark, "a second YAML document begins", "one document a file",
                        "move it to a file of its own");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { leaf(mark, anchor); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string&) override {
    leaf(mark, anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto known = sizes_.find(anchor);
    if (known == sizes_.end())
      throw InvalidYaml(mark, "an alias stands inside of what it stands for", "values that end",
                        "write the value out");
    count(mark, known->second);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YAML::anchor_t anchor;
    std::size_t values_before;
  };

  YamlLimits limits_;
  std::size_t documents_ = 0;
  YAML::Mark begin_;  ///< of the last document
  std::size_t values_ = 0;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, std::size_t> sizes_;  ///< of what anchors name

  void count(const YAML::Mark& mark, std::size_t values) {
    values_ += values;
    if (values_ > limits_.values)
      throw InvalidYaml(mark, "the file has too many values",
                        fmt::format("at most {} (aliases count as what they stand for)", limits_.values),
                        "split the file");
  }
  void leaf(const YAML::Mark& mark, YAML::anchor_t anchor) {
    count(mark, 1);
    if (anchor != 0) sizes_[anchor] = 1;
  }
  void open(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (open_.size() == limits_.depth) nested_too_deeply(mark);
    open_.push_back({anchor, values_});
    count(mark, 1);
  }
  void close() {
    const Open& closed = open_.back();
    if (closed.anchor != 0) sizes_[closed.anchor] = values_ - closed.values_before;
    open_.pop_back();
  }
};

}  // namespace

YAML::Node read_yaml(const std::string& text, const YamlLimits& limits) {
  if (text.size() > limits.bytes)
    throw InvalidYaml({}, "the file is too large", fmt::format("at most {} bytes", limits.bytes), "split it");
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    Inspection inspection(limits);
    while (parser.HandleNextDocument(inspection)) continue;
    return YAML::Load(text);
  } catch (const YAML::DeepRecursion& error) {
    nested_too_deeply(error.mark);
  } catch (const YAML::Exception& error) {
    throw InvalidYaml(error.mark, "this is not YAML: " + error.msg, "a YAML file",
                      "mend the quotes, brackets or indentation here or just before");
  }
}

}  // namespace gradjudge
