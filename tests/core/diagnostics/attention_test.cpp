// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of attention against closed forms (sequential.md 5).
#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/diagnostics/attention/attention_figures.h"
#include "core/diagnostics/attention/category_attention.h"
#include "core/diagnostics/attention/faithfulness.h"
#include "core/diagnostics/attention/head_similarity.h"
#include "core/diagnostics/attention/rollout.h"
#include "core/numeric/random.h"

namespace armillary::diagnostics {
namespace {

/// Attention whose weight on (layer, head, query, key) is a function; causal unless said otherwise.
struct Planted {
    std::vector<float> weights;
    AttentionView view;

    template <typename Weight>
    Planted(int64_t layers, int64_t heads, int64_t tokens, Weight weight, bool causal = true,
            bool normalised = true) {
        for (int64_t layer = 0; layer < layers; ++layer)
            for (int64_t head = 0; head < heads; ++head)
                for (int64_t query = 0; query < tokens; ++query)
                    for (int64_t key = 0; key < tokens; ++key)
                        weights.push_back(
                            causal && key > query ? 0 : static_cast<float>(weight(layer, head, query, key)));
        view = {weights, layers, heads, tokens, causal, normalised};
    }
};

double uniform(int64_t, int64_t, int64_t query, int64_t) {
    return 1.0 / static_cast<double>(query + 1);
}

/// All on the token before; the first has only itself.
double on_the_one_before(int64_t, int64_t, int64_t query, int64_t key) {
    return key == std::max<int64_t>(query - 1, 0);
}

HeadFigures figures_of(const Planted& planted) {
    AttentionAverages averages;
    averages.add(planted.view);
    return averages.head(0, 0);
}

TEST(AttentionFigures, OfUniformAttentionHaveTheirClosedForms) {
    for (int64_t keys : {2, 3, 7}) {
        const std::vector<double> shares(static_cast<size_t>(keys), 1.0 / static_cast<double>(keys));
        const RowFigures row = measure_row(shares, keys - 1);
        EXPECT_NEAR(row.entropy, std::log(keys), 1e-12);
        EXPECT_NEAR(row.normalised_entropy, 1, 1e-12);
        EXPECT_NEAR(row.effective_items, keys, 1e-9);
        EXPECT_NEAR(row.distance, (keys - 1) / 2.0, 1e-12);
        EXPECT_NEAR(row.relative_distance, 0.5, 1e-12);
        EXPECT_NEAR(row.itself, 1.0 / static_cast<double>(keys), 1e-12);
        EXPECT_NEAR(row.gini, 0, 1e-12);
        EXPECT_EQ(row.field_50, std::ceil(static_cast<double>(keys) / 2));
        EXPECT_EQ(row.ahead, 0);
    }
    const HeadFigures head = figures_of(Planted(1, 1, 4, uniform));
    EXPECT_EQ(head.rows, 3);  // the first token has nothing to choose from
    EXPECT_NEAR(head.entropy, (std::log(2) + std::log(3) + std::log(4)) / 3, 1e-7);
    EXPECT_NEAR(head.distance, (0.5 + 1 + 1.5) / 3, 1e-7);
    EXPECT_NEAR(head.row_sum, 1, 1e-6);
    EXPECT_NEAR(head.last_lags[2], 0.25, 1e-7);
}

TEST(AttentionFigures, OfAttentionOnTheTokenBeforeHaveTheirClosedForms) {
    const HeadFigures head = figures_of(Planted(1, 1, 6, on_the_one_before));
    EXPECT_EQ(head.entropy, 0);
    EXPECT_EQ(head.effective_items, 1);
    EXPECT_EQ(head.distance, 1);
    EXPECT_EQ(head.itself, 0);
    EXPECT_EQ(head.lags[0], 0);
    EXPECT_EQ(head.lags[1], 1);
    EXPECT_EQ(head.lags[2], 0);
    EXPECT_EQ(head.field_50, 2);
    EXPECT_NEAR(head.gini, (1.0 / 2 + 2.0 / 3 + 3.0 / 4 + 4.0 / 5 + 5.0 / 6) / 5, 1e-12);
}

TEST(AttentionFigures, AttentionInBothDirectionsHasAPartAhead) {
    const Planted planted(
        1, 1, 3, [](int64_t, int64_t, int64_t, int64_t) { return 1.0 / 3; }, /*causal=*/false);
    const HeadFigures head = figures_of(planted);
    EXPECT_EQ(head.rows, 3);
    EXPECT_NEAR(head.ahead, (2.0 / 3 + 1.0 / 3 + 0) / 3, 1e-7);
    EXPECT_NEAR(head.distance, (1 + 2.0 / 3 + 1) / 3, 1e-7);
}

TEST(AttentionFigures, SignedWeightsCountByTheirSizeAndTheirSumIsToldApart) {
    const Planted planted(
        1, 1, 2, [](int64_t, int64_t, int64_t, int64_t key) { return key == 0 ? -1.0 : 3.0; },
        /*causal=*/true, /*normalised=*/false);
    const HeadFigures head = figures_of(planted);
    EXPECT_NEAR(head.itself, 0.75, 1e-7);
    EXPECT_NEAR(head.row_sum, 2, 1e-7);
    const Planted nothing(
        1, 1, 3, [](int64_t, int64_t, int64_t, int64_t) { return 0.0; }, true, /*normalised=*/false);
    EXPECT_EQ(figures_of(nothing).rows, 0);  // what a row of zeros looks at is not defined
}

TEST(AttentionFigures, TheRecencySlopeIsThatOfAGeometricLaw) {
    const Planted halving(1, 1, 200, [](int64_t, int64_t, int64_t query, int64_t key) {
        const int64_t lag = query - key;
        return lag == query ? std::pow(0.5, lag) : std::pow(0.5, lag + 1);
    });
    EXPECT_NEAR(figures_of(halving).recency_slope, -std::log(2.0), 0.01);
}

TEST(AttentionFigures, ASinkIsATokenThatAllLaterOnesLookAt) {
    const Planted sink(1, 1, 12, [](int64_t, int64_t, int64_t query, int64_t key) {
        if (query == 0) return 1.0;
        return key == 0 ? 0.6 : 0.4 / static_cast<double>(query);
    });
    const HeadFigures head = figures_of(sink);
    EXPECT_NEAR(head.sink, 0.6, 1e-6);
    EXPECT_EQ(head.sink_place, 0);
    EXPECT_GT(head.sink, kSinkShare);
    EXPECT_LT(figures_of(Planted(1, 1, 12, on_the_one_before)).sink, kSinkShare);
    EXPECT_TRUE(std::isnan(figures_of(Planted(1, 1, 4, uniform)).sink));  // too short to tell
}

TEST(AttentionFigures, TheMeanMapAlignsHistoriesAtTheirEnd) {
    AttentionAverages averages;
    averages.add(Planted(1, 1, kLags, on_the_one_before).view);
    averages.add(Planted(1, 1, kLags + 5, on_the_one_before).view);
    averages.add(Planted(1, 1, 3, uniform).view);  // too short for the map
    const auto map = averages.mean_map(0, 0);
    for (int64_t query = 1; query < kLags; ++query)
        for (int64_t key = 0; key < kLags; ++key)
            EXPECT_EQ(map[static_cast<size_t>(query * kLags + key)], key == query - 1) << query << ' ' << key;
}

TEST(AttentionFigures, SeriesAreNamedByLayerAndHead) {
    AttentionAverages averages;
    averages.add(Planted(2, 2, 9, uniform).view);
    const auto series = attention_series(averages, true);
    auto has = [&](const char* name) {
        return std::any_of(series.begin(), series.end(), [&](const auto& entry) { return entry.first == name; });
    };
    EXPECT_TRUE(has("attention_entropy[0]"));
    EXPECT_TRUE(has("attention_distance[1,0]"));
    EXPECT_TRUE(has("attention_sink[1]"));
    EXPECT_FALSE(has("attention_sum[0]"));
}

TEST(CheckAttention, RefusesWhatCannotBeAttention) {
    const auto refused = [](const Planted& planted, const char* word) {
        try {
            check_attention(planted.view);
            ADD_FAILURE() << "not refused: " << word;
        } catch (const BadInput& error) {
            EXPECT_NE(std::string(error.what()).find(word), std::string::npos) << error.what();
        }
    };
    Planted leak(1, 1, 3, uniform);
    leak.weights[1] = 0.01f;  // the first query looks at the second token
    refused(leak, "come after it");
    Planted sum(1, 1, 3, uniform);
    sum.weights[3] = 0.9f;
    refused(sum, "sum to");
    Planted nan(1, 1, 3, uniform);
    nan.weights[3] = NAN;
    refused(nan, "not a number");
    Planted shape(1, 1, 3, uniform);
    shape.view.tokens = 4;
    refused(shape, "tokens");
    AttentionAverages averages;
    averages.add(Planted(1, 1, 3, uniform).view);
    EXPECT_THROW(averages.add(Planted(2, 1, 3, uniform).view), BadInput);
}

TEST(Rollout, IsTheProductByHand) {
    const double a = 0.6, b = 0.3;
    const Planted planted(2, 1, 2, [&](int64_t layer, int64_t, int64_t query, int64_t key) {
        const double on_first = layer == 0 ? a : b;
        return query == 0 ? 1.0 : key == 0 ? on_first : 1 - on_first;
    });
    const auto rollout = attention_rollout(planted.view);
    EXPECT_NEAR(rollout[0], 1, 1e-7);
    EXPECT_NEAR(rollout[1], 0, 1e-7);
    EXPECT_NEAR(rollout[2], b / 2 + (1 - b / 2) * a / 2, 1e-7);
    EXPECT_NEAR(rollout[3], (1 - b / 2) * (1 - a / 2), 1e-7);
}

TEST(Rollout, RowsSumToOneAndLookBackOnly) {
    numeric::RandomStream random(1, "rollout");
    const Planted planted(
        3, 2, 9, [&](int64_t, int64_t, int64_t, int64_t) { return random.uniform(-1, 1); }, true,
        /*normalised=*/false);
    const auto rollout = attention_rollout(planted.view);
    for (int64_t query = 0; query < 9; ++query) {
        double sum = 0;
        for (int64_t key = 0; key < 9; ++key) {
            const double share = rollout[static_cast<size_t>(query * 9 + key)];
            sum += share;
            if (key > query) EXPECT_EQ(share, 0);
        }
        EXPECT_NEAR(sum, 1, 1e-12);
    }
}

TEST(HeadSimilarity, TellsEqualHeadsFromOnesWithNothingInCommon) {
    const Planted planted(1, 3, 5, [](int64_t, int64_t head, int64_t query, int64_t key) {
        return head == 2 ? static_cast<double>(key == query) : on_the_one_before(0, 0, query, key);
    });
    HeadSimilarity similarity;
    similarity.add(planted.view);
    const auto cosine = similarity.cosine(), distance = similarity.distance();
    EXPECT_NEAR(cosine[0 * 3 + 1], 1, 1e-12);
    EXPECT_NEAR(distance[0 * 3 + 1], 0, 1e-9);
    EXPECT_NEAR(cosine[0 * 3 + 2], 0, 1e-12);
    EXPECT_NEAR(distance[2 * 3 + 0], 1, 1e-9);
}

TEST(CategoryAttention, LiftAndBlocksHaveTheirClosedForms) {
    // Items 0 to 9 in category 0, 10 to 19 in category 1; a look within weighs 3, across 1.
    std::vector<int32_t> labels(20, 0);
    std::fill(labels.begin() + 10, labels.end(), 1);
    ItemAttention attention, blind;
    for (int32_t query = 0; query < 20; ++query)
        for (int32_t key = 0; key < 20; ++key) {
            if (query == key) continue;
            attention.add(query, key,
                          labels[static_cast<size_t>(query)] == labels[static_cast<size_t>(key)] ? 3 : 1);
            blind.add(query, key, 1);
        }
    // Each query sees 9 within (weight 27) and 10 across (weight 10).
    EXPECT_NEAR(attention.category_lift(labels), (27.0 / 37) / (9.0 / 19), 1e-12);
    EXPECT_NEAR(blind.category_lift(labels), 1, 1e-12);
    const CategoryAttention found = attention.by_category(labels, 200, 1);
    EXPECT_EQ(found.pairs, 380);
    EXPECT_NEAR(found.within_share, 27.0 / 37, 1e-12);
    EXPECT_NEAR(found.block_diagonality, 2 / std::sqrt(4 * (9.0 / 19) * (10.0 / 19)), 1e-9);
    EXPECT_LT(found.p_value, 0.01);
    EXPECT_NEAR(found.expected_share, 9.0 / 19, 0.02);
    EXPECT_NEAR(found.blocks[0], 3, 1e-12);
    EXPECT_NEAR(found.blocks[1], 1, 1e-12);
    EXPECT_NEAR(blind.by_category(labels, 200, 1).p_value, 1, 1e-12);
}

TEST(CategoryAttention, OfATokensOthersOnly) {
    const Planted planted(1, 1, 3, uniform);
    ItemAttention attention;
    attention.add(planted.view, 0, std::vector<int32_t>{0, 1, 2});
    const std::vector<int32_t> labels{0, 1, 0};
    // Query 1 looks at 0 (share 1 of its others); query 2 at 0 and 1 (a half each).
    const CategoryAttention found = attention.by_category(labels, 10, 1);
    EXPECT_EQ(found.pairs, 3);
    EXPECT_NEAR(found.within_share, 0.25, 1e-6);
}

TEST(Faithfulness, KendallsTauIsThatOfTheTextbook) {
    EXPECT_NEAR(kendall_tau(std::vector<double>{1, 2, 3, 4}, std::vector<double>{1, 3, 2, 4}), 4.0 / 6, 1e-12);
    EXPECT_NEAR(kendall_tau(std::vector<double>{1, 2, 3}, std::vector<double>{3, 2, 1}), -1, 1e-12);
    EXPECT_NEAR(kendall_tau(std::vector<double>{1, 1, 2}, std::vector<double>{1, 2, 3}), 2 / std::sqrt(6.0),
                1e-12);
    EXPECT_TRUE(std::isnan(kendall_tau(std::vector<double>{1, 1}, std::vector<double>{1, 2})));
}

TEST(Faithfulness, OrdersAndCounts) {
    EXPECT_EQ(order_by(std::vector<double>{0.1, 0.5, 0.5, 0.2}), (std::vector<size_t>{2, 1, 3, 0}));
    EXPECT_EQ(erasure_counts(20), (std::vector<int64_t>{1, 2, 3, 4, 5, 10}));
    EXPECT_EQ(erasure_counts(2), (std::vector<int64_t>{1}));
    EXPECT_TRUE(erasure_counts(1).empty());
}

}  // namespace
}  // namespace armillary::diagnostics
