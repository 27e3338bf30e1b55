// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/codebook/code_price.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"

namespace armillary::jobs {
namespace {

/// Ten items, of which 0 and 1 are taken most: the head. Three users hold out 0, 5 and both.
struct World {
    data::DatasetPtr dataset;
    data::Split split;
    Evaluation ids, codes;
};

World world() {
    data::DatasetParts parts;
    parts.name = "w";
    for (int item = 0; item < 10; ++item) parts.items.insert(std::to_string(item));
    for (const char* user : {"a", "b", "c", "d"}) parts.users.insert(user);
    World world;
    const auto add = [&](int32_t user, int32_t item, std::vector<int64_t>& part) {
        part.push_back(parts.interactions.size());
        parts.interactions.user.push_back(user);
        parts.interactions.item.push_back(item);
    };
    for (int32_t user = 0; user < 4; ++user)
        for (int32_t item : {0, 1}) add(user, item, world.split.train);
    for (int32_t item = 2; item < 10; ++item) add(3, item, world.split.train);
    add(0, 0, world.split.test);
    add(1, 5, world.split.test);
    add(2, 1, world.split.test);
    add(2, 6, world.split.test);
    world.dataset = std::make_shared<data::Dataset>(std::move(parts));
    const double undefined = std::nan("");
    world.ids.per_user["ndcg@10"] = {0.5, 0.4, 0.3, undefined};
    world.codes.per_user["ndcg@10"] = {0.7, 0.1, 0.3, undefined};
    return world;
}

TEST(CodePrice, IsComparedByUserOverHeadAndTail) {
    const World w = world();
    const CodePrice price = price_of_codes(*w.dataset, w.split, w.ids, w.codes);
    ASSERT_EQ(price.parts.size(), 3u);
    const PricePart &all = price.parts[0], &head = price.parts[1], &tail = price.parts[2];
    EXPECT_EQ(all.items, "all");
    EXPECT_EQ(all.users, 3) << "the user without held-out items has no value";
    EXPECT_NEAR(all.ids, 0.4, 1e-12);
    EXPECT_NEAR(all.difference, (0.2 - 0.3 + 0) / 3, 1e-12);
    // Deviation of {0.2, -0.3, 0} over the root of three.
    EXPECT_NEAR(all.standard_error, std::sqrt((0.2 * 0.2 + 0.3 * 0.3 - 0.1 * 0.1 / 3) / 2 / 3), 1e-12);
    EXPECT_EQ(head.users, 1) << "who holds out head and tail items is in neither part";
    EXPECT_NEAR(head.difference, 0.2, 1e-12);
    EXPECT_EQ(tail.users, 1);
    EXPECT_NEAR(tail.difference, -0.3, 1e-12);
}

TEST(CodePrice, NeedsTheValuesByUser) {
    const World w = world();
    EXPECT_THROW(price_of_codes(*w.dataset, w.split, w.ids, w.codes, "recall@20"), UsageError);
}

std::vector<descriptor::ModelDescriptor> models() {
    descriptor::ModelDescriptor model;
    model.id = "reader";
    model.parameters = {
        descriptor::choice("model.item_embedding", "id", {"id", "codes"}, "Where vectors come from")};
    return {model};
}

TEST(CodePrice, OfCodesMadeElsewhereNeedsTheirDataSet) {
    store::RunDetails tokenizer;
    tokenizer.id = "r7";
    tokenizer.kind = "tokenizer";
    tokenizer.imported = true;
    tokenizer.dataset = "w";  // as the other program calls it
    EXPECT_THAT([&] { price_experiments(tokenizer, models()); },
                testing::ThrowsMessage<UsageError>(testing::HasSubstr("imported without a data set")));
    tokenizer.dataset_fingerprint = "f";
    const PriceExperiments pair = price_experiments(tokenizer, models());
    EXPECT_EQ(pair.codes.dataset, "w");
    EXPECT_EQ(pair.codes.parameters.text("tokenizer.run"), "r7");
}

TEST(CodePrice, PairDiffersInNothingButTheVectors) {
    store::RunDetails tokenizer;
    tokenizer.id = "r7";
    tokenizer.kind = "tokenizer";
    tokenizer.dataset = "w";
    tokenizer.experiment_toml =
        "dataset = \"w\"\nmodel = \"rq_vae\"\n[filter]\nk_core_user = 5\n[training]\nseed = 3\nepochs = 900\n";
    const PriceExperiments pair = price_experiments(tokenizer, models());
    EXPECT_EQ(pair.ids.model, "reader");
    EXPECT_EQ(pair.ids.dataset, "w");
    EXPECT_EQ(pair.ids.parameters.integer("filter.k_core_user"), 5);
    EXPECT_EQ(pair.ids.parameters.integer("training.seed"), 3);
    EXPECT_FALSE(pair.ids.parameters.contains("training.epochs"))
        << "a tokenizer's epochs are not a recommender's";
    descriptor::ParameterSet same = pair.codes.parameters;
    EXPECT_EQ(same.text("tokenizer.run"), "r7");
    EXPECT_EQ(same.text("model.item_embedding"), "codes");
    EXPECT_EQ(pair.ids.parameters.text("model.item_embedding"), "id");
    EXPECT_EQ(same.all().size(), pair.ids.parameters.all().size() + 1);
}

TEST(CodePrice, OfARecommenderIsRefused) {
    store::RunDetails run;
    run.id = "r1";
    run.kind = "recommender";
    run.model = "ease";
    EXPECT_THROW(price_experiments(run, models()), UsageError);
}

}  // namespace
}  // namespace armillary::jobs
