// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include "core/base/files.h"
#include "core/base/npy.h"
#include "tests/app/cli_fixture.h"

namespace armillary {
namespace {

using test::Cli;
using ::testing::HasSubstr;

/// A run whose attention is known beforehand (fake_attention.h), of users with three items before the test.
class CliAttention : public Cli {
 protected:
    void SetUp() override {
        models[1].capabilities.emplace_back("attention");
        import_toy();
        id_ = run_json({"train", "--dataset", "toy", "--model", "toy_sequential"})["run"];
        ASSERT_EQ(code, 0) << err;
    }
    std::string id_;
};

TEST_F(CliAttention, TellsOfAllUsersByLayerAndHead) {
    const auto document = run_json({"attention", id_});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(document["run"], id_);
    EXPECT_EQ(document["weights"], "softmax");
    EXPECT_EQ(document["histories"], 6);
    ASSERT_EQ(document["layers"].size(), 2u);
    const auto& heads = document["layers"][0]["heads"];
    EXPECT_EQ(heads[0]["itself"], 1);
    EXPECT_EQ(heads[0]["entropy"], 0);
    EXPECT_NEAR(heads[1]["normalised_entropy"], 1, 1e-6);
    EXPECT_NEAR(document["layers"][0]["itself"], (1 + heads[1]["itself"].get<double>()) / 2, 1e-9);
    EXPECT_EQ(document["similarity"].size(), 4u);
    EXPECT_TRUE(document["categories"].is_null());
    EXPECT_EQ(document["recorded"]["users"], nlohmann::json({"u1", "u2"}));
    EXPECT_EQ(document["recorded"]["epochs"].size(), 4u);
    run({"attention", id_});
    EXPECT_THAT(out, HasSubstr("layer  head  entropy"));
}

TEST_F(CliAttention, TellsOfOneUserWhatIsLookedAtAndWhatMatters) {
    const auto document = run_json({"attention", id_, "--user", "u1", "--k", "3"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(document["user"], "u1");
    EXPECT_EQ(document["part"], "test");
    const auto& history = document["history"];
    ASSERT_EQ(history.size(), 4u);
    for (const auto& token : history) {
        EXPECT_EQ(token["attention"].size(), 2u);
        EXPECT_TRUE(token["item"].is_string());
        EXPECT_TRUE(token["time"].is_number());
        EXPECT_TRUE(token["occlusion"].is_number());
    }
    ASSERT_LE(document["top"].size(), 3u);
    ASSERT_EQ(document["held_out"].size(), 1u);
    EXPECT_GE(document["held_out"][0]["rank"], 1);
    run({"attention", id_, "--user", "u1"});
    EXPECT_THAT(out, HasSubstr("rollout"));
    EXPECT_THAT(out, HasSubstr("occlusion"));
    EXPECT_THAT(out, HasSubstr("*"));  // the held-out item
    const auto bare = run_json({"attention", id_, "--user", "u1", "--occlusion", "none"});
    EXPECT_TRUE(bare["history"][0]["occlusion"].is_null());
}

TEST_F(CliAttention, ShowsWhatWasRecordedInAnEpoch) {
    const auto early = run_json({"attention", id_, "--user", "u1", "--epoch", "1"}),
               late = run_json({"attention", id_, "--user", "u1", "--epoch", "4"});
    EXPECT_EQ(code, 0) << err;
    EXPECT_NEAR(early["layers"][1]["heads"][1]["last_lags"][0], 0.1, 1e-6);
    EXPECT_NEAR(late["layers"][1]["heads"][1]["last_lags"][0], 0.4, 1e-6);
    EXPECT_TRUE(late["top"].empty());
    EXPECT_EQ(run_json({"attention", id_, "--epoch", "2"})["histories"], 2);
}

TEST_F(CliAttention, ComparesAttentionWithWhatHidingDoes) {
    const auto report = run_json({"attention", id_, "--faithfulness", "4"})["faithfulness"];
    EXPECT_EQ(code, 0) << err;
    EXPECT_EQ(report["users"], 4);
    EXPECT_EQ(report["orders"].size(), 6u);  // two layers, rollout, recency, chance, occlusion
    for (const auto& order : report["orders"]) EXPECT_TRUE(order["flips"]["mean"].is_number());
}

TEST_F(CliAttention, ExportsWeights) {
    const std::string csv = (folder.path() / "a.csv").string(), npy = (folder.path() / "a.npy").string();
    run({"export", id_, "--what", "attention", "--user", "u1", "--to", csv});
    EXPECT_EQ(code, 0) << err;
    EXPECT_THAT(read_file(csv), HasSubstr("user,layer,head,query,query_item,key,key_item,weight\nu1,0,0,0,"));
    run({"export", id_, "--what", "attention", "--user", "u1", "--to", npy});
    EXPECT_EQ(read_npy(npy).shape, (std::vector<int64_t>{2, 2, 4, 4}));
    expect_refused({"export", id_, "--what", "attention", "--to", csv}, {"--user"});
    expect_refused({"export", id_, "--what", "attention", "--user", "u1", "--user", "u2", "--to", npy},
                   {"one user"});
}

TEST_F(CliAttention, AnswersBadInputInWords) {
    expect_refused({"attention"}, {"attention RUN"});
    expect_refused({"attention", "r99"}, {"r99"});
    expect_refused({"attention", id_, "--user", "nobody"}, {"nobody"});
    expect_refused({"attention", id_, "--split", "train"}, {"valid or test"});
    expect_refused({"attention", id_, "--occlusion", "burn"}, {"hide, remove or none"});
    expect_refused({"attention", id_, "--k", "0"}, {"at least 1"});
    expect_refused({"attention", id_, "--faithfulness", "0"}, {"at least 1"});
    expect_refused({"attention", id_, "--epoch", "99"}, {"99"});
    expect_refused({"attention", id_, "--user", "u6", "--epoch", "2"}, {"u1, u2"});
    run_json({"train", "--dataset", "toy", "--model", "toy_recommender"});
    expect_refused({"attention", "last"}, {"Toy", "sasrec, bert4rec or hstu"});
    expect_refused({"attention", "last", "--user", "u1"}, {"sasrec"});
    expect_refused({"export", "last", "--what", "attention", "--user", "u1", "--to", "a.csv"}, {"sasrec"});
}

}  // namespace
}  // namespace armillary
