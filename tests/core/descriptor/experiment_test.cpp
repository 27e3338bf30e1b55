// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/descriptor/experiment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/base/error.h"

namespace armillary::descriptor {

using testing::HasSubstr;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Refusal {
    std::string message, where;
};

Refusal refusal_of(std::string_view toml) {
    try {
        parse_experiment(toml, "e.toml");
    } catch (const BadInput& error) {
        return {error.what(), error.where()};
    }
    return {"not refused", ""};
}

void expect_round_trip(const Experiment& experiment) {
    const std::string toml = to_toml(experiment);
    const Experiment back = parse_experiment(toml, "back.toml");
    EXPECT_EQ(back.name, experiment.name);
    EXPECT_EQ(back.dataset, experiment.dataset);
    EXPECT_EQ(back.model, experiment.model);
    EXPECT_EQ(back.parameters.all(), experiment.parameters.all()) << toml;
    EXPECT_EQ(to_toml(back), toml);
}

std::vector<ModelDescriptor> models() {
    ModelDescriptor sasrec, ease;
    sasrec.id = "sasrec";
    sasrec.parameters = {integer("model.dim", 64, 1, 4096, "Width")};
    ease.id = "ease";
    return {sasrec, ease};
}

}  // namespace

TEST(Experiment, ReadsTablesDottedKeysAndShortForms) {
    const Experiment experiment = parse_experiment(R"(
name = "first try"
dataset = "beauty"
tokenizer = "r12"
training.epochs = 40
training.learning_rate = 1e-3
filter.time_from = 2013-01-01
[split]
method = "ratio"
fractions = [0.8, 0.1, 0.1]
[evaluation]
k = [5, 10]
mask_valid = false
[model]
id = "sasrec"
dim = 64
encoder.layers = 2
)",
                                                   "e.toml");
    EXPECT_EQ(experiment.name, "first try");
    EXPECT_EQ(experiment.dataset, "beauty");
    EXPECT_EQ(experiment.model, "sasrec");
    const ParameterSet& p = experiment.parameters;
    EXPECT_EQ(p.text("tokenizer.run"), "r12");
    EXPECT_EQ(p.integer("training.epochs"), 40);
    EXPECT_EQ(p.real("training.learning_rate"), 0.001);
    EXPECT_EQ(p.text("filter.time_from"), "2013-01-01");
    EXPECT_EQ(p.text("split.method"), "ratio");
    EXPECT_EQ(p.reals("split.fractions"), (std::vector<double>{0.8, 0.1, 0.1}));
    EXPECT_EQ(p.integers("evaluation.k"), (std::vector<int64_t>{5, 10}));
    EXPECT_FALSE(p.boolean("evaluation.mask_valid"));
    EXPECT_EQ(p.integer("model.dim"), 64);
    EXPECT_EQ(p.integer("model.encoder.layers"), 2);
    EXPECT_EQ(p.all().size(), 10u);
    expect_round_trip(experiment);
}

TEST(Experiment, StringsMayStandWhereverTomlAllows) {
    const Experiment experiment = parse_experiment(R"toml(
"dataset" = 'd' # it's
split = {"method" = "given", 'seed' = 1}
training.device = """
cuda"""
[ 'model' ]
"id" = 'ease'
note = '''it's "so"'''
k . "x" = [1,
  2] # "
)toml",
                                                   "e.toml");
    EXPECT_EQ(experiment.dataset, "d");
    EXPECT_EQ(experiment.model, "ease");
    EXPECT_EQ(experiment.parameters.text("split.method"), "given");
    EXPECT_EQ(experiment.parameters.integer("split.seed"), 1);
    EXPECT_EQ(experiment.parameters.text("training.device"), "cuda");
    EXPECT_EQ(experiment.parameters.text("model.note"), "it's \"so\"");
    EXPECT_EQ(experiment.parameters.reals("model.k.x"), (std::vector<double>{1, 2}));
}

TEST(Experiment, ModelIsTextOrATableWithItsId) {
    EXPECT_EQ(parse_experiment("model = \"ease\"", "e.toml").model, "ease");
    EXPECT_EQ(parse_experiment("[model]\nid = \"ease\"", "e.toml").model, "ease");
    EXPECT_EQ(parse_experiment("model.id = \"ease\"", "e.toml").model, "ease");
    EXPECT_EQ(parse_experiment("", "e.toml").model, "");
    EXPECT_THAT(refusal_of("model = \"ease\"\n[model]\ndim = 3\n").message,
                HasSubstr("write the model's id in it"));
}

TEST(Experiment, EveryKindOfValueSurvivesTheRoundTrip) {
    Experiment experiment;
    experiment.name = "a \"quoted\" \\ name,\nwith\ttabs, \x01 and umlauts: äöü";
    experiment.dataset = "d";
    experiment.model = "sasrec";
    for (auto [name, number] :
         std::initializer_list<std::pair<const char*, double>>{{"model.whole", 1.0},
                                                               {"model.tiny", 5e-324},
                                                               {"model.large", 1.7976931348623157e308},
                                                               {"model.third", 1.0 / 3},
                                                               {"model.zero", -0.0},
                                                               {"model.infinite", kInfinity},
                                                               {"filter.min_value", -kInfinity},
                                                               {"model.far", 1e22}})
        experiment.parameters.set(name, number);
    experiment.parameters.set("model.smallest", std::numeric_limits<int64_t>::min());
    experiment.parameters.set("model.biggest", std::numeric_limits<int64_t>::max());
    experiment.parameters.set("model.empty", std::vector<double>{});
    experiment.parameters.set("model.list", std::vector<double>{1, 0.5, 1e300, 9007199254740993.0, kInfinity});
    experiment.parameters.set("model.text", std::string("'''\"\"\"\r\n # not a comment"));
    experiment.parameters.set("model.strange key.", std::string("x"));
    experiment.parameters.set("record.embeddings", true);
    expect_round_trip(experiment);
}

TEST(Experiment, IsWrittenInSchemaOrderWithShortestNumbers) {
    Experiment experiment;
    experiment.dataset = "beauty";
    experiment.model = "ease";
    experiment.parameters.set("training.seed", int64_t{7});
    experiment.parameters.set("split.method", "random");
    experiment.parameters.set("split.fractions", std::vector<double>{0.8, 0.1, 0.1});
    EXPECT_EQ(to_toml(experiment), R"(dataset = "beauty"
model = "ease"

[split]
method = "random"
fractions = [0.8, 0.1, 0.1]

[training]
seed = 7
)");
    experiment.parameters.set("model.l2", 250.0);
    EXPECT_THAT(to_toml(experiment), HasSubstr("[model]\nid = \"ease\"\nl2 = 250.0\n"));
}

TEST(Experiment, MistakesAreNamedWithLineAndColumn) {
    EXPECT_EQ(refusal_of("dataset = \"a\"\nmodel = \n").where, "e.toml:2:9");
    EXPECT_THAT(refusal_of("dataset = \"a\"\n").message, HasSubstr("not refused"));

    const Refusal misspelt = refusal_of("dataset = \"a\"\n\n[trainig]\nepochs = 3\n");
    EXPECT_EQ(misspelt.where, "e.toml:3:2");
    EXPECT_THAT(misspelt.message, HasSubstr("did you mean training?"));

    const Refusal misplaced = refusal_of("epochs = 3");
    EXPECT_EQ(misplaced.where, "e.toml:1:1");
    EXPECT_THAT(misplaced.message, HasSubstr("did you mean training.epochs?"));
    EXPECT_THAT(refusal_of("seed = 3").message, HasSubstr("split.seed or training.seed"));

    EXPECT_EQ(refusal_of("\n  dataset = 3").where, "e.toml:2:3");
    EXPECT_EQ(refusal_of("training = 3").where, "e.toml:1:1");
    EXPECT_THAT(refusal_of("training = 3").message, HasSubstr("must be a table"));
    EXPECT_EQ(refusal_of("[evaluation]\nk = [5, \"x\"]").where, "e.toml:2:9");
    EXPECT_EQ(refusal_of("[evaluation]\nk = [9007199254740993]").where, "e.toml:2:6");
    EXPECT_EQ(refusal_of("[training]\nseed = 12:30:00").where, "e.toml:2:1");
    EXPECT_THAT(refusal_of("[model]\na.b = 1\n\"a.b\" = 2").message, HasSubstr("model.a.b is given twice"));
    EXPECT_THAT(refusal_of("dataset = \"caf\xE9\"").message, HasSubstr("not valid TOML"));
    EXPECT_EQ(refusal_of("name = \"\"\"a\nb\"\"\"\n# é\n\"é\" = 1 \xC2\xA0").where, "e.toml:4:9");
    EXPECT_EQ(refusal_of("[split]\nseed = 1'é").where, "e.toml:2:9");
    EXPECT_EQ(refusal_of("dataset = caf\xC3\xA9").where, "e.toml:1:14");
    EXPECT_EQ(refusal_of("\xEF\xBB\xBF"
                         "dataset = \"café\" # é")
                  .message,
              "not refused");
}

TEST(Experiment, HugeAndDeepFilesAreRefusedNotCrashedOn) {
    std::string large = "dataset = \"a\"\n";
    while (large.size() < 10'000'000) large += "# a comment that goes on and on\n";
    EXPECT_THAT(refusal_of(large).message, HasSubstr("9.5 MiB"));

    std::string deep_key = "model";
    for (int i = 0; i < 200'000; ++i) deep_key += ".a";
    EXPECT_EQ(refusal_of("name = \"...............................\"\n" + deep_key + " = 1").where, "e.toml:2:36");
    EXPECT_NE(refusal_of("[" + deep_key + "]").message, "not refused");
    EXPECT_NE(refusal_of("model.a = " + std::string(400'000, '[')).message, "not refused");
    std::string tables = "model.a = ";
    for (int i = 0; i < 100'000; ++i) tables += "{a=";
    EXPECT_NE(refusal_of(tables).message, "not refused");
    EXPECT_EQ(refusal_of("name = '''\n.................... \" ....................'''").message, "not refused");
}

TEST(Experiment, IsCheckedAgainstTheModelsSchema) {
    const Experiment given = parse_experiment("dataset = \"d\"\n[model]\nid = \"sasrec\"\ndim = 32\n", "e.toml");
    const Experiment checked = check_experiment(given, models());
    EXPECT_EQ(checked.parameters.integer("model.dim"), 32);
    EXPECT_EQ(checked.parameters.all().size(), common_parameters().size() + 1);
    expect_round_trip(checked);

    Experiment wrong = given;
    wrong.parameters.set("model.dmi", int64_t{3});
    EXPECT_THROW(check_experiment(wrong, models()), UsageError);
    wrong = given;
    wrong.parameters.set("model.dim", int64_t{0});
    EXPECT_THROW(check_experiment(wrong, models()), UsageError);
    wrong = given;
    wrong.model = "sarsec";
    try {
        check_experiment(wrong, models());
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_THAT(error.what(), HasSubstr("did you mean sasrec?"));
        EXPECT_EQ(error.where(), "model");
    }
    wrong.model = "";
    EXPECT_THROW(check_experiment(wrong, models()), UsageError);
}

}  // namespace armillary::descriptor
