// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_folder.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "core/base/files.h"
#include "tests/core/store/store_support.h"

namespace armillary::store {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

void write_codes(const fs::path& folder, int epoch, int items = 10) {
    const std::vector<int32_t> codes(static_cast<size_t>(items), epoch);
    write_epoch_array(folder, epoch, "codes", std::span<const int32_t>(codes), {items, 1});
}

TEST(RunFolder, ArraysLieWhereTheLayoutSaysAndReadBack) {
    test::TemporaryDirectory folder;
    const std::vector<float> codebook{1, 2, 3, 4, 5, 6};
    write_epoch_array(folder.path(), 3, "codebooks/0", std::span<const float>(codebook), {3, 2});
    write_codes(folder.path(), 3);
    EXPECT_TRUE(fs::exists(folder.path() / "epochs" / "3" / "codebooks" / "0.npy"));
    const auto back = read_epoch_array(folder.path(), 3, "codebooks/0");
    ASSERT_TRUE(back);
    EXPECT_THAT(back->shape, ElementsAre(3, 2));
    EXPECT_EQ(std::get<std::vector<float>>(back->values), codebook);
    EXPECT_FALSE(read_epoch_array(folder.path(), 3, "latents"));
    EXPECT_FALSE(read_epoch_array(folder.path(), 4, "codes"));
    EXPECT_THAT(list_epoch_arrays(folder.path(), 3), ElementsAre("codebooks/0", "codes"));
    EXPECT_THAT(list_epoch_arrays(folder.path(), 9), IsEmpty());
}

TEST(RunFolder, NamesMayNotLeaveTheFolder) {
    for (const char* name : {"", "../x", "a/../../x", "/etc/x", "a/", "."})
        EXPECT_THROW(epoch_array_path("run", 1, name), Error) << name;
    EXPECT_THROW(epoch_array_path("run", -1, "codes"), Error);
}

TEST(RunFolder, EpochsAreSortedAsNumbersAndOthersIgnored) {
    test::TemporaryDirectory folder;
    EXPECT_THAT(list_epochs(folder.path()), IsEmpty());
    for (const int epoch : {10, 9, 100, 0}) write_codes(folder.path(), epoch);
    folder.write("epochs/notes/x", "");
    folder.write("epochs/007/x", "");
    folder.write("epochs/11", "a file");
    EXPECT_THAT(list_epochs(folder.path()), ElementsAre(0, 9, 10, 100));
    remove_epochs_after(folder.path(), 9);
    EXPECT_THAT(list_epochs(folder.path()), ElementsAre(0, 9));
}

TEST(Thinning, DoublesTheStrideAndKeepsFirstAndLast) {
    test::TemporaryDirectory folder;
    for (int epoch = 0; epoch <= 10; ++epoch) write_codes(folder.path(), epoch);
    const auto one = static_cast<int64_t>(fs::file_size(folder.path() / "epochs" / "0" / "codes.npy"));
    EXPECT_EQ(thin_epochs(folder.path(), 11 * one), 0);
    EXPECT_EQ(epoch_stride(folder.path()), 1);
    EXPECT_EQ(thin_epochs(folder.path(), 6 * one), 5);
    EXPECT_THAT(list_epochs(folder.path()), ElementsAre(0, 2, 4, 6, 8, 10));
    EXPECT_EQ(thin_epochs(folder.path(), 5 * one), 2);
    EXPECT_THAT(list_epochs(folder.path()), ElementsAre(0, 4, 8, 10));
    EXPECT_EQ(thin_epochs(folder.path(), 1), 2);
    EXPECT_THAT(list_epochs(folder.path()), ElementsAre(0, 10));
}

TEST(Thinning, AfterEveryEpochStaysWithinBudgetAndEven) {
    test::TemporaryDirectory folder;
    constexpr int kBudget = 12, kBytes = 100;
    for (int epoch = 1; epoch <= 300; ++epoch) {
        folder.write("epochs/" + std::to_string(epoch) + "/codes.npy", std::string(kBytes, 'x'));
        thin_epochs(folder.path(), kBudget * kBytes);
        const std::vector<int> kept = list_epochs(folder.path());
        ASSERT_LE(kept.size(), static_cast<size_t>(kBudget));
        ASSERT_GE(kept.size(), static_cast<size_t>(std::min(epoch, kBudget / 2)));
        ASSERT_EQ(kept.front(), 1);
        ASSERT_EQ(kept.back(), epoch);
        for (size_t i = 1; i + 2 < kept.size(); ++i) ASSERT_EQ(kept[i + 1] - kept[i], epoch_stride(folder.path()));
    }
    EXPECT_EQ(epoch_stride(folder.path()), 32);  // 300 / 16 is more than 12 - 2, 300 / 32 is not
}

TEST(RunFolder, RunJsonFollowsTheOpenLayout) {
    test::TemporaryDirectory folder;
    Workspace workspace(folder.path());
    NewRun run = new_run("rq_vae");
    run.kind = "tokenizer";
    run.seed = 18'446'744'073'709'551'615ull;
    run.name = "wide codebook";
    run.dataset_fingerprint = "abc";
    run.protocol_json = R"({"ties":"hash","k":[5,10]})";
    const auto writer = workspace.runs().create(run);
    workspace.runs().annotate("r1", std::nullopt, "watch level 1", std::vector<std::string>{"b", "a"});
    const auto json = nlohmann::json::parse(read_file(writer->folder() / "run.json"));
    EXPECT_EQ(json.at("format"), 1);
    EXPECT_EQ(json.at("kind"), "tokenizer");
    EXPECT_EQ(json.at("model"), "rq_vae");
    EXPECT_EQ(json.at("name"), "wide codebook");
    EXPECT_EQ(json.at("seed"), run.seed);
    EXPECT_EQ(json.at("parameters").at("model.dim"), 64);
    EXPECT_EQ(json.at("protocol").at("dataset"), "toy");
    EXPECT_EQ(json.at("protocol").at("fingerprint"), "abc");
    EXPECT_EQ(json.at("protocol").at("k"), (std::vector<int>{5, 10}));
    EXPECT_EQ(json.at("tags"), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(json.at("notes"), "watch level 1");
    EXPECT_EQ(json.at("created"), workspace.runs().get("r1").created);
}

}  // namespace
}  // namespace armillary::store
