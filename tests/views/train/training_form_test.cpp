// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/training_form.h"

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/views/support.h"
#include "views/train/model_choice.h"

namespace armillary::test {
namespace {

using namespace views;
using testing::ElementsAre;

class TrainingFormTest : public testing::Test {
 protected:
    TrainingFormTest() {
        models[0].parameters.push_back(descriptor::real("model.margin", 0.5, 0, 1, "Only of one loss"));
        models[0].parameters.back().only_if = "model.loss = bce";
        form.dataset = "toy";
        form.set_model("toy_recommender");
    }
    std::vector<descriptor::ModelDescriptor> models = toy_models();
    TrainingForm form{models};
};

TEST_F(TrainingFormTest, KeepsWhatWasTypedAndSaysWhatIsWrongWithIt) {
    form.set_text("model.dim", "many");
    EXPECT_EQ(form.text("model.dim"), "many");
    EXPECT_TRUE(form.error("model.dim").contains("model.dim is 'many', but must be a whole number"));
    EXPECT_EQ(form.first_error(), "model.dim");
    EXPECT_THROW(form.experiments(), UsageError);
    form.set_text("model.dim", "16");
    EXPECT_TRUE(form.error("model.dim").isEmpty());
    EXPECT_EQ(form.experiments().front().parameters.integer("model.dim"), 16);
}

TEST_F(TrainingFormTest, AValueEqualToTheDefaultIsNoChange) {
    form.set_text("model.dim", "8");
    EXPECT_FALSE(form.changed("model.dim"));
    form.set_text("model.dim", "9");
    EXPECT_TRUE(form.changed("model.dim"));
    form.reset("model.dim");
    EXPECT_FALSE(form.changed("model.dim"));
    EXPECT_EQ(form.text("model.dim"), "");
}

TEST_F(TrainingFormTest, ParametersThatDoNotMatterAreLeftOutWithTheirErrors) {
    const auto& margin = *form.parameter("model.margin");
    EXPECT_FALSE(form.matters(margin));
    form.set_text("model.margin", "7");
    EXPECT_EQ(form.first_error(), std::nullopt);
    form.set_text("model.loss", "bce");
    EXPECT_TRUE(form.matters(margin));
    EXPECT_EQ(form.first_error(), "model.margin");
}

TEST_F(TrainingFormTest, SectionsOfInputsThatTheModelDoesNotReadDoNotMatter) {
    EXPECT_FALSE(form.matters(*form.parameter("features.dim")));
    EXPECT_FALSE(form.matters(*form.parameter("tokenizer.run")));
    form.set_model("toy_tokenizer");
    EXPECT_TRUE(form.matters(*form.parameter("features.dim")));
}

TEST_F(TrainingFormTest, SeveralSeedsAreSeveralRuns) {
    form.set_seeds("1, 2,3");
    const auto experiments = form.experiments();
    ASSERT_EQ(experiments.size(), 3u);
    EXPECT_EQ(experiments[2].parameters.integer("training.seed"), 3);
    form.set_seeds("1,1");
    EXPECT_TRUE(form.seeds_error().contains("twice"));
    form.set_seeds("1,x");
    EXPECT_FALSE(form.seeds_error().isEmpty());
    EXPECT_EQ(form.first_error(), "training.seed");
}

TEST_F(TrainingFormTest, AnotherModelStartsFromItsOwnDefaultsAndKeepsTheProtocol) {
    form.set_text("training.epochs", "9");
    form.set_text("training.batch_size",
                  descriptor::to_string(form.parameter("training.batch_size")->default_value));
    form.set_text("model.margin", "0.1");
    form.set_text("evaluation.k", "7");
    form.set_text("record.max_mb", "3");
    form.set_seeds("1,2");
    const auto gone = form.set_model("toy_sequential");
    EXPECT_THAT(gone, ElementsAre(std::pair("model.margin", "0.1"), std::pair("training.epochs", "9")))
        << "what was at its default is no loss";
    EXPECT_EQ(form.text("training.epochs"), "");
    EXPECT_EQ(form.text("model.margin"), "");
    EXPECT_EQ(form.text("evaluation.k"), "7");
    EXPECT_EQ(form.text("record.max_mb"), "3");
    EXPECT_EQ(form.seeds_text(), "1,2");
}

TEST_F(TrainingFormTest, AnExperimentFillsItAndComesOutAgain) {
    form.set_text("model.dim", "16");
    form.set_text("evaluation.k", "10");
    form.set_seeds("7");
    form.name = "mine";
    const descriptor::Experiment before = form.experiments().front();
    TrainingForm other(models);
    other.take(descriptor::parse_experiment(descriptor::to_toml(before), "x.toml"));
    EXPECT_EQ(descriptor::to_toml(other.experiments().front()), descriptor::to_toml(before));
    EXPECT_EQ(other.seeds_text(), "7");
    EXPECT_TRUE(other.changed("model.dim"));
    EXPECT_FALSE(other.changed("training.epochs"));
}

TEST_F(TrainingFormTest, AnExperimentThatCannotBeLeavesItAsItWas) {
    form.set_text("model.dim", "16");
    descriptor::Experiment wrong{{}, "toy", "toy_recommender", {}};
    wrong.parameters.set("model.dim", int64_t{100000});
    EXPECT_THROW(form.take(wrong), UsageError);
    EXPECT_EQ(form.text("model.dim"), "16");
}

TEST_F(TrainingFormTest, SectionsComeInTheOrderOfNeed) {
    EXPECT_THAT(sections_of(form.schema()), ElementsAre("model", "training", "split", "features", "tokenizer",
                                                        "collaborative", "filter", "evaluation", "record"));
}

TEST(ModelChoice, WhatIsMissingIsSaidInWords) {
    const auto models = toy_models();
    const DatasetFacts ordered = facts_of(*toy_dataset()), unordered = facts_of(*toy_dataset(false));
    EXPECT_TRUE(missing_for(models[1], ordered, false).isEmpty());
    EXPECT_TRUE(missing_for(models[1], unordered, false).contains("needs the order"));
    EXPECT_EQ(missing_short(models[3], ordered, false), "needs a tokenizer's codes");
    EXPECT_TRUE(missing_for(models[3], ordered, true).isEmpty());
    DatasetFacts bare = ordered;
    bare.vectors = bare.text = false;
    EXPECT_EQ(missing_short(models[2], bare, false), "needs item vectors");
    EXPECT_TRUE(missing_for(models[2], {}, false).isEmpty()) << "nothing is known yet, so nothing is missing";
}

TEST(ModelChoice, NamesAreForPeople) {
    EXPECT_EQ(parameter_label("training.learning_rate"), "Learning rate");
    EXPECT_EQ(section_title("record"), "Recording");
    EXPECT_EQ(section_title("new_section"), "New section");
    EXPECT_EQ(family_name("toys"), "Toys");
}

}  // namespace
}  // namespace armillary::test
