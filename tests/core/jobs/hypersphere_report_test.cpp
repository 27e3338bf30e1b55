// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/hypersphere/hypersphere_report.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/jobs/fairness/attribute_groups.h"
#include "core/jobs/hypersphere/sphere_cloud.h"
#include "core/numeric/random.h"
#include "tests/support/support.h"

namespace armillary::jobs {
namespace {

Embeddings::Rows drawn(int64_t count, int64_t dim, uint64_t seed) {
    numeric::RandomStream random(seed, "rows");
    Embeddings::Rows rows{{}, count, dim};
    for (int64_t i = 0; i < count * dim; ++i) rows.values.push_back(static_cast<float>(random.normal()));
    return rows;
}

/// 30 users and 20 items with attributes, every user with three items.
SphereSurroundings surroundings() {
    data::DatasetParts parts;
    for (int user = 0; user < 30; ++user) parts.users.insert("u" + std::to_string(user));
    for (int item = 0; item < 20; ++item) parts.items.insert("i" + std::to_string(item));
    std::vector<std::string> gender, age, genres, name;
    for (int user = 0; user < 30; ++user) {
        gender.push_back(user == 4 ? "" : user % 3 == 0 ? "F" : "M");
        age.push_back(std::to_string(18 + user));
        for (int i = 0; i < 3; ++i) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back((user * user + i) % 20);
        }
    }
    for (int item = 0; item < 20; ++item) {
        genres.push_back(item % 2 == 0 ? "war|film" : item == 7 ? "" : "film");
        name.push_back("title " + std::to_string(item));
    }
    parts.user_table.rows = 30;
    parts.user_table.columns = {data::make_attribute("gender", data::AttributeType::categorical, gender),
                                data::make_attribute("age", data::AttributeType::numeric, age)};
    parts.item_table.rows = 20;
    parts.item_table.columns = {
        data::make_attribute("genres", data::AttributeType::multi_categorical, genres, '|'),
        data::make_attribute("name", data::AttributeType::text, name)};
    SphereSurroundings around;
    around.dataset = std::make_shared<data::Dataset>(std::move(parts));
    Task task;
    task.dataset = around.dataset;
    auto split = std::make_shared<data::Split>();
    for (int64_t row = 0; row < 90; ++row) split->train.push_back(row);
    task.split = split;
    around.pairs = training_pairs(task);
    return around;
}

TEST(TrainingPairs, CountInteractionsOfBothSides) {
    const SphereSurroundings around = surroundings();
    EXPECT_EQ(around.pairs->pairs.count(), 90);
    for (const double degree : around.pairs->user_degrees) EXPECT_EQ(degree, 3);
    EXPECT_EQ(around.pairs->item_degrees.size(), 20u);
}

TEST(AttributeGroups, HaveEveryRowWithItsValues) {
    const SphereSurroundings around = surroundings();
    const auto by_gender = attribute_groups(*around.dataset->user_table().find("gender"), 30);
    ASSERT_EQ(by_gender.size(), 3u);
    EXPECT_EQ(by_gender[0].name, "M");
    EXPECT_EQ(by_gender[0].rows.size(), 19u);
    EXPECT_EQ(by_gender[1].rows.size(), 10u);
    EXPECT_EQ(by_gender[2].name, "not known");
    EXPECT_EQ(by_gender[2].rows, (std::vector<int32_t>{4}));
    const auto by_genre = attribute_groups(*around.dataset->item_table().find("genres"), 20);
    ASSERT_EQ(by_genre.size(), 3u);
    EXPECT_EQ(by_genre[0].name, "film");
    EXPECT_EQ(by_genre[0].rows.size(), 19u);
    EXPECT_EQ(by_genre[1].rows.size(), 10u);
    EXPECT_EQ(by_genre[2].rows, (std::vector<int32_t>{7}));
    size_t rows = 0;
    for (const auto& group : attribute_groups(*around.dataset->user_table().find("age"), 30))
        rows += group.rows.size();
    EXPECT_EQ(rows, 30u);
}

TEST(SphereReport, SplitsBothSidesByPopularityAndByAnyAttribute) {
    const SphereSurroundings around = surroundings();
    const Embeddings embeddings{3, drawn(30, 5, 1), drawn(20, 5, 2)};
    const SphereReport report = sphere_report(embeddings, around, "gender", 1);
    EXPECT_EQ(report.epoch, 3);
    EXPECT_EQ(report.pairs, 90);
    EXPECT_EQ(report.users->deciles.size(), 10u);
    EXPECT_EQ(report.items->deciles.size(), 10u);
    EXPECT_EQ(report.users->groups.size(), 3u);
    EXPECT_TRUE(report.items->groups.empty());
    EXPECT_EQ(report.items->hubs.rows, 20);
    EXPECT_EQ(report.items->angles.smooth.size(), 72u);
    // One user alone has an alignment and no uniformity.
    EXPECT_FALSE(std::isnan(report.users->groups[2].alignment.value));
    EXPECT_TRUE(std::isnan(report.users->groups[2].uniformity.value));
    EXPECT_EQ(sphere_report(embeddings, around, "genres", 1).items->groups.size(), 3u);
}

TEST(SphereReport, StandsWithoutADatasetAndWithOneSide) {
    SphereReport report = sphere_report({1, {}, drawn(20, 5, 2)}, {}, "", 1);
    EXPECT_FALSE(report.users);
    EXPECT_TRUE(std::isnan(report.alignment.value));
    EXPECT_TRUE(report.items->deciles.empty());
    // Vectors that are not those of the data set: measured, but not split.
    report = sphere_report({1, {}, drawn(7, 5, 2)}, surroundings(), "genres", 1);
    EXPECT_TRUE(report.items->deciles.empty());
    EXPECT_TRUE(report.items->groups.empty());
    // Users and items of different widths are not on one sphere.
    report = sphere_report({1, drawn(30, 4, 1), drawn(20, 5, 2)}, surroundings(), "", 1);
    EXPECT_TRUE(std::isnan(report.alignment.value));
    EXPECT_FALSE(report.users->deciles.empty());
}

TEST(SphereReport, RefusesAttributesThatMakeNoGroups) {
    const Embeddings embeddings{1, drawn(30, 5, 1), drawn(20, 5, 2)};
    auto refusal = [&](const char* attribute, const SphereSurroundings& around) {
        try {
            sphere_report(embeddings, around, attribute, 1);
        } catch (const UsageError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_EQ(refusal("sex", surroundings()),
              "neither users nor items have an attribute 'sex' that makes groups; there are gender, age, genres");
    EXPECT_NE(refusal("name", surroundings()), "");
    EXPECT_EQ(refusal("sex", {}), "'sex' cannot be looked up: no attributes of users or items are at hand");
}

TEST(EmbeddingsOfAFile, AreATableOfNumbers) {
    const test::TemporaryDirectory folder;
    const auto file = folder.path() / "vectors.npy";
    write_npy<double>(file, std::vector<double>{1, 2, 3, 4, 5, 6}, {3, 2});
    const Embeddings embeddings = embeddings_of_file(file);
    EXPECT_EQ(embeddings.items.count, 3);
    EXPECT_EQ(embeddings.items.values, (std::vector<float>{1, 2, 3, 4, 5, 6}));
    write_npy<double>(file, std::vector<double>{1, 2, 3}, {3});
    EXPECT_THROW(embeddings_of_file(file), BadInput);
    write_npy<float>(file, std::vector<float>{}, {0, 4});
    EXPECT_THROW(embeddings_of_file(file), BadInput);
}

/// The same points after a turn of the first two axes and a mirror of the third.
Embeddings turned(const Embeddings& embeddings, int epoch) {
    Embeddings other = embeddings;
    other.epoch = epoch;
    const auto c = static_cast<float>(std::cos(1.1)), s = static_cast<float>(std::sin(1.1));
    for (Embeddings::Rows* rows : {&other.users, &other.items})
        for (int64_t row = 0; row < rows->count; ++row) {
            float* values = rows->values.data() + row * rows->dim;
            const float x = values[0], y = values[1];
            values[0] = c * x - s * y;
            values[1] = s * x + c * y;
            values[2] = -values[2];
        }
    return other;
}

TEST(SphereClouds, ATurnOfTheWholeModelMovesNoPoint) {
    const Embeddings reference{5, drawn(40, 6, 3), drawn(25, 6, 4)};
    const SphereClouds clouds(reference);
    const SphereCloud there = clouds.cloud(reference), turned_back = clouds.cloud(turned(reference, 9));
    EXPECT_EQ(there.moved, 0);
    EXPECT_NEAR(turned_back.moved, 0, 1e-6);
    ASSERT_EQ(there.items.places.size(), 25u);
    for (size_t row = 0; row < 25; ++row)
        for (size_t axis = 0; axis < 3; ++axis)
            EXPECT_NEAR(there.items.places[row][axis], turned_back.items.places[row][axis], 1e-5);
    // What was learned shows: one item goes to its opposite.
    Embeddings learned = turned(reference, 10);
    for (size_t i = 0; i < 6; ++i) learned.items.values[i] *= -1;
    const SphereCloud moved = clouds.cloud(learned);
    EXPECT_GT(moved.moved, 0.03);
    EXPECT_LT(moved.items.places[0][0] * there.items.places[0][0], 0);
    EXPECT_THROW(clouds.cloud({1, drawn(40, 3, 1), drawn(25, 3, 1)}), BadInput);
}

TEST(SphereClouds, ManyPointsAreThinnedTheSameWayInEveryEpoch) {
    const Embeddings reference{1, {}, drawn(500, 4, 5)};
    const SphereClouds clouds(reference, 100);
    const SphereCloud first = clouds.cloud(reference), later = clouds.cloud(turned(reference, 2));
    EXPECT_EQ(first.items.rows.size(), 100u);
    EXPECT_EQ(first.items.rows, later.items.rows);
    EXPECT_TRUE(first.users.rows.empty());
    EXPECT_THROW(SphereClouds({1, {}, {}}), BadInput);
    EXPECT_THROW(SphereClouds({1, {}, {std::vector<float>(8, 0.0f), 4, 2}}), BadInput);
}

TEST(SphereClouds, UsersAndItemsOfDifferentWidthsStandInTheirOwnFrames) {
    const Embeddings reference{1, drawn(40, 3, 6), drawn(25, 8, 7)};
    const SphereClouds clouds(reference);
    const SphereCloud cloud = clouds.cloud(turned(reference, 2));
    EXPECT_EQ(cloud.users.places.size(), 40u);
    EXPECT_NEAR(cloud.moved, 0, 1e-6);
    // All of three dimensions can be shown: every point is on the sphere.
    for (const auto& place : cloud.users.places)
        EXPECT_NEAR(place[0] * place[0] + place[1] * place[1] + place[2] * place[2], 1, 1e-5);
}

}  // namespace
}  // namespace armillary::jobs
