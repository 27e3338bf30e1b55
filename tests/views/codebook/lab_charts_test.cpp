// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <cmath>

#include "core/base/error.h"
#include "core/data/users_as_items.h"
#include "core/store/run_folder.h"
#include "tests/support/support.h"
#include "views/codebook/codebook_charts.h"
#include "views/codebook/doctor_text.h"
#include "views/codebook/usage_history.h"

namespace armillary::views {
namespace {

using testing::ElementsAre;

/// A reading of these codes, [items, levels], as of a run folder without more.
std::shared_ptr<CodebookReading> reading_of(const std::vector<int32_t>& codes, std::vector<int64_t> sizes) {
    auto reading = std::make_shared<CodebookReading>();
    reading->run.id = "r1";
    reading->codes.levels = static_cast<int32_t>(sizes.size());
    reading->codes.codes = codes;
    reading->codes.epoch = 1;
    reading->epochs = {1};
    diagnostics::CodebookEvidence evidence;
    evidence.table = {codes, static_cast<int64_t>(codes.size() / sizes.size()), sizes};
    reading->report = diagnostics::measure_codebook(evidence);
    return reading;
}

TEST(CodebookFigures, CallItemsUsersWhereTheDataSetWasTurnedRound) {
    const auto reading = reading_of({0, 1, 1, 0}, {2});
    const auto first_name = [&] { return codebook_figures({reading}).front().name.toStdString(); };
    EXPECT_EQ(first_name(), "Items with a code") << "nothing is known of the data set yet";
    for (const bool turned : {false, true}) {
        data::DatasetParts parts;
        parts.loader = turned ? data::kUsersAsItems : "csv";
        auto surroundings = std::make_shared<CodebookSurroundings>();
        surroundings->dataset = std::make_shared<const data::Dataset>(std::move(parts));
        reading->surroundings = surroundings;
        EXPECT_EQ(first_name(), turned ? "Users with a code" : "Items with a code");
    }
}

TEST(SignTexts, SayFromWhereOnAValueIsBad) {
    using diagnostics::Grade;
    const auto bounds = [](const diagnostics::VitalSign& sign) { return bounds_text(sign).toStdString(); };
    EXPECT_EQ(bounds({"usage[0]", 0.9, 0.95, 0.5, Grade::warning, true}),
              "healthy from 95.0 %, alarm below 50.0 %");
    EXPECT_EQ(bounds({"gini[0]", 0.9, 0.4, 0.9}), "healthy up to 0.4000, alarm above 0.9000");
    EXPECT_EQ(bounds({"relative_error[1]", 1, 0.9, 1, Grade::alarm, true, true}),
              "healthy up to 90.0 %, alarm from 100.0 %");
    EXPECT_EQ(bounds({"churn", 0.5, 0.02, std::nan(""), Grade::warning, true}), "healthy up to 2.00 %");
}

class UsageHistoryTest : public testing::Test {
 protected:
    void record(int epoch, const std::vector<int32_t>& codes, int64_t levels) {
        store::write_epoch_array<int32_t>(folder_.path(), epoch, "codes", codes,
                                          {static_cast<int64_t>(codes.size()) / levels, levels});
        epochs_.push_back(epoch);
    }
    UsageHistoryPtr read(std::vector<int64_t> sizes, const UsageHistoryPtr& before = {}) {
        auto reading = reading_of(std::vector<int32_t>(sizes.size(), 0), std::move(sizes));
        reading->epochs = epochs_;
        return read_usage_history(*reading, folder_.path(), before, {});
    }

    test::TemporaryDirectory folder_;
    std::vector<int> epochs_;
};

TEST_F(UsageHistoryTest, CountsTheItemsOfEveryCodeAndEpoch) {
    record(1, {0, 0, 1, 0, 2, 1}, 2);    // items (0,0), (1,0), (2,1)
    record(5, {2, 0, 2, 0, -1, -1}, 2);  // the third has no code
    const UsageHistoryPtr history = read({4, 2});
    const UsageGrid sorted = usage_grid(*history, 0, true);
    EXPECT_THAT(sorted.epochs, ElementsAre(1, 5));
    EXPECT_THAT(sorted.codes, ElementsAre(2, 0, 1, 3));  // by use at the end, then by number
    EXPECT_EQ(sorted.count(0, 0), 1);
    EXPECT_EQ(sorted.count(0, 1), 2);
    EXPECT_DOUBLE_EQ(sorted.share(1, 0), 1.0 / 3);
    EXPECT_DOUBLE_EQ(sorted.share(0, 1), 1);
    EXPECT_DOUBLE_EQ(sorted.top(), 1);
    EXPECT_EQ(sorted.row_of(3), 3);
    EXPECT_EQ(sorted.row_of(9), -1);
    EXPECT_EQ(sorted.column_of(4), 0);
    EXPECT_EQ(sorted.column_of(0), -1);
    EXPECT_THAT(usage_grid(*history, 1, false).codes, ElementsAre(0, 1));
    EXPECT_TRUE(usage_grid(*history, 2, false).codes.empty());
}

TEST_F(UsageHistoryTest, ReadsOnlyWhatIsNew) {
    record(1, {0, 1}, 1);
    const UsageHistoryPtr first = read({2});
    record(2, {1, 1}, 1);
    const UsageHistoryPtr second = read({2}, first);
    ASSERT_EQ(second->epochs.size(), 2u);
    EXPECT_EQ(second->epochs[0], first->epochs[0]);
}

TEST_F(UsageHistoryTest, ACodeBeyondTheRecordedSizesIsCounted) {
    record(1, {7}, 1);
    EXPECT_EQ(usage_grid(*read({2}), 0, false).count(7, 0), 1);
}

TEST_F(UsageHistoryTest, OfALongRecordEvenlySpreadEpochsAreRead) {
    for (int epoch = 1; epoch <= 500; ++epoch) record(epoch, {0}, 1);
    const UsageHistoryPtr history = read({1});
    EXPECT_EQ(history->epochs.size(), 400u);
    EXPECT_EQ(history->epochs.back()->epoch, 500);
    EXPECT_TRUE(usage_grid(*history, 0, true).caption.contains("400 of 500"));
}

TEST_F(UsageHistoryTest, OtherLevelsAreRefused) {
    record(1, {0, 1}, 2);
    EXPECT_THROW(read({2}), Error);
}

TEST(UsageTone, ShowsSmallSharesAndKeepsTheirOrder) {
    EXPECT_EQ(usage_tone(0, 256, 0.5), 0);
    EXPECT_DOUBLE_EQ(usage_tone(0.5, 256, 0.5), 1);
    const double even = usage_tone(1.0 / 256, 256, 0.5);
    // log(1 + 10) / log(1 + 0.5 * 2560): an even share is seen well beside one that is 128 times as large.
    EXPECT_NEAR(even, std::log(11) / std::log(1281), 1e-12);
    EXPECT_LT(usage_tone(0.1 / 256, 256, 0.5), even);
}

TEST(RankFrequency, FallsFromTheMostUsedCodeAndEndsBeforeTheUnused) {
    const ChartContent chart = rank_frequency({reading_of({0, 0, 0, 2, 2, 1}, {8})}, 0);
    ASSERT_EQ(chart.series.size(), 2u);
    EXPECT_THAT(chart.series[0].x, ElementsAre(1, 2, 3));
    EXPECT_THAT(chart.series[0].y, ElementsAre(3.0 / 6, 2.0 / 6, 1.0 / 6));
    EXPECT_THAT(chart.series[1].x, ElementsAre(1, 8));  // even use
    EXPECT_THAT(chart.series[1].y, ElementsAre(1.0 / 8, 1.0 / 8));
    EXPECT_EQ(chart.x.scale, Scale::log);
}

TEST(RankFrequency, InteractionsStandBesideItems) {
    auto reading = reading_of({0, 1}, {2});
    reading->report.levels[0].by_interactions = diagnostics::Usage{.amounts = {1, 3}};
    const ChartContent chart = rank_frequency({reading}, 0);
    ASSERT_EQ(chart.series.size(), 3u);
    EXPECT_THAT(chart.series[1].y, ElementsAre(0.75, 0.25));
    EXPECT_EQ(rank_frequency({reading}, -1).series.size(), 2u);  // all levels: items alone
}

TEST(RankFrequency, AMillionCodesAreAFewHundredPoints) {
    std::vector<int32_t> codes(1'000'000);
    for (size_t i = 0; i < codes.size(); ++i) codes[i] = static_cast<int32_t>(i);
    const ChartContent chart = rank_frequency({reading_of(codes, {1'000'000})}, 0);
    EXPECT_LT(chart.series[0].x.size(), 1000u);
    EXPECT_EQ(chart.series[0].x.back(), 1'000'000);
}

TEST(Residuals, AreMeansWithTheirQuantiles) {
    auto reading = reading_of({0, 1}, {2});
    EXPECT_FALSE(residual_content({reading}).has_data());
    EXPECT_FALSE(residual_content({reading}).empty.isEmpty());
    reading->report.residuals = diagnostics::ResidualReport{{{4, 3, 4, 5}, {1, 0.5, 1, 2}}, {0.1}, {0}};
    const ChartContent chart = residual_content({reading});
    EXPECT_EQ(chart.x.categories, (QStringList{"before level 0", "after level 0"}));
    EXPECT_THAT(chart.series[0].y, ElementsAre(4, 1));
    EXPECT_THAT(chart.series[0].low, ElementsAre(3, 0.5));
    EXPECT_THAT(chart.series[0].high, ElementsAre(5, 2));
}

class Curves : public testing::Test {
 protected:
    Curves() : reading_(reading_of({0, 1}, {2})) {}
    void record(const std::string& name, double value) { reading_->series[name] = {{1, 10, value}}; }
    QStringList stems() const {
        QStringList stems;
        for (const CodebookCurve& curve : recorded_curves({reading_})) stems << curve.stem;
        return stems;
    }
    std::shared_ptr<CodebookReading> reading_;
};

TEST_F(Curves, ListWhatWasRecordedBehindWhatIsAlwaysThere) {
    record("drift", 0.5);
    record("churn", 0.25);
    record("loss", 3);
    record("input_cosine", 0.1);
    record("random_purity[1]", 0.2);
    EXPECT_EQ(stems(), (QStringList{"perplexity", "usage", "dead", "collision_rate", "churn", "drift", "loss"}));
}

TEST_F(Curves, PurityIsDrawnWithItsChance) {
    record("purity[1]", 0.5);
    record("random_purity[1]", 0.25);
    const ChartContent chart = curve_content({reading_}, "purity");
    ASSERT_EQ(chart.series.size(), 2u);
    EXPECT_EQ(chart.series[0].name, "first code");
    EXPECT_TRUE(chart.series[1].soft);
    EXPECT_TRUE(chart.y.percent);
}

TEST_F(Curves, ABatchIsNamedAsSuch) {
    record("batch_perplexity[0]", 12);
    const ChartContent chart = curve_content({reading_}, "batch_perplexity");
    EXPECT_EQ(chart.title, "Perplexity of a batch");
    EXPECT_TRUE(chart.y.title.contains("batch"));
}

TEST_F(Curves, TheWholeIsLeftOutWhereItRepeatsTheDeepest) {
    record("reconstruction_error[0]", 0.5);
    record("reconstruction_error[1]", 0.25);
    record("reconstruction_error", 0.25);
    EXPECT_EQ(curve_content({reading_}, "reconstruction_error").series.size(), 2u);
    record("churn[0]", 0.5);
    record("churn", 0.5);
    EXPECT_EQ(curve_content({reading_}, "churn").series.size(), 2u);
}

TEST_F(Curves, EventsAndTheEpochShownAreMarked) {
    record("drift", 0.5);
    reading_->events = {{11, "k-means start"}};
    const ChartContent chart = curve_content({reading_}, "drift");
    ASSERT_EQ(chart.events.size(), 2u);
    EXPECT_EQ(chart.events[0].text, "k-means start");
    EXPECT_EQ(chart.events[1].text, "epoch 1");
}

TEST(DoctorText, SaysTheNumberTheThresholdAndItsSource) {
    const diagnostics::Observation seen{"Level 0 uses 3.1 % of its 64 codes.", "usage[0]", 0.03125, 0.95,
                                        "a rule"};
    const QString linked = observation_text(seen, true);
    EXPECT_TRUE(linked.contains("href=\"curve:usage[0]\"")) << linked.toStdString();
    EXPECT_TRUE(linked.contains("0.03125, threshold 0.9500; a rule")) << linked.toStdString();
    const diagnostics::Observation setting{"They start at random.", "model.initialisation", NAN, NAN, "a rule"};
    EXPECT_EQ(observation_text(setting, false), "They start at random. <small>(a rule)</small>");
}

TEST(DoctorText, NamesCausesAndConfidenceInWords) {
    EXPECT_EQ(cause_title({.id = "bad_initialisation"}), "Bad initialisation");
    EXPECT_EQ(cause_title({.id = "of_later_days"}), "Of later days");
    EXPECT_EQ(confidence_words(0.9), "very likely");
    EXPECT_EQ(confidence_words(0.7), "likely");
    EXPECT_EQ(confidence_words(0.5), "possible");
    EXPECT_EQ(changes_text({{{"model.decay", "0.99"}, {"model.revival", "0.1"}}, ""}),
              "model.decay = 0.99, model.revival = 0.1");
}

}  // namespace
}  // namespace armillary::views
