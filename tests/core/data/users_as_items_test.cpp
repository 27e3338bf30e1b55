// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/users_as_items.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <iterator>

#include "core/base/error.h"
#include "core/data/filter.h"
#include "core/data/split.h"
#include "core/numeric/random.h"
#include "tests/core/data/build.h"

namespace armillary::data {
namespace {

using test::dataset_of;
using test::pairs_of;
using test::parts_of;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

DatasetPtr turned(const Dataset& source, const UserCatalogueOptions& options = {}) {
    return std::make_shared<const Dataset>(users_as_items(source, options));
}

/// u: A B C D, v: C B A (in time, not in rows), w: A alone.
DatasetParts shop() {
    return parts_of({{"v", "A", 30, 1},
                     {"u", "A", 1, 2},
                     {"u", "C", 4, 3},
                     {"u", "B", 2, 4},
                     {"v", "C", 3, 5},
                     {"w", "A", 9, 6},
                     {"u", "D", 8, 7},
                     {"v", "B", 10, 8}});
}

FeatureMatrix vectors(const Dataset& source, std::vector<float> values, std::vector<uint8_t> present = {}) {
    FeatureMatrix matrix;
    matrix.modality = "text";
    matrix.rows = source.item_count();
    matrix.dim = static_cast<int32_t>(values.size()) / matrix.rows;
    matrix.values = std::move(values);
    matrix.present = std::move(present);
    return matrix;
}

TEST(UsersAsItems, LeavesOutTheLastTwoOfEachUserAndOrdersTheRestByTime) {
    const DatasetPtr set = turned(Dataset(shop()));
    EXPECT_THAT(pairs_of(*set), ElementsAre("Au", "Bu", "Cv", "Aw")) << "w has too few for a split to take any";
    EXPECT_THAT(set->interactions().time, ElementsAre(1, 2, 3, 9));
    EXPECT_THAT(set->interactions().value, ElementsAre(2, 4, 5, 6));
    EXPECT_EQ(set->time_kind(), TimeKind::utc_milliseconds);
    EXPECT_EQ(set->item_count(), 3);
    EXPECT_EQ(set->user_count(), 4);
    EXPECT_EQ(set->name(), "by hand-users");
}

/// Rows of the source that are in the set, ascending: the value names the row.
std::vector<int64_t> rows_kept(const Dataset& set) {
    std::vector<int64_t> rows(set.interactions().value.begin(), set.interactions().value.end());
    std::sort(rows.begin(), rows.end());
    return rows;
}

TEST(UsersAsItems, LeavesOutWhatLeaveOneOutHoldsOutAndNothingElse) {
    for (uint64_t seed = 0; seed < 10; ++seed) {
        numeric::RandomStream random(seed, "users_as_items_test");
        std::vector<test::Row> rows;
        for (int row = 0; row < 400; ++row)  // equal times, repeats and users of every length from 1
            rows.push_back({"u" + std::to_string(random.below(1 + random.below(120))),
                            "i" + std::to_string(random.below(20)), static_cast<int64_t>(random.below(30)),
                            static_cast<float>(row)});
        const DatasetPtr source = dataset_of(rows);
        const Split split = make_split(*source, {});
        ASSERT_GT(split.users_only_in_train, 0) << "users too short to be split";
        EXPECT_EQ(rows_kept(*turned(*source)), split.train);
        std::vector<int64_t> before_test;
        std::merge(split.train.begin(), split.train.end(), split.valid.begin(), split.valid.end(),
                   std::back_inserter(before_test));
        EXPECT_EQ(rows_kept(*turned(*source, {.leave_out = 1})), before_test);
        const std::vector<int64_t> fewer = rows_kept(*turned(*source, {.leave_out = 4}));
        EXPECT_TRUE(std::ranges::includes(split.train, fewer));
        EXPECT_LT(fewer.size(), split.train.size());
    }
}

TEST(UsersAsItems, AFilterBeforeTheSplitHoldsOutOthersAndTheWarningSaysSo) {
    // u rated what the filter takes away last, so leave_one_out of what remains holds out earlier rows.
    const DatasetPtr source =
        dataset_of({{"u", "A", 1, 5}, {"u", "B", 2, 5}, {"u", "C", 3, 5}, {"u", "D", 4, 1}, {"u", "E", 5, 1}});
    FilterSpec filter;
    filter.min_value = 2;
    const DatasetPtr filtered = apply_filters(source, filter);
    const Split split = make_split(*filtered, {});
    ASSERT_EQ(split.test.size(), 1u);
    EXPECT_EQ(pairs_of(*filtered)[static_cast<size_t>(split.test[0])], "uC");
    const DatasetPtr set = turned(*source);
    EXPECT_THAT(pairs_of(*set), ElementsAre("Au", "Bu", "Cu")) << "C, the filtered test, too";
    EXPECT_THAT(set->parts().warnings, Contains(HasSubstr("After a filter it holds out others")));
    EXPECT_THAT(turned(*source, {.leave_out = 1})->parts().warnings, Contains(HasSubstr("after a filter")));
}

TEST(UsersAsItems, AsksWhetherToGoOnEveryFewThousandRows) {
    numeric::RandomStream random(4, "users_as_items_test");
    DatasetParts parts;
    parts.name = "many";
    for (int item = 0; item < 50; ++item) parts.items.insert("i" + std::to_string(item));
    for (int user = 0; user < 20'000; ++user) {
        parts.users.insert("u" + std::to_string(user));
        for (int at = 0; at < 5; ++at) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(static_cast<int32_t>(random.below(50)));
            parts.interactions.time.push_back(static_cast<int64_t>(random.below(1000)));
        }
    }
    parts.time_kind = TimeKind::utc_milliseconds;
    const auto asked = [](const auto& work) {
        int count = 0;
        work([&] { ++count; });
        return count;
    };
    const int plain = asked([&](const auto& ask) { users_as_items(Dataset(parts), {}, ask); });
    EXPECT_GE(plain, 20'000 / 5000) << "users, and the sort by time";
    const Interactions turned = users_as_items(Dataset(parts)).interactions;
    ASSERT_EQ(turned.item.size(), 60'000u);
    const FeatureMatrix text = vectors(Dataset(parts), std::vector<float>(50 * 3, 1));
    const int profile = asked([&](const auto& ask) { mean_profile(turned, 20'000, text, ask); });
    EXPECT_GE(profile, 2 * 60'000 / 5000) << "rows, and their sums";
    parts.item_features.push_back(text);
    EXPECT_GE(asked([&](const auto& ask) { users_as_items(Dataset(parts), {}, ask); }), plain + profile)
        << "in the profile too";
    for (const int go_on : {0, plain / 2, plain, plain + profile / 2, plain + profile - 1}) {
        int left = go_on;
        const auto stop = [&] {
            if (left-- == 0) throw Cancelled();
        };
        EXPECT_THROW(users_as_items(Dataset(parts), {}, stop), Cancelled) << go_on;
        EXPECT_EQ(left, -1) << "no step after the one that threw";
    }
}

TEST(UsersAsItems, DoNotTakeThePlaceOfTheirSource) {
    const Dataset source(shop());
    EXPECT_THROW(users_as_items(source, {.name = "by hand"}), UsageError);
    EXPECT_NO_THROW(users_as_items(source, {.name = "by hand too"}));
}

TEST(UsersAsItems, LeavesOutAsManyAsAsked) {
    const Dataset source(shop());
    EXPECT_EQ(turned(source, {.leave_out = 0})->interaction_count(), 8);
    EXPECT_THAT(pairs_of(*turned(source, {.leave_out = 1})), ElementsAre("Au", "Bu", "Cv", "Cu", "Aw", "Bv"));
    EXPECT_THAT(pairs_of(*turned(source, {.leave_out = 3})), ElementsAre("Au", "Aw"));
    EXPECT_THAT(pairs_of(*turned(source, {.leave_out = 9})), ElementsAre("Aw"))
        << "never more of one who has more";
    EXPECT_THROW(users_as_items(*dataset_of({{"u", "A", 1}, {"u", "B", 2}, {"u", "C", 3}}), {.leave_out = 3}),
                 UsageError);
    EXPECT_THROW(users_as_items(source, {.leave_out = -1}), UsageError);
}

TEST(UsersAsItems, LeavesOutThePublishedPartsWhereThereAreSome) {
    DatasetParts parts = shop();
    parts.interactions.part = {0, 2, 0, 0, 1, 0, 0, 0};
    const Dataset source(parts);
    const DatasetPtr set = turned(source);
    EXPECT_THAT(pairs_of(*set), ElementsAre("Bu", "Cu", "Du", "Aw", "Bv", "Av"));
    EXPECT_THAT(set->interactions().part, IsEmpty()) << "all that is left was for training";
    EXPECT_THAT(set->parts().warnings, Contains(HasSubstr("published with 'by hand'")));
    EXPECT_THAT(set->parts().warnings, Contains(HasSubstr("any number to leave out above 0 means these parts")));
    for (const int32_t number : {1, 5})
        EXPECT_EQ(turned(source, {.leave_out = number})->fingerprint(), set->fingerprint());
    EXPECT_EQ(turned(source, {.leave_out = 0})->interaction_count(), 8);
    parts.interactions.part.assign(8, 0);  // names no held-out row
    EXPECT_EQ(turned(Dataset(parts))->interaction_count(), 4);
}

TEST(UsersAsItems, TheProfileIsTheMeanOfDifferentItemsThatHaveAVector) {
    DatasetParts parts = shop();
    parts.interactions.user.push_back(1);  // u has A once more, early
    parts.interactions.item.push_back(0);
    parts.interactions.time.push_back(0);
    parts.interactions.value.push_back(0);
    Dataset plain(parts);
    ASSERT_EQ(plain.users()[1], "u");
    ASSERT_EQ(plain.items()[1], "C");
    // Items in order of rows: A, C, B, D; C has no vector.
    parts.item_features.push_back(vectors(plain, {1, 10, 0, 0, 4, 40, 9, 9}, {1, 0, 1, 1}));
    const DatasetPtr set = turned(Dataset(parts));
    const FeatureMatrix* profile = set->features("profile_text");
    ASSERT_TRUE(profile);
    ASSERT_EQ(profile->dim, 2);
    EXPECT_EQ(profile->fitted_on, "all");
    EXPECT_THAT(profile->present, ElementsAre(0, 1, 1)) << "v is left with C alone";
    EXPECT_FLOAT_EQ(profile->row(1)[0], 2.5);
    EXPECT_FLOAT_EQ(profile->row(1)[1], 25);
    EXPECT_EQ(profile->row(0)[0], 0);
    EXPECT_FLOAT_EQ(profile->row(2)[1], 10);
}

TEST(UsersAsItems, ShufflingWhatIsHeldOutChangesNothing) {
    numeric::RandomStream random(5, "users_as_items_test");
    DatasetParts parts;
    parts.name = "random";
    for (int item = 0; item < 15; ++item) parts.items.insert("i" + std::to_string(item));
    std::vector<size_t> held_out;
    for (int user = 0; user < 30; ++user) {
        parts.users.insert("u" + std::to_string(user));
        const auto length = static_cast<int>(3 + random.below(6));
        for (int at = 0; at < length; ++at) {
            if (at >= length - 2) held_out.push_back(parts.interactions.user.size());
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(static_cast<int32_t>(random.below(15)));
            parts.interactions.time.push_back(at);
        }
    }
    parts.time_kind = TimeKind::ordinal;
    std::vector<float> values;
    for (int i = 0; i < 15 * 4; ++i) values.push_back(static_cast<float>(random.normal()));
    parts.item_features.push_back(vectors(Dataset(parts), values));
    const std::string before = turned(Dataset(parts))->fingerprint();
    for (size_t i = held_out.size(); i-- > 1;)
        std::swap(parts.interactions.item[held_out[i]], parts.interactions.item[held_out[random.below(i + 1)]]);
    EXPECT_EQ(turned(Dataset(parts))->fingerprint(), before);
    parts.interactions.item[0] = (parts.interactions.item[0] + 1) % 15;  // a row that is kept
    EXPECT_NE(turned(Dataset(parts))->fingerprint(), before);
}

TEST(UsersAsItems, TablesChangeSidesAndCodesAreDropped) {
    DatasetParts parts = shop();
    Attribute gender = make_attribute("gender", AttributeType::categorical, {"f", "m", "m"});
    gender.sensitive = true;
    parts.user_table = {3, {gender}, ""};
    parts.item_table = {4, {make_attribute("title", AttributeType::text, {"a", "b", "c", "d"})}, "title"};
    parts.codes.push_back({"sid", 1, {0, 1, 2, 3}});
    parts.truth_json = "{}";
    const DatasetPtr set = turned(Dataset(parts));
    ASSERT_TRUE(set->item_table().find("gender"));
    EXPECT_TRUE(set->item_table().find("gender")->sensitive);
    EXPECT_EQ(set->user_title(3), "d");
    EXPECT_THAT(set->codes(), IsEmpty());
    EXPECT_EQ(set->parts().truth_json, "");
    EXPECT_EQ(set->items()[0], "v");
    EXPECT_EQ(set->users()[1], "C");
}

TEST(UsersAsItems, SaysWhatItIsAndWhatItWasMadeFrom) {
    const Dataset source(shop());
    const DatasetPtr set = turned(source, {.name = "people"});
    const DatasetParts& parts = set->parts();
    EXPECT_EQ(parts.name, "people");
    EXPECT_EQ(parts.loader, kUsersAsItems);
    ASSERT_EQ(parts.sources.size(), 1u);
    EXPECT_EQ(parts.sources[0].name, "by hand");
    EXPECT_EQ(parts.sources[0].sha256, source.fingerprint());
    ASSERT_EQ(parts.pipeline.size(), 1u);
    EXPECT_EQ(parts.pipeline[0].rows_before, 8);
    EXPECT_EQ(parts.pipeline[0].rows_after, 4);
    EXPECT_EQ(parts.pipeline[0].users_after, 4);
    EXPECT_THAT(parts.warnings,
                ElementsAre(HasSubstr("the users of 'by hand'"),
                            HasSubstr("last 2 interactions of each user who has three or more (4")));
    EXPECT_THAT(turned(source, {.leave_out = 0})->parts().warnings,
                Contains(HasSubstr("No interaction was left")));
    EXPECT_THAT(turned(source, {.leave_out = 1})->parts().warnings,
                Contains(HasSubstr("who has three or more (2")));
    EXPECT_THAT(turned(source, {.leave_out = 3})->parts().warnings, Contains(HasSubstr("1 of 3 users")))
        << "v had no more than three";
}

TEST(UsersAsItems, WithoutRealTimesThereIsNoOrder) {
    for (const TimeKind kind : {TimeKind::ordinal, TimeKind::none}) {
        const DatasetPtr set =
            turned(*dataset_of({{"u", "A", 0}, {"u", "B", 1}, {"u", "C", 2}, {"v", "D", 0}, {"v", "A", 1}}, kind),
                   {.leave_out = 1});
        EXPECT_THAT(pairs_of(*set), ElementsAre("Au", "Bu", "Dv", "Av"));
        EXPECT_EQ(set->time_kind(), TimeKind::none);
        EXPECT_THAT(set->interactions().time, IsEmpty());
        EXPECT_THAT(set->parts().warnings,
                    Contains(HasSubstr(kind == TimeKind::none ? "a random split holds out others"
                                                              : "cannot be compared between users")));
    }
}

TEST(UsersAsItems, TurnedRoundTwiceTheCatalogueIsBack) {
    const Dataset source(shop());
    const DatasetPtr once = turned(source, {.leave_out = 0});
    const DatasetPtr twice = turned(*once, {.leave_out = 0});
    EXPECT_EQ(twice->parts().pipeline.size(), 2u);
    EXPECT_EQ(twice->item_count(), source.item_count());
    EXPECT_THAT(pairs_of(*twice), testing::UnorderedElementsAreArray(pairs_of(source)));
}

TEST(UsersAsItems, ASplitOfTheNewSetIsWarnedThatItsVectorsSawEverything) {
    DatasetParts parts = shop();
    parts.item_features.push_back(vectors(Dataset(parts), {1, 2, 3, 4}));
    const DatasetPtr set = turned(Dataset(parts), {.leave_out = 0});
    const Split split = make_split(*set, {.method = "random", .fractions = {0.5, 0, 0.5}});
    EXPECT_THAT(split.leakage.warnings, Contains(HasSubstr("'profile_text' were fitted on all of the data")));
}

TEST(UsersAsItems, ACatalogueWithoutInteractionsHasNoUsers) {
    DatasetParts parts;
    parts.name = "shelf";
    parts.items.insert("A");
    try {
        users_as_items(Dataset(parts));
        ADD_FAILURE() << "accepted";
    } catch (const UsageError& error) {
        EXPECT_THAT(error.what(), HasSubstr("'shelf' has no interactions"));
    }
}

}  // namespace
}  // namespace armillary::data
