// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/table_heads.h"

#include "tests/core/data/importers/import_support.h"

namespace armillary::data {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

TEST(TableHeads, NameTheColumnsAndTheMappingByNames) {
    test::TemporaryDirectory folder;
    const auto file = folder.write("r.csv", "customerID,asin,stars,shop\na,x,5,s\nb,y,4,s\n");
    const auto heads = table_heads({file}, {});
    ASSERT_EQ(heads.size(), 1u);
    EXPECT_EQ(heads[0].file, "r.csv");
    EXPECT_THAT(heads[0].columns, ElementsAre("customerID", "asin", "stars", "shop"));
    EXPECT_THAT(heads[0].rows, ElementsAre(ElementsAre("a", "x", "5", "s"), ElementsAre("b", "y", "4", "s")));
    EXPECT_THAT(heads[0].mapping,
                UnorderedElementsAre(Pair("user_column", "customerID"), Pair("item_column", "asin"),
                                     Pair("value_column", "stars")));
}

TEST(TableHeads, SettingsWinAndUnknownColumnsAreLeftOut) {
    test::TemporaryDirectory folder;
    const auto file = folder.write("r.csv", "wer,was,rating\na,x,5\nb,y,4\n");
    const auto heads =
        table_heads({file}, {{"user_column", "wer"}, {"item_column", "nothing"}, {"value_column", "none"}});
    ASSERT_EQ(heads.size(), 1u);
    EXPECT_THAT(heads[0].mapping, UnorderedElementsAre(Pair("user_column", "wer")));
}

TEST(TableHeads, OfSeveralFilesTheBestMappedComesFirst) {
    test::TemporaryDirectory folder;
    folder.write("a_names.csv", "id,label\n1,one\n2,two\n");
    folder.write("b_ratings.csv", "user,item,rating\na,1,5\nb,2,4\n");
    folder.write("c.json", "{}");
    const auto heads = table_heads({folder.path()}, {});
    ASSERT_EQ(heads.size(), 2u);
    EXPECT_EQ(heads[0].file, "b_ratings.csv");
    EXPECT_EQ(table_heads({folder.path()}, {{"file", "a_names.csv"}}).at(0).file, "a_names.csv");
}

TEST(TableHeads, TellTheDecimalSignThatWillBeUsed) {
    test::TemporaryDirectory folder;
    const auto file = folder.write("r.csv", "user;item;rating\na;x;3,5\nb;y;4\n");
    EXPECT_EQ(table_heads({file}, {}).at(0).decimal, ',');
    EXPECT_EQ(table_heads({file}, {{"decimal", "."}}).at(0).decimal, '.');
    EXPECT_EQ(table_heads({file}, {{"value_column", "none"}}).at(0).decimal, '.');
}

TEST(TableHeads, TypesOfRecBoleAreNoPartOfTheNames) {
    test::TemporaryDirectory folder;
    const auto file = folder.write("d.inter", "user_id:token\titem_id:token\ta:b\n1\t2\t3\n");
    EXPECT_THAT(table_heads({file}, {}).at(0).columns, ElementsAre("user_id", "item_id", "a:b"));
}

TEST(TableHeads, BrokenAndBinaryFilesHaveNone) {
    test::TemporaryDirectory folder;
    EXPECT_THAT(table_heads({folder.write("twice.csv", "user,item,user\na,x,b\n")}, {}), IsEmpty());
    EXPECT_THAT(table_heads({folder.write("binary.csv", std::string("a\0b,c\n", 6))}, {}), IsEmpty());
    EXPECT_THROW(table_heads({folder.path() / "missing.csv"}, {}), Error);
}

TEST(Preview, DoesNotHashTheFiles) {
    test::TemporaryDirectory folder;
    ImportRequest request;
    request.paths = {folder.write("r.csv", "user,item\na,x\nb,y\n")};
    EXPECT_EQ(import_files(request).dataset->parts().sources.at(0).sha256.size(), 64u);
    request.max_rows = 1;
    EXPECT_EQ(import_files(request).dataset->parts().sources.at(0).sha256, "");
}

}  // namespace
}  // namespace armillary::data
