// SPDX-License-Identifier: MIT
#include "cases/hidden_secret.hpp"

#include <gmock/gmock.h>

#include <set>

namespace gradjudge {
namespace {

const std::string secret = "nobody knows this one";

TEST(HiddenSeed, WithoutASecretCountsOnFromTheSeed) {
  EXPECT_EQ(hidden_seed("", 4101, 0), 4101U);
  EXPECT_EQ(hidden_seed("", 4101, 1), 4102U);
}

// What was graded with a secret can be graded again, wherever.
TEST(HiddenSeed, IsTheSameEverywhere) {
  EXPECT_EQ(hidden_seed(secret, 4101, 0), 2677312169443099896U);
  EXPECT_EQ(secret_mark(secret), "337cf658ac908470");
}

TEST(HiddenSeed, DependsOnTheSecretTheSeedAndTheNumber) {
  std::set<std::uint64_t> seeds;
  for (const std::string& one : {secret, secret + " ", std::string("another secret of mine")}) {
    for (const std::uint64_t seed : {1, 2, 4101}) {
      for (const std::size_t number : {0, 1, 2}) seeds.insert(hidden_seed(one, seed, number));
    }
  }
  EXPECT_EQ(seeds.size(), 27U);
}

TEST(SecretMark, ChangesWithTheSecretAndIsNoSeed) {
  EXPECT_EQ(secret_mark(""), "");
  EXPECT_NE(secret_mark(secret), secret_mark(secret + " "));
}

}  // namespace
}  // namespace gradjudge
