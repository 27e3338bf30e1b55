// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/fairness/ledger_comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/numeric/random.h"
#include "core/statistics/summary.h"
#include "core/store/workspace.h"
#include "tests/support/support.h"

namespace armillary::jobs {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Ledgers : public ::testing::Test {
 protected:
    /// A run that is done, with these test values by user.
    store::RunDetails run(const std::string& model, const std::vector<double>& values, int seed = 1,
                          const std::string& split = "s", std::vector<std::string> users = {}) {
        store::NewRun what;
        what.kind = "recommender";
        what.model = model;
        what.dataset = "toy";
        what.dataset_fingerprint = "d";
        what.split_fingerprint = split;
        what.protocol_json = R"({"dataset_fingerprint":"d","ties":"hash","split_fingerprint":")" + split + "\"}";
        what.parameters_json = R"({"training.seed":)" + std::to_string(seed) + "}";
        const auto writer = workspace.runs().create(what);
        if (users.empty())
            for (size_t u = 0; u < values.size(); ++u) users.push_back("u" + std::to_string(u));
        std::string text;
        for (const std::string& user : users) text += user + "\n";
        write_file_atomically(writer->folder() / "users.txt", text);
        writer->per_user("test", "ndcg@10", values);
        writer->result("test", {{"ndcg@10", statistics::aggregate(values).value}}, {});
        writer->finish("done", "", 1, 1, 1);
        return workspace.runs().get(writer->id());
    }
    LedgerComparison compare(const std::vector<ComparedModel>& models, ComparisonSettings settings = {}) {
        return compare_ledgers(workspace.runs(), models, settings);
    }

    test::TemporaryDirectory folder;
    store::Workspace workspace{folder.path() / "workspace"};
    const std::vector<double> a{.2, .5, .4, .9, .6, .3}, b{.1, .5, .2, .6, .7, .2};
};

TEST_F(Ledgers, GiveTheWorkedNumbersOfThePairedTests) {
    const LedgerComparison comparison = compare(each_run({run("b", b), run("a", a)}));
    EXPECT_THAT(comparison.unlike, IsEmpty());
    ASSERT_EQ(comparison.metrics.size(), 1u);
    const MetricComparison& metric = comparison.metrics[0];
    EXPECT_EQ(metric.metric, "ndcg@10");
    EXPECT_NEAR(metric.means[1].mean.value, statistics::mean(a), 1e-12);
    ASSERT_EQ(metric.differences.size(), 1u);
    EXPECT_EQ(metric.differences[0].model, "r2");
    EXPECT_EQ(metric.differences[0].baseline, "r1");
    EXPECT_NEAR(metric.differences[0].paired.difference.value, .1, 1e-12);
    EXPECT_NEAR(metric.differences[0].paired.student.p.value, .143811, 1e-6);
    EXPECT_NEAR(metric.differences[0].paired.randomisation.p.value, .25, 1e-12);
    EXPECT_NEAR(metric.differences[0].p_holm, .25, 1e-12);
    EXPECT_EQ(comparison.family, "tests: 1; models against the baseline: 1; metrics: 1");
}

TEST_F(Ledgers, AreCorrectedOverModelsAndMetrics) {
    numeric::RandomStream random(1, "users");
    std::vector<double> base(200), near(200), far(200);
    for (size_t u = 0; u < 200; ++u) {
        base[u] = random.uniform();
        near[u] = base[u] + 0.02 * random.normal() + 0.004;
        far[u] = base[u] + 0.1 + 0.1 * random.normal();
    }
    ComparisonSettings settings;
    settings.smallest_effect = 0.01;
    const LedgerComparison comparison =
        compare(each_run({run("base", base), run("near", near), run("far", far)}), settings);
    const auto& differences = comparison.metrics[0].differences;
    EXPECT_EQ(differences[0].verdict, statistics::Verdict::equivalent);
    EXPECT_EQ(differences[1].verdict, statistics::Verdict::better);
    const std::vector<double> p{differences[0].paired.randomisation.p.value,
                                differences[1].paired.randomisation.p.value};
    EXPECT_THAT((std::vector<double>{differences[0].p_holm, differences[1].p_holm}), statistics::holm(p));
}

TEST_F(Ledgers, OfSeveralSeedsAreAveragedByUserFirst) {
    const auto models = by_experiment({run("b", b, 1), run("a", a, 1), run("b", a, 2)});
    ASSERT_EQ(models.size(), 2u);
    EXPECT_EQ(models[0].name, "b");
    EXPECT_EQ(models[0].seeds.size(), 2u);
    const LedgerComparison comparison = compare(models);
    const MetricComparison& metric = comparison.metrics[0];
    EXPECT_EQ(metric.means[0].seeds, 2);
    EXPECT_NEAR(metric.means[0].mean.value, (statistics::mean(a) + statistics::mean(b)) / 2, 1e-12);
    EXPECT_NEAR(metric.means[0].seed_deviation, .1 / std::sqrt(2.0), 1e-12);
    EXPECT_NEAR(metric.differences[0].paired.difference.value, .05, 1e-12);
    EXPECT_THAT(comparison.notes, Contains(HasSubstr("differ by more than the models do")));
}

TEST_F(Ledgers, OnAnotherSplitAreNotPaired) {
    const LedgerComparison comparison = compare(each_run({run("a", a), run("b", b, 1, "t")}));
    EXPECT_THAT(comparison.unlike, ElementsAre("split_fingerprint"));
    EXPECT_THAT(comparison.untested, HasSubstr("different splits"));
    EXPECT_THAT(comparison.metrics, IsEmpty());
    EXPECT_EQ(protocol_words({"dataset_fingerprint", "ties"}), "data sets, orders of equal scores (ties)");
}

TEST_F(Ledgers, OfUnknownSplitsAreMatchedByTheIdsOfUsers) {
    const LedgerComparison comparison =
        compare(each_run({run("a", {.1, .2, .3}, 1, "", {"x", "y", "z"}), run("b", {.5, .3}, 1, "", {"z", "x"})}));
    const statistics::PairedComparison& paired = comparison.metrics[0].differences[0].paired;
    EXPECT_EQ(paired.pairs, 2);
    EXPECT_EQ(paired.dropped, 1);
    EXPECT_NEAR(paired.difference.value, .2, 1e-12);  // .3 - .1 and .5 - .3
}

TEST_F(Ledgers, TellOfUsersThatAreUndefinedInOneRunAlone) {
    std::vector<double> fewer = a;
    fewer[3] = NAN;
    const LedgerComparison comparison = compare(each_run({run("b", b), run("a", fewer)}));
    EXPECT_EQ(comparison.metrics[0].differences[0].paired.pairs, 5);
    EXPECT_EQ(comparison.metrics[0].means[1].undefined, 1);
    EXPECT_THAT(comparison.notes, ElementsAre(HasSubstr("1 under r2, 0 under r1")));
}

TEST_F(Ledgers, RefuseAMetricThatARunLacks) {
    ComparisonSettings settings;
    settings.metrics = {"ndcg@5"};
    try {
        compare(each_run({run("a", a), run("b", b)}), settings);
        ADD_FAILURE();
    } catch (const UsageError& error) {
        EXPECT_THAT(error.what(), HasSubstr("They share: ndcg@10"));
    }
    settings.metrics.clear();
    settings.split = "valid";
    EXPECT_THAT(compare(each_run({run("a", a), run("b", b)}), settings).untested, HasSubstr("no metric"));
}

}  // namespace
}  // namespace armillary::jobs
