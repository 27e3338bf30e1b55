// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <cmath>

#include "tests/views/runs/rows.h"
#include "views/runs/run_curves.h"
#include "views/runs/run_differences.h"
#include "views/runs/run_facts.h"
#include "views/runs/run_filter.h"

namespace armillary::views {
namespace {

using test::run_row;
using testing::ElementsAre;

TEST(Spread, IsMeanAndSampleDeviation) {
    const Spread spread = spread_of({2, 4, 4, 4, 5, 5, 7, 9});
    EXPECT_EQ(spread.count, 8);
    EXPECT_DOUBLE_EQ(spread.mean, 5);
    EXPECT_DOUBLE_EQ(spread.deviation, std::sqrt(32.0 / 7));
}

TEST(Spread, LeavesOutWhatIsUndefined) {
    EXPECT_EQ(spread_of({1, NAN, 3}).count, 2);
    EXPECT_DOUBLE_EQ(spread_of({1, NAN, 3}).deviation, std::sqrt(2.0));
    EXPECT_TRUE(std::isnan(spread_of({5}).deviation));
    EXPECT_TRUE(std::isnan(spread_of({}).mean));
}

TEST(Spread, IsWrittenWithTwoDigitsOfUncertainty) {
    EXPECT_EQ(with_uncertainty(0.027281, 0.003633), "0.02728 ± 0.0036");
    EXPECT_EQ(with_uncertainty(12.4, 2.5), "12.40 ± 2.5");
    EXPECT_EQ(with_uncertainty(0.5, NAN), "0.5000");
    EXPECT_EQ(with_uncertainty(0.5, 0), "0.5000 ± 0");
    EXPECT_EQ(with_uncertainty(NAN, NAN), "–");
}

TEST(Columns, PutTheTestFirstAndCutOffsAsNumbers) {
    RunRow row = run_row(1, "toy", 0.5);
    row.run.metrics["test"]["ndcg@5"] = 0.4;
    row.run.metrics["valid"]["ndcg@10"] = 0.6;
    QStringList ids;
    for (const RunTableColumn& column : columns_of({row})) ids.push_back(column.id);
    EXPECT_EQ(ids.mid(5, 3), (QStringList{"test/ndcg@5", "test/ndcg@10", "valid/ndcg@10"}));
}

TEST(FigureName, TellsTheSplitOfAMetricAndPutsDiagnosticsIntoWords) {
    EXPECT_EQ(figure_name("test", "ndcg@10"), "test ndcg@10");
    EXPECT_EQ(figure_name("train", "gradient_norm"), "train gradient norm");
    EXPECT_EQ(figure_name("diagnostics", "perplexity[1]"), "Perplexity, level 1");
}

TEST(Filter, TakesWordsKeysAndComparisons) {
    RunRow row = run_row(7, "sasrec", 0.31);
    row.run.name = "Office, second try";
    row.run.tags = {"baseline"};
    const auto matches = [&](const char* text) { return RunFilter(text).matches(row); };
    EXPECT_TRUE(matches(""));
    EXPECT_TRUE(matches("office SASREC"));
    EXPECT_FALSE(matches("office bpr"));
    EXPECT_TRUE(matches("model:sas tag:base status:done dataset:toy run:r7"));
    EXPECT_FALSE(matches("tag:final"));
    EXPECT_TRUE(matches("name:\"second try\""));
    EXPECT_TRUE(matches("ndcg@10>0.3 test/ndcg@10<=0.31 epochs=7 seed>=42"));
    EXPECT_FALSE(matches("ndcg@10<0.3"));
    EXPECT_FALSE(matches("recall@10>0"));  // undefined compares false
    EXPECT_FALSE(matches("recall@10<1"));
    EXPECT_TRUE(matches("\"Office, sec"));  // still being typed
}

TEST(Curves, OfSeveralSeedsAreTheirMeanWhereAllHaveAValue) {
    const std::vector<std::vector<store::SeriesPoint>> seeds{{{1, 10, 1}, {2, 20, 2}, {3, 30, 3}},
                                                             {{1, 10, 3}, {2, 20, 6}}};
    const CurveLine line{"toy, 2 seeds", {"r1", "r2"}, 3, false};
    const ChartSeries range = curve_of(line, seeds, false, Band::range);
    EXPECT_THAT(range.x, ElementsAre(1, 2));
    EXPECT_THAT(range.y, ElementsAre(2, 4));
    EXPECT_THAT(range.low, ElementsAre(1, 2));
    EXPECT_THAT(range.high, ElementsAre(3, 6));
    const ChartSeries deviation = curve_of(line, seeds, true, Band::deviation);
    EXPECT_THAT(deviation.x, ElementsAre(10, 20));
    EXPECT_DOUBLE_EQ(deviation.high[0], 2 + std::sqrt(2.0));
    const ChartSeries one = curve_of(line, {seeds[0]}, false, Band::range);
    EXPECT_THAT(one.y, ElementsAre(1, 2, 3));
    EXPECT_TRUE(one.low.empty());
}

TEST(Curves, HaveTheColoursOfTheActiveAndTheComparedRun) {
    std::vector<CurveLine> lines;
    for (int i = 1; i <= 10; ++i) lines.push_back({{}, {QStringLiteral("r%1").arg(i)}});
    const auto coloured = coloured_lines(lines, "r2", "r4");
    ASSERT_EQ(coloured.size(), static_cast<size_t>(kMostCurves));
    EXPECT_EQ(std::get<Token>(coloured[1].color), Token::run_a);
    EXPECT_EQ(std::get<Token>(coloured[3].color), Token::run_b);
    EXPECT_EQ(std::get<int>(coloured[0].color), 2);
    EXPECT_EQ(std::get<int>(coloured[2].color), 3);
    EXPECT_EQ(std::get<int>(coloured_lines(lines, {}, {})[7].color), 3);
    EXPECT_TRUE(coloured_lines(lines, {}, {})[7].dashed);
}

TEST(Curves, PreferValidation) {
    EXPECT_EQ(preferred_series({"train/loss", "valid/ndcg@10"}), "valid/ndcg@10");
    EXPECT_EQ(preferred_series({"train/loss", "valid/auc"}), "train/loss");
    EXPECT_EQ(preferred_series({"other/x"}), "other/x");
    EXPECT_EQ(preferred_series({}), "");
}

store::RunDetails details(const std::string& id, const std::string& parameters, const std::string& split) {
    store::RunDetails run;
    run.id = id;
    run.model = "toy";
    run.parameters_json = parameters;
    run.split_fingerprint = split;
    run.protocol_json = R"({"dataset":"toy","split":"ratio","split_fingerprint":")" + split + "\"}";
    return run;
}

TEST(Differences, NameTheProtocolFirstAndWarn) {
    const Differences differences =
        differences_of({details("r1", R"({"model.dim":8,"training.seed":1})", "aaaaaaaaaa"),
                        details("r2", R"({"model.dim":16,"training.seed":1})", "bbbbbbbbbb")});
    ASSERT_EQ(differences.rows.size(), 2u);
    EXPECT_TRUE(differences.rows[0].protocol);
    EXPECT_EQ(differences.rows[0].values, (QStringList{"ratio (aaaaaaaa)", "ratio (bbbbbbbb)"}));
    EXPECT_EQ(differences.rows[1].what, "model.dim");
    EXPECT_EQ(differences.rows[1].values, (QStringList{"8", "16"}));
    EXPECT_TRUE(differences.warning.contains("may not be compared"));
}

TEST(Differences, OfARunWithoutAParameterAreUndefined) {
    const Differences differences = differences_of({details("r1", R"({"a":1})", "x"), details("r2", "", "x")});
    ASSERT_EQ(differences.rows.size(), 1u);
    EXPECT_EQ(differences.rows[0].values, (QStringList{"1", "–"}));
    EXPECT_TRUE(differences.warning.isEmpty());
}

TEST(Facts, SayTheStandardErrorAndSkipWhatIsNotThere) {
    store::RunDetails run = details("r1", "", "");
    run.metrics = {{"test", {{"ndcg@10", 0.25}, {"ndcg@5", NAN}}}, {"valid", {{"ndcg@10", 0.5}}}};
    run.standard_errors = {{"test", {{"ndcg@10", 0.01}}}};
    const RunFacts facts = facts_of(run, "/folder", nullptr);
    EXPECT_EQ(facts.splits, (QStringList{"Validation", "Test"}));
    ASSERT_EQ(facts.metrics.size(), 2u);
    EXPECT_EQ(facts.metrics[0].name, "ndcg@5");
    EXPECT_EQ(facts.metrics[0].values, (QStringList{"–", "–"}));
    EXPECT_EQ(facts.metrics[1].values, (QStringList{"0.5000", "0.2500 ± 0.010"}));
    EXPECT_TRUE(facts.changed.empty());
}

}  // namespace
}  // namespace armillary::views
