// SPDX-License-Identifier: GPL-3.0-or-later
// Trained tokenizers on catalogues that are hardly any: one item, fewer items than codes, columns that say
// nothing, items without a vector. (Those fitted by clustering: tests/models/fitted_tokenizers_test.cpp.)
#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/training/trained.h"

namespace armillary::test {
namespace {

/// [items, 8]: the first column tells pairs of items apart, the second is zero, the others are constant.
std::shared_ptr<data::FeatureMatrix> dull_features(int items) {
    auto features = std::make_shared<data::FeatureMatrix>();
    features->modality = "text+image";
    features->rows = items;
    features->dim = 8;
    features->parts = {4, 4};
    features->present.assign(static_cast<size_t>(items), 1);
    for (int item = 0; item < items; ++item)
        for (int column = 0; column < 8; ++column)
            features->values.push_back(column == 0 ? static_cast<float>(item / 2) : column == 1 ? 0.0f : 2.0f);
    return features;
}

class EveryTrainedTokenizer : public testing::TestWithParam<const char*> {
 protected:
    Trained trained(std::shared_ptr<const data::FeatureMatrix> features) {
        const std::string model = GetParam();
        Settings settings{{"training.epochs", "4"}};
        if (model == "fsq") {
            settings.emplace_back("model.slices", "2");
        } else {
            settings.push_back({"model.codebook_size", "16"});
            settings.push_back({"model.hidden", "8"});
        }
        if (model == "rq_kmeans_plus") settings.emplace_back("model.pca_dim", "0");
        if (model == "letter") settings.emplace_back("model.groups", "4");
        if (model != "fsq" && model != "prism" && model != "rq_kmeans_plus")
            settings.emplace_back("model.warm_up_epochs", "1");
        std::vector<std::vector<int>> histories(3);
        for (auto& history : histories)
            for (int item = 0; item < features->rows; ++item) history.push_back(item);
        return train(model, dataset_of(histories, features->rows), features, settings);
    }
};

TEST_P(EveryTrainedTokenizer, SurvivesOddCatalogues) {
    for (int items : {1, 5}) {
        const Trained result = trained(dull_features(items));
        ASSERT_EQ(result.codes.size(), static_cast<size_t>(items * result.levels));
        for (int32_t code : result.codes) EXPECT_GE(code, 0);
        EXPECT_TRUE(std::isfinite(term(result, "loss"))) << items;
        // Equal vectors have equal codes.
        for (size_t at = 0; items > 1 && at < static_cast<size_t>(result.levels); ++at)
            EXPECT_EQ(result.codes[at], result.codes[at + static_cast<size_t>(result.levels)]);
    }
}

TEST_P(EveryTrainedTokenizer, ItemsWithoutAVectorHaveNoCode) {
    auto features = dull_features(5);
    features->present[3] = 0;
    const Trained result = trained(features);
    for (size_t at = 0; at < result.codes.size(); ++at)
        EXPECT_EQ(result.codes[at] == -1, at / static_cast<size_t>(result.levels) == 3);
    features->present.assign(5, 0);
    EXPECT_THROW(trained(features), BadInput);
}

INSTANTIATE_TEST_SUITE_P(Models, EveryTrainedTokenizer,
                         testing::Values("vq_vae", "rq_vae", "fsq", "letter", "mpq", "mmq", "prism",
                                         "rq_kmeans_plus"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace armillary::test
