// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/data/importers/importer.h"
#include "tests/core/training/recording.h"
#include "tests/models/support.h"
#include "tests/support/published_codes.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

class PublishedIds : public testing::TestWithParam<PublishedCodes> {};

TEST_P(PublishedIds, ReproduceTheirCountsThroughTheEngine) {
    const PublishedCodes& known = GetParam();
    ARMILLARY_NEEDS_DATA(known.folder);
    data::ImportRequest request;
    request.paths = {shared_data(known.folder)};
    const data::DatasetPtr dataset = data::import_files(request).dataset;
    EXPECT_EQ(dataset->item_count(), known.items);
    const TemporaryDirectory folder;
    jobs::Task task =
        task_for("imported_codes", dataset, std::make_shared<data::Split>(), {{"model.index", known.index}});
    task.checkpoint_dir = folder.path();
    const Recording run = train_recording(task, -1);
    const auto& figures = run.outcome.summary;
    const jobs::Array& codes = run.epochs.back().arrays.at("codes");
    EXPECT_EQ(codes.shape, (std::vector<int64_t>{known.items, static_cast<int64_t>(known.used.size())}));
    for (size_t level = 0; level < known.used.size(); ++level) {
        int32_t largest = 0;
        const auto& values = std::get<std::vector<int32_t>>(codes.values);
        for (size_t at = level; at < values.size(); at += known.used.size())
            largest = std::max(largest, values[at]);
        EXPECT_NEAR(figures.at(fmt::format("usage[{}]", level)) * (largest + 1),
                    static_cast<double>(known.used[level]), 1e-6);
        EXPECT_NEAR(figures.at(fmt::format("perplexity[{}]", level)), known.perplexity[level], 0.0051);
    }
    EXPECT_EQ(static_cast<int64_t>(figures.at("distinct")), known.distinct);
    EXPECT_EQ(static_cast<int64_t>(figures.at("largest_bucket")), known.largest);
    EXPECT_NEAR(figures.at("collision_rate") * static_cast<double>(known.items),
                static_cast<double>(known.colliding), 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Sets, PublishedIds, testing::ValuesIn(kPublishedCodes),
                         [](const auto& info) { return info.param.name; });

/// Items 0, 1, 2 with two code tables; item 2 has no code in `b`.
data::DatasetPtr with_codes(std::vector<std::string> names = {"a", "b"}) {
    data::DatasetParts parts = dataset_of({{0, 1, 2}}, 3)->parts();
    for (const std::string& name : names)
        parts.codes.push_back(
            {name, 2,
             name == "a" ? std::vector<int32_t>{3, 0, 3, 1, 0, 1} : std::vector<int32_t>{5, 5, 4, -1, -1, -1}});
    return std::make_shared<data::Dataset>(std::move(parts));
}

struct Imported {
    std::vector<int32_t> codes;
    std::vector<int64_t> sizes;
};

Imported import_codes(const data::DatasetPtr& dataset, const Settings& settings) {
    StandaloneModel model(task_for("imported_codes", dataset, all_in_train(*dataset), settings));
    model.as<model::Fitted>().fit();
    auto& tokenizer = model.as<model::Tokenizer>();
    Imported imported{tokenizer.encode(), {}};
    for (int level = 0; level < tokenizer.levels(); ++level)
        imported.sizes.push_back(tokenizer.codebook_size(level));
    return imported;
}

std::string failure(const data::DatasetPtr& dataset, const Settings& settings) {
    try {
        import_codes(dataset, settings);
    } catch (const Error& error) {
        return std::string(error.what()) + " @ " + error.where();
    }
    return "no failure";
}

TEST(ImportedCodes, AreTakenAsTheyAre) {
    const Imported only = import_codes(with_codes({"a"}), {});
    EXPECT_EQ(only.codes, (std::vector<int32_t>{3, 0, 3, 1, 0, 1}));
    EXPECT_EQ(only.sizes, (std::vector<int64_t>{4, 2}));
    const Imported ragged = import_codes(with_codes(), {{"model.index", "b"}});
    EXPECT_EQ(ragged.codes, (std::vector<int32_t>{5, 5, 4, -1, -1, -1}));
}

TEST(ImportedCodes, CodebooksMayHoldCodesThatNothingUses) {
    EXPECT_EQ(import_codes(with_codes({"a"}), {{"model.codebook_size", "256"}}).sizes,
              (std::vector<int64_t>{256, 256}));
    EXPECT_EQ(import_codes(with_codes({"a"}), {{"model.codebook_size", "8,0"}}).sizes,
              (std::vector<int64_t>{8, 2}));
    EXPECT_THAT(failure(with_codes({"a"}), {{"model.codebook_size", "3"}}),
                testing::AllOf(testing::HasSubstr("level 1 of a has code 3"), testing::HasSubstr("at least 4")));
    EXPECT_THAT(failure(with_codes({"a"}), {{"model.codebook_size", "8,8,8"}}),
                testing::HasSubstr("3 sizes for 2 levels"));
}

TEST(ImportedCodes, SayWhichTablesThereAre) {
    EXPECT_THAT(failure(with_codes(), {}), testing::HasSubstr("choose one of a, b"));
    EXPECT_THAT(failure(with_codes(), {{"model.index", "c"}}), testing::HasSubstr("it has a, b"));
    EXPECT_THAT(failure(with_codes({}), {}), testing::HasSubstr("has no codes"));
}

TEST(ImportedCodes, AreReadFromAFileOfTheirOwn) {
    const TemporaryDirectory folder;
    const auto dataset = dataset_of({{0, 1, 2}}, 3);
    const auto json = folder.write("x.index.json", R"({"0": ["<a_1>", "<b_7>"], "2": ["<a_0>", "<b_2>"]})");
    EXPECT_EQ(import_codes(dataset, {{"model.path", json.string()}}).codes,
              (std::vector<int32_t>{1, 7, -1, -1, 0, 2}));
    const auto csv = folder.write("x.csv", "item,code_0,code_1\n2,4,5\n0,1,-1\n1,3,\n");
    EXPECT_EQ(import_codes(dataset, {{"model.path", csv.string()}}).codes,
              (std::vector<int32_t>{1, -1, 3, -1, 4, 5}));
    EXPECT_THAT(failure(dataset, {{"model.path", (folder.path() / "none.json").string()}}),
                testing::HasSubstr("none.json"));
    EXPECT_THAT(failure(dataset, {{"model.path", csv.string()}, {"model.index", "a"}}),
                testing::HasSubstr("not both"));
    const auto foreign = folder.write("foreign.json", R"({"x": [1], "y": [2]})");
    EXPECT_THAT(failure(dataset, {{"model.path", foreign.string()}}),
                testing::HasSubstr("none of its 2 ids is an item"));
}

}  // namespace
}  // namespace armillary::test
