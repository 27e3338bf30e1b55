// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of one user and of many, over a model whose answers are known beforehand.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/jobs/attention/attention_overview.h"
#include "core/jobs/attention/attention_report.h"
#include "core/jobs/attention/faithfulness.h"
#include "core/jobs/attention/recorded_attention.h"
#include "core/store/run_folder.h"
#include "tests/support/support.h"

namespace armillary::jobs {
namespace {

constexpr int32_t kItems = 12, kPredicted = 11, kRival = 10;
constexpr float kRivalScore = 8;

/// Item i of the history adds i to the score of item 11, hidden ones nothing; item 10 always has 8, the others 0.
/// Attention is as large as what an item adds, so it is faithful: the best that can be told.
class AddingModel final : public TrainedModel {
 public:
    explicit AddingModel(std::vector<std::vector<int32_t>> histories) : histories_(std::move(histories)) {}

    Evaluation evaluate(const std::string&, const std::vector<int64_t>&, const std::string&,
                        std::stop_token) override {
        return {};
    }
    std::vector<std::vector<RankedItem>> recommend(const std::vector<int32_t>&, int, std::stop_token) override {
        return {};
    }
    std::map<std::string, Array> arrays() override { return {}; }
    History history(int32_t user, data::Part) override { return {histories_[static_cast<size_t>(user)]}; }

    std::vector<AttentionMaps> attention(const std::vector<History>& histories) override {
        std::vector<AttentionMaps> all;
        for (const History& history : histories) {
            AttentionMaps& maps = all.emplace_back();
            maps.layers = maps.heads = 1;
            maps.tokens = static_cast<int64_t>(history.items.size());
            for (size_t query = 0; query < history.items.size(); ++query) {
                maps.item_of_token.push_back(static_cast<int32_t>(query));
                float sum = 0;
                for (size_t key = 0; key <= query; ++key) sum += static_cast<float>(history.items[key]);
                for (size_t key = 0; key < history.items.size(); ++key)
                    maps.weights.push_back(key > query ? 0 : static_cast<float>(history.items[key]) / sum);
            }
        }
        return all;
    }

    std::vector<RankingAnswer> rank(const std::vector<History>& histories,
                                    const RankingQuestion& question) override {
        std::vector<RankingAnswer> answers;
        for (const History& history : histories) {
            float score = 0;
            for (size_t at = 0; at < history.items.size(); ++at)
                if (history.hidden.empty() || !history.hidden[at]) score += static_cast<float>(history.items[at]);
            auto of = [&](int32_t item) { return item == kPredicted ? score : item == kRival ? kRivalScore : 0; };
            RankingAnswer& answer = answers.emplace_back();
            if (question.k > 0) {
                const int32_t first = score >= kRivalScore ? kPredicted : kRival;
                answer.top = {{first, of(first)}, {kPredicted + kRival - first, of(kPredicted + kRival - first)}};
                answer.top.resize(std::min<size_t>(answer.top.size(), static_cast<size_t>(question.k)));
            }
            for (int32_t item : question.items)
                answer.standings.push_back({of(item), 0.5, item == answer_first(score) ? 1 : 2});
        }
        return answers;
    }

 private:
    static int32_t answer_first(float score) { return score >= kRivalScore ? kPredicted : kRival; }
    std::vector<std::vector<int32_t>> histories_;
};

/// One user with the items 2, 5, 1, 3 and then item 10, held out.
data::DatasetPtr one_user() {
    data::DatasetParts parts;
    parts.name = "made for a test";
    for (int item = 0; item < kItems; ++item) parts.items.insert("i" + std::to_string(item));
    parts.users.insert("u");
    for (int32_t item : {2, 5, 1, 3, 10}) {
        parts.interactions.user.push_back(0);
        parts.interactions.item.push_back(item);
        parts.interactions.time.push_back(static_cast<int64_t>(parts.interactions.time.size()));
    }
    parts.time_kind = data::TimeKind::ordinal;
    return std::make_shared<data::Dataset>(std::move(parts));
}

data::Split last_in_test() {
    data::Split split;
    split.train = {0, 1, 2, 3};
    split.test = {4};
    return split;
}

TEST(UserAttention, SaysWhatEachItemIsLookedAtForAndWhatThePredictionLosesWithoutIt) {
    AddingModel model({{2, 5, 1, 3}});
    const auto dataset = one_user();
    const UserAttention report =
        explain_user(model, last_in_test(), *dataset, 0, data::Part::test, 2, Occlusion::hide);
    ASSERT_EQ(report.tokens.size(), 4u);
    for (size_t at = 0; at < 4; ++at) {
        const double item = report.history.items[at];
        EXPECT_EQ(report.tokens[at].item, report.history.items[at]);
        EXPECT_NEAR(report.tokens[at].layers[0], item / 11, 1e-6);
        EXPECT_NEAR(report.tokens[at].rollout, item / 22 + (at == 3 ? 0.5 : 0), 1e-6);
        EXPECT_NEAR(report.tokens[at].occlusion, item, 1e-6);
    }
    EXPECT_NEAR(report.layer_agreement[0], 1, 1e-12);
    EXPECT_NEAR(report.rollout_agreement, 1, 1e-12);
    EXPECT_NEAR(report.recency_agreement, -1.0 / 3, 1e-12);
    ASSERT_EQ(report.top.size(), 2u);
    EXPECT_EQ(report.top[0].item, kPredicted);
    EXPECT_EQ(report.held_out, (std::vector<int32_t>{10}));
    EXPECT_EQ(report.held_out_standings[0].score, kRivalScore);
    EXPECT_EQ(report.figures.head(0, 0).rows, 3);
    const UserAttention bare =
        explain_user(model, last_in_test(), *dataset, 0, data::Part::test, 2, Occlusion::none);
    EXPECT_TRUE(std::isnan(bare.tokens[0].occlusion));
}

TEST(UserAttention, RemovingTakesAnItemOutOfEveryColumn) {
    const History history{{4, 5, 6}, {10, 20, 30}, data::kNoTime, {}};
    const History removed = occluded(history, 1, Occlusion::remove);
    EXPECT_EQ(removed.items, (std::vector<int32_t>{4, 6}));
    EXPECT_EQ(removed.times, (std::vector<int64_t>{10, 30}));
    EXPECT_TRUE(removed.hidden.empty());
    const History hidden = occluded(history, 1, Occlusion::hide);
    EXPECT_EQ(hidden.items, history.items);
    EXPECT_EQ(hidden.hidden, (std::vector<uint8_t>{0, 1, 0}));
}

TEST(UserAttention, IsRefusedWithoutAHistory) {
    AddingModel model(std::vector<std::vector<int32_t>>(1));
    EXPECT_THROW(explain_user(model, last_in_test(), *one_user(), 0, data::Part::test, 2, Occlusion::hide),
                 UsageError);
    std::stop_source stop;
    stop.request_stop();
    AddingModel other({{2, 5}});
    EXPECT_THROW(explain_user(other, last_in_test(), *one_user(), 0, data::Part::test, 2, Occlusion::hide,
                              stop.get_token()),
                 Cancelled);
}

TEST(Faithfulness, OfAFaithfulModelHasItsClosedForms) {
    // Sum 11: without the 5 the rival wins (6 < 8); without 2 or 1 it does not.
    AddingModel model({{2, 5, 1, 3}, {1}});
    const FaithfulnessReport report = measure_faithfulness(model, {0, 1}, data::Part::test, 1);
    EXPECT_EQ(report.users, 1);  // the second history is too short
    auto find = [&](const char* name) {
        return *std::find_if(report.orders.begin(), report.orders.end(),
                             [&](const auto& order) { return order.name == name; });
    };
    const OrderFaithfulness attention = find("attention[0]"), recency = find("recency");
    EXPECT_NEAR(attention.agreement.value, 1, 1e-12);
    EXPECT_EQ(attention.flips.value, 1);
    EXPECT_EQ(recency.flips.value, 0);
    // Three items may be hidden, the last stays: one or half of them (rounded to two) are taken in turn.
    EXPECT_NEAR(attention.comprehensiveness.value, (5 + 7) / 2.0, 1e-6);
    EXPECT_NEAR(attention.sufficiency.value, (3 + 1) / 2.0, 1e-6);
    EXPECT_NEAR(recency.comprehensiveness.value, (1 + 6) / 2.0, 1e-6);
    EXPECT_EQ(find("occlusion").comprehensiveness.value, attention.comprehensiveness.value);
}

TEST(AttentionOverview, CountsHistoriesAndLooksIntoCategories) {
    AddingModel model({{2, 5, 1, 3}, {}, {4, 4}});
    diagnostics::Categories categories{"kind", {}, {}};
    for (int32_t item = 0; item <= kItems; ++item) categories.offsets.push_back(item);
    for (int32_t item = 0; item < kItems; ++item) categories.values.push_back(item % 2);
    const AttentionOverview overview = attention_overview(model, {0, 1, 2}, data::Part::test, &categories);
    EXPECT_EQ(overview.averages.histories(), 2);
    EXPECT_EQ(overview.attribute, "kind");
    ASSERT_EQ(overview.categories.size(), 1u);
    EXPECT_GT(overview.categories[0].probe.pairs, 100);
    EXPECT_THROW(attention_overview(model, {1}, data::Part::test, nullptr), UsageError);
}

TEST(TrainedModel, WithoutAttentionSaysWhatToTrain) {
    class Plain final : public TrainedModel {
        Evaluation evaluate(const std::string&, const std::vector<int64_t>&, const std::string&,
                            std::stop_token) override {
            return {};
        }
        std::vector<std::vector<RankedItem>> recommend(const std::vector<int32_t>&, int,
                                                       std::stop_token) override {
            return {};
        }
        std::map<std::string, Array> arrays() override { return {}; }
    } plain;
    TrainedModel& model = plain;
    try {
        model.attention({});
        ADD_FAILURE();
    } catch (const UsageError& error) {
        EXPECT_NE(std::string(error.what()).find("sasrec"), std::string::npos);
    }
    EXPECT_THROW(model.history(0, data::Part::test), UsageError);
    EXPECT_THROW(model.rank({}, {}), UsageError);
}

RecordedAttention small_record() {
    RecordedAttention record;
    record.user = "ann/bob";
    record.tokens = {"i1", std::string(kMaskToken)};
    record.target = "i7";
    record.part = "valid";
    record.maps = {1, 1, 2, {0.5f, 0.5f, 0.25f, 0.75f}, {3, -1}, /*causal=*/false, /*normalised=*/true};
    return record;
}

TEST(RecordedAttention, ComesBackAsItWasWritten) {
    const test::TemporaryDirectory folder;
    const RecordedAttention record = small_record();
    const std::string name = attention_name(record.user);
    EXPECT_EQ(name, "attention/ann%2Fbob");
    store::write_epoch_array(folder.path(), 4, name, std::span<const float>(record.maps.weights), {1, 1, 2, 2});
    store::write_epoch_document(folder.path(), 4, name, attention_document(record));
    EXPECT_EQ(recorded_attention_users(folder.path(), 4), (std::vector<std::string>{"ann/bob"}));
    const RecordedAttention read = read_attention(folder.path(), 4, "ann/bob");
    EXPECT_EQ(read.tokens, record.tokens);
    EXPECT_EQ(read.target, "i7");
    EXPECT_EQ(read.part, "valid");
    EXPECT_EQ(read.maps.weights, record.maps.weights);
    EXPECT_EQ(read.maps.item_of_token, record.maps.item_of_token);
    EXPECT_FALSE(read.maps.causal);
    EXPECT_EQ(recorded_attention_overview(folder.path(), 4).averages.histories(), 1);
}

TEST(RecordedAttention, NamesWhatIsThereAndRefusesWhatDoesNotFit) {
    const test::TemporaryDirectory folder;
    EXPECT_THROW(recorded_attention_overview(folder.path(), 1), Error);
    const RecordedAttention record = small_record();
    const std::string name = attention_name(record.user);
    store::write_epoch_array(folder.path(), 1, name, std::span<const float>(record.maps.weights), {1, 1, 2, 2});
    try {
        read_attention(folder.path(), 1, "cem");
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::not_found);
        EXPECT_NE(std::string(error.what()).find("ann/bob"), std::string::npos);
    }
    // A map of another program may come without a document; its weights must still be attention.
    EXPECT_THROW(read_attention(folder.path(), 1, "ann/bob"), BadInput);  // not causal, and nothing says so
    for (const char* document : {"[]", "{\"item_of_token\": [1]}", "{\"tokens\": [1, 2]}"}) {
        store::write_epoch_document(folder.path(), 1, name, document);
        EXPECT_THROW(read_attention(folder.path(), 1, "ann/bob"), BadInput) << document;
    }
    store::write_epoch_array(folder.path(), 1, name, std::span<const float>(record.maps.weights), {1, 1, 1, 4});
    EXPECT_THROW(read_attention(folder.path(), 1, "ann/bob"), BadInput);
}

}  // namespace
}  // namespace armillary::jobs
