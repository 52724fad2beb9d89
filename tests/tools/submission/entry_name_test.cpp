// SPDX-License-Identifier: MIT
#include "tools/submission/entry_name.hpp"

#include <gmock/gmock.h>

namespace gradjudge {
namespace {

TEST(EntryName, Utf8StaysAsItIs) {
  EXPECT_EQ(entry_name("word2vec.py"), "word2vec.py");
  EXPECT_EQ(entry_name("Lösung/größe.py"), "Lösung/größe.py");
  EXPECT_EQ(entry_name("作业/word2vec.py"), "作业/word2vec.py");
}

TEST(EntryName, WhatWindowsArchiversWriteWithoutSayingSo) {
  EXPECT_EQ(entry_name("L\x94sung/gr\x94\xE1"
                       "e.py"),
            "Lösung/größe.py");  // code page 437
  EXPECT_EQ(entry_name("devoir no\x89l \x82t\x82/word2vec.py"), "devoir noël été/word2vec.py");  // the same
  EXPECT_EQ(entry_name("\xD7\xF7\xD2\xB5/word2vec.py"), "作业/word2vec.py");                     // GBK
  EXPECT_EQ(entry_name("\x8F\x68\x91\xE8/word2vec.py"), "宿題/word2vec.py");                     // Shift-JIS
  EXPECT_EQ(entry_name("L\xF6sung/gr\xF6\xDF"
                       "e.py"),
            "Lösung/größe.py");  // Latin-1
}

TEST(EntryName, BackslashesAreSlashesButNotInsideOfACharacter) {
  EXPECT_EQ(entry_name("hw2\\utils\\squash.py"), "hw2/utils/squash.py");
  EXPECT_EQ(entry_name("\xD7\xF7\xD2\xB5\\word2vec.py"), "作业/word2vec.py");
  EXPECT_EQ(entry_name("\x83\x5C\x81\x5B\x83\x58.py"), "ソース.py");  // 0x5C is the half of ソ
}

TEST(EntryName, WhateverTheBytesItIsUtf8) {
  for (const std::string name : {"\xFF\xFE\x80.py", "a\x80\xC1", "\xE3\x81"}) {
    const std::string read = utf8_name(name);
    EXPECT_EQ(utf8_name(read), read);
    EXPECT_THAT(read, testing::Not(testing::IsEmpty()));
  }
}

}  // namespace
}  // namespace gradjudge
