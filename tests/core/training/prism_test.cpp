// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.11 (PRISM) and A.12 (SETRec) on worlds of known truth.
#include <gtest/gtest.h>
#include <torch/autograd.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/numeric/random.h"
#include "tests/core/training/trained.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

/// SYN-H with its clusters as a category, where items of a cluster are taken by the same users, early items often
/// and late ones hardly ever: their collaborative vectors are noise.
data::DatasetPtr popular_clusters() {
    static const data::DatasetPtr made = [] {
        numeric::RandomStream random(6, "popular clusters");
        data::DatasetParts parts;
        parts.name = "popular clusters";
        for (int item = 0; item < SynH::kItems; ++item) parts.items.insert(std::to_string(item));
        for (int user = 0; user < 2000; ++user) {
            parts.users.insert("u" + std::to_string(user));
            const auto cluster = static_cast<int>(random.below(SynH::kCoarse));
            for (int step = 0; step < 20; ++step) {
                // Zipf-like over the 128 members of the cluster.
                const auto member = static_cast<int>(std::pow(128.0, random.uniform())) - 1;
                parts.interactions.user.push_back(user);
                parts.interactions.item.push_back(member * SynH::kCoarse + cluster);
            }
        }
        data::Attribute category;
        category.name = "category";
        category.type = data::AttributeType::categorical;
        for (int c = 0; c < SynH::kCoarse; ++c) category.categories.push_back("c" + std::to_string(c));
        for (int32_t coarse : syn_h().coarse) category.codes.push_back(coarse);
        parts.item_table.rows = SynH::kItems;
        parts.item_table.columns.push_back(category);
        return std::make_shared<data::Dataset>(std::move(parts));
    }();
    return made;
}

const Settings kSmallPrism{{"model.codebook_size", "32"}, {"model.latent_dim", "16"}, {"model.hidden", "128,64"},
                           {"model.second_phase", "15"},  {"training.epochs", "25"},  {"training.seed", "1"}};

/// Rank correlation without ties in `a`.
double spearman(const std::vector<double>& a, const std::vector<double>& b) {
    const auto ranks = [](const std::vector<double>& values) {
        std::vector<size_t> order(values.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](size_t i, size_t j) { return values[i] < values[j]; });
        torch::Tensor ranks = torch::empty({static_cast<int64_t>(values.size())}, torch::kFloat64);
        for (size_t place = 0; place < order.size(); ++place)
            ranks.data_ptr<double>()[order[place]] = static_cast<double>(place);
        return ranks - ranks.mean();
    };
    const torch::Tensor ra = ranks(a), rb = ranks(b);
    return ((ra * rb).sum() / (ra.norm() * rb.norm())).item<double>();
}

TEST(Prism, GateOpensWithPopularity) {
    const Trained trained =
        train("prism", popular_clusters(), syn_h().features,
              with(kSmallPrism, {{"training.epochs", "60"}, {"training.learning_rate", "0.003"}}));
    std::vector<double> taken(SynH::kItems, 0);
    for (int32_t item : popular_clusters()->interactions().item) ++taken[static_cast<size_t>(item)];
    EXPECT_GT(spearman(std::vector<double>(trained.gates.begin(), trained.gates.end()), taken), 0.5);
}

/// [items] whether an item is in the less popular half.
std::vector<bool> tail_of(const data::Dataset& dataset) {
    std::vector<int> taken(SynH::kItems, 0), order(SynH::kItems);
    for (int32_t item : dataset.interactions().item) ++taken[static_cast<size_t>(item)];
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return taken[static_cast<size_t>(a)] < taken[static_cast<size_t>(b)]; });
    std::vector<bool> tail(SynH::kItems, false);
    for (size_t i = 0; i < SynH::kItems / 2; ++i) tail[static_cast<size_t>(order[i])] = true;
    return tail;
}

/// Collaborative vectors of about that length around 32 centres that content knows nothing of.
data::FeatureMatrix collaborative_groups(double length) {
    numeric::RandomStream random(8, "collaborative groups");
    std::vector<double> centres(32 * 64);
    for (double& x : centres) x = random.normal() / 8;
    data::FeatureMatrix vectors;
    vectors.rows = SynH::kItems;
    vectors.dim = 64;
    vectors.present.assign(SynH::kItems, 1);
    for (int item = 0; item < SynH::kItems; ++item) {
        const size_t group = random.below(32);
        for (size_t j = 0; j < 64; ++j)
            vectors.values.push_back(
                static_cast<float>(length * (centres[group * 64 + j] + 0.04 * random.normal())));
    }
    return vectors;
}

data::FeatureMatrix with_noisy_tail(data::FeatureMatrix vectors, uint64_t seed) {
    const std::vector<bool> tail = tail_of(*popular_clusters());
    numeric::RandomStream random(seed, "noise");
    for (size_t i = 0; i < vectors.values.size(); ++i)
        if (const auto noise = static_cast<float>(random.normal()); tail[i / 64]) vectors.values[i] += noise;
    return vectors;
}

/// What N(0, 1) does that is added to the collaborative vectors of the less popular half.
struct Disturbed {
    double changed;       ///< share of that half's codes that are others with it
    double changed_open;  ///< likewise, with the gate of the same network held at 1
    double openness;      ///< rank correlation of gate and popularity, NaN without a gate
};

/// Trains on vectors of this length that carry such noise already, then adds as much again.
Disturbed disturb(const char* seed, double length, const char* gate) {
    jobs::Task task = tokenizer_task("prism", popular_clusters(), syn_h().features,
                                     with(kSmallPrism, {{"training.epochs", "30"},
                                                        {"training.learning_rate", "0.003"},
                                                        {"model.category_weight", "0"},
                                                        {"model.anchor_weight", "0"},
                                                        {"model.gate", gate},
                                                        {"training.seed", seed}}));
    const data::FeatureMatrix noisy = with_noisy_tail(collaborative_groups(length), 21);
    task.embeddings = std::make_shared<data::FeatureMatrix>(noisy);
    Trained trained = train(task);
    const auto codes = [&](const data::FeatureMatrix& vectors) {
        task.embeddings = std::make_shared<data::FeatureMatrix>(vectors);
        StandaloneModel model(task);
        restore(model, trained.state);
        return model.as<model::Tokenizer>().encode();
    };
    const std::vector<bool> tail = tail_of(*popular_clusters());
    const auto changed = [&] {
        const std::vector<int32_t> before = codes(noisy), after = codes(with_noisy_tail(noisy, 22));
        int count = 0;
        for (size_t at = 0; at < before.size(); ++at) count += tail[at / 3] && before[at] != after[at];
        return 2.0 * count / static_cast<double>(before.size());
    };
    Disturbed result{changed(), 0, std::nan("")};
    if (const auto bias = trained.state.find("gate.out.bias"); bias != trained.state.end()) {
        trained.state.at("gate.out.weight").zero_();
        bias->second.fill_(100);
        std::vector<double> taken(SynH::kItems, 0);
        for (int32_t item : popular_clusters()->interactions().item) ++taken[static_cast<size_t>(item)];
        result.openness = spearman(std::vector<double>(trained.gates.begin(), trained.gates.end()), taken);
    }
    result.changed_open = changed();
    return result;
}

void record(const char* seed, const Disturbed& gated, double never) {
    testing::Test::RecordProperty(std::string("changed_") + seed, std::to_string(gated.changed) + ", open " +
                                                                      std::to_string(gated.changed_open) +
                                                                      ", never gated " + std::to_string(never));
}

/// Noise as strong as the vectors, against a network that was trained without a gate and against the same network
/// with its gate at 1.
TEST(Prism, GateKeepsSomeOfTheNoiseOfUnpopularItemsFromTheirCodes) {
    for (const char* seed : {"1", "2", "3"}) {
        const Disturbed gated = disturb(seed, 8, "true"), never = disturb(seed, 8, "false");
        EXPECT_LT(gated.changed, 0.8 * never.changed) << "seed " << seed;
        EXPECT_LT(gated.changed, 0.9 * gated.changed_open) << "seed " << seed;
        record(seed, gated, never.changed);
    }
}

/// 8 times as long as the vectors it is plain to the gate. A network that never had one leaves as much of it in
/// the codes as this one with its gate at 1.
TEST(Prism, GateKeepsMostOfTheNoiseThatHidesTheVectorsFromTheCodes) {
    for (const char* seed : {"1", "2", "3"}) {
        const Disturbed gated = disturb(seed, 1, "true");
        EXPECT_LT(gated.changed, 0.6 * gated.changed_open) << "seed " << seed;
        EXPECT_GT(gated.openness, 0.5) << "seed " << seed;
        record(seed, gated, std::nan(""));
    }
}

/// Categories that content tells without being grouped by them: the signs of its first three columns.
data::DatasetPtr octants() {
    data::DatasetParts parts = popular_clusters()->parts();
    data::Attribute& category = parts.item_table.columns[0];
    category.categories.resize(8);
    for (int item = 0; item < SynH::kItems; ++item) {
        const float* row = syn_h().features->row(item);
        category.codes[static_cast<size_t>(item)] = (row[0] > 0) + 2 * (row[1] > 0) + 4 * (row[2] > 0);
    }
    return std::make_shared<data::Dataset>(std::move(parts));
}

TEST(Prism, CodesTellTheCategoryAndAnchorsHelp) {
    const data::DatasetPtr dataset = octants();
    const std::vector<int32_t>& categories = dataset->item_table().columns[0].codes;
    int largest = 0;
    for (int32_t category = 0; category < 8; ++category)
        largest = std::max(largest, static_cast<int>(std::count(categories.begin(), categories.end(), category)));
    for (const char* seed : {"1", "2", "3"}) {
        const auto trained = [&](const char* weight) {
            return train("prism", dataset, syn_h().features,
                         with(kSmallPrism, {{"model.category_weight", weight},
                                            {"model.anchor_weight", weight},
                                            {"training.learning_rate", "0.003"},
                                            {"training.seed", seed}}));
        };
        const Trained anchored = trained("1"), free = trained("0");
        EXPECT_GT(term(anchored, "batch_category_accuracy[0]"), static_cast<double>(largest) / SynH::kItems)
            << "the largest category for everything";
        const double with_anchors = nmi(anchored.level(0), categories), without = nmi(free.level(0), categories);
        EXPECT_GT(with_anchors, without) << "seed " << seed;
        RecordProperty(std::string("nmi_") + seed,
                       std::to_string(with_anchors) + " against " + std::to_string(without));
    }
}

/// Length of the gradient of a term in the second phase with respect to a tensor of the state; -1 where the tensor
/// is no parameter.
double pull_of(const char* term, const char* update, const std::string& parameter) {
    StandaloneModel model(tokenizer_task("prism", popular_clusters(), syn_h().features,
                                         with(kSmallPrism, {{"model.codebook_update", update}})));
    auto& trainable = model.as<model::Trainable>();
    trainable.begin_epoch(1);
    trainable.begin_epoch(40);
    const model::BatchLoss loss = trainable.batch_loss(0);
    for (const auto& [name, value] : loss.terms)
        for (const auto& [tensor_name, tensor] : (*model).state())
            if (name == term && tensor_name == parameter) {
                if (!tensor.requires_grad()) return -1;
                const torch::Tensor gradient = torch::autograd::grad({value}, {tensor}, {}, false, false, true)[0];
                return gradient.defined() ? gradient.norm().item<double>() : 0;
            }
    ADD_FAILURE() << term << " or " << parameter << " is missing";
    return 0;
}

/// Codebooks that are parameters follow anchors, categories and balance; codebooks that are averages cannot, and
/// the terms shape projections and encoder alone (the pitfall of tokenizers.md A.11).
TEST(Prism, WhatAnchorsAndCategoriesMove) {
    for (const char* term : {"anchor", "category", "balance"}) {
        EXPECT_GT(pull_of(term, "gradient", "codebook.0"), 0) << term;
        EXPECT_EQ(pull_of(term, "moving_average", "codebook.0"), -1) << term;
    }
    for (const char* update : {"gradient", "moving_average"}) {
        EXPECT_GT(pull_of("category", update, "encoder.0.weight"), 0) << update;
        EXPECT_GT(pull_of("anchor", update, "anchor.0.weight"), 0) << update;
    }
}

TEST(SetTokens, AreASetOfVectorsAnItem) {
    const TemporaryDirectory folder;
    jobs::Task task = task_for("set_tokens", popular_clusters(), all_in_train(*popular_clusters()),
                               {{"model.hidden", "32"}, {"model.dim", "8"}, {"training.epochs", "5"}});
    task.features = syn_h().features;
    task.checkpoint_dir = folder.path();
    const Recording run = train_recording(task, -1);
    const auto& arrays = run.epochs.back().arrays;
    EXPECT_EQ(arrays.at("item_tokens").shape, (std::vector<int64_t>{SynH::kItems, 5, 8}));
    EXPECT_EQ(arrays.at("item_embeddings").shape, (std::vector<int64_t>{SynH::kItems, 8}));
    // The embedding is the mean over the set: it does not change when the tokens change places.
    const auto& tokens = std::get<std::vector<float>>(arrays.at("item_tokens").values);
    const auto& means = std::get<std::vector<float>>(arrays.at("item_embeddings").values);
    for (size_t j = 0; j < 8; ++j) {
        float sum = 0;
        for (size_t token = 5; token-- > 0;) sum += tokens[token * 8 + j];
        EXPECT_NEAR(means[j], sum / 5, 1e-5);
    }
    EXPECT_LT(term({{}, run.epochs.back().train, {}, {}, {}, 0}, "content"),
              term({{}, run.epochs.front().train, {}, {}, {}, 0}, "content"));
}

TEST(SetTokens, OfAnItemWithoutContentAreZero) {
    jobs::Task task = task_for("set_tokens", popular_clusters(), all_in_train(*popular_clusters()),
                               {{"model.hidden", "32"}, {"model.dim", "8"}});
    auto features = std::make_shared<data::FeatureMatrix>(*syn_h().features);
    features->present[0] = 0;
    task.features = features;
    StandaloneModel model(task);
    const auto arrays = (*model).arrays();
    const auto& tokens = std::get<std::vector<float>>(arrays.at("item_tokens").values);
    const auto size = [&](size_t item) {
        double sum = 0;
        for (size_t at = item * 40; at < (item + 1) * 40; ++at) sum += std::abs(tokens[at]);
        return sum;
    };
    EXPECT_EQ(size(0), 0);
    EXPECT_GT(size(1), 0);
}

}  // namespace
}  // namespace armillary::test
