// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of semantic IDs, well made and not.
#include "core/data/importers/code_files.h"

#include "tests/core/data/importers/import_support.h"

namespace armillary::data {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

CodeRows parse(std::string_view text) {
    return parse_codes(text, "x.index.json");
}

std::string refusal(std::string_view text) {
    try {
        parse(text);
    } catch (const BadInput& error) {
        return error.what();
    }
    return "no refusal";
}

TEST(CodeFiles, NumbersAreReadWhateverStandsBeforeThem) {
    for (const char* text :
         {R"({"i": ["<a_183>", "<b_0>"], "j": ["<a_2>", "<b_7>"]})", R"({"i": ["183", "0"], "j": ["2", "7"]})",
          R"({"i": [183, 0], "j": [2, 7]})", "item,code_0,code_1\ni,183,0\nj,2,7\n",
          "item;code_0;code_1\r\ni;<a_183>;<b_0>\r\nj;<a_2>;<b_7>\r\n"}) {
        const CodeRows rows = parse(text);
        EXPECT_THAT(rows.keys, ElementsAre("i", "j")) << text;
        EXPECT_THAT(rows.codes, ElementsAre(ElementsAre(183, 0), ElementsAre(2, 7))) << text;
        EXPECT_EQ(rows.levels, 2);
        EXPECT_THAT(rows.warnings, IsEmpty());
    }
}

TEST(CodeFiles, WordsAreNumberedAndNeverMixedWithNumbers) {
    const CodeRows rows = parse(R"({"i": ["Toys", "<a_5>"], "j": ["Books", "<b_5>"], "k": ["Toys", "<a_5>"]})");
    EXPECT_THAT(rows.codes, ElementsAre(ElementsAre(0, 0), ElementsAre(1, 1), ElementsAre(0, 0)));
    EXPECT_THAT(rows.warnings, ElementsAre(HasSubstr("level 1 are words"), HasSubstr("level 2 are words")));
    // "7" beside words is a word too: it must not meet the eighth word.
    EXPECT_THAT(parse(R"({"i": ["x"], "j": ["0"], "k": ["x"]})").codes,
                ElementsAre(ElementsAre(0), ElementsAre(1), ElementsAre(0)));
}

TEST(CodeFiles, RowsOfDifferentLengthAreKeptAndTold) {
    const CodeRows rows = parse(R"({"i": [1, 2, 3], "j": [1], "k": [1, 4]})");
    EXPECT_EQ(rows.levels, 3);
    EXPECT_THAT(rows.warnings, ElementsAre(HasSubstr("1 with 1, 1 with 2, 1 with 3")));
    const CodeRows table = parse("item,code_0,code_1\ni,1,-1\nj,2,\nk,-1,-1\nl,3,4\n");
    EXPECT_THAT(table.codes, ElementsAre(ElementsAre(1), ElementsAre(2), IsEmpty(), ElementsAre(3, 4)));
}

TEST(CodeFiles, BadCodesAreRefusedWithItemAndLevel) {
    EXPECT_THAT(refusal(R"({"i": [1, -3]})"), AllOf(HasSubstr("item 'i', level 2"), HasSubstr("negative")));
    EXPECT_THAT(refusal(R"({"i": ["<a_-3>"]})"), HasSubstr("negative"));
    EXPECT_THAT(refusal(R"({"i": [16777216]})"), HasSubstr("too large"));
    EXPECT_THAT(refusal(R"({"i": [99999999999999999999]})"), HasSubstr("level 1"));
    EXPECT_THAT(refusal(R"({"i": ["<a_99999999999999999999>"]})"), HasSubstr("too large"));
    EXPECT_EQ(parse(R"({"i": [16777215]})").codes[0][0], 16777215);
    EXPECT_THAT(refusal(R"({"i": [1.5]})"), HasSubstr("1.5"));
    EXPECT_THAT(refusal(R"({"i": [null]})"), HasSubstr("level 1"));
    EXPECT_THAT(refusal(R"({"i": [""]})"), HasSubstr("empty"));
    EXPECT_THAT(refusal(R"({"i": [[1]]})"), HasSubstr("level 1"));
    EXPECT_THAT(refusal("item,code_0,code_1\ni,,4\n"), HasSubstr("after a gap"));
    EXPECT_THAT(refusal("item,code_0,code_1\ni,1,-4\n"), HasSubstr("negative"));
}

TEST(CodeFiles, FilesWithoutCodesAreRefused) {
    for (const char* text : {"{}", R"({"i": []})", R"({"i": 4})", "[1, 2]", "", "item\ni\n", "item,code_0\n"})
        EXPECT_THROW(parse(text), BadInput) << text;
    EXPECT_THROW(parse("item,code_0,code_1\ni,1\n"), BadInput);
    EXPECT_THROW(parse(R"({"i": [1)"), BadInput);
}

TEST(CodeFiles, TablesAreKnownByTheirHeader) {
    EXPECT_TRUE(is_code_table("c.csv", "item,code_0,code_1\n1,2,3\n"));
    EXPECT_TRUE(is_code_table("c.tsv", "item_id\tlevel1\tlevel2\n1\t2\t3\n"));
    EXPECT_TRUE(is_code_table("c.csv", "asin,SID 0\nB1,2\n"));
    EXPECT_FALSE(is_code_table("c.csv", "item,price,code_1\n1,2,3\n"));
    EXPECT_FALSE(is_code_table("c.csv", "item,code\n1,2\n"));
    EXPECT_FALSE(is_code_table("c.csv", "user,item,rating\n1,2,3\n"));
    EXPECT_FALSE(is_code_table("c.csv", ""));
}

class ImportedCodeTables : public testing::Test {
 protected:
    ImportResult import_folder() { return import_path(folder_.path()); }
    test::TemporaryDirectory folder_;
};

TEST_F(ImportedCodeTables, StandBesideInteractionsAsCsv) {
    folder_.write("ratings.csv", "user_id,item_id,rating\nu,a,5\nu,b,4\nv,c,3\n");
    folder_.write("codes.csv", "item_id,code_0,code_1\nc,7,1\na,2,3\n");
    const ImportResult result = import_folder();
    ASSERT_EQ(result.dataset->codes().size(), 1u);
    EXPECT_EQ(result.dataset->codes()[0].name, "codes");
    EXPECT_THAT(result.dataset->codes()[0].codes, ElementsAre(2, 3, -1, -1, 7, 1));
    EXPECT_EQ(result.dataset->item_table().find("code_0"), nullptr) << "codes are no attributes";
}

TEST_F(ImportedCodeTables, AloneAreACatalogue) {
    const auto dataset = import_path(folder_.write("codes.csv", "item,code_0,code_1\nx,1,2\ny,0,2\n")).dataset;
    EXPECT_EQ(dataset->item_count(), 2);
    EXPECT_THAT(dataset->codes().at(0).codes, ElementsAre(1, 2, 0, 2));
}

TEST_F(ImportedCodeTables, RepeatedForeignAndMissingItemsAreCounted) {
    folder_.write("S.inter.json", R"({"10": [1, 0, 5]})");
    folder_.write("S.index.json", R"({"1": [3], "77": [4], "1": [9], "0": [8]})");
    const ImportResult result = import_folder();
    // Items in order of appearance: 1, 0, 5; the first row of item 1 counts.
    EXPECT_THAT(result.dataset->codes().at(0).codes, ElementsAre(3, 8, -1));
    EXPECT_THAT(result.report.warnings, Contains(HasSubstr("repeat an id")));
    ASSERT_EQ(result.report.joins.size(), 1u);
    EXPECT_EQ(result.report.joins[0].unmatched_in_table, 1);
    EXPECT_EQ(result.report.joins[0].unmatched_in_data, 1);
    EXPECT_THAT(result.report.joins[0].examples_in_data, ElementsAre("5"));
}

TEST(ReadCodeFile, MeetsTheItemsOfADataSet) {
    const test::TemporaryDirectory folder;
    IdMap items;
    for (const char* id : {"1", "2", "3"}) items.insert(id);
    std::vector<std::string> warnings;
    // Keys from 0, ids from 1, as in the published Beauty index.
    const ItemCodes shifted =
        read_code_file(folder.write("s.index.json", R"({"0": [5], "1": [6], "2": [7]})"), items, warnings);
    EXPECT_THAT(shifted.codes, ElementsAre(5, 6, 7));
    EXPECT_THAT(warnings, ElementsAre(HasSubstr("minus 1")));
    warnings.clear();
    read_code_file(folder.write("f.json", R"({"1": [5], "1": [6], "x": [7]})"), items, warnings);
    EXPECT_THAT(warnings, ElementsAre(HasSubstr("no items of the data set: 1, such as 'x'"), HasSubstr("repeat")));
    EXPECT_THROW(read_code_file(folder.write("n.json", R"({"x": [5]})"), items, warnings), BadInput);
    EXPECT_THROW(read_code_file(folder.path() / "none.json", items, warnings), Error);
}

}  // namespace
}  // namespace armillary::data
