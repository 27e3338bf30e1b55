// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/base/error.h"
#include "core/data/filter.h"
#include "tests/core/data/build.h"
#include "tests/support/support.h"

namespace armillary::data {
namespace {

using test::dataset_of;
using test::parts_of;
using test::Row;
using testing::AnyOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr int64_t kDay = 86'400'000;

SplitSpec method(const std::string& name, std::vector<double> fractions = {0.8, 0.1, 0.1}, uint64_t seed = 42) {
    return {name, std::move(fractions), seed};
}

/// `users` users with `length` interactions each, at distinct times that interleave the users.
std::vector<Row> grid(int users, int length) {
    std::vector<Row> rows;
    for (int t = 0; t < length; ++t)
        for (int u = 0; u < users; ++u)
            rows.push_back({fmt::format("u{}", u), fmt::format("i{}", t), t * 100 + u});
    return rows;
}

TEST(LeaveOneOut, TakesTheLastForTestAndTheOneBeforeForValidation) {
    const auto dataset = dataset_of({{"1", "A", 3}, {"1", "B", 1}, {"1", "C", 2}, {"2", "A", 1}, {"2", "B", 2}});
    const Split split = make_split(*dataset, method("leave_one_out"));
    EXPECT_THAT(split.train, ElementsAre(1, 3, 4));
    EXPECT_THAT(split.valid, ElementsAre(2));
    EXPECT_THAT(split.test, ElementsAre(0));
    EXPECT_EQ(split.users_only_in_train, 1);
}

TEST(LeaveOneOut, BreaksEqualTimesByRow) {
    const Split split = make_split(*dataset_of({{"1", "A", 7}, {"1", "B", 7}, {"1", "C", 7}, {"1", "D", 7}}),
                                   method("leave_one_out"));
    EXPECT_THAT(split.train, ElementsAre(0, 1));
    EXPECT_THAT(split.valid, ElementsAre(2));
    EXPECT_THAT(split.test, ElementsAre(3));
}

TEST(RatioSplit, HasTheSizesOfRecBole) {
    // floor(0.1 n) each, the rest to train; a share below one still gets a row while train keeps one.
    const std::map<int, std::array<size_t, 3>> expected{{1, {1, 0, 0}},  {2, {1, 0, 1}},  {3, {1, 1, 1}},
                                                        {9, {7, 1, 1}},  {10, {8, 1, 1}}, {19, {17, 1, 1}},
                                                        {25, {21, 2, 2}}};
    for (const auto& [n, sizes] : expected) {
        auto rows = grid(1, n);
        rows.push_back({"other", "x", 0});
        rows.push_back({"other", "y", 1});
        const Split split = make_split(*dataset_of(rows), method("ratio"));
        EXPECT_EQ(split.train.size(), sizes[0] + 1) << n;
        EXPECT_EQ(split.valid.size(), sizes[1]) << n;
        EXPECT_EQ(split.test.size(), sizes[2] + 1) << n;
    }
}

TEST(RatioSplit, GivesTheNewestToTest) {
    const auto dataset = dataset_of(grid(3, 10));
    const Split split = make_split(*dataset, method("ratio"));
    for (int64_t row : split.test) EXPECT_EQ(dataset->items()[dataset->interactions().item[row]], "i9");
    for (int64_t row : split.valid) EXPECT_EQ(dataset->items()[dataset->interactions().item[row]], "i8");
    EXPECT_EQ(split.leakage.older_than_own_train, 0);
}

TEST(RandomSplit, DependsOnSeedAndRawIdAlone) {
    const auto items_of = [](const Dataset& dataset, const std::vector<int64_t>& rows, std::string_view user) {
        std::set<std::string> items;
        for (int64_t row : rows)
            if (dataset.users()[dataset.interactions().user[row]] == user)
                items.emplace(dataset.items()[dataset.interactions().item[row]]);
        return items;
    };
    const auto rows = grid(20, 30);
    auto reversed_users = rows;
    std::stable_sort(reversed_users.begin(), reversed_users.end(),
                     [](const Row& a, const Row& b) { return a.user > b.user; });
    reversed_users.push_back({"newcomer", "i1", 0});
    const auto one = dataset_of(rows), other = dataset_of(reversed_users);
    const Split a = make_split(*one, method("random")), b = make_split(*other, method("random"));
    for (const char* user : {"u0", "u7", "u19"})
        EXPECT_EQ(items_of(*one, a.test, user), items_of(*other, b.test, user)) << user;
    EXPECT_NE(make_split(*one, method("random", {8, 1, 1}, 43)).test, a.test);
    EXPECT_EQ(make_split(*one, method("random", {8, 1, 1}, 42)).test, a.test);
}

TEST(RandomSplit, PicksEveryPositionEquallyOften) {
    const auto dataset = dataset_of(grid(2000, 10));
    std::vector<int> chosen(10, 0);
    for (int64_t row : make_split(*dataset, method("random")).test)
        ++chosen[static_cast<size_t>(dataset->interactions().item[row])];
    // 2,000 draws, p = 0.1: mean 200, standard deviation 13.4; five of them on either side.
    for (int count : chosen) EXPECT_NEAR(count, 200, 67);
}

TEST(GlobalTimeSplit, CutsAtTheQuantilesOfTime) {
    const auto dataset = dataset_of(grid(10, 10));
    const Split split = make_split(*dataset, method("global_time"));
    EXPECT_EQ(split.train.size(), 80u);
    EXPECT_EQ(split.valid.size(), 10u);
    EXPECT_EQ(split.test.size(), 10u);
    EXPECT_EQ(split.leakage.older_than_newest_train, 0);
    EXPECT_EQ(split.leakage.test_rows_of_unseen_items, 10);
}

TEST(GlobalTimeSplit, KeepsEqualTimesTogetherAndRefusesASingleTime) {
    auto rows = grid(10, 10);
    for (Row& row : rows) row.time = row.time / 500;  // two different times
    const Split split = make_split(*dataset_of(rows), method("global_time"));
    EXPECT_EQ(split.train.size(), 50u);
    EXPECT_EQ(split.test.size(), 50u);
    for (Row& row : rows) row.time = 5;
    EXPECT_THROW(make_split(*dataset_of(rows), method("global_time")), UsageError);
}

TEST(GivenSplit, KeepsThePublishedParts) {
    auto parts = parts_of({{"1", "A"}, {"1", "B"}, {"2", "A"}, {"2", "C"}}, TimeKind::none);
    parts.interactions.part = {0, 2, 1, 2};
    const Split split = make_split(Dataset(std::move(parts)), method("given"));
    EXPECT_THAT(split.train, ElementsAre(0));
    EXPECT_THAT(split.valid, ElementsAre(2));
    EXPECT_THAT(split.test, ElementsAre(1, 3));
    EXPECT_EQ(split.leakage.test_users_without_train, 1);
    EXPECT_EQ(split.leakage.test_rows_of_unseen_items, 2);
    EXPECT_TRUE(std::isnan(split.leakage.older_than_newest_train));
}

TEST(Split, EveryRowIsInExactlyOnePart) {
    const auto dataset = dataset_of(grid(17, 13));
    for (const char* name : {"leave_one_out", "ratio", "random", "global_time"}) {
        const Split split = make_split(*dataset, method(name));
        std::vector<int64_t> all;
        for (const auto* part : {&split.train, &split.valid, &split.test}) {
            EXPECT_TRUE(std::is_sorted(part->begin(), part->end()));
            all.insert(all.end(), part->begin(), part->end());
        }
        std::sort(all.begin(), all.end());
        ASSERT_EQ(all.size(), 17u * 13u);
        for (size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i], static_cast<int64_t>(i));
    }
}

TEST(Split, RefusesWithTheMethodsThatWork) {
    const auto refusal = [](const Dataset& dataset, const std::string& name) -> std::string {
        try {
            make_split(dataset, method(name));
        } catch (const UsageError& error) {
            return error.what();
        }
        return "";
    };
    const auto unordered = dataset_of(grid(3, 5), TimeKind::none),
               ordinal = dataset_of(grid(3, 5), TimeKind::ordinal);
    EXPECT_THAT(refusal(*unordered, "leave_one_out"), HasSubstr("would work: random"));
    EXPECT_THAT(refusal(*unordered, "ratio"), HasSubstr("order"));
    EXPECT_THAT(refusal(*ordinal, "global_time"), HasSubstr("random, leave_one_out, ratio"));
    EXPECT_THAT(refusal(*ordinal, "given"), HasSubstr("published"));
    EXPECT_THAT(refusal(*ordinal, "leave_one_uot"), HasSubstr("did you mean 'leave_one_out'"));
    EXPECT_THROW(make_split(*ordinal, method("random", {0.8, 0.2})), UsageError);
    EXPECT_THROW(make_split(*ordinal, method("random", {0.8, 0.3, -0.1})), UsageError);
    EXPECT_THROW(make_split(*dataset_of(grid(3, 2)), method("leave_one_out")), UsageError);
    EXPECT_THROW(make_split(Dataset(DatasetParts{}), method("random")), UsageError);
}

TEST(Split, FingerprintFollowsDataMethodAndSeed) {
    const auto dataset = dataset_of(grid(5, 10));
    const auto fingerprint = [&](const SplitSpec& spec) { return make_split(*dataset, spec).fingerprint; };
    const std::string random = fingerprint(method("random"));
    EXPECT_EQ(random.size(), 64u);
    EXPECT_EQ(fingerprint(method("random")), random);
    EXPECT_NE(fingerprint(method("random", {8, 1, 1}, 7)), random);
    EXPECT_NE(fingerprint(method("ratio")), random);
    EXPECT_EQ(fingerprint(method("leave_one_out", {0.8, 0.1, 0.1}, 1)), fingerprint(method("leave_one_out")));
    EXPECT_NE(make_split(*dataset_of(grid(5, 11)), method("leave_one_out")).fingerprint,
              fingerprint(method("leave_one_out")));
}

TEST(Leakage, CountsWhatIsOlderThanTraining) {
    // User 1 ends before user 2 begins: the test row of user 1 is older than user 2's training rows.
    const auto dataset =
        dataset_of({{"1", "A", 1}, {"1", "B", 2}, {"1", "C", 3}, {"2", "A", 11}, {"2", "B", 12}, {"2", "C", 13}});
    const Split split = make_split(*dataset, method("leave_one_out"));
    EXPECT_DOUBLE_EQ(split.leakage.older_than_newest_train, 0.5);
    EXPECT_DOUBLE_EQ(split.leakage.older_than_own_train, 0);
    EXPECT_EQ(split.leakage.test_rows_of_unseen_items, 2);
    EXPECT_THAT(split.leakage.warnings,
                Contains(HasSubstr("50.0 % of the test interactions are older than the newest")));
}

TEST(Leakage, FindsPairsInTrainAndTestOnce) {
    auto parts = parts_of({{"1", "A"}, {"1", "A"}, {"1", "A"}, {"1", "B"}, {"2", "A"}}, TimeKind::none);
    parts.interactions.part = {0, 2, 2, 2, 2};
    const Split split = make_split(Dataset(std::move(parts)), method("given"));
    EXPECT_EQ(split.leakage.pairs_in_train_and_test, 1);
}

TEST(Leakage, WarnsOfWholeDaysAndOfACoreTakenBefore) {
    auto rows = grid(5, 10);
    for (Row& row : rows) row.time *= kDay;
    FilterSpec core;
    core.k_core_user = 2;
    const auto dataset = apply_filters(dataset_of(rows), core);
    EXPECT_THAT(make_split(*dataset, method("leave_one_out")).leakage.warnings,
                AllOf(Contains(HasSubstr("whole days")), Contains(HasSubstr("k-core"))));
    EXPECT_THAT(make_split(*dataset_of(grid(5, 10)), method("leave_one_out")).leakage.warnings,
                Not(Contains(AnyOf(HasSubstr("whole days"), HasSubstr("k-core")))));
}

TEST(Histories, AreOldestFirstOverOneOrTwoLists) {
    const auto dataset = dataset_of({{"1", "A", 3}, {"2", "A", 9}, {"1", "B", 1}, {"1", "C", 3}, {"2", "B", 2}});
    const Histories all = histories_of(*dataset, {0, 2}, {1, 3, 4});
    EXPECT_THAT(all.offsets, ElementsAre(0, 3, 5));
    EXPECT_THAT(all.rows, ElementsAre(2, 0, 3, 4, 1));
    EXPECT_THAT(all.items, ElementsAre(1, 0, 2, 1, 0));
    EXPECT_THAT(histories_of(*dataset, {1}).offsets, ElementsAre(0, 0, 1));
}

}  // namespace
}  // namespace armillary::data
