// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.13: an index for users, on SYN-S with planted tastes.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <span>

#include "core/features/collision_policy.h"
#include "core/features/features.h"
#include "core/features/user_catalogue.h"
#include "core/numeric/random.h"
#include "tests/core/training/syn_h.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

constexpr int kUsers = 3000, kTastes = 8, kSteps = 12, kArc = SynH::kCoarse / kTastes;
constexpr int kCodes = 32, kLevels = 3;

struct Shoppers {
    data::DatasetPtr dataset;
    std::vector<int32_t> taste;  ///< [users]
};

/// SYN-S (tokenizers.md 0.4) with a latent taste. There, everybody walks over all clusters of SYN-H on one fixed
/// permutation, so that no two users differ but by chance. Here the circle of the permutation is cut into eight
/// arcs of four clusters: a user walks on the arc of the own taste, from its end back to its beginning, and three
/// steps in ten stray to a cluster drawn from all.
Shoppers make_shoppers() {
    numeric::RandomStream random(13, "syn-s with tastes");
    std::vector<int> circle(SynH::kCoarse);
    std::iota(circle.begin(), circle.end(), 0);
    random.shuffle(std::span(circle));
    Shoppers made;
    std::vector<std::vector<int>> histories;
    for (int user = 0; user < kUsers; ++user) {
        const auto taste = static_cast<int>(random.below(kTastes));
        auto place = static_cast<int>(random.below(kArc));
        auto& history = histories.emplace_back();
        for (int step = 0; step < kSteps; ++step, place = (place + 1) % kArc) {
            const bool strays = random.uniform() < 0.3;
            const int cluster = strays ? static_cast<int>(random.below(SynH::kCoarse))
                                       : circle[static_cast<size_t>(taste * kArc + place)];
            const auto member = static_cast<int>(random.below(SynH::kItems / SynH::kCoarse));
            history.push_back(member * SynH::kCoarse + cluster);  // item % 32 is its cluster
        }
        made.taste.push_back(taste);
    }
    data::DatasetParts parts = dataset_of(histories, SynH::kItems)->parts();
    parts.item_features.push_back(*syn_h().features);
    made.dataset = std::make_shared<const data::Dataset>(std::move(parts));
    return made;
}

const Shoppers& shoppers() {
    static const Shoppers made = make_shoppers();
    return made;
}

data::DatasetPtr user_set() {
    static const data::DatasetPtr made = features::user_catalogue(shoppers().dataset);
    return made;
}

/// [users, 3] of an RQ-VAE with 32 codes a level on the standardised vectors.
std::vector<int32_t> codes_of(const std::string& modality, int seed) {
    const data::DatasetPtr set = user_set();
    const TemporaryDirectory folder;
    jobs::Task task = task_for("rq_vae", set, all_in_train(*set),
                               {{"model.codebook_size", "32"},
                                {"model.latent_dim", "16"},
                                {"model.hidden", "128,64"},
                                {"training.epochs", "30"},
                                {"training.batch_size", "256"},
                                {"record.neighbours", "0"},
                                {"training.seed", std::to_string(seed)}});
    task.features = std::make_shared<const data::FeatureMatrix>(
        features::standardise(*features::choose_features(set, modality)));
    task.checkpoint_dir = folder.path();
    const Recording run = train_recording(task, -1);
    return std::get<std::vector<int32_t>>(run.epochs.back().arrays.at("codes").values);
}

/// Chance that two users with the same label share their first code, as a multiple of that of any two.
double sharing(const std::vector<int32_t>& codes, const std::vector<int32_t>& labels) {
    std::map<int32_t, double> by_code, by_label;
    std::map<std::pair<int32_t, int32_t>, double> by_both;
    for (size_t user = 0; user < labels.size(); ++user) {
        const int32_t code = codes[user * kLevels];
        ++by_code[code];
        ++by_label[labels[user]];
        ++by_both[{code, labels[user]}];
    }
    const auto pairs = [](const auto& groups) {
        double sum = 0;
        for (const auto& [key, size] : groups) sum += size * (size - 1) / 2;
        return sum;
    };
    const double all = static_cast<double>(labels.size()) * static_cast<double>(labels.size() - 1) / 2;
    return (pairs(by_both) / pairs(by_label)) / (pairs(by_code) / all);
}

TEST(UserIndices, UsersOfOneTasteShareTheFirstCodeThreeTimesAsOftenAsChance) {
    std::vector<int32_t> dealt_out = shoppers().taste;
    numeric::RandomStream(1, "dealt out").shuffle(std::span(dealt_out));
    for (int seed = 1; seed <= 3; ++seed) {
        const std::vector<int32_t> codes = codes_of("profile_syn_h+collaborative", seed);
        ASSERT_EQ(codes.size(), static_cast<size_t>(kUsers * kLevels));
        const double shared = sharing(codes, shoppers().taste);
        RecordProperty("seed " + std::to_string(seed), std::to_string(shared));
        EXPECT_GT(shared, 3) << "seed " << seed;
        EXPECT_NEAR(sharing(codes, dealt_out), 1, 0.1) << "seed " << seed << ": tastes dealt out by chance";
        std::set<int32_t> used;
        for (size_t user = 0; user < kUsers; ++user) used.insert(codes[user * kLevels]);
        EXPECT_GT(used.size(), kTastes) << "seed " << seed << ": no multiple without codes to share";
    }
}

TEST(UserIndices, AreUniqueAfterTheSuffix) {
    for (int seed = 1; seed <= 3; ++seed) {
        diagnostics::CodeTable table;
        const std::vector<int32_t> codes = codes_of("profile_syn_h+collaborative", seed);
        table.codes = codes;
        table.items = kUsers;
        table.level_sizes.assign(kLevels, kCodes);
        const features::ResolvedCodes resolved =
            features::resolve_collisions(table, features::CollisionPolicy::suffix);
        ASSERT_EQ(resolved.levels, kLevels + 1);
        std::set<std::vector<int32_t>> before, after;
        for (size_t user = 0; user < kUsers; ++user) {
            const auto own = codes.begin() + static_cast<std::ptrdiff_t>(user) * kLevels;
            const auto with = resolved.codes.begin() + static_cast<std::ptrdiff_t>(user) * (kLevels + 1);
            before.emplace(own, own + kLevels);
            after.emplace(with, with + kLevels + 1);
        }
        EXPECT_LT(before.size(), static_cast<size_t>(kUsers))
            << "seed " << seed << ": nothing collided to begin with";
        EXPECT_EQ(after.size(), static_cast<size_t>(kUsers)) << "seed " << seed;
        EXPECT_EQ(resolved.colliding_items, 0);
    }
}

}  // namespace
}  // namespace armillary::test
