// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/descriptor/descriptor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "core/base/error.h"

namespace armillary::descriptor {

using testing::HasSubstr;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

ModelDescriptor toy_model() {
    ModelDescriptor model;
    model.id = "toy";
    model.name = "Toy";
    model.family = "baselines";
    model.kind = ModelKind::tokenizer;
    model.summary = "A \"toy\" – für Prüfungen.";
    model.inputs = {{"interactions"}, {"codes", false}};
    model.capabilities = {"embeddings", "codes"};
    model.parameters = {
        integer("model.dim", 64, 1, 4096, "Width"),
        choice("model.loss", "bpr", {"bpr", "sampled_softmax", "binary"}, "Loss"),
        real("model.temperature", 0.2, 0.01, 10, "Temperature"),
        integers("model.hidden", {512, 256}, 1, 1e5, "Hidden widths"),
        boolean("model.bias", false, "Bias"),
        real("model.unbounded", -1, -kInfinity, kInfinity, "Anything"),
    };
    model.parameters[2].only_if = "model.loss = sampled_softmax | binary";
    model.defaults = {
        {"training.epochs", int64_t{7}}, {"filter.min_value", -kInfinity}, {"split.method", "ratio"}};
    model.memory_formula = "4 * (users + items) * dim";
    return model;
}

std::string refusal(const std::function<void()>& action) {
    try {
        action();
    } catch (const UsageError& error) {
        return error.what();
    }
    return "not refused";
}

const Parameter& common(std::string_view name) {
    return find_parameter(common_parameters(), name);
}

}  // namespace

TEST(Value, TextIsThatOfTheCommandLine) {
    EXPECT_EQ(to_string(true), "true");
    EXPECT_EQ(to_string(int64_t{64}), "64");
    EXPECT_EQ(to_string(0.001), "0.001");
    EXPECT_EQ(to_string(std::string("bpr")), "bpr");
    EXPECT_EQ(to_string(std::vector<double>{0.8, 0.1, 0.1}), "0.8,0.1,0.1");
}

TEST(ParameterSet, TypedAccessNamesWhatIsWrong) {
    ParameterSet set;
    set.set("a", int64_t{3});
    set.set("list", std::vector<double>{1, 2});
    EXPECT_EQ(set.integer("a"), 3);
    EXPECT_EQ(set.real("a"), 3.0);
    EXPECT_EQ(set.integers("list"), (std::vector<int64_t>{1, 2}));
    EXPECT_THROW(set.text("a"), Error);
    EXPECT_THROW(set.real("list"), Error);
    try {
        set.integer("b");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::internal);
        EXPECT_EQ(error.where(), "b");
    }
}

TEST(CommonParameters, AreCheckedByTheirOwnSchemaAndHaveHelp) {
    std::set<std::string> names;
    for (const Parameter& parameter : common_parameters()) {
        EXPECT_NO_THROW(check(parameter, parameter.default_value)) << parameter.name;
        EXPECT_FALSE(parameter.help.empty()) << parameter.name;
        EXPECT_TRUE(names.insert(parameter.name).second) << parameter.name;
    }
    EXPECT_EQ(std::get<int64_t>(common("split.seed").default_value), 42);
    EXPECT_EQ(std::get<std::string>(common("evaluation.ties").default_value), "hash");
}

TEST(Check, IntegersBecomeRealsButNotTheOtherWayRound) {
    EXPECT_EQ(check(common("training.learning_rate"), int64_t{1}), Value(1.0));
    EXPECT_THROW(check(common("training.epochs"), 5.0), UsageError);
    EXPECT_THROW(check(common("training.epochs"), std::string("5")), UsageError);
    EXPECT_THROW(check(common("record.embeddings"), int64_t{1}), UsageError);
}

TEST(Check, RangesHoldAtTheirEdgesAndNanIsOutside) {
    const Parameter dim = integer("model.dim", 64, 1, 4096, "");
    EXPECT_EQ(check(dim, int64_t{1}), Value(int64_t{1}));
    EXPECT_EQ(check(dim, int64_t{4096}), Value(int64_t{4096}));
    EXPECT_THAT(refusal([&] { check(dim, int64_t{0}); }),
                HasSubstr("model.dim is '0', but must be a whole number from 1 to 4096"));
    EXPECT_THROW(check(dim, int64_t{4097}), UsageError);
    EXPECT_THROW(check(common("filter.min_value"), std::nan("")), UsageError);
    EXPECT_EQ(check(common("filter.min_value"), -kInfinity), Value(-kInfinity));
}

TEST(Check, ChoicesSuggestTheNearest) {
    const std::string message = refusal([] { check(common("split.method"), std::string("leave_one_uot")); });
    EXPECT_THAT(message, HasSubstr("did you mean leave_one_out?"));
    EXPECT_THAT(message, HasSubstr("one of leave_one_out, ratio, random, global_time, given"));
}

TEST(Check, ListsAreCheckedNumberByNumberAndBySum) {
    EXPECT_NO_THROW(check(common("split.fractions"), std::vector<double>{0.7, 0.2, 0.1}));
    EXPECT_THAT(refusal([] {
                    check(common("split.fractions"), std::vector<double>{0.5, 0.25});
                }),
                HasSubstr("adds up to 0.75"));
    EXPECT_THROW(check(common("split.fractions"), std::vector<double>{1.5, -0.5}), UsageError);
    EXPECT_THROW(check(common("evaluation.k"), std::vector<double>{5, 0}), UsageError);
    EXPECT_THROW(check(common("evaluation.k"), std::vector<double>{5.5}), UsageError);
    EXPECT_THROW(check(common("evaluation.k"), int64_t{5}), UsageError);
}

TEST(Check, TextMustBeUtf8) {
    EXPECT_THROW(check(common("tokenizer.run"), std::string("caf\xE9")), UsageError);
    EXPECT_EQ(check(common("tokenizer.run"), std::string("café")), Value(std::string("café")));
}

TEST(Parse, ReadsWhatAFlagOrAFieldHolds) {
    EXPECT_EQ(parse(common("training.epochs"), " 5 "), Value(int64_t{5}));
    EXPECT_EQ(parse(common("training.learning_rate"), "1e-3"), Value(0.001));
    EXPECT_EQ(parse(common("filter.min_value"), "-inf"), Value(-kInfinity));
    EXPECT_EQ(parse(common("record.embeddings"), "false"), Value(false));
    EXPECT_EQ(parse(common("split.method"), "random"), Value(std::string("random")));
    EXPECT_EQ(parse(common("evaluation.k"), "5, 10"), Value(std::vector<double>{5, 10}));
    EXPECT_EQ(parse(common("evaluation.k"), "[5,10]"), Value(std::vector<double>{5, 10}));
    EXPECT_EQ(parse(common("evaluation.k"), ""), Value(std::vector<double>{}));
    EXPECT_THAT(refusal([] { parse(common("training.epochs"), "5x"); }), HasSubstr("training.epochs is '5x'"));
    EXPECT_THROW(parse(common("training.epochs"), ""), UsageError);
    EXPECT_THROW(parse(common("training.epochs"), "99999999999999999999"), UsageError);
    EXPECT_THROW(parse(common("record.embeddings"), "maybe"), UsageError);
    EXPECT_THROW(parse(common("evaluation.k"), "5,,10"), UsageError);
}

TEST(FindParameter, TakesFullNamesLastPartsAndSectionNames) {
    const auto schema = schema_of(toy_model());
    EXPECT_EQ(find_parameter(schema, "training.epochs").name, "training.epochs");
    EXPECT_EQ(find_parameter(schema, "epochs").name, "training.epochs");
    EXPECT_EQ(find_parameter(schema, "ties").name, "evaluation.ties");
    EXPECT_EQ(find_parameter(schema, "loss").name, "model.loss");
    EXPECT_EQ(find_parameter(schema, "split").name, "split.method");
    EXPECT_EQ(find_parameter(schema, "tokenizer").name, "tokenizer.run");
    EXPECT_EQ(find_parameter(schema, "features").name, "features.modality");
}

TEST(FindParameter, RefusesWhatIsAmbiguousOrUnknown) {
    const auto schema = schema_of(toy_model());
    EXPECT_THAT(refusal([&] { find_parameter(schema, "seed"); }), HasSubstr("split.seed or training.seed"));
    EXPECT_THAT(refusal([&] { find_parameter(schema, "dim"); }), HasSubstr("features.dim or model.dim"));
    EXPECT_THAT(refusal([&] { find_parameter(schema, "epohcs"); }), HasSubstr("did you mean training.epochs?"));
    EXPECT_THAT(refusal([&] { find_parameter(schema, "training.epohcs"); }),
                HasSubstr("did you mean training.epochs?"));
    EXPECT_EQ(refusal([&] { find_parameter(schema, "wxyzwxyzwxyz"); }), "there is no parameter wxyzwxyzwxyz");
    EXPECT_THROW(find_parameter(schema, ""), UsageError);
    EXPECT_THROW(find_parameter(schema, "pochs"), UsageError);  // no part of a word
}

TEST(Schema, TakesTheModelsDefaultsThenItsOwnParameters) {
    const auto schema = schema_of(toy_model());
    EXPECT_EQ(schema.size(), common_parameters().size() + 6);
    EXPECT_EQ(schema.front().name, common_parameters().front().name);
    EXPECT_EQ(schema.back().name, "model.unbounded");
    EXPECT_EQ(find_parameter(schema, "epochs").default_value, Value(int64_t{7}));
    EXPECT_EQ(find_parameter(schema, "split").default_value, Value(std::string("ratio")));
    EXPECT_TRUE(std::holds_alternative<double>(find_parameter(schema, "unbounded").default_value));
}

TEST(Schema, RefusesADescriptorThatContradictsItself) {
    auto broken = [](auto change) {
        ModelDescriptor model = toy_model();
        change(model);
        return model;
    };
    EXPECT_THROW(schema_of(broken([](auto& m) { m.defaults["training.nothing"] = true; })), Error);
    EXPECT_THROW(schema_of(broken([](auto& m) { m.defaults["training.epochs"] = int64_t{0}; })), Error);
    EXPECT_THROW(schema_of(broken([](auto& m) { m.parameters[0].name = "dim"; })), Error);
    EXPECT_THROW(schema_of(broken([](auto& m) { m.parameters.push_back(m.parameters[0]); })), Error);
    EXPECT_THROW(schema_of(broken([](auto& m) { m.parameters[2].only_if = "model.los = bpr"; })), Error);
    EXPECT_THROW(schema_of(broken([](auto& m) { m.parameters[2].only_if = "model.loss"; })), Error);
}

TEST(Resolve, FillsDefaultsAndChecksWhatIsGiven) {
    const auto schema = schema_of(toy_model());
    ParameterSet given;
    given.set("training.learning_rate", int64_t{1});
    const ParameterSet resolved = resolve(schema, given);
    EXPECT_EQ(resolved.all().size(), schema.size());
    EXPECT_EQ(resolved.real("training.learning_rate"), 1);
    EXPECT_EQ(resolved.integer("training.epochs"), 7);

    given.set("training.epohcs", int64_t{1});
    EXPECT_THAT(refusal([&] { resolve(schema, given); }), HasSubstr("did you mean training.epochs?"));
}

TEST(Resolve, IgnoresAParameterWhoseConditionDoesNotHold) {
    const auto schema = schema_of(toy_model());
    ParameterSet given;
    given.set("model.temperature", -5.0);
    EXPECT_EQ(resolve(schema, given).real("model.temperature"), 0.2);
    given.set("model.loss", "binary");
    EXPECT_THROW(resolve(schema, given), UsageError);
    given.set("model.temperature", 0.5);
    EXPECT_EQ(resolve(schema, given).real("model.temperature"), 0.5);
}

TEST(Resolve, AConditionReachesThroughTheParameterItDependsOn) {
    std::vector<Parameter> schema{boolean("model.remedy", false, ""),
                                  choice("model.kind", "soft", {"soft", "hard"}, ""),
                                  real("model.rate", 0.1, 0, 1, "")};
    schema[1].only_if = "model.remedy = true";
    schema[2].only_if = "model.kind = soft";
    ParameterSet values;
    EXPECT_FALSE(is_active(schema, schema[2], values));
    values.set("model.remedy", true);
    EXPECT_TRUE(is_active(schema, schema[2], values));
    values.set("model.kind", "hard");
    EXPECT_FALSE(is_active(schema, schema[2], values));
}

TEST(Json, DescriptorsComeBackAsTheyWere) {
    const ModelDescriptor model = toy_model();
    const std::string json = to_json({model, ModelDescriptor{}});
    const auto back = from_json(json);
    ASSERT_EQ(back.size(), 2u);
    EXPECT_EQ(to_json(back), json);
    EXPECT_EQ(back[0].summary, model.summary);
    EXPECT_EQ(back[0].kind, ModelKind::tokenizer);
    EXPECT_EQ(back[0].inputs[0].required, true);
    EXPECT_EQ(back[0].inputs[1].required, false);
    EXPECT_TRUE(back[0].has_capability("codes"));
    EXPECT_FALSE(back[0].has_capability("scores"));
    EXPECT_EQ(back[0].defaults, model.defaults);
    ASSERT_EQ(back[0].parameters.size(), model.parameters.size());
    for (size_t i = 0; i < model.parameters.size(); ++i) {
        EXPECT_EQ(back[0].parameters[i].default_value.index(),
                  schema_of(model)[common_parameters().size() + i].default_value.index());
        EXPECT_EQ(back[0].parameters[i].minimum, model.parameters[i].minimum);
        EXPECT_EQ(back[0].parameters[i].maximum, model.parameters[i].maximum);
        EXPECT_EQ(back[0].parameters[i].choices, model.parameters[i].choices);
        EXPECT_EQ(back[0].parameters[i].only_if, model.parameters[i].only_if);
    }
}

TEST(Json, RefusesOtherText) {
    EXPECT_THROW(from_json(""), BadInput);
    EXPECT_THROW(from_json("[{\"id\": 3}]"), BadInput);
    EXPECT_THROW(from_json("[1]"), BadInput);
    EXPECT_THROW(from_json(std::string(100000, '[')), BadInput);
}

}  // namespace armillary::descriptor
