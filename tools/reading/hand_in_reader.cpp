// SPDX-License-Identifier: MIT
#include "tools/reading/hand_in_reader.hpp"

#include "tools/bad_input.hpp"
#include "tools/reading/packed_texts.hpp"
#include "tools/submission/open_hand_in.hpp"

namespace gradjudge {
namespace {

/// More than enough for the largest archive that is not refused.
constexpr ReadingLimits process_limits{20, 1024};

std::vector<std::string> packed_files(const std::vector<SubmittedFile>& files) {
  std::vector<std::string> texts;
  for (const auto& file : files) texts.insert(texts.end(), {file.name, file.bytes});
  return texts;
}

std::vector<SubmittedFile> unpacked_files(const std::string& bytes) {
  std::vector<std::string> texts = unpacked(bytes);
  std::vector<SubmittedFile> files;
  for (std::size_t i = 0; i + 1 < texts.size(); i += 2)
    files.push_back({std::move(texts[i]), std::move(texts[i + 1])});
  return files;
}

/// What a reader does: from {id, place, …} to {main, files, write-ups, notes, names that are not read}, or
/// {why it is refused}.
std::string open_packed(const std::string& request) {
  const std::vector<std::string> texts = unpacked(request);
  HandIn hand_in;
  hand_in.id = texts.at(0);
  hand_in.places.assign(texts.begin() + 1, texts.end());
  try {
    const Submission submission = open_hand_in(hand_in);
    return packed({submission.main, packed(packed_files(submission.files)),
                   packed(packed_files(submission.write_ups)), packed(submission.notes),
                   packed(submission.not_read)});
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& refused) {
    return packed({refused.what()});
  }
}

}  // namespace

HandInReader::HandInReader() : process_(open_packed, process_limits) {}

Submission HandInReader::open(const HandIn& hand_in) {
  std::vector<std::string> request{hand_in.id};
  for (const auto& place : hand_in.places) request.push_back(place.string());
  std::vector<std::string> reply;
  try {
    reply = unpacked(process_.read(packed(request)));
  } catch (const ReadingFailed& failure) {
    throw BadInput(hand_in.places.front().string() + ": " + failure.what());
  }
  if (reply.size() != 5) throw BadInput(reply.at(0));
  return {hand_in.id,         reply[0], unpacked_files(reply[1]), unpacked_files(reply[2]),
          unpacked(reply[3]), {},       unpacked(reply[4])};
}

}  // namespace gradjudge
