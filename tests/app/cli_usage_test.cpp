// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <cmath>

#include "app/cli/text/text_table.h"
#include "tests/app/cli_fixture.h"

namespace armillary {
namespace {

using test::Cli;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(Cli, ExplainsItselfAndEveryCommand) {
    run({"--help"});
    EXPECT_EQ(code, 0);
    for (const char* command : {"import", "world", "datasets", "models", "train", "runs", "evaluate", "fairness",
                                "benchmark", "codebook", "export"}) {
        EXPECT_THAT(out, HasSubstr(command));
    }
    for (const char* command : {"import", "world", "datasets", "models", "train", "runs", "evaluate", "fairness",
                                "benchmark", "codebook", "export"}) {
        run({command, "--help"});
        EXPECT_EQ(code, 0) << command;
        EXPECT_THAT(out, HasSubstr("Usage: armillary-cli " + std::string(command)));
        EXPECT_EQ(err, "");
    }
    run({"import", "--help"});
    EXPECT_THAT(out, HasSubstr("movielens"));
    EXPECT_THAT(out, HasSubstr("user_column"));
    run({"world", "--help"});
    EXPECT_THAT(out, HasSubstr("demo"));
}

TEST_F(Cli, ListsAModelsParametersInTheHelpOfTrain) {
    run({"train", "--model", "toy_recommender", "--help"});
    EXPECT_EQ(code, 0);
    EXPECT_THAT(out, HasSubstr("model.dim=8"));
    EXPECT_THAT(out, HasSubstr("integer, 1 to 512"));
    EXPECT_THAT(out, HasSubstr("Width of the embeddings"));
    EXPECT_THAT(out, HasSubstr("bpr | bce"));
    EXPECT_THAT(out, HasSubstr("training.epochs=4"));  // the model's own default, not the common one
}

TEST_F(Cli, TellsItsVersion) {
    run({"--version"});
    EXPECT_EQ(code, 0);
    EXPECT_THAT(out, HasSubstr("Armillary 0."));
    EXPECT_TRUE(run_json({"--version"}).contains("version"));
}

TEST_F(Cli, ListsAndShowsModels) {
    EXPECT_EQ(run_json({"models"})["models"].size(), 5u);
    EXPECT_EQ(run_json({"models", "show", "toy_tokenizer"})["id"], "toy_tokenizer");
    run({"models", "list"});
    EXPECT_THAT(out, HasSubstr("toy_sequential"));
    run({"models", "show", "toy_recommender", "--markdown"});
    EXPECT_THAT(out, HasSubstr("# Toy\n"));
    EXPECT_THAT(out, HasSubstr("| `model.loss` | bpr | bpr \\| bce |"));
    EXPECT_THAT(out, HasSubstr("| `training.epochs` | 4 |"));
}

TEST_F(Cli, NamesTheNearestOfWhatDoesNotExist) {
    expect_refused({"improt", "x.csv"}, {"improt", "did you mean 'import'?"});
    expect_refused({"runs", "shw", "r1"}, {"shw", "did you mean 'show'?"});
    expect_refused({"models", "--jsn"}, {"--jsn", "did you mean '--json'?"});
    expect_refused({"train", "--modle=x"}, {"--modle", "did you mean '--model'?"});
    expect_refused({"models", "show", "toy_tokeniser"}, {"toy_tokenizer"});
    expect_refused({"evaluate", "r1", "r2"}, {"r2"});
    expect_refused({"import", "--name"}, {"--name"});
    expect_refused({"world", "demo", "--seed", "many"}, {"many"});
    expect_refused({}, {"command"});
}

TEST(FormatValue, HasFourSignificantDigits) {
    EXPECT_EQ(app::format_value(0.054561), "0.05456");
    EXPECT_EQ(app::format_value(0.3), "0.3000");
    EXPECT_EQ(app::format_value(12.345678), "12.35");
    EXPECT_EQ(app::format_value(1234.56), "1,235");
    EXPECT_EQ(app::format_value(1234567), "1,234,567");
    EXPECT_EQ(app::format_value(0), "0");
    EXPECT_EQ(app::format_value(NAN), "–");
}

TEST(TextTable, AlignsNumbersRightAndWordsLeft) {
    app::TextTable table({"name", "count"});
    table.add({"é", "5"});
    table.add({"long", "1,234"});
    table.add({"none", "–"});
    EXPECT_EQ(table.to_string(),
              "name  count\n"
              "é         5\n"
              "long  1,234\n"
              "none      –\n");
}

TEST(Sparkline, DrawsLowToHighAndLeavesOutWhatIsUndefined) {
    EXPECT_EQ(app::sparkline(std::vector<double>{0, 3.5, 7, NAN}), "▁▅█ ");
    EXPECT_EQ(app::sparkline(std::vector<double>{2, 2}), "▄▄");
    EXPECT_EQ(app::sparkline({}), "");
    EXPECT_EQ(app::sparkline(std::vector<double>(1000, 1.0), 10).size(), 10 * std::string("▄").size());
}

}  // namespace
}  // namespace armillary
