// SPDX-License-Identifier: GPL-3.0-or-later
// Attention on worlds whose truth is known: what models reach and where they look (sequential.md 2.3, 2.4, 5.8 and
// 7.3). Minutes of training: `make slow`.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/data/worlds/world.h"
#include "core/jobs/attention/attention_overview.h"
#include "core/jobs/attention/attention_report.h"
#include "core/jobs/attention/faithfulness.h"
#include "core/training/engine.h"
#include "models/registry.h"
#include "tests/core/training/planted_chain.h"
#include "tests/core/training/recording.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

/// A trained model and all it refers to.
struct Trained {
    World world;
    TemporaryDirectory folder;
    double hit_at_1 = 0;
    std::unique_ptr<jobs::Engine> engine = training::make_engine(models::registry());
    std::unique_ptr<jobs::TrainedModel> model;

    Trained(World of, const char* id, Settings more) : world(std::move(of)) {
        Settings settings{{"model.dim", "32"},          {"model.dropout", "0.1"},
                          {"model.loss", "softmax"},    {"model.max_length", "20"},
                          {"evaluation.k", "1,10"},     {"training.learning_rate", "0.003"},
                          {"training.epochs", "20"},    {"training.early_stopping", "0"},
                          {"training.metric", "hit@1"}, {"record.attention_users", "0"}};
        settings.insert(settings.end(), more.begin(), more.end());
        jobs::Task task = task_for(id, world.dataset, world.split, settings);
        task.checkpoint_dir = folder.path();
        task.threads = 0;
        hit_at_1 = train_recording(task, -1).outcome.test.metrics.at("hit@1");
        model = engine->load(task);
    }

    std::vector<int32_t> users() const {
        return jobs::users_to_explain(*world.split, *world.dataset, data::Part::test, 7, 1);
    }
};

/// Share of the correctly predicted among `users` whose first item changes when the item `lag` places before the
/// last is hidden.
double flips(Trained& trained, const std::vector<int32_t>& users, size_t lag) {
    const auto test = data::histories_of(*trained.world.dataset, trained.world.split->test);
    int64_t correct = 0, flipped = 0;
    for (int32_t user : users) {
        const jobs::History history = trained.model->history(user, data::Part::test);
        const auto hidden = jobs::occluded(history, history.items.size() - 1 - lag, jobs::Occlusion::hide);
        const auto answers = trained.model->rank({history, hidden}, {1, {}, {}});
        if (answers[0].top[0].item != *test.begin(user)) continue;
        ++correct;
        flipped += answers[1].top[0].item != answers[0].top[0].item;
    }
    return static_cast<double>(flipped) / static_cast<double>(correct);
}

double flips_of(const jobs::FaithfulnessReport& report, const std::string& order) {
    for (const auto& found : report.orders)
        if (found.name == order) return found.flips.value;
    throw std::out_of_range(order);
}

/// What holds on LagK(2) for every model: the cause alone matters, and rollout finds it. In four of five histories
/// the cause itself follows from an item before it, and SASRec's second layer can take it from there when it is
/// hidden; so those where it does not are looked at.
void expect_the_cause_is_found(Trained& trained) {
    auto users = trained.users();
    const auto single = users_with_a_single_cause(trained.world, 2);
    std::erase_if(users, [&](int32_t user) { return !std::binary_search(single.begin(), single.end(), user); });
    ASSERT_GE(users.size(), 150u);
    EXPECT_GT(flips(trained, users, 1), 0.95);
    EXPECT_LT(flips(trained, users, 3), 0.06);
    EXPECT_LT(flips(trained, users, 5), 0.06);
    users.resize(150);
    const auto report = jobs::measure_faithfulness(*trained.model, users, data::Part::test, 1);
    EXPECT_EQ(report.users, 150);
    const double rollout = flips_of(report, "rollout"), chance = flips_of(report, "chance");
    EXPECT_GT(rollout, 0.8);
    EXPECT_GT(rollout, 5 * chance);
}

TEST(PlantedAttention, SasrecLooksAtTheCause) {
    Trained trained(planted_chain(2), "sasrec", {});
    EXPECT_NEAR(trained.hit_at_1, chain_optimum(trained.world, 2), 0.02);
    const auto overview = jobs::attention_overview(*trained.model, trained.users(), data::Part::test, nullptr);
    double largest = 0;
    for (int64_t layer = 0; layer < 2; ++layer)
        largest = std::max(largest, overview.averages.layer(layer).last_lags[1]);
    EXPECT_GE(largest, 0.5);
    expect_the_cause_is_found(trained);
}

TEST(PlantedAttention, SasrecReachesTheBayesRateOfAChainWithEachLoss) {
    const World world = planted_chain(1);
    const double optimum = chain_optimum(world, 1);
    EXPECT_NEAR(Trained(world, "sasrec", {}).hit_at_1, optimum, 0.02);
    EXPECT_NEAR(Trained(world, "sasrec", {{"model.loss", "sampled_softmax"}, {"model.negatives", "64"}}).hit_at_1,
                optimum, 0.02);
    EXPECT_NEAR(Trained(world, "sasrec", {{"model.loss", "binary"}, {"training.epochs", "40"}}).hit_at_1, optimum,
                0.06);
}

TEST(PlantedAttention, WithoutPositionsSasrecCannotTellTheItemBeforeTheLast) {
    const Trained trained(planted_chain(2), "sasrec", {{"model.positions", "false"}});
    EXPECT_LT(trained.hit_at_1, chain_optimum(trained.world, 2) - 0.3);
}

TEST(PlantedAttention, HstuOfStochasticLengthStillFollowsTheChain) {
    const Trained trained(planted_chain(1), "hstu", {{"model.length_exponent", "1.6"}});
    EXPECT_NEAR(trained.hit_at_1, chain_optimum(trained.world, 1), 0.03);
}

TEST(PlantedAttention, HstuFollowsBothChains) {
    Trained lagged(planted_chain(2), "hstu", {});
    EXPECT_NEAR(lagged.hit_at_1, chain_optimum(lagged.world, 2), 0.08);
    expect_the_cause_is_found(lagged);
    const Trained markov(planted_chain(1), "hstu", {});
    EXPECT_NEAR(markov.hit_at_1, chain_optimum(markov.world, 1), 0.02);
    const Trained sampled(planted_chain(1), "hstu",
                          {{"model.loss", "sampled_softmax"}, {"model.negatives", "64"}});
    EXPECT_NEAR(sampled.hit_at_1, chain_optimum(sampled.world, 1), 0.03);
}

TEST(PlantedAttention, Bert4RecReachesTheBayesRateOfAChain) {
    const Trained trained(planted_chain(1), "bert4rec", {{"training.epochs", "60"}});
    EXPECT_NEAR(trained.hit_at_1, chain_optimum(trained.world, 1), 0.03);
}

TEST(PlantedAttention, HstuReadsGapsAndWithoutTimesItCannot) {
    const Trained timed(planted_gaps(), "hstu", {{"training.epochs", "40"}}),
        untimed(planted_gaps(), "hstu", {{"model.time_bias", "false"}});
    EXPECT_GE(timed.hit_at_1, 0.9);
    EXPECT_NEAR(untimed.hit_at_1, 0.5, 0.06);
}

TEST(PlantedAttention, ItemsLookAtTheirOwnBlock) {
    World world{data::make_world("markov", {{"transitions", "block"}, {"noise", "0.1"}, {"items", "100"}}, 1),
                nullptr};
    world.split = std::make_shared<data::Split>(data::make_split(*world.dataset, {.method = "leave_one_out"}));
    Trained trained(std::move(world), "sasrec", {});
    const auto truth = nlohmann::json::parse(trained.world.dataset->parts().truth_json)["items"]["block"];
    diagnostics::Categories blocks{"block", {0}, {}};
    for (int32_t item = 0; item < trained.world.dataset->item_count(); ++item) {
        blocks.values.push_back(truth[std::string(trained.world.dataset->items()[item])]);
        blocks.offsets.push_back(item + 1);
    }
    auto users = trained.users();
    users.resize(200);
    const auto overview = jobs::attention_overview(*trained.model, users, data::Part::test, &blocks);
    EXPECT_TRUE(std::any_of(overview.categories.begin(), overview.categories.end(),
                            [](const auto& layer) { return layer.lift > 1.05 && layer.probe.p_value < 0.01; }));
}

}  // namespace
}  // namespace armillary::test
