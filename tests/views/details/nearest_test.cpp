// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/nearest.h"

#include <gmock/gmock.h>

#include <cmath>

#include "core/base/error.h"
#include "tests/core/jobs/fake_engine.h"

namespace armillary::views {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<int32_t> items_of(const std::vector<Neighbour>& neighbours) {
    std::vector<int32_t> items;
    for (const Neighbour& near : neighbours) items.push_back(near.item);
    return items;
}

// Item 0 = (1, 0); 1 = (2, 0) same direction; 2 = (0, 1) at a right angle; 3 = (3, 4); 4 = (-1, 0) opposite.
const std::vector<float> kPlanted{1, 0, 2, 0, 0, 1, 3, 4, -1, 0};

TEST(Nearest, ByDotProductTheLongestInTheDirectionIsFirst) {
    const auto near = nearest_rows(kPlanted, 2, 0, Closeness::dot, 10);
    EXPECT_THAT(items_of(near), ElementsAre(3, 1, 2, 4));
    EXPECT_DOUBLE_EQ(near[0].value, 3);
    EXPECT_DOUBLE_EQ(near[1].value, 2);
    EXPECT_DOUBLE_EQ(near[3].value, -1);
}

TEST(Nearest, ByCosineOnlyTheAngleCounts) {
    const auto near = nearest_rows(kPlanted, 2, 0, Closeness::cosine, 3);
    EXPECT_THAT(items_of(near), ElementsAre(1, 3, 2));
    EXPECT_DOUBLE_EQ(near[0].value, 1);
    EXPECT_NEAR(near[1].value, 3.0 / 5, 1e-7);
}

TEST(Nearest, ByEuclidTheSmallestDistanceIsFirst) {
    const auto near = nearest_rows(kPlanted, 2, 0, Closeness::euclid, 10);
    EXPECT_THAT(items_of(near), ElementsAre(1, 2, 4, 3));
    EXPECT_DOUBLE_EQ(near[0].value, 1);
    EXPECT_NEAR(near[1].value, std::sqrt(2), 1e-6);
    EXPECT_DOUBLE_EQ(near[2].value, 2);
    EXPECT_NEAR(near[3].value, std::sqrt(20), 1e-6);
}

TEST(Nearest, EqualOnesStandByIndexAndCopiesHaveNoDistance) {
    const std::vector<float> same(6, 0.5f);
    for (Closeness closeness : {Closeness::dot, Closeness::cosine, Closeness::euclid})
        EXPECT_THAT(items_of(nearest_rows(same, 2, 1, closeness, 5)), ElementsAre(0, 2));
    EXPECT_EQ(nearest_rows(same, 2, 1, Closeness::euclid, 5)[0].value, 0);
    EXPECT_FALSE(std::signbit(nearest_rows(same, 2, 1, Closeness::euclid, 5)[0].value));
}

TEST(Nearest, WhatIsUndefinedIsLeftOut) {
    const std::vector<float> vectors{1, 0, 0, 0, NAN, 1, 0, 1};
    EXPECT_THAT(items_of(nearest_rows(vectors, 2, 0, Closeness::cosine, 5)), ElementsAre(3));
    EXPECT_THAT(items_of(nearest_rows(vectors, 2, 0, Closeness::dot, 5)), ElementsAre(1, 3));
    EXPECT_THAT(nearest_rows(vectors, 2, 1, Closeness::cosine, 5), IsEmpty());
    EXPECT_THAT(nearest_rows(vectors, 2, 9, Closeness::dot, 5), IsEmpty());
    EXPECT_THAT(nearest_rows({}, 0, 0, Closeness::dot, 5), IsEmpty());
}

TEST(Nearest, ByUsersItIsTheCosineOfTheirSets) {
    // ann has i1-i4, bob i2-i5, cem i3-i5 and i1, dee i4, i5, i1, i2: i4 has all four users, the others three.
    const auto near = nearest_by_users(*test::toy_dataset(), 3, 10);
    EXPECT_THAT(items_of(near), ElementsAre(0, 1, 2, 4));
    for (const Neighbour& neighbour : near) EXPECT_NEAR(neighbour.value, 3 / std::sqrt(4.0 * 3), 1e-7);
    // i1 (ann, cem, dee) and i2 (ann, bob, dee) share two of three.
    EXPECT_NEAR(nearest_by_users(*test::toy_dataset(), 0, 10)[1].value, 2.0 / 3, 1e-7);
}

TEST(Nearest, RepeatsCountOnceAndStrangersAreNoNeighbours) {
    data::DatasetParts parts;
    parts.name = "repeats";
    for (const char* user : {"a", "b"}) parts.users.insert(user);
    for (const char* item : {"x", "y", "z", "alone"}) parts.items.insert(item);
    parts.interactions.user = {0, 0, 0, 1, 0};
    parts.interactions.item = {0, 1, 0, 2, 1};
    const data::Dataset dataset(std::move(parts));
    const auto near = nearest_by_users(dataset, 0, 10);
    EXPECT_THAT(items_of(near), ElementsAre(1));
    EXPECT_DOUBLE_EQ(near[0].value, 1);
    EXPECT_THAT(nearest_by_users(dataset, 3, 10), IsEmpty());
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(nearest_by_users(dataset, 0, 10, stop.get_token()), Cancelled);
}

}  // namespace
}  // namespace armillary::views
