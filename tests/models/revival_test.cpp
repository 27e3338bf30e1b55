// SPDX-License-Identifier: GPL-3.0-or-later
// Dead codes put where items are, in every tokenizer that learns its codebooks.
#include "core/model/revivable.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include <set>

#include "core/data/worlds/world.h"
#include "core/numeric/random.h"
#include "models/blocks/quantisers/codebook.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

using models::Codebook;
using models::CodebookSettings;

Codebook codebook_of(const torch::Tensor& table, bool moving_average = false) {
    CodebookSettings settings;
    settings.size = table.size(0);
    settings.dim = table.size(1);
    settings.moving_average = moving_average;
    Codebook codebook(settings, 1, "c");
    const torch::NoGradGuard no_gradients;
    torch::Tensor(codebook.table()).copy_(table);
    return codebook;
}

TEST(UnusedCodes, MoveToDifferentPointsAndUsedOnesStay) {
    torch::Tensor table = torch::full({6, 2}, 1000.0);
    table[2] = torch::zeros({2});
    const torch::Tensor points =
        torch::tensor({{0.0, 0.0}, {8.0, 0.0}, {0.0, 8.0}, {8.0, 8.0}, {4.0, 4.0}, {4.0, 0.0}});
    Codebook codebook = codebook_of(table);
    const torch::Tensor moved = codebook.revive_unused(points, numeric::RandomStream(1, "test"));
    EXPECT_TRUE(torch::equal(moved, torch::tensor({0, 1, 3, 4, 5}, torch::kInt64)));
    EXPECT_EQ(codebook.table()[2].abs().max().item<float>(), 0);
    // Five codes on five of the six points, within the noise of a hundredth of their deviation.
    const torch::Tensor distances = torch::cdist(codebook.table().detach().index_select(0, moved), points);
    EXPECT_LT(std::get<0>(distances.min(1)).max().item<float>(), 0.2);
    const torch::Tensor nearest = distances.argmin(1);
    std::set<int64_t> taken;
    for (int64_t i = 0; i < nearest.size(0); ++i) taken.insert(nearest[i].item<int64_t>());
    EXPECT_EQ(taken.size(), 5u) << "no point twice while there are others";
}

TEST(UnusedCodes, OfMovingAveragesAreHeldByThemAtTheirNewPlace) {
    Codebook codebook = codebook_of(torch::tensor({{0.0}, {1000.0}}), /*moving_average=*/true);
    const torch::Tensor points = torch::tensor({{-1.0}, {1.0}});
    EXPECT_EQ(codebook.revive_unused(points, numeric::RandomStream(1, "test")).size(0), 1);
    const float put = codebook.table()[1][0].item<float>();
    EXPECT_NEAR(std::abs(put), 1, 0.1);
    for (int i = 0; i < 20; ++i) {
        codebook.observe(points, codebook.nearest(points));
        codebook.after_step(/*revive=*/false);
    }
    EXPECT_LT(std::abs(codebook.table()[1][0].item<float>()), 1.2) << "its average does not remember 1000";
}

TEST(UnusedCodes, AreDrawnByTheKeyAlone) {
    const torch::Tensor table = torch::full({8, 3}, 50.0), points = torch::randn({40, 3});
    Codebook a = codebook_of(table), b = codebook_of(table), c = codebook_of(table);
    torch::manual_seed(1);
    a.revive_unused(points, numeric::RandomStream(7, "test"));
    torch::manual_seed(2);
    b.revive_unused(points, numeric::RandomStream(7, "test"));
    c.revive_unused(points, numeric::RandomStream(8, "test"));
    EXPECT_TRUE(torch::equal(a.table(), b.table()));
    EXPECT_FALSE(torch::equal(a.table(), c.table()));
}

class Revivable : public ::testing::TestWithParam<const char*> {};

/// Puts all codes but one of each level where no item is.
void plant_collapse(model::Model& model, std::string_view prefix) {
    const torch::NoGradGuard no_gradients;
    for (auto& [name, tensor] : model.state())
        if (name.find("codebook") != name.npos && name.starts_with(prefix) && tensor.dim() == 2 &&
            !name.ends_with(".sums"))
            tensor.detach().slice(0, 1).fill_(1e4);
}

std::vector<int64_t> used(model::Tokenizer& tokenizer) {
    const std::vector<int32_t> codes = tokenizer.encode();
    std::vector<int64_t> counts;
    for (int level = 0; level < tokenizer.levels(); ++level) {
        std::set<int32_t> seen;
        for (size_t at = static_cast<size_t>(level); at < codes.size();
             at += static_cast<size_t>(tokenizer.levels()))
            seen.insert(codes[at]);
        counts.push_back(static_cast<int64_t>(seen.size()));
    }
    return counts;
}

TEST_P(Revivable, TokenizersGetTheirCodesBackLevelByLevel) {
    const auto dataset = data::make_world("demo", {}, 1);
    const auto split = std::make_shared<data::Split>(data::make_split(*dataset, {.method = "leave_one_out"}));
    std::vector<std::pair<std::string, std::string>> settings{{"model.codebook_size", "16"},
                                                              {"model.hidden", "32"}};
    const std::string_view id = GetParam();
    if (id == "letter") settings.emplace_back("model.groups", "4");
    if (id == "rq_kmeans_plus") settings.emplace_back("model.pca_dim", "0");  // else found in training
    if (id.starts_with("m")) settings.emplace_back("model.cosine", "false");  // far away is no matter of angle
    jobs::Task task = task_for(id, dataset, split, settings);
    auto features = std::make_shared<data::FeatureMatrix>(dataset->item_features()[0]);
    if (id == "mmq") features->parts = {features->dim / 2, features->dim - features->dim / 2};
    task.features = features;
    StandaloneModel made(task);
    auto& tokenizer = made.as<model::Tokenizer>();
    auto& revivable = made.as<model::Revivable>();
    plant_collapse(*made, "");
    for (int64_t count : used(tokenizer)) ASSERT_EQ(count, 1);

    const std::vector<model::MovedCodes> first = revivable.revive_dead_codes(0, 5);
    ASSERT_EQ(first.size(), 1u);
    EXPECT_EQ(first[0].level, 0);
    EXPECT_EQ(first[0].codes.size(0), 15);
    EXPECT_GE(used(tokenizer)[0], 12);
    for (int level = 1; level < tokenizer.levels(); ++level)
        EXPECT_EQ(used(tokenizer)[static_cast<size_t>(level)], 1) << "level " << level << " was not asked for";

    revivable.revive_dead_codes(-1, 6);
    for (int64_t count : used(tokenizer)) EXPECT_GE(count, 12) << GetParam();
    for (const auto& [name, tensor] : (*made).state())
        if (name.find("codebook") != name.npos) EXPECT_LT(tensor.abs().max().item<double>(), 1e4) << name;
}

INSTANTIATE_TEST_SUITE_P(Tokenizers, Revivable,
                         ::testing::Values("rq_vae", "vq_vae", "letter", "prism", "rq_kmeans_plus", "mpq", "mmq"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace armillary::test
