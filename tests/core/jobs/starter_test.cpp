// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/starter.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/jobs/experiment_run.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using namespace jobs;

constexpr double kMachine = 8e9;

/// The usual models as their descriptors state their cost.
std::vector<descriptor::ModelDescriptor> usual_models() {
    auto make = [](const char* id, const char* memory, const char* time) {
        descriptor::ModelDescriptor model = toy_models().front();
        model.id = model.name = id;
        model.memory_formula = memory;
        model.time_formula = time;
        model.trainable = false;
        return model;
    };
    return {make("most_pop", "4 * items", "interactions"), make("ease", "28 * items * items", "2 * items ^ 3"),
            make("item_knn", "2400 * items", "items * items"),
            make("bpr_mf", "24 * interactions", "interactions")};
}

data::DatasetPtr dataset_of(int users, int items, int each, data::TimeKind time, bool published = false) {
    data::DatasetParts parts;
    parts.name = "made";
    for (int user = 0; user < users; ++user) parts.users.insert("u" + std::to_string(user));
    for (int item = 0; item < items; ++item) parts.items.insert("i" + std::to_string(item));
    for (int user = 0; user < users; ++user)
        for (int n = 0; n < each; ++n) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back((user + n) % items);
            if (time != data::TimeKind::none) parts.interactions.time.push_back(n);
            if (published) parts.interactions.part.push_back(n + 1 == each ? 2 : 0);
        }
    parts.time_kind = time;
    return std::make_shared<data::Dataset>(std::move(parts));
}

StartPlan plan_for(const data::DatasetPtr& dataset, double machine = kMachine) {
    return plan_start(*dataset, usual_models(), machine);
}

TEST(StartPlan, TheExactModelIsTakenWhereItFits) {
    const StartPlan plan = plan_for(dataset_of(10, 20, 5, data::TimeKind::ordinal));
    EXPECT_EQ(plan.baseline.model, "most_pop");
    EXPECT_EQ(plan.model.model, "ease");
    EXPECT_EQ(plan.model_reason, ModelReason::exact_fits);
    EXPECT_EQ(plan.memory_bytes, 28 * 20 * 20);
    EXPECT_EQ(plan.model.dataset, "made");
}

TEST(StartPlan, NeighboursWhereTheExactModelIsTooLarge) {
    const StartPlan plan = plan_for(dataset_of(10, 1000, 5, data::TimeKind::ordinal), 3e7);  // 28 MB of 30
    EXPECT_EQ(plan.model.model, "item_knn");
    EXPECT_EQ(plan.model_reason, ModelReason::neighbours);
    EXPECT_EQ(plan.passed_over_bytes, 28e6);
}

TEST(StartPlan, BatchesWhereNothingElseFits) {
    const StartPlan plan = plan_for(dataset_of(10, 1000, 5, data::TimeKind::ordinal), 1e6);
    EXPECT_EQ(plan.model.model, "bpr_mf");
    EXPECT_EQ(plan.model_reason, ModelReason::large);
}

TEST(StartPlan, AnotherModelServesWhereTheUsualOnesAreUnknown) {
    auto models = toy_models();
    models.push_back(usual_models().front());
    const StartPlan plan = plan_start(*toy_dataset(), models, kMachine);
    EXPECT_EQ(plan.model.model, "toy_recommender");
    EXPECT_EQ(plan.model_reason, ModelReason::only_choice);
    EXPECT_THROW(plan_start(*toy_dataset(), toy_models(), kMachine), UsageError);  // nothing to compare with
}

TEST(StartPlan, TheSplitFollowsWhatIsKnownOfTime) {
    using data::TimeKind;
    const auto split = [](const data::DatasetPtr& dataset) {
        const StartPlan plan = plan_for(dataset);
        EXPECT_EQ(plan.baseline.parameters.text("split.method"), plan.split());
        return std::pair(plan.split(), plan.split_reason);
    };
    EXPECT_EQ(split(dataset_of(4, 9, 5, TimeKind::none)),
              std::pair(std::string("random"), SplitReason::unordered));
    EXPECT_EQ(split(dataset_of(4, 9, 5, TimeKind::ordinal)),
              std::pair(std::string("leave_one_out"), SplitReason::ordered));
    EXPECT_EQ(split(dataset_of(4, 9, 2, TimeKind::utc_milliseconds)),
              std::pair(std::string("global_time"), SplitReason::short_history));
    EXPECT_EQ(split(dataset_of(4, 9, 5, TimeKind::ordinal, true)),
              std::pair(std::string("given"), SplitReason::published));
}

TEST(StartPlan, AnItemTableWithoutInteractionsIsRefused) {
    EXPECT_THROW(plan_for(dataset_of(3, 3, 0, data::TimeKind::none)), UsageError);
}

Evaluation evaluation(const std::string& metric, std::vector<double> values) {
    Evaluation evaluation;
    double sum = 0;
    for (double value : values)
        if (!std::isnan(value)) {
            sum += value;
            ++evaluation.users;
        }
    evaluation.metrics[metric] = sum / static_cast<double>(evaluation.users);
    evaluation.per_user[metric] = std::move(values);
    return evaluation;
}

TEST(Verdict, ComparesTheSameUsersInPairs) {
    // Eight users; six more hits than before, none lost: the mean difference is 0.75, its standard error over
    // users sqrt(8 * 0.75 * 0.25 / 7 / 8).
    const auto before = evaluation("hit@10", {1, 0, 0, 0, 0, 0, 0, 0, NAN});
    const auto after = evaluation("hit@10", {1, 1, 1, 1, 1, 1, 1, 0, NAN});
    const Verdict result = verdict(before, after);
    EXPECT_EQ(result.metric, "hit@10");
    EXPECT_EQ(result.users, 8);
    EXPECT_DOUBLE_EQ(result.difference, 0.75);
    EXPECT_NEAR(result.standard_error, std::sqrt(8 * 0.75 * 0.25 / 7 / 8), 1e-12);
    EXPECT_NEAR(result.relative(), 6, 1e-12);
    EXPECT_EQ(result.finding, Verdict::Finding::better);
    EXPECT_EQ(verdict(after, before).finding, Verdict::Finding::worse);
}

TEST(Verdict, IsUndecidedWithinTwoStandardErrors) {
    const auto before = evaluation("hit@10", {1, 0, 1, 0});
    const auto after = evaluation("hit@10", {1, 1, 1, 0});
    EXPECT_EQ(verdict(before, after).finding, Verdict::Finding::undecided);
    EXPECT_EQ(verdict(before, before).finding, Verdict::Finding::undecided);
}

TEST(Verdict, IsUndecidedWithoutTheValuesOfUsers) {
    auto before = evaluation("ndcg@10", {0.1, 0.2}), after = evaluation("ndcg@10", {0.5, 0.6});
    after.per_user.clear();
    const Verdict result = verdict(before, after);
    EXPECT_TRUE(std::isnan(result.standard_error));
    EXPECT_EQ(result.finding, Verdict::Finding::undecided);
    EXPECT_THROW(verdict(before, evaluation("mrr@10", {1})), UsageError);
}

TEST(Verdict, TheStoreHoldsWhatItNeeds) {
    const TemporaryDirectory folder;
    store::Workspace workspace(folder.path());
    workspace.add_dataset(*toy_dataset(), {}, "{}");
    FakeEngine engine;
    ExperimentObserver observer;
    RunControl control;
    const RunReport report =
        run_experiment(workspace, {{}, "toy", "toy_recommender", {}}, toy_models(), engine, observer, control);
    const Evaluation test = recorded_test(workspace.runs(), report.run);
    EXPECT_EQ(test.metrics, report.test.metrics);
    EXPECT_EQ(test.users, report.test.users);
    ASSERT_EQ(test.per_user.count("ndcg@10"), 1u);
    EXPECT_EQ(test.per_user.at("ndcg@10").size(), 4u);
    EXPECT_TRUE(std::isnan(test.per_user.at("ndcg@10").back()));
}

}  // namespace
}  // namespace armillary::test
