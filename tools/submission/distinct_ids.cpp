// SPDX-License-Identifier: MIT
#include "tools/submission/distinct_ids.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utf8proc.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>

#include "tools/fingerprint.hpp"
#include "tools/inert/printable.hpp"

namespace gradjudge {
namespace {

/// Names of files are made of ids, with endings, and no file system takes more than 255 bytes.
constexpr std::size_t longest_id = 120;

/// The name in Unicode's composed form; what is no UTF-8 stays as it is.
std::string composed(const std::string& name) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(name.data()), static_cast<utf8proc_ssize_t>(name.size()),
      &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, std::free);
  return length < 0 ? name
                    : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

/// The same for ids that differ in capitals alone.
std::string folded(std::string id) {
  std::transform(id.begin(), id.end(), id.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return id;
}

using Count = std::map<std::string, std::size_t>;

/// The id, or with the first number that makes it one that nobody has and nobody wants.
std::string free_id(const std::string& id, const Count& wanted, const std::set<std::string>& taken) {
  if (!taken.contains(folded(id))) return id;
  for (int number = 2;; ++number) {
    std::string numbered = fmt::format("{}_{}", id, number);
    if (!taken.contains(folded(numbered)) && !wanted.contains(folded(numbered))) return numbered;
  }
}

std::string place_of(const HandIn& hand_in) {
  return printable(hand_in.places.front().filename().string());
}

/// One of those who want one id, and what they got.
struct Sharer {
  HandIn* hand_in;
  std::string id;
};

/// A note for each of them, which says what became of the others.
void note_each_other(const std::vector<Sharer>& sharers) {
  constexpr std::size_t most_named = 3;
  for (const Sharer& one : sharers) {
    std::vector<std::string> others;
    for (const Sharer& other : sharers) {
      if (other.hand_in != one.hand_in)
        others.push_back(fmt::format("{} (listed as {})", place_of(*other.hand_in), other.id));
    }
    if (others.empty()) continue;
    if (others.size() > most_named) {
      const std::size_t more = others.size() - most_named;
      others.resize(most_named);
      others.push_back(fmt::format("{} more", more));
    }
    one.hand_in->notes.push_back(fmt::format("{}, listed as {}, has the same id as {}",
                                             place_of(*one.hand_in), one.id, fmt::join(others, ", ")));
  }
}

}  // namespace

std::string safe_id(const std::string& name) {
  const std::string whole = composed(name);
  std::string id;
  if (whole.empty() || whole.front() == '.' || whole.front() == '-' || whole.front() == '@') id += '_';
  for (const char c : whole) {
    const bool plain =
        std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == '@';
    id += plain ? c : '_';
  }
  if (id.size() <= longest_id) return id;
  // Long names may differ only behind the cut.
  return id.substr(0, longest_id - 17) + "_" + Fingerprint().add_bytes(whole).text();
}

void make_ids_distinct(std::vector<HandIn>& hand_ins) {
  std::sort(hand_ins.begin(), hand_ins.end(), [](const HandIn& a, const HandIn& b) {
    return std::pair(a.id, a.places.front().string()) < std::pair(b.id, b.places.front().string());
  });
  Count wanted;
  for (const HandIn& hand_in : hand_ins) {
    for (const Submitter& submitter : hand_in.submitters) ++wanted[folded(submitter.id)];
  }
  std::map<std::string, std::vector<Sharer>> sharing;
  std::set<std::string> taken;
  for (HandIn& hand_in : hand_ins) {
    for (Submitter& submitter : hand_in.submitters) {
      const std::string wish = folded(submitter.id);
      submitter.id = free_id(submitter.id, wanted, taken);
      taken.insert(folded(submitter.id));
      if (wanted[wish] > 1) sharing[wish].push_back({&hand_in, submitter.id});
    }
    hand_in.id = hand_in.submitters.front().id;
  }
  for (const auto& [id, sharers] : sharing) note_each_other(sharers);
}

}  // namespace gradjudge
