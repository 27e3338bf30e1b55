// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/keys.h"
#include "tests/core/data/importers/import_support.h"

namespace armillary::data {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

IdMap ids_of(std::initializer_list<const char*> texts) {
    IdMap ids;
    for (const char* text : texts) ids.insert(text);
    return ids;
}

TEST(Keys, RepairsAreOfferedAndAppliedOnRequest) {
    const IdMap ids = ids_of({"007", "ABC", "12", "x"});
    const std::vector<std::string> keys{"7", "abc", "12.0", "x", "y"};
    const KeyMatch plain = match_keys(keys, ids, {});
    EXPECT_EQ(plain.report.matched, 1);
    EXPECT_EQ(plain.report.unmatched_in_table, 4);
    EXPECT_EQ(plain.report.unmatched_in_data, 3);
    EXPECT_THAT(plain.report.examples_in_table, ElementsAre("7", "abc", "12.0", "y"));
    EXPECT_THAT(plain.report.examples_in_data, ElementsAre("007", "ABC", "12"));
    EXPECT_EQ(plain.report.repairs,
              (std::map<std::string, int64_t>{{"leading_zeros", 1}, {"case", 1}, {"trailing_dot_zero", 1}}));
    const KeyMatch repaired = match_keys(keys, ids, {{"leading_zeros", "case", "trailing_dot_zero"}, {}});
    EXPECT_THAT(repaired.rows, ElementsAre(0, 1, 2, 3, IdMap::kNone));
    EXPECT_THROW(match_keys(keys, ids, {{"magic"}, {}}), UsageError);
}

TEST(Keys, ARepairNeverMergesTwoIds) {
    // 007 and 07 both become 7: neither may be taken for the other.
    EXPECT_THAT(match_keys({"7"}, ids_of({"007", "07"}), {{"leading_zeros"}, {}}).rows, ElementsAre(IdMap::kNone));
}

TEST(Keys, AnOffsetIsAssumedOnlyWhenItExplainsEverything) {
    EXPECT_EQ(match_keys({"0", "1", "2"}, ids_of({"1", "2", "3"}), {}).offset, 1);
    EXPECT_EQ(match_keys({"1", "2", "3"}, ids_of({"2", "0", "1"}), {}).offset, -1);
    EXPECT_EQ(match_keys({"1", "2", "3"}, ids_of({"1", "2"}), {}).offset, 0);
    EXPECT_EQ(match_keys({"0", "1", "5"}, ids_of({"1", "9", "3"}), {}).offset, 0);
    const KeyMatch unsure = match_keys({"0", "1", "2"}, ids_of({"1", "2"}), {});
    EXPECT_EQ(unsure.offset, 0);
    EXPECT_TRUE(unsure.offset_is_unsure);
    EXPECT_THAT(match_keys({"0"}, ids_of({"1", "2"}), {{}, 2}).rows, ElementsAre(1));
}

class SideTables : public ::testing::Test {
 protected:
    SideTables() { request_.paths = {folder_.write("log.csv", "user,item\nu1,007\nu2,12\nu1,13\n")}; }
    test::TemporaryDirectory folder_;
    ImportRequest request_;
};

TEST_F(SideTables, ItemsAndUsersJoinOnTheirDetectedKey) {
    request_.items = folder_.write(
        "catalogue.csv",
        "sku,title,price,tags\n007,\"Bond, James\",9.5,spy|gun\n12,Dozen,,egg\n99,Other,1,egg|spy\n");
    request_.users = folder_.write("people.csv", "id;gender;city\nu2;F;Oslo\nu1;M;Rome\n");
    const auto [dataset, report] = import_files(request_);
    EXPECT_EQ(dataset->item_title(0), "Bond, James");
    EXPECT_EQ(dataset->item_title(2), "13");
    EXPECT_EQ(dataset->item_table().find("price")->type, AttributeType::numeric);
    EXPECT_EQ(dataset->item_table().find("tags")->cell(0), "spy, gun");
    EXPECT_EQ(dataset->user_table().find("gender")->cell(0), "M");
    EXPECT_TRUE(dataset->user_table().find("gender")->sensitive);
    EXPECT_FALSE(dataset->user_table().find("city")->sensitive);
    ASSERT_EQ(report.joins.size(), 2u);
    EXPECT_EQ(report.joins[0].key, "sku");
    EXPECT_EQ(report.joins[0].matched, 2);
    EXPECT_THAT(report.joins[0].examples_in_table, ElementsAre("99"));
    EXPECT_THAT(report.joins[0].examples_in_data, ElementsAre("13"));
    EXPECT_EQ(dataset->parts().sources.size(), 3u);
}

TEST_F(SideTables, TheKeyMayBeNamedAndAForeignOneIsSaid) {
    request_.items = folder_.write("catalogue.csv", "item_id,code,title\nA,007,Bond\nB,12,Dozen\n");
    const auto by_name = import_files(request_);
    EXPECT_EQ(by_name.report.joins[0].matched, 0);
    EXPECT_THAT(all_warnings(by_name.report), HasSubstr("no value of its column 'item_id' is an id"));
    request_.items_key = "code";
    EXPECT_EQ(import_files(request_).dataset->item_title(0), "Bond");
    request_.items_key = "nonsense";
    EXPECT_THAT(failure_of(request_), HasSubstr("item_id, code, title"));
}

TEST_F(SideTables, NumbersThatASpreadsheetSpoiltAreRepaired) {
    request_.items = folder_.write("catalogue.csv", "item,title\n7,Bond\n12.0,Dozen\n13,Thirteen\n");
    const auto spoilt = import_files(request_);
    EXPECT_EQ(spoilt.report.joins[0].matched, 1);
    EXPECT_EQ(spoilt.report.joins[0].repairs.at("leading_zeros"), 1);
    EXPECT_EQ(spoilt.report.joins[0].repairs.at("trailing_dot_zero"), 1);
    request_.repairs = {"leading_zeros", "trailing_dot_zero"};
    const auto repaired = import_files(request_);
    EXPECT_EQ(repaired.report.joins[0].matched, 3);
    EXPECT_EQ(repaired.dataset->item_title(0), "Bond");
    EXPECT_EQ(repaired.dataset->items()[0], "007");
}

TEST_F(SideTables, OfRepeatedKeysTheFirstCountsAndBadRowsAreCounted) {
    request_.items = folder_.write("catalogue.csv", "item,title\n007,First\n007,Second\n12,Dozen,too much\n");
    const auto [dataset, report] = import_files(request_);
    EXPECT_EQ(dataset->item_title(0), "First");
    EXPECT_THAT(all_warnings(report),
                ::testing::AllOf(HasSubstr("1 rows repeat an id"), HasSubstr("the first in line 4")));
}

}  // namespace
}  // namespace armillary::data
