// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "tests/core/data/importers/import_support.h"

namespace armillary::data {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Formats : public ::testing::Test {
 protected:
    ImportResult import_folder() { return import_path(folder_.path()); }

    test::TemporaryDirectory folder_;
};

TEST(FormatList, NamesEveryFormatWithSummaryAndHelp) {
    std::set<std::string> ids;
    for (const FormatInfo& format : format_list()) {
        EXPECT_TRUE(ids.insert(format.id).second);
        EXPECT_FALSE(format.summary.empty());
        for (const FormatSetting& setting : format.settings) EXPECT_FALSE(setting.help.empty()) << setting.name;
    }
    EXPECT_EQ(ids, (std::set<std::string>{"movielens", "recbole", "amazon_reviews", "json_sequences", "minionerec",
                                          "sequences", "adjacency", "csv", "item_table"}));
}

TEST_F(Formats, MovieLens1MHasTwoColonsAndTitlesWithOne) {
    folder_.write("ratings.dat", "1::1193::5::978300760\n1::661::3::978302109\n2::1193::4::978298413\n");
    folder_.write("movies.dat",
                  "1193::One Flew Over: the Nest (1975)::Drama\n661::Caf\xE9::Animation|Children's\n");
    folder_.write("users.dat", "1::F::1::10::48067\n2::M::56::16::70072\n");
    const auto [dataset, report] = import_folder();
    EXPECT_EQ(report.format, "movielens");
    EXPECT_THAT(rows_of(*dataset),
                ElementsAre("1 1193 50/10 978300760000", "1 661 30/10 978302109000", "2 1193 40/10 978298413000"));
    EXPECT_EQ(dataset->item_title(0), "One Flew Over: the Nest (1975)");
    EXPECT_EQ(dataset->item_title(1), "Caf\xC3\xA9");
    EXPECT_EQ(dataset->item_table().find("genres")->cell(1), "Animation, Children's");
    EXPECT_EQ(dataset->user_table().find("age")->type, AttributeType::categorical);  // labels of bins
    EXPECT_EQ(dataset->user_table().find("zip_code")->cell(0), "48067");
}

TEST_F(Formats, MovieLensCsvTreatsNoGenresAsMissing) {
    folder_.write("ratings.csv", "userId,movieId,rating,timestamp\n1,31,2.5,1260759144\n1,99,0.5,1260759179\n");
    folder_.write("movies.csv",
                  "movieId,title,genres\n31,\"Minds, Dangerous (1995)\",Drama|War\n99,Nothing,(no genres "
                  "listed)\n100,Unseen,Drama\n");
    folder_.write("tags.csv", "userId,movieId,tag,timestamp\n1,31,good,1260759144\n");
    const auto [dataset, report] = import_folder();
    EXPECT_EQ(report.format, "movielens");
    EXPECT_EQ(dataset->item_count(), 2);
    EXPECT_EQ(dataset->item_title(0), "Minds, Dangerous (1995)");
    EXPECT_EQ(dataset->item_table().find("genres")->cell(1), "");
    EXPECT_THAT(report.unused_files, ElementsAre("tags.csv"));
    EXPECT_EQ(report.joins.at(0).unmatched_in_table, 1);
}

TEST_F(Formats, RecBoleTypesDecideTheColumns) {
    folder_.write("x.inter",
                  "user_id:token\titem_id:token\trating:float\ttimestamp:float\nu1\ti1\t4.5\t881250949."
                  "0\nu2\ti2\t1\t881250950\n");
    folder_.write("x.item",
                  "item_id:token\tprice:float\tcategories:token_seq\ttitle:token_seq\tyear:token\ni1\t2.5\ta "
                  "b\tThe Big One\t1995\ni2\t\tb\tSmall\t1996\n");
    const auto dataset = import_folder().dataset;
    EXPECT_THAT(rows_of(*dataset), ElementsAre("u1 i1 45/10 881250949000", "u2 i2 10/10 881250950000"));
    EXPECT_EQ(dataset->item_table().find("price")->type, AttributeType::numeric);
    EXPECT_EQ(dataset->item_table().find("categories")->type, AttributeType::multi_categorical);
    EXPECT_EQ(dataset->item_table().find("year")->type, AttributeType::categorical);
    EXPECT_EQ(dataset->item_title(0), "The Big One");
}

TEST_F(Formats, RecBoleBenchmarkFilesKeepTheirParts) {
    const std::string header = "user_id:token\titem_id:token\n";
    folder_.write("x.test.inter", header + "1\tc\n");
    folder_.write("x.train.inter", header + "1\ta\n");
    folder_.write("x.valid.inter", header + "1\tb\n");
    const auto dataset = import_folder().dataset;
    EXPECT_THAT(rows_of(*dataset), ElementsAre("1 a", "1 b", "1 c"));
    EXPECT_THAT(dataset->interactions().part, ElementsAre(0, 1, 2));
}

TEST_F(Formats, AmazonReviewsOfThreeGenerations) {
    folder_.write("reviews_2014.json",
                  "{\"reviewerID\": \"A1\", \"asin\": \"B1\", \"helpful\": [2, 3], \"overall\": 5.0, "
                  "\"unixReviewTime\": 1382572800}\n"
                  "{\"reviewerID\": \"A2\", \"asin\": \"B2\", \"overall\": 3.0, \"unixReviewTime\": 1382659201, "
                  "\"vote\": \"1,234\"}\n");
    folder_.write("meta_2014.json",
                  "{'asin': 'B1', 'title': 'Salt &amp; Pepper', 'price': 9.5, 'categories': [['Home', 'Kitchen'], "
                  "['Home', 'Food']], 'brand': 'X'}\n"
                  "{'asin': 'B9', 'title': \"Nobody's\"}\n");
    const auto [dataset, report] = import_folder();
    EXPECT_EQ(report.format, "amazon_reviews");
    EXPECT_THAT(rows_of(*dataset), ElementsAre("A1 B1 50/10 1382572800000", "A2 B2 30/10 1382659201000"));
    EXPECT_EQ(dataset->item_title(0), "Salt & Pepper");
    EXPECT_EQ(dataset->item_table().find("categories")->cell(0), "Home, Kitchen, Food");
    EXPECT_EQ(dataset->item_table().find("price")->cell(0), "9.5");
    EXPECT_THAT(all_warnings(report), HasSubstr("meta_2014.json: 2 lines are Python literals"));

    const auto path = folder_.write("new/reviews.jsonl",
                                    "{\"rating\": 4.0, \"asin\": \"B3\", \"parent_asin\": \"B0\", \"user_id\": "
                                    "\"AE\", \"timestamp\": 1588615855070}\n");
    EXPECT_THAT(rows_of(*import_path(path).dataset), ElementsAre("AE B0 40/10 1588615855070"));
    EXPECT_THAT(rows_of(*import_path(path, {{"item_key", "asin"}}).dataset),
                ElementsAre("AE B3 40/10 1588615855070"));
}

TEST_F(Formats, AmazonLinesThatAreBrokenAreCounted) {
    std::string text;
    for (int i = 0; i < 20; ++i)
        text += "{\"reviewerID\": \"A\", \"asin\": \"B" + std::to_string(i) + "\", \"overall\": 4}\n";
    const auto report = import_path(folder_.write("r.json", text + "{\"reviewerID\": \"A\", \"asin\"\n")).report;
    EXPECT_EQ(report.rows_read, 21);
    EXPECT_EQ(report.rows_rejected, 1);
    EXPECT_EQ(report.examples.at(0).line, 21);
}

TEST_F(Formats, SequencesAreOrderedAndTheirAttributesNamed) {
    folder_.write("Toy.txt", "1 3 4 5\n2 4 6\n");
    folder_.write("Toy_item2attributes.json", "{\"3\": [7, 8, 7], \"4\": [8], \"99\": [1]}");
    folder_.write("Toy_attribute_names.tsv",
                  "attribute_id\tname\titem_count\n7\tRed &amp; blue\t1\n8\tGreen\t2\n");
    const auto [dataset, report] = import_folder();
    EXPECT_EQ(report.format, "sequences");
    EXPECT_THAT(rows_of(*dataset), ElementsAre("1 3 0", "1 4 1", "1 5 2", "2 4 0", "2 6 1"));
    EXPECT_EQ(dataset->time_kind(), TimeKind::ordinal);
    EXPECT_EQ(dataset->item_table().find("attributes")->cell(0), "Red & blue, Green");
    EXPECT_THAT(report.unused_files, IsEmpty());
}

TEST_F(Formats, AttributesWithoutANameOrWithThatOfAnotherAreToldApartByTheirId) {
    folder_.write("Toy.txt", "1 3 4\n");
    folder_.write("Toy_item2attributes.json", "{\"3\": [7, 8, 9, 10]}");
    folder_.write("Toy_attribute_names.tsv", "attribute_id\tname\n7\tRed\n8\tRed\n9\t\n");
    const auto dataset = import_folder().dataset;
    EXPECT_EQ(dataset->item_table().find("attributes")->cell(0), "Red (7), Red (8), 9, 10");
}

TEST_F(Formats, AUserWithoutItemsIsARejectedLine) {
    const auto report =
        import_path(folder_.write("s.txt", "1 3 4 5 6 7 8 9 10 11 12\n2\n3 4\n"), {}, "sequences").report;
    EXPECT_EQ(report.rows_kept, 11);
    EXPECT_EQ(report.examples.at(0).line, 2);
}

TEST_F(Formats, AdjacencyKeepsTheSplitAndHasNoOrder) {
    folder_.write("train.txt", "0 5 6\n1 5\n2\n");
    folder_.write("test.txt", "0 7\n");
    folder_.write("item_list.txt", "org_id remap_id\nB00X 5\nB00Y 6\nB00Z 7\n");
    const auto dataset = import_folder().dataset;
    EXPECT_THAT(rows_of(*dataset), ElementsAre("0 5", "0 6", "1 5", "0 7"));
    EXPECT_THAT(dataset->interactions().part, ElementsAre(0, 0, 0, 2));
    EXPECT_EQ(dataset->time_kind(), TimeKind::none);
    EXPECT_EQ(dataset->item_table().find("original_id")->cell(1), "B00Y");
}

TEST_F(Formats, JsonSequencesTakeTextAndCodes) {
    folder_.write("S.inter.json", "{\"10\": [1, 0], \"2\": [1]}");
    folder_.write("S.item.json",
                  "{\"0\": {\"title\": \"Caf&eacute;\", \"brand\": \"\"}, \"1\": {\"title\": \"B\", "
                  "\"description\": \"['one', 'two']\"}}");
    folder_.write("S.index.json", "{\"0\": [\"<a_5>\", \"<b_2>\"], \"1\": [\"<a_5>\"]}");
    const auto dataset = import_folder().dataset;
    EXPECT_THAT(rows_of(*dataset), ElementsAre("10 1 0", "10 0 1", "2 1 0"));
    EXPECT_EQ(dataset->item_title(dataset->items().find("0")), "Caf\xC3\xA9");
    EXPECT_EQ(dataset->item_table().find("description")->cell(0), "one two");
    EXPECT_EQ(dataset->item_table().find("brand"), nullptr);  // empty for all
    EXPECT_EQ(dataset->codes().at(0).levels, 2);
    EXPECT_THAT(dataset->codes()[0].codes, ElementsAre(5, -1, 5, 2));  // items in order of appearance: 1, 0
}

TEST_F(Formats, ACatalogueAloneIsADataSet) {
    const auto csv = import_path(folder_.write("items.csv", "item_id,title,price\nx,Salt,1\ny,Pepper,2\n"));
    EXPECT_EQ(csv.report.format, "item_table");
    EXPECT_EQ(csv.dataset->item_count(), 2);
    EXPECT_EQ(csv.dataset->user_count(), 0);
    EXPECT_EQ(csv.dataset->item_title(1), "Pepper");
    const auto json = import_path(folder_.write("j/My.item.json", "{\"a\": {\"title\": \"T\"}}")).dataset;
    EXPECT_EQ(json->item_title(0), "T");
    const auto codes = import_path(folder_.write("k/My.index.json", "{\"a\": [1, 2], \"b\": [1, 3]}")).dataset;
    EXPECT_EQ(codes->item_count(), 2);
    EXPECT_THAT(codes->codes().at(0).codes, ElementsAre(1, 2, 1, 3));
}

}  // namespace
}  // namespace armillary::data
