// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.3 to A.5 on the clusters of its section 0.4.
#include <gtest/gtest.h>
#include <torch/linalg.h>
#include <torch/types.h>

#include <algorithm>
#include <numeric>

#include "core/base/error.h"
#include "core/diagnostics/codebook/codebook.h"
#include "core/numeric/random.h"
#include "core/training/training_loop.h"
#include "tests/models/support.h"
#include "tests/support/clustered_items.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

std::shared_ptr<data::FeatureMatrix> features_of(std::vector<float> values, int dim) {
    auto features = std::make_shared<data::FeatureMatrix>();
    features->modality = "made";
    features->dim = dim;
    features->rows = static_cast<int32_t>(values.size()) / dim;
    features->present.assign(static_cast<size_t>(features->rows), 1);
    features->values = std::move(values);
    return features;
}

jobs::Task vector_task(const std::string& model, std::shared_ptr<const data::FeatureMatrix> features,
                       Settings settings) {
    const auto dataset = dataset_of({{0}}, features->rows);
    jobs::Task task = task_for(model, dataset, all_in_train(*dataset), settings);
    task.features = std::move(features);
    return task;
}

struct FittedModel : StandaloneModel {
    explicit FittedModel(jobs::Task task) : StandaloneModel(std::move(task)) { as<model::Fitted>().fit(); }
};

FittedModel fitted(const std::string& model, std::shared_ptr<const data::FeatureMatrix> features,
                   Settings settings) {
    return FittedModel(vector_task(model, std::move(features), std::move(settings)));
}

diagnostics::CodebookReport report_of(StandaloneModel& model) {
    auto& tokenizer = model.as<model::Tokenizer>();
    const std::vector<int32_t> codes = tokenizer.encode();
    diagnostics::CodebookEvidence evidence;
    evidence.table.codes = codes;
    evidence.table.items = static_cast<int64_t>(codes.size()) / tokenizer.levels();
    for (int level = 0; level < tokenizer.levels(); ++level)
        evidence.table.level_sizes.push_back(tokenizer.codebook_size(level));
    return diagnostics::measure_codebook(evidence);
}

std::vector<int32_t> codes_at(StandaloneModel& model, int level) {
    auto& tokenizer = model.as<model::Tokenizer>();
    const std::vector<int32_t> all = tokenizer.encode();
    std::vector<int32_t> codes;
    for (size_t at = static_cast<size_t>(level); at < all.size(); at += static_cast<size_t>(tokenizer.levels()))
        codes.push_back(all[at]);
    return codes;
}

double reconstruction_error(StandaloneModel& model, int levels) {
    const model::Quantisation shown = model.as<model::Tokenizer>().quantisation();
    return torch::mse_loss(shown.reconstruct(levels), shown.inputs).item<double>();
}

std::shared_ptr<data::FeatureMatrix> syn_h() {
    return features_of(clustered_items().values, ClusteredItems::kDim);
}

const Settings kSmall{{"model.codebook_size", "32"}, {"model.levels", "3"}};

Settings with(Settings settings, const std::string& name, const std::string& value) {
    settings.emplace_back(name, value);
    return settings;
}

TEST(ResidualKMeans, UsesEveryCodeOfEveryLevel) {
    FittedModel model = fitted("rq_kmeans", syn_h(), kSmall);
    for (const auto& level : report_of(model).levels) EXPECT_EQ(level.by_items.utilisation, 1.0);
    EXPECT_GE(purity(codes_at(model, 0), clustered_items().coarse), 0.8);
}

TEST(ResidualKMeans, EveryLevelBringsTheReconstructionNearer) {
    FittedModel model = fitted("rq_kmeans", syn_h(), kSmall);
    for (int level = 1; level < 3; ++level)
        EXPECT_LT(reconstruction_error(model, level + 1), reconstruction_error(model, level));
    // The error at full depth is what the residuals leave over.
    const torch::Tensor norms = model.as<model::Tokenizer>().quantisation().residual_norms;
    EXPECT_NEAR(reconstruction_error(model, 3),
                norms.select(1, 3).square().mean().item<double>() / ClusteredItems::kDim, 1e-5);
    for (int level = 0; level < 3; ++level)
        EXPECT_LT(norms.select(1, level + 1).mean().item<double>(), norms.select(1, level).mean().item<double>());
}

TEST(ResidualKMeans, FewerLevelsAreThePrefixOfMore) {
    FittedModel deep = fitted("rq_kmeans", syn_h(), kSmall),
                shallow = fitted("rq_kmeans", syn_h(), with(kSmall, "model.levels", "2"));
    for (int level = 0; level < 2; ++level) EXPECT_EQ(codes_at(shallow, level), codes_at(deep, level));
}

TEST(ResidualKMeans, EveryCodeIsTheNearestOfItsLevel) {
    FittedModel model = fitted("rq_kmeans", syn_h(), kSmall);
    torch::Tensor residuals = model.as<model::Tokenizer>().quantisation().latents;
    const auto arrays = (*model).arrays();
    for (int level = 0; level < 3; ++level) {
        auto values = std::get<std::vector<float>>(arrays.at("codebooks/" + std::to_string(level)).values);
        const torch::Tensor codebook = torch::from_blob(values.data(), {32, ClusteredItems::kDim}).clone();
        const torch::Tensor codes = torch::tensor(codes_at(model, level)).to(torch::kInt64);
        const torch::Tensor distances = torch::cdist(residuals, codebook);
        EXPECT_LT((distances.gather(1, codes.unsqueeze(1)).squeeze(1) - std::get<0>(distances.min(1)))
                      .max()
                      .item<double>(),
                  1e-4);
        residuals = residuals - codebook.index_select(0, codes);
    }
}

TEST(ResidualKMeans, LongTailLeavesNoCodeDeadButUsageUneven) {
    FittedModel model =
        fitted("rq_kmeans", features_of(clustered_items(true).values, ClusteredItems::kDim), kSmall);
    const auto first = report_of(model).levels.front().by_items;
    EXPECT_EQ(first.utilisation, 1.0);
    EXPECT_GT(first.gini, 0.3);
}

TEST(ResidualKMeans, AllPrincipalComponentsOnlyTurnTheVectors) {
    // Distances are the same, so a full set of components loses nothing but rounding.
    FittedModel turned = fitted("rq_kmeans", syn_h(), with(kSmall, "model.pca_dim", "64")),
                plain = fitted("rq_kmeans", syn_h(), with(kSmall, "model.pca_dim", "0"));
    EXPECT_NEAR(reconstruction_error(turned, 3), reconstruction_error(plain, 3),
                0.05 * reconstruction_error(plain, 3));
    FittedModel cut = fitted("rq_kmeans", syn_h(), with(kSmall, "model.pca_dim", "16"));
    const auto shown = cut.as<model::Tokenizer>().quantisation();
    EXPECT_EQ(shown.latents.size(1), 16);
    EXPECT_EQ(shown.reconstruct(3).size(1), ClusteredItems::kDim);
    // 16 components of 64 hold a known share of the variance; no code can bring back the rest.
    const torch::Tensor centred = shown.inputs - shown.inputs.mean(0, true);
    const torch::Tensor singular = torch::linalg_svdvals(centred.to(torch::kFloat64));
    const double lost =
        singular.narrow(0, 16, 48).square().sum().item<double>() / static_cast<double>(centred.numel());
    EXPECT_GE(reconstruction_error(cut, 3), lost * (1 - 1e-5));
    EXPECT_NEAR((shown.latents.square().sum() / centred.square().sum()).item<double>(),
                (singular.narrow(0, 0, 16).square().sum() / singular.square().sum()).item<double>(), 1e-5);
}

TEST(ResidualKMeans, MoreStartsAreNoWorse) {
    const Settings single = with(kSmall, "model.levels", "1");
    FittedModel one = fitted("rq_kmeans", syn_h(), single),
                five = fitted("rq_kmeans", syn_h(), with(single, "model.starts", "5"));
    EXPECT_LE(reconstruction_error(five, 1), reconstruction_error(one, 1));
}

class EveryFittedTokenizer : public testing::TestWithParam<std::string> {
 protected:
    FittedModel of(std::shared_ptr<const data::FeatureMatrix> features, Settings settings = kSmall) {
        return fitted(GetParam(), std::move(features), std::move(settings));
    }
};

TEST_P(EveryFittedTokenizer, EqualSeedsGiveEqualCodes) {
    const auto items = features_of(clustered_items(false, 600).values, ClusteredItems::kDim);
    FittedModel one = of(items), two = of(items);
    EXPECT_EQ(one.as<model::Tokenizer>().encode(), two.as<model::Tokenizer>().encode());
}

TEST_P(EveryFittedTokenizer, ARestoredStateAnswersAlike) {
    const auto items = features_of(clustered_items(false, 600).values, ClusteredItems::kDim);
    for (const Settings& settings : {kSmall, with(kSmall, "model.codebook_size", "16")}) {
        FittedModel trained = of(items, settings);
        StandaloneModel restored(vector_task(GetParam(), items, settings));
        const auto from = (*trained).state(), to = (*restored).state();
        ASSERT_EQ(from.size(), to.size());
        for (size_t i = 0; i < from.size(); ++i) {
            ASSERT_EQ(from[i].first, to[i].first);
            ASSERT_EQ(from[i].second.sizes(), to[i].second.sizes()) << from[i].first;
            to[i].second.copy_(from[i].second);
        }
        (*restored).restored();
        EXPECT_EQ(restored.as<model::Tokenizer>().encode(), trained.as<model::Tokenizer>().encode());
        EXPECT_EQ(reconstruction_error(restored, 3), reconstruction_error(trained, 3));
    }
}

TEST_P(EveryFittedTokenizer, AsManyCodesAsItemsReconstructsThem) {
    const auto items = features_of(clustered_items(false, 24).values, ClusteredItems::kDim);
    FittedModel model = of(items, with(kSmall, "model.codebook_size", "24"));
    EXPECT_LT(reconstruction_error(model, 3), 1e-8);
    EXPECT_EQ(report_of(model).depths.back().distinct, 24);
}

TEST_P(EveryFittedTokenizer, SurvivesOddCatalogues) {
    // One item, fewer items than codes, constant columns, equal rows.
    for (int items : {1, 5}) {
        std::vector<float> values(static_cast<size_t>(items) * 6, 2.0f);
        for (int item = 0; item < items; ++item)
            values[static_cast<size_t>(item) * 6] = static_cast<float>(item / 2);
        FittedModel model = of(features_of(values, 6));
        for (int32_t code : model.as<model::Tokenizer>().encode()) EXPECT_GE(code, 0);
        EXPECT_LT(reconstruction_error(model, 3), 1e-8);
    }
    FittedModel constant = of(features_of(std::vector<float>(40 * 6, 1.0f), 6));
    EXPECT_LT(reconstruction_error(constant, 3), 1e-8);
}

TEST_P(EveryFittedTokenizer, ItemsWithoutAVectorHaveNoCode) {
    auto items = features_of(clustered_items(false, 100).values, ClusteredItems::kDim);
    items->present[3] = 0;
    std::fill_n(items->values.begin() + 3 * items->dim, items->dim, 0.0f);
    FittedModel model = of(items);
    const auto codes = model.as<model::Tokenizer>().encode();
    for (size_t at = 0; at < codes.size(); ++at) EXPECT_EQ(codes[at] == -1, at / 3 == 3);
    const auto shown = model.as<model::Tokenizer>().quantisation();
    EXPECT_EQ(shown.items.size(), 99u);
    EXPECT_EQ(shown.inputs.size(0), 99);
    std::fill(items->present.begin(), items->present.end(), uint8_t{0});
    EXPECT_THROW(of(items), BadInput);
}

TEST_P(EveryFittedTokenizer, RecordsWhatTheLayoutNames) {
    auto items = features_of(clustered_items(false, 100).values, ClusteredItems::kDim);
    FittedModel model = of(items);
    const auto arrays = (*model).arrays();
    for (const char* name : {"codebooks/0", "codebooks/1", "codebooks/2", "latents"})
        EXPECT_TRUE(arrays.contains(name)) << name;
    EXPECT_EQ(arrays.at("latents").shape, (std::vector<int64_t>{100, ClusteredItems::kDim}));
}

TEST_P(EveryFittedTokenizer, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    training::LoadedModel loaded(vector_task(GetParam(), syn_h(), kSmall), registration(GetParam()),
                                 stop.get_token(), [](const std::string&) {});
    EXPECT_THROW(loaded.as<model::Fitted>()->fit(), Cancelled);
}

INSTANTIATE_TEST_SUITE_P(Models, EveryFittedTokenizer,
                         testing::Values("rq_kmeans", "balanced_rq_kmeans", "pq", "opq"),
                         [](const auto& info) { return info.param; });

TEST(ResidualKMeansPlus, StartsWithTheCodesOfResidualKMeans) {
    for (const char* components : {"0", "16", "64"}) {
        const Settings settings = with(kSmall, "model.pca_dim", components);
        FittedModel plain = fitted("rq_kmeans", syn_h(), settings);
        StandaloneModel plus(vector_task("rq_kmeans_plus", syn_h(), settings));
        plus.as<model::Trainable>().begin_epoch(1);
        EXPECT_EQ(plus.as<model::Tokenizer>().encode(), plain.as<model::Tokenizer>().encode()) << components;
        for (int levels = 1; levels <= 3; ++levels)
            EXPECT_NEAR(reconstruction_error(plus, levels), reconstruction_error(plain, levels), 1e-6)
                << components;
    }
}

TEST(BalancedResidualKMeans, LevelsAreUsedEvenly) {
    for (const std::string assignment : {"greedy", "transport", "flow"}) {
        const auto settings = with(with(kSmall, "model.assignment", assignment), "model.iterations", "10");
        FittedModel model = fitted("balanced_rq_kmeans", syn_h(), settings);
        for (const auto& level : report_of(model).levels) {
            const auto [least, most] =
                std::minmax_element(level.by_items.amounts.begin(), level.by_items.amounts.end());
            EXPECT_LE(*most - *least, assignment == "flow" ? 2 : 1) << assignment;
            EXPECT_LE(level.by_items.gini, 0.02) << assignment;
        }
        for (int level = 1; level < 3; ++level)
            EXPECT_LT(reconstruction_error(model, level + 1), reconstruction_error(model, level)) << assignment;
    }
}

TEST(BalancedResidualKMeans, PaysWithPurityOnALongTail) {
    const ClusteredItems items = clustered_items(true);
    const auto features = features_of(items.values, items.kDim);
    FittedModel balanced = fitted("balanced_rq_kmeans", features, with(kSmall, "model.iterations", "10")),
                plain = fitted("rq_kmeans", features, kSmall);
    EXPECT_LT(purity(codes_at(balanced, 0), items.coarse), purity(codes_at(plain, 0), items.coarse));
}

const Settings kParts{{"model.codebook_size", "32"}, {"model.levels", "4"}};

TEST(ProductQuantisation, PartsThatChangePlacesTakeTheirCodesAlong) {
    const ClusteredItems items = clustered_items(false, 1000);
    const std::vector<int> order{2, 0, 3, 1};
    std::vector<float> moved;
    for (int64_t item = 0; item < items.items(); ++item)
        for (int part : order)
            for (int i = 0; i < 16; ++i)
                moved.push_back(items.values[static_cast<size_t>(item * 64 + part * 16 + i)]);
    FittedModel before = fitted("pq", features_of(items.values, 64), kParts),
                after = fitted("pq", features_of(moved, 64), kParts);
    for (int part = 0; part < 4; ++part) EXPECT_EQ(codes_at(after, part), codes_at(before, order[part]));
}

TEST(ProductQuantisation, PartsOfUnequalWidthCoverTheWholeVector) {
    FittedModel model = fitted("pq", syn_h(), {{"model.codebook_size", "8"}, {"model.levels", "5"}});
    const auto arrays = (*model).arrays();
    std::vector<int64_t> widths;
    for (int part = 0; part < 5; ++part) widths.push_back(arrays.at("codebooks/" + std::to_string(part)).shape[1]);
    EXPECT_EQ(widths, (std::vector<int64_t>{13, 13, 13, 13, 12}));
    for (int level = 1; level < 5; ++level)
        EXPECT_LT(reconstruction_error(model, level + 1), reconstruction_error(model, level));
    EXPECT_THROW(fitted("pq", features_of({1, 2, 3}, 3), {{"model.levels", "4"}}), UsageError);
}

/// Columns scaled by falling factors, then turned at random: variance is spread unevenly over hidden directions.
std::vector<float> turned(const std::vector<float>& values, int dim, double fall) {
    torch::manual_seed(5);
    const torch::Tensor rotation = std::get<0>(torch::linalg_qr(torch::randn({dim, dim}, torch::kFloat64)));
    torch::Tensor rows = torch::tensor(values).view({-1, dim}).to(torch::kFloat64);
    const torch::Tensor scales = torch::exp(torch::arange(dim, torch::kFloat64) * -fall);
    const torch::Tensor out = (rows * scales).mm(rotation).to(torch::kFloat32).contiguous();
    return {out.data_ptr<float>(), out.data_ptr<float>() + out.numel()};
}

torch::Tensor rotation_of(StandaloneModel& model) {
    for (const auto& [name, tensor] : (*model).state())
        if (name == "rotation") return tensor.to(torch::kFloat64);
    return {};
}

TEST(Opq, RotationStaysOrthogonal) {
    const auto features = features_of(turned(clustered_items(false, 800).values, 64, 0.03), 64);
    for (const char* turns : {"0", "1", "2", "5", "20"}) {
        FittedModel model = fitted("opq", features, with(kParts, "model.alternations", turns));
        const torch::Tensor rotation = rotation_of(model);
        EXPECT_LT((rotation.t().mm(rotation) - torch::eye(64, torch::kFloat64)).abs().max().item<double>(), 1e-5)
            << turns;
    }
}

TEST(Opq, LosesLessThanProductQuantisation) {
    const auto rotated = features_of(turned(clustered_items().values, 64, 0), 64);
    FittedModel opq = fitted("opq", rotated, kParts), pq = fitted("pq", rotated, kParts);
    EXPECT_LE(reconstruction_error(opq, 4), reconstruction_error(pq, 4));
    const auto uneven = features_of(turned(clustered_items().values, 64, 0.05), 64);
    FittedModel opq_uneven = fitted("opq", uneven, kParts), pq_uneven = fitted("pq", uneven, kParts);
    EXPECT_LE(reconstruction_error(opq_uneven, 4), 0.95 * reconstruction_error(pq_uneven, 4));
}

TEST(Opq, TurnsImproveOnTheStartingRotation) {
    const auto features = features_of(turned(clustered_items().values, 64, 0.05), 64);
    FittedModel start = fitted("opq", features, with(kParts, "model.alternations", "0")),
                learned = fitted("opq", features, kParts);
    EXPECT_LT(reconstruction_error(learned, 4), reconstruction_error(start, 4));
}

}  // namespace
}  // namespace armillary::test
