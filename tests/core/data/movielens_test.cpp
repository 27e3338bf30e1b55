// SPDX-License-Identifier: GPL-3.0-or-later
// Real ratings against values computed from the same file by independent scripts.
#include <gmock/gmock.h>

#include <fstream>

#include "core/data/filter.h"
#include "core/data/profile.h"
#include "core/data/split.h"
#include "tests/core/data/build.h"
#include "tests/support/support.h"

namespace armillary::data {
namespace {

constexpr const char* kRatings = "ml-100k/u.data";

DatasetPtr ratings() {
    std::ifstream in(test::shared_data(kRatings));
    std::vector<test::Row> rows;
    test::Row row;
    while (in >> row.user >> row.item >> row.value >> row.time) {
        row.time *= 1000;
        rows.push_back(row);
    }
    return test::dataset_of(rows);
}

TEST(MovieLens, SplitsHaveTheSizesOfRecBole) {
    ARMILLARY_NEEDS_DATA(kRatings);
    const DatasetPtr dataset = ratings();
    for (const char* method : {"ratio", "random"}) {
        const Split split = make_split(*dataset, {method, {8, 1, 1}, 42});
        EXPECT_EQ(split.train.size(), 80'808u) << method;
        EXPECT_EQ(split.valid.size(), 9'596u) << method;
        EXPECT_EQ(split.test.size(), 9'596u) << method;
    }
    EXPECT_EQ(make_split(*dataset, {"leave_one_out", {}, 0}).test.size(), 943u);
}

TEST(MovieLens, CoresHaveTheSizesOfRepeatedDeletion) {
    ARMILLARY_NEEDS_DATA(kRatings);
    FilterSpec spec;
    spec.k_core_user = spec.k_core_item = 20;
    const DatasetPtr core = apply_filters(ratings(), spec);
    EXPECT_EQ(core->user_count(), 917);
    EXPECT_EQ(core->item_count(), 937);
    EXPECT_EQ(core->interaction_count(), 94'443);
}

TEST(MovieLens, ProfileHasTheKnownShape) {
    ARMILLARY_NEEDS_DATA(kRatings);
    const DatasetProfile profile = compute_profile(*ratings());
    EXPECT_NEAR(*profile.item_concentration.gini, 0.628999631391201, 1e-12);
    EXPECT_NEAR(*profile.user_concentration.gini, 0.471908504772004, 1e-12);
    EXPECT_NEAR(*profile.item_concentration.top_10_percent, 0.42871, 1e-9);
    EXPECT_NEAR(*profile.item_concentration.short_head, 0.31866825208, 1e-9);
    EXPECT_NEAR(*profile.burstiness, 0.8751811204900, 1e-9);
    EXPECT_EQ(*profile.median_gap_seconds, 0);
    EXPECT_NEAR(*profile.drift[1].divergence, 0.092896, 5e-7);
    EXPECT_NEAR(*profile.drift[4].divergence, 0.107892, 5e-7);
    EXPECT_EQ(profile.pairs[0].users, 480);
    EXPECT_NEAR(profile.pairs[0].jaccard, 0.7868852459, 1e-9);
    EXPECT_EQ(profile.values[4].count, 21'201);
    EXPECT_EQ(profile.components, 1);
    EXPECT_THAT(profile.traps, testing::Contains(testing::HasSubstr("no time between")));
}

}  // namespace
}  // namespace armillary::data
