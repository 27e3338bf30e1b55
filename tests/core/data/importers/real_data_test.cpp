// SPDX-License-Identifier: GPL-3.0-or-later
// Counts and facts are those that the data sets' own notes document.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>

#include "core/base/hash.h"
#include "core/base/npy.h"
#include "tests/core/data/importers/import_support.h"

namespace armillary::data {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Expected {
    const char* folder;
    const char* format;
    int32_t users, items;
    int64_t interactions;
};

void PrintTo(const Expected& expected, std::ostream* out) {
    *out << expected.folder;
}

class RealData : public ::testing::TestWithParam<Expected> {};

TEST_P(RealData, OneCommandImportsTheDocumentedCounts) {
    const Expected& expected = GetParam();
    ARMILLARY_NEEDS_DATA(expected.folder);
    const auto [dataset, report] = import_path(test::shared_data(expected.folder));
    EXPECT_EQ(report.format, expected.format);
    EXPECT_EQ(dataset->user_count(), expected.users);
    EXPECT_EQ(dataset->item_count(), expected.items);
    EXPECT_EQ(dataset->interaction_count(), expected.interactions);
    EXPECT_EQ(report.rows_rejected, 0);
    EXPECT_EQ(dataset->name(), expected.folder);
    EXPECT_FALSE(dataset->parts().sources.empty());
}

INSTANTIATE_TEST_SUITE_P(Documented, RealData,
                         ::testing::Values(Expected{"ml-100k", "movielens", 943, 1682, 100000},
                                           Expected{"ml-100k-recbole", "recbole", 943, 1682, 100000},
                                           Expected{"ml-100k-multimodal", "csv", 943, 1682, 100000},
                                           Expected{"amazon-beauty", "sequences", 22363, 12101, 198502},
                                           Expected{"amazon-instruments", "json_sequences", 17112, 6250, 136226},
                                           Expected{"amazon-office-2014", "json_sequences", 4905, 2420, 53258},
                                           Expected{"amazon-industrial-2018", "minionerec", 3285, 3686, 9065},
                                           Expected{"lastfm-2k", "csv", 1892, 17632, 92834},
                                           Expected{"lastfm-lightgcn", "adjacency", 1880, 4489, 42135 + 10533},
                                           Expected{"lastfm-s3rec", "sequences", 1090, 3646, 52551},
                                           Expected{"diginetica-sample", "csv", 2986, 7139, 12391}));

std::map<std::string, int> counts_of(const Attribute& column) {
    std::map<std::string, int> counts;
    for (const int32_t code : column.codes)
        if (code >= 0) ++counts[column.categories[static_cast<size_t>(code)]];
    return counts;
}

size_t distinct_codes(const Dataset& dataset, const ItemCodes& codes) {
    std::set<std::vector<int32_t>> seen;
    for (int32_t item = 0; item < dataset.item_count(); ++item) {
        const auto begin = codes.codes.begin() + item * codes.levels;
        seen.emplace(begin, begin + codes.levels);
    }
    return seen.size();
}

int64_t rows_in(const Dataset& dataset, Part part) {
    const auto& parts = dataset.interactions().part;
    return std::count(parts.begin(), parts.end(), static_cast<uint8_t>(part));
}

TEST(MovieLens100k, RatingsAndTablesAreThoseOfTheNotes) {
    ARMILLARY_NEEDS_DATA("ml-100k");
    const auto [dataset, report] = import_path(test::shared_data("ml-100k"));
    std::map<float, int> ratings;
    for (const float value : dataset->interactions().value) ++ratings[value];
    EXPECT_EQ(ratings, (std::map<float, int>{{1, 6110}, {2, 11370}, {3, 27145}, {4, 34174}, {5, 21201}}));
    EXPECT_EQ(dataset->time_kind(), TimeKind::utc_milliseconds);
    EXPECT_EQ(rows_of(*dataset).front(), "196 242 30/10 881250949000");

    const Attribute& gender = *dataset->user_table().find("gender");
    EXPECT_EQ(counts_of(gender), (std::map<std::string, int>{{"M", 670}, {"F", 273}}));
    EXPECT_TRUE(gender.sensitive);
    const Attribute& age = *dataset->user_table().find("age");
    EXPECT_EQ(*std::min_element(age.numbers.begin(), age.numbers.end()), 7);
    EXPECT_EQ(*std::max_element(age.numbers.begin(), age.numbers.end()), 73);
    EXPECT_EQ(dataset->user_table().find("zip_code")->type, AttributeType::text);
    EXPECT_EQ(dataset->user_table().find("occupation")->categories.size(), 21u);

    EXPECT_EQ(dataset->item_title(dataset->items().find("1")), "Toy Story (1995)");
    EXPECT_EQ(dataset->item_table().find("genres")->cell(dataset->items().find("1")),
              "Animation, Children's, Comedy");
    EXPECT_EQ(dataset->item_title(dataset->items().find("267")), "unknown");
    EXPECT_THAT(all_warnings(report), HasSubstr("u.item is not valid UTF-8 and was read as Latin-1"));
    EXPECT_THAT(dataset->item_title(dataset->items().find("1633")), HasSubstr("\xC3\x81"));  // Á köldum klaka
    EXPECT_THAT(report.unused_files, Contains("u1.base"));
    const auto source = std::find_if(dataset->parts().sources.begin(), dataset->parts().sources.end(),
                                     [](const SourceFile& file) { return file.name == "u.data"; });
    EXPECT_EQ(source->sha256, sha256_of_file(test::shared_data("ml-100k/u.data")));
}

TEST(MovieLens100k, PublishedFoldsArePartsAndPartitionTheRatings) {
    ARMILLARY_NEEDS_DATA("ml-100k");
    for (const char* fold : {"u1", "ua"}) {
        const auto dataset = import_path(test::shared_data("ml-100k"), {{"fold", fold}}).dataset;
        EXPECT_EQ(dataset->interaction_count(), 100000);
        EXPECT_EQ(rows_in(*dataset, Part::test), std::string(fold) == "u1" ? 20000 : 9430);
    }
    EXPECT_THAT(failure_of(test::shared_data("ml-100k"), {{"fold", "u9"}}), HasSubstr("u9.base"));
    const auto alone = import_path(test::shared_data("ml-100k/u1.base")).dataset;
    EXPECT_EQ(alone->interaction_count(), 80000);
    EXPECT_TRUE(alone->interactions().part.empty());
}

TEST(MovieLens100k, RecBoleFilesHoldTheVeryRatings) {
    ARMILLARY_NEEDS_DATA("ml-100k");
    ARMILLARY_NEEDS_DATA("ml-100k-recbole");
    const auto original = import_path(test::shared_data("ml-100k")).dataset;
    const auto recbole = import_path(test::shared_data("ml-100k-recbole")).dataset;
    EXPECT_EQ(rows_of(*original), rows_of(*recbole));
    EXPECT_EQ(recbole->item_title(recbole->items().find("1")), "Toy Story");
    EXPECT_EQ(recbole->item_table().find("class")->cell(recbole->items().find("1")),
              "Animation, Children's, Comedy");
}

TEST(MovieLens100k, MultimodalHasItsPartsTablesAndVectorsInPlace) {
    ARMILLARY_NEEDS_DATA("ml-100k-multimodal");
    const auto [dataset, report] = import_path(test::shared_data("ml-100k-multimodal"));
    EXPECT_EQ(rows_in(*dataset, Part::train), 75000);
    EXPECT_EQ(rows_in(*dataset, Part::valid), 12000);
    EXPECT_EQ(rows_in(*dataset, Part::test), 13000);
    // Ids here are MovieLens ids minus one, and items.csv keeps the MovieLens ids.
    EXPECT_EQ(dataset->item_title(dataset->items().find("0")), "Toy Story (1995)");
    EXPECT_THAT(all_warnings(report), HasSubstr("items.csv: its keys are the ids of the data set plus 1"));
    const FeatureMatrix* features = dataset->features("text");
    ASSERT_NE(features, nullptr);
    EXPECT_EQ(features->dim, 384);
    const auto raw = read_npy(test::shared_data("ml-100k-multimodal/text_feat.npy")).as_floats();
    for (const int id : {0, 49, 1681}) {
        const float* row = features->row(dataset->items().find(std::to_string(id)));
        EXPECT_TRUE(std::equal(row, row + 384, raw.begin() + id * 384)) << id;
    }
    // The notes: Return of the Jedi and Empire Strikes Back are nearest to Star Wars.
    const int32_t star_wars = dataset->items().find("49");
    EXPECT_EQ(dataset->item_title(star_wars), "Star Wars (1977)");
    std::vector<std::pair<double, int32_t>> neighbours;
    for (int32_t item = 0; item < dataset->item_count(); ++item) {
        const float *a = features->row(star_wars), *b = features->row(item);
        double dot = 0, norm = 0;
        for (int i = 0; i < 384; ++i) dot += a[i] * b[i], norm += b[i] * b[i];
        if (item != star_wars) neighbours.emplace_back(-dot / std::sqrt(norm), item);
    }
    std::partial_sort(neighbours.begin(), neighbours.begin() + 2, neighbours.end());
    const std::set<std::string> nearest{dataset->item_title(neighbours[0].second),
                                        dataset->item_title(neighbours[1].second)};
    EXPECT_EQ(nearest, (std::set<std::string>{"Empire Strikes Back, The (1980)", "Return of the Jedi (1983)"}));
}

TEST(AmazonBeauty, AttributesAndCodesMeetTheItems) {
    ARMILLARY_NEEDS_DATA("amazon-beauty");
    const auto [dataset, report] = import_path(test::shared_data("amazon-beauty"));
    EXPECT_EQ(dataset->time_kind(), TimeKind::ordinal);
    const Attribute& attributes = *dataset->item_table().find("attributes");
    EXPECT_EQ(attributes.categories.size(), 637u);
    // The names file says how many items bear each attribute.
    const auto makeup = std::find(attributes.categories.begin(), attributes.categories.end(), "Makeup");
    ASSERT_NE(makeup, attributes.categories.end());
    EXPECT_EQ(std::count(attributes.codes.begin(), attributes.codes.end(), makeup - attributes.categories.begin()),
              2627);
    ASSERT_EQ(dataset->codes().size(), 1u);
    const ItemCodes& codes = dataset->codes()[0];
    EXPECT_EQ(codes.name, "Beauty.index");
    EXPECT_EQ(codes.levels, 4);
    EXPECT_EQ(distinct_codes(*dataset, codes), 12088u);
    // Key "0" of the file is item 1.
    const auto first = codes.codes.begin() + dataset->items().find("1") * 4;
    EXPECT_THAT(std::vector<int32_t>(first, first + 4), ElementsAre(183, 70, 232, 6));
    EXPECT_THAT(all_warnings(report),
                HasSubstr("Beauty.index.json: its keys are the ids of the data set minus 1"));
    EXPECT_EQ(dataset->user_table().find("original_id")->cell(dataset->users().find("1")), "A1YJEY40YUW4SE");
    EXPECT_THAT(rows_of(*dataset), Contains("1 5 4"));  // the fifth item of `1 1 2 3 4 5`
}

TEST(AmazonInstruments, BothCodeTablesAreKept) {
    ARMILLARY_NEEDS_DATA("amazon-instruments");
    const auto dataset = import_path(test::shared_data("amazon-instruments")).dataset;
    ASSERT_EQ(dataset->codes().size(), 2u);
    EXPECT_EQ(distinct_codes(*dataset, dataset->codes()[0]), 5988u);
    EXPECT_EQ(distinct_codes(*dataset, dataset->codes()[1]), 6250u);
    EXPECT_EQ(dataset->item_table().find("original_id")->cell(dataset->items().find("0")), "B002SQJL9U");
}

TEST(AmazonInstruments, SamplesAndSequencesTellTheSameHistories) {
    ARMILLARY_NEEDS_DATA("amazon-instruments");
    const auto sequences = import_path(test::shared_data("amazon-instruments"), {}, "json_sequences").dataset;
    const auto samples = import_path(test::shared_data("amazon-instruments"), {}, "recbole").dataset;
    EXPECT_EQ(rows_in(*samples, Part::valid), 17112);
    EXPECT_EQ(rows_in(*samples, Part::test), 17112);
    auto expected = rows_of(*sequences), got = rows_of(*samples);
    std::sort(expected.begin(), expected.end());
    std::sort(got.begin(), got.end());
    EXPECT_EQ(got, expected);
}

TEST(AmazonOffice, TextIsDecodedAndCodesCollideAsDocumented) {
    ARMILLARY_NEEDS_DATA("amazon-office-2014");
    const auto dataset = import_path(test::shared_data("amazon-office-2014")).dataset;
    EXPECT_EQ(dataset->item_title(dataset->items().find("1")),
              "Texas Instruments TI-1795 SV Standard Function Calculator");
    const Attribute& description = *dataset->item_table().find("description");
    EXPECT_EQ(description.missing(), 600);
    for (const std::string& text : description.texts)
        for (const char* entity : {"&quot;", "&frac12;"}) EXPECT_THAT(text, ::testing::Not(HasSubstr(entity)));
    EXPECT_EQ(dataset->codes().at(0).levels, 5);
    EXPECT_EQ(distinct_codes(*dataset, dataset->codes()[0]), 1006u);
}

TEST(AmazonIndustrial, SamplesArePartsAndHistoriesMayBecomeTraining) {
    ARMILLARY_NEEDS_DATA("amazon-industrial-2018");
    const auto [dataset, report] = import_path(test::shared_data("amazon-industrial-2018"));
    EXPECT_EQ(rows_in(*dataset, Part::valid), 4532);
    EXPECT_EQ(rows_in(*dataset, Part::test), 4533);
    EXPECT_THAT(all_warnings(report), HasSubstr("histories=train"));
    EXPECT_EQ(dataset->codes().at(0).levels, 3);
    EXPECT_EQ(distinct_codes(*dataset, dataset->codes()[0]), 3670u);
    EXPECT_EQ(dataset->item_title(dataset->items().find("1")),
              "Stanley TRA708T Sharpshooter 1/2-Inch Leg Length Staples, Steel (1000 Count)");
    EXPECT_EQ(dataset->item_table().find("description")->missing(), 229);
    const auto trained =
        import_path(test::shared_data("amazon-industrial-2018"), {{"histories", "train"}}).dataset;
    const auto& rows = trained->interactions();
    std::set<std::pair<int32_t, int32_t>> pairs;
    for (size_t i = 0; i < rows.user.size(); ++i) pairs.emplace(rows.user[i], rows.item[i]);
    EXPECT_EQ(pairs.size(), 21664u);
    EXPECT_EQ(rows_in(*trained, Part::test), 4533);
}

TEST(LastFm, TitlesPartsAndAttributesAreRead) {
    ARMILLARY_NEEDS_DATA("lastfm-2k");
    ARMILLARY_NEEDS_DATA("lastfm-lightgcn");
    ARMILLARY_NEEDS_DATA("lastfm-s3rec");
    const auto [original, report] = import_path(test::shared_data("lastfm-2k"));
    EXPECT_EQ(original->item_title(original->items().find("1")), "MALICE MIZER");
    const auto& plays = original->interactions().value;
    EXPECT_EQ(*std::max_element(plays.begin(), plays.end()), 352698);
    EXPECT_EQ(original->time_kind(), TimeKind::none);
    EXPECT_THAT(report.unused_files, ElementsAre("tags.dat", "user_friends.dat"));

    const auto split = import_path(test::shared_data("lastfm-lightgcn")).dataset;
    EXPECT_EQ(rows_in(*split, Part::train), 42135);
    EXPECT_EQ(rows_in(*split, Part::test), 10533);
    EXPECT_EQ(rows_of(*split).front(), "424 4076 9930/10");
    EXPECT_THAT(rows_of(*split), Contains("871 418 1445600/10"));  // written as 1.4456e+05

    const auto sequences = import_path(test::shared_data("lastfm-s3rec"));
    EXPECT_EQ(sequences.dataset->item_table().find("attributes")->categories.size(), 388u);
    EXPECT_THAT(sequences.report.unused_files, ElementsAre("LastFM_sample.txt"));
}

TEST(Diginetica, SessionsStandForUsersAndTheirClicksHaveTimes) {
    ARMILLARY_NEEDS_DATA("diginetica-sample");
    const auto [dataset, report] = import_path(test::shared_data("diginetica-sample"));
    // 2016-05-09 00:00 UTC is 1462752000 s; the first click came 526309 ms after.
    EXPECT_EQ(rows_of(*dataset).front(), "1 81766 1462752526309");
    EXPECT_THAT(all_warnings(report), HasSubstr("sessions (session_id) stand for users"));
}

}  // namespace
}  // namespace armillary::data
