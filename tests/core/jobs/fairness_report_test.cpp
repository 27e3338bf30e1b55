// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/fairness/fairness_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <filesystem>

#include "core/base/error.h"
#include "core/jobs/experiment_run.h"
#include "core/numeric/random.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/support/support.h"

namespace armillary::jobs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Women are served by `gap` less than men; age says nothing. Two users without a value, one of unknown gender.
struct World {
    FairnessRecord record;
    std::vector<double> values;
};

World world_of(double gap, int users = 400) {
    World world;
    numeric::RandomStream random(11, "users");
    std::vector<std::string> gender, age;
    world.record.run.id = "r1";
    for (int user = 0; user < users; ++user) {
        world.record.users.insert("u" + std::to_string(user));
        const bool woman = user % 4 == 0;
        gender.push_back(user == 5 ? "" : woman ? "F" : "M");
        age.push_back(std::to_string(18 + random.below(50)));
        world.record.activity.push_back(static_cast<double>(10 + random.below(90)));
        world.values.push_back(std::clamp(0.5 + 0.1 * random.normal() - (woman ? gap : 0), 0.0, 1.0));
    }
    world.values[1] = world.values[2] = NAN;
    world.record.attributes = {data::make_attribute("age", data::AttributeType::numeric, age),
                               data::make_attribute("gender", data::AttributeType::categorical, gender)};
    world.record.attributes[1].sensitive = true;
    return world;
}

double mean_of(const World& world, const char* gender) {
    double total = 0, count = 0;
    for (size_t u = 0; u < world.values.size(); ++u)
        if (!std::isnan(world.values[u]) && world.record.attributes[1].cell(static_cast<int32_t>(u)) == gender) {
            total += world.values[u];
            ++count;
        }
    return total / count;
}

TEST(FairnessReport, FindsAPlantedGapAndNoneElsewhere) {
    const World world = world_of(0.08);
    const FairnessReport report = fairness_report(world.record, world.values, {});
    EXPECT_EQ(report.users, 398);
    EXPECT_EQ(report.undefined, 2);
    ASSERT_EQ(report.attributes.size(), 3u);
    EXPECT_EQ(report.attributes[0].attribute, "gender");  // protected: first
    EXPECT_EQ(report.attributes[1].attribute, "age");
    EXPECT_EQ(report.attributes[2].attribute, "activity");
    const AttributeFairness& gender = report.attributes[0];
    ASSERT_EQ(gender.groups.size(), 2u);
    EXPECT_EQ(gender.groups[0].value, "M");
    EXPECT_EQ(gender.groups[1].users, 100);
    EXPECT_NEAR(gender.groups[0].mean.value, mean_of(world, "M"), 1e-12);
    EXPECT_NEAR(gender.groups[1].mean.value, mean_of(world, "F"), 1e-12);
    ASSERT_TRUE(gender.unknown);
    EXPECT_EQ(gender.unknown->users, 1);
    ASSERT_EQ(gender.tests.size(), 1u);
    EXPECT_NEAR(gender.tests[0].gap.value, mean_of(world, "M") - mean_of(world, "F"), 1e-12);
    EXPECT_LT(gender.tests[0].gap.interval.low, 0.08);
    EXPECT_GT(gender.tests[0].gap.interval.high, 0.08);
    EXPECT_LT(gender.tests[0].p_holm, 0.01);
    EXPECT_GT(gender.groups[1].share_among_worst, gender.groups[0].share_among_worst);
    for (const GroupTest& test : report.attributes[1].tests) EXPECT_GT(test.p_holm, 0.05) << test.a;
}

TEST(FairnessReport, CorrectsOverAllTestsOfTheReport) {
    const World world = world_of(0.03);
    FairnessReport report = fairness_report(world.record, world.values, {});
    std::vector<double> p, adjusted;
    for (const AttributeFairness& attribute : report.attributes)
        for (const GroupTest& test : attribute.tests) {
            p.push_back(test.test.p.value);
            adjusted.push_back(test.p_holm);
        }
    EXPECT_EQ(p.size(), 1u + 5u + 5u);  // two groups; four groups and all of them at once, twice
    EXPECT_EQ(adjusted, statistics::holm(p));
    FairnessRequest request;
    request.attributes = {"gender"};
    FairnessReport alone = fairness_report(world.record, world.values, request);
    EXPECT_EQ(alone.attributes[0].tests[0].p_holm, alone.attributes[0].tests[0].test.p.value);
    std::vector<FairnessReport> both{alone, alone};
    correct_together(both);
    EXPECT_NEAR(both[0].attributes[0].tests[0].p_holm,
                std::min(1.0, 2 * both[0].attributes[0].tests[0].test.p.value), 1e-12);
}

TEST(FairnessReport, TheWorstServedAddUpToTheirShare) {
    World world = world_of(0);
    for (size_t u = 0; u < 200; ++u)
        if (!std::isnan(world.values[u])) world.values[u] = 0;  // half of the users tie at the limit
    const FairnessReport report = fairness_report(world.record, world.values, {});
    EXPECT_EQ(report.worst_limit, 0);
    double worst = 0;
    for (const GroupFigures& group : report.attributes[1].groups)
        worst += group.share_among_worst * static_cast<double>(group.users);
    EXPECT_NEAR(worst, 0.1 * 398, 1e-9);
}

TEST(FairnessReport, SmallGroupsAreShownAndNotTested) {
    World world = world_of(0);
    world.record.attributes = {data::make_attribute("club", data::AttributeType::categorical, [] {
        std::vector<std::string> cells(400, "large");
        for (size_t i = 0; i < 10; ++i) cells[i] = "small";
        cells[20] = "alone";
        return cells;
    }())};
    FairnessRequest request;
    request.attributes = {"club"};
    const FairnessReport report = fairness_report(world.record, world.values, request);
    const AttributeFairness& club = report.attributes[0];
    ASSERT_EQ(club.groups.size(), 3u);
    EXPECT_FALSE(club.groups[0].too_small);
    EXPECT_TRUE(club.groups[1].too_small);
    EXPECT_EQ(club.groups[1].undefined, 2);
    EXPECT_TRUE(club.groups[2].too_small);
    EXPECT_EQ(club.groups[2].mean.reason, statistics::Reason::single_user);
    EXPECT_THAT(club.tests, IsEmpty());
    EXPECT_FALSE(club.spread.gap.defined());
}

TEST(FairnessReport, RefusesAnAttributeThatThereIsNot) {
    const World world = world_of(0);
    FairnessRequest request;
    request.attributes = {"gendre"};
    try {
        fairness_report(world.record, world.values, request);
        ADD_FAILURE();
    } catch (const UsageError& error) {
        EXPECT_THAT(error.what(), HasSubstr("did you mean 'gender'?"));
        EXPECT_THAT(error.what(), HasSubstr("advantaged"));
    }
    FairnessRecord nothing;
    nothing.users.insert("u");
    const FairnessReport report = fairness_report(nothing, std::vector<double>{NAN}, {});
    EXPECT_EQ(report.users, 0);
    EXPECT_THAT(report.missing, testing::Contains(HasSubstr("nothing is known of the users")));
}

TEST(FairnessReport, SortsAMillionUsersWithinAThirdOfASecond) {
    numeric::RandomStream random(1, "values");
    std::vector<double> values(1'000'000);
    for (double& x : values) x = random.below(10) == 0 ? NAN : random.uniform();
    const auto start = std::chrono::steady_clock::now();
    const std::vector<int32_t> order = users_by_value(values);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    EXPECT_LT(seconds, 5 * 0.3);  // fivefold slack
    EXPECT_EQ(order.size(), values.size());
    const auto of = [&](size_t at) { return values[static_cast<size_t>(order[at])]; };
    EXPECT_TRUE(std::isnan(of(order.size() - 1)));
    for (size_t at = 1; at < order.size() && !std::isnan(of(at)); ++at) ASSERT_LE(of(at - 1), of(at));
    EXPECT_EQ(users_by_value(std::vector<double>{.2, NAN, .5, .2}, true), (std::vector<int32_t>{2, 0, 3, 1}));
}

class RecordedFairness : public ::testing::Test {
 protected:
    RecordedFairness() {
        data::DatasetParts parts = test::toy_dataset()->parts();
        parts.user_table.rows = 4;
        parts.user_table.columns = {
            data::make_attribute("club", data::AttributeType::categorical, {"x", "y", "x", "y"})};
        workspace.add_dataset(data::Dataset(std::move(parts)), {}, "{}");
        descriptor::Experiment experiment{"", "toy", "toy_recommender", {}};
        ExperimentObserver observer;
        RunControl control;
        run = run_experiment(workspace, experiment, test::toy_models(), engine, observer, control).run;
    }
    FairnessRecord load() { return load_fairness(workspace, workspace.runs().get(run), "test"); }

    test::TemporaryDirectory folder;
    store::Workspace workspace{folder.path() / "workspace"};
    test::FakeEngine engine;
    std::string run;
};

TEST_F(RecordedFairness, IsReadFromTheRun) {
    const FairnessRecord record = load();
    EXPECT_THAT(record.metrics, ElementsAre("ndcg@10"));
    EXPECT_THAT(record.activity, ElementsAre(2, 2, 2, 2));
    EXPECT_THAT(record.missing, IsEmpty());
    ASSERT_TRUE(record.exposure);
    const std::vector<double> values = ledger_of(workspace, record, "ndcg@10");
    FairnessRequest request;
    request.min_group = 1;
    const FairnessReport report = fairness_report(record, values, request);
    EXPECT_EQ(report.attributes[0].groups[0].value, "x");
    EXPECT_NEAR(report.attributes[0].groups[0].mean.value, 0.1, 1e-12);  // users 0 and 2: 0 and 0.2
    EXPECT_EQ(report.attributes[0].groups[1].undefined, 1);
    ASSERT_TRUE(report.items);
    EXPECT_EQ(report.k, 2);  // as deep as was counted
    EXPECT_NEAR(report.items->coverage.original.value, 0.8, 1e-12);
    EXPECT_TRUE(report.tail);
    EXPECT_THROW(ledger_of(workspace, record, "ndgc@10"), UsageError);
}

TEST_F(RecordedFairness, OfAnOldRunSaysWhatIsMissingAndCountsAgain) {
    std::filesystem::remove_all(workspace.runs().folder(run) / "exposure");
    FairnessRecord record = load();
    EXPECT_FALSE(record.exposure);
    const std::vector<double> values = ledger_of(workspace, record, "ndcg@10");
    FairnessRequest request;
    request.attributes = {"club"};
    EXPECT_THAT(fairness_report(record, values, request).missing, ElementsAre(HasSubstr("--evaluate")));
    ASSERT_EQ(record.popularity.size(), 5u);  // from the data set, split as the run says
    EXPECT_EQ(record.popularity[0] + record.popularity[1] + record.popularity[2] + record.popularity[3] +
                  record.popularity[4],
              8);
    Evaluation again;
    again.exposure = statistics::ExposureTable(5, 2);
    add_exposure(record, again);
    EXPECT_THAT(fairness_report(record, values, request).missing, IsEmpty());
}

TEST_F(RecordedFairness, StandsWithoutItsDataSet) {
    std::filesystem::remove_all(workspace.path() / "datasets" / "toy");
    const FairnessRecord record = load();
    EXPECT_THAT(record.attributes, IsEmpty());
    EXPECT_EQ(record.missing.size(), 1u);
    const FairnessReport report = fairness_report(record, ledger_of(workspace, record, "ndcg@10"), {});
    EXPECT_EQ(report.users, 3);
    EXPECT_TRUE(report.items);
}

TEST_F(RecordedFairness, OfARunWithoutALedgerIsRefusedInPlainWords) {
    try {
        load_fairness(workspace, workspace.runs().get(run), "train-it");
        ADD_FAILURE();
    } catch (const UsageError& error) {
        EXPECT_THAT(error.what(), HasSubstr("no values by user"));
    }
}

}  // namespace
}  // namespace armillary::jobs
