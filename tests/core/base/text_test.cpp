// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <gtest/gtest.h>

#include "core/base/hash.h"

namespace armillary {

TEST(Text, Utf8ValidityFollowsTheStandard) {
    EXPECT_TRUE(is_valid_utf8("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8E\xAC"));
    EXPECT_FALSE(is_valid_utf8("caf\xE9"));           // Latin-1
    EXPECT_FALSE(is_valid_utf8("\xC0\xAF"));          // overlong
    EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));      // surrogate
    EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
    EXPECT_FALSE(is_valid_utf8("\xE2\x82"));          // cut short
    EXPECT_EQ(latin1_to_utf8("caf\xE9"), "caf\xC3\xA9");
}

TEST(Text, NumbersMustBeWhole) {
    EXPECT_EQ(parse_int("42"), 42);
    EXPECT_EQ(parse_int(" +7 "), 7);
    EXPECT_FALSE(parse_int("4x"));
    EXPECT_FALSE(parse_int(""));
    EXPECT_FALSE(parse_double("5,0"));
    EXPECT_EQ(parse_double("-2.5e3"), -2500);
    EXPECT_EQ(format_number(0.1), "0.1");
    EXPECT_EQ(format_count(-1234567), "-1,234,567");
}

TEST(Text, RawIdsSortByNumberWhereTheyAreNumbers) {
    EXPECT_TRUE(raw_id_less("9", "10"));
    EXPECT_TRUE(raw_id_less("10", "a"));
    EXPECT_TRUE(raw_id_less("007", "7"));  // equal numbers: by bytes
    EXPECT_FALSE(raw_id_less("7", "007"));
}

TEST(Text, NearestWordForgivesSlipsOnly) {
    EXPECT_EQ(nearest_word("epohcs", {"epochs", "seed"}), "epochs");
    EXPECT_FALSE(nearest_word("zebra", {"epochs", "seed"}));
}

TEST(Text, DurationsAreSaidInTheirTwoLargestUnits) {
    EXPECT_EQ(format_duration(0), "0 s");
    EXPECT_EQ(format_duration(0.25), "250 ms");
    EXPECT_EQ(format_duration(200), "3 min 20 s");
    EXPECT_EQ(format_duration(24 * 3600), "24 h 0 min");
    EXPECT_EQ(format_duration(384 * 3600), "16 d");
    EXPECT_EQ(format_duration(53 * 3600), "2 d 5 h");
    EXPECT_EQ(format_duration(-1), "unknown");
}

TEST(Hash, Sha256MatchesThePublishedVector) {
    EXPECT_EQ(sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace armillary
