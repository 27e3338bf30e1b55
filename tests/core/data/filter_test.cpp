// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/filter.h"

#include <gmock/gmock.h>

#include <cmath>

#include "core/base/error.h"
#include "core/data/k_core.h"
#include "core/numeric/random.h"
#include "tests/core/data/build.h"
#include "tests/support/support.h"

namespace armillary::data {
namespace {

using test::dataset_of;
using test::edges;
using test::pairs_of;
using test::parts_of;
using testing::ElementsAre;
using testing::HasSubstr;

DatasetPtr repeated() {
    return dataset_of(
        {{"1", "A", 30, 3}, {"1", "A", 10, 5}, {"1", "A", 20, 1}, {"1", "B", 5, 2}, {"2", "A", 1, 4}});
}

DatasetPtr with_duplicates(const std::string& policy) {
    FilterSpec spec;
    spec.duplicates = policy;
    return apply_filters(repeated(), spec);
}

TEST(Filter, WithoutSettingsGivesTheSameDataSet) {
    const DatasetPtr dataset = repeated();
    EXPECT_EQ(apply_filters(dataset, {}), dataset);
}

TEST(Filter, TwoCoreOfTheHandExampleLeavesFourEdges) {
    const DatasetPtr dataset = edges({"1A", "1B", "2A", "2B", "3B", "3C", "4C", "4D"});
    FilterSpec spec;
    spec.k_core_user = spec.k_core_item = 2;
    const DatasetPtr core = apply_filters(dataset, spec);
    EXPECT_THAT(pairs_of(*core), ElementsAre("1A", "1B", "2A", "2B"));
    EXPECT_EQ(core->user_count(), 2);
    EXPECT_EQ(core->item_count(), 2);
    ASSERT_EQ(core->parts().pipeline.size(), 1u);
    const PipelineStep& step = core->parts().pipeline[0];
    EXPECT_EQ(step.name, "k_core");
    EXPECT_EQ(step.rows_before, 8);
    EXPECT_EQ(step.rows_after, 4);
    EXPECT_EQ(step.users_before, 4);
    EXPECT_EQ(step.users_after, 2);
    EXPECT_EQ(step.items_before, 4);
    EXPECT_EQ(step.items_after, 2);
}

TEST(Filter, CoreCountsDifferentPartnersAndKeepsTheirRepeats) {
    FilterSpec spec;
    spec.k_core_user = 2;
    const DatasetPtr core = apply_filters(edges({"1A", "1A", "2A", "2B", "2B"}), spec);
    EXPECT_THAT(pairs_of(*core), ElementsAre("2A", "2B", "2B"));
}

TEST(Filter, ThresholdKeepsEqualAndAbsentValues) {
    auto parts = parts_of({{"1", "A", 0, 3}, {"1", "B", 0, 4}, {"2", "A", 0, 5}, {"2", "C", 0, std::nanf("")}});
    FilterSpec spec;
    spec.min_value = 4;
    const DatasetPtr kept = apply_filters(std::make_shared<Dataset>(std::move(parts)), spec);
    EXPECT_THAT(pairs_of(*kept), ElementsAre("1B", "2A", "2C"));
}

TEST(Filter, TimeWindowIncludesItsStartAndExcludesItsEnd) {
    FilterSpec spec;
    spec.time_from = 10;
    spec.time_until = 30;
    EXPECT_THAT(apply_filters(repeated(), spec)->interactions().time, ElementsAre(10, 20));
}

TEST(Filter, DuplicatePoliciesKeepTheRowTheyName) {
    EXPECT_THAT(with_duplicates("first")->interactions().time, ElementsAre(10, 5, 1));
    EXPECT_THAT(with_duplicates("last")->interactions().time, ElementsAre(30, 5, 1));
    EXPECT_THAT(with_duplicates("max_value")->interactions().time, ElementsAre(10, 5, 1));
    EXPECT_THAT(with_duplicates("mean_value")->interactions().value, ElementsAre(3, 2, 4));
    EXPECT_THAT(with_duplicates("sum")->interactions().value, ElementsAre(9, 2, 4));
}

TEST(Filter, SumWithoutValuesCountsTheRows) {
    auto parts = parts_of({{"1", "A", 1}, {"1", "A", 2}, {"1", "B", 3}});
    parts.interactions.value.clear();
    FilterSpec spec;
    spec.duplicates = "sum";
    EXPECT_THAT(apply_filters(std::make_shared<Dataset>(std::move(parts)), spec)->interactions().value,
                ElementsAre(2, 1));
}

TEST(Filter, TablesFeaturesAndCodesFollowTheKeptItems) {
    auto parts = parts_of({{"1", "A", 0, 1}, {"1", "B", 0, 5}, {"2", "C", 0, 5}});
    parts.item_table.rows = 3;
    parts.item_table.columns.push_back(make_attribute("title", AttributeType::text, {"a", "b", "c"}));
    parts.item_features.push_back({"text", 3, 2, {1, 1, 2, 2, 3, 3}, {1, 0, 1}, "", "external"});
    parts.codes.push_back({"sid", 2, {0, 1, 2, 3, 4, 5}});
    FilterSpec spec;
    spec.min_value = 2;
    const DatasetPtr kept = apply_filters(std::make_shared<Dataset>(std::move(parts)), spec);
    EXPECT_THAT(kept->item_table().columns[0].texts, ElementsAre("b", "c"));
    EXPECT_THAT(kept->item_features()[0].values, ElementsAre(2, 2, 3, 3));
    EXPECT_THAT(kept->item_features()[0].present, ElementsAre(0, 1));
    EXPECT_THAT(kept->codes()[0].codes, ElementsAre(2, 3, 4, 5));
}

TEST(Filter, NamesTheStepThatLeavesNothing) {
    FilterSpec spec;
    spec.min_value = 2;
    spec.k_core_user = 50;
    try {
        apply_filters(repeated(), spec);
        FAIL();
    } catch (const BadInput& error) {
        EXPECT_THAT(error.what(), HasSubstr("k_core"));
        EXPECT_EQ(error.where(), "k_core");
    }
}

TEST(Filter, RefusesWhatTheDataCannotGive) {
    auto parts = parts_of({{"1", "A"}}, TimeKind::ordinal);
    parts.interactions.value.clear();
    const auto dataset = std::make_shared<const Dataset>(std::move(parts));
    FilterSpec value, time, policy, unknown;
    value.min_value = 1;
    time.time_from = 1;
    policy.duplicates = "max_value";
    unknown.duplicates = "newest";
    for (const FilterSpec& spec : {value, time, policy, unknown})
        EXPECT_THROW(apply_filters(dataset, spec), UsageError);
}

TEST(KCore, EqualsRepeatedDeletionOnRandomGraphs) {
    numeric::RandomStream random(1, "k_core_test");
    for (int trial = 0; trial < 20; ++trial) {
        const int32_t users = 30, items = 20;
        std::vector<int32_t> user, item;
        for (int e = 0; e < 150; ++e) {
            user.push_back(static_cast<int32_t>(random.below(users)));
            item.push_back(static_cast<int32_t>(random.below(items)));
        }
        const InteractionGraph graph = interaction_graph(user, item, users, items);
        const CoreNumbers numbers = core_numbers(graph);
        for (int k = 1; k <= 6; ++k) {
            std::vector<uint8_t> keep_user(users, 1), keep_item(items, 1);
            for (bool changed = true; changed;) {
                changed = false;
                for (int32_t u = 0; u < users; ++u) {
                    int degree = 0;
                    for (int64_t at = graph.user_offsets[u]; at < graph.user_offsets[u + 1]; ++at)
                        degree += keep_item[graph.user_items[at]];
                    if (keep_user[u] && degree < k) keep_user[u] = 0, changed = true;
                }
                for (int32_t i = 0; i < items; ++i) {
                    int degree = 0;
                    for (int64_t at = graph.item_offsets[i]; at < graph.item_offsets[i + 1]; ++at)
                        degree += keep_user[graph.item_users[at]];
                    if (keep_item[i] && degree < k) keep_item[i] = 0, changed = true;
                }
            }
            const Core core = k_core(graph, k, k);
            EXPECT_EQ(core.user, keep_user);
            EXPECT_EQ(core.item, keep_item);
            for (int32_t u = 0; u < users; ++u) EXPECT_EQ(numbers.user[u] >= k, keep_user[u] == 1);
            for (int32_t i = 0; i < items; ++i) EXPECT_EQ(numbers.item[i] >= k, keep_item[i] == 1);
        }
    }
}

}  // namespace
}  // namespace armillary::data
