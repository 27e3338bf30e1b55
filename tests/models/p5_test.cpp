// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.15: the indexing schemes of P5.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/error.h"
#include "core/data/importers/importer.h"
#include "core/numeric/random.h"
#include "tests/models/support.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;
using Codes = std::vector<std::vector<int32_t>>;

/// [items] the codes of each item, without the -1 after the last.
Codes codes_of(const std::string& model, data::DatasetPtr dataset, std::shared_ptr<const data::Split> split,
               const Settings& settings = {}) {
    StandaloneModel made(task_for(model, dataset, std::move(split), settings));
    made.as<model::Fitted>().fit();
    auto& tokenizer = made.as<model::Tokenizer>();
    const std::vector<int32_t> table = tokenizer.encode();
    const auto levels = static_cast<size_t>(tokenizer.levels());
    Codes codes;
    for (size_t item = 0; item < table.size() / levels; ++item) {
        auto& list = codes.emplace_back(table.begin() + item * levels, table.begin() + (item + 1) * levels);
        while (!list.empty() && list.back() < 0) list.pop_back();
        for (size_t level = 0; level < list.size(); ++level) {
            EXPECT_GE(list[level], 0) << "a gap";
            EXPECT_LT(list[level], tokenizer.codebook_size(static_cast<int>(level)));
        }
    }
    return codes;
}

Codes codes_of(const std::string& model, const data::DatasetPtr& dataset, const Settings& settings = {}) {
    return codes_of(model, dataset, all_in_train(*dataset), settings);
}

/// Users take items of their own block of ten; categories and titles repeat.
data::DatasetPtr shop(int items = 60) {
    numeric::RandomStream random(4, "shop");
    data::DatasetParts parts = dataset_of({}, items)->parts();
    parts.interactions.time.clear();
    for (int user = 0; user < 90; ++user) {
        parts.users.insert(fmt::format("u{}", user));
        for (int at = 0; at < 8; ++at) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(user % (items / 10) * 10 + static_cast<int32_t>(random.below(10)));
            parts.interactions.time.push_back(at);
        }
    }
    std::vector<std::string> aisles, shelves, titles, tags;
    for (int item = 0; item < items; ++item) {
        aisles.push_back(item % 7 == 0 ? "" : fmt::format("aisle {}", item % 3));
        shelves.push_back(fmt::format("shelf {}", item % 5));
        titles.push_back(item % 4 == 0 ? "Red Pen" : fmt::format("Red pencil No {}", item));
        tags.push_back(item % 3 == 0 ? "a|b" : "c|a|d");
    }
    using data::AttributeType;
    parts.item_table.rows = items;
    parts.item_table.columns = {data::make_attribute("aisle", AttributeType::categorical, aisles),
                                data::make_attribute("shelf", AttributeType::categorical, shelves),
                                data::make_attribute("title", AttributeType::text, titles),
                                data::make_attribute("tags", AttributeType::multi_categorical, tags, '|')};
    parts.item_table.title_column = "title";
    return std::make_shared<data::Dataset>(std::move(parts));
}

const std::vector<std::pair<std::string, Settings>> kSchemes{
    {"p5_random", {}},
    {"p5_title", {}},
    {"p5_independent", {}},
    {"p5_sequential", {}},
    {"p5_collaborative", {{"model.clusters", "4"}, {"model.leaf_size", "5"}}},
    {"p5_semantic", {}},
    {"p5_hybrid", {{"model.clusters", "4"}, {"model.leaf_size", "5"}}},
    {"p5_hybrid", {{"model.path", "semantic"}}}};

TEST(P5, EverySchemeTellsAllItemsApart) {
    for (const auto& [model, settings] : kSchemes) {
        const Codes codes = codes_of(model, shop(), settings);
        EXPECT_EQ(std::set(codes.begin(), codes.end()).size(), 60u) << model;
        for (const auto& list : codes) EXPECT_FALSE(list.empty()) << model;
        EXPECT_EQ(codes_of(model, shop(), settings), codes) << model << " is not the same twice";
    }
}

TEST(P5, EveryCodeStandsForSomething) {
    for (const auto& [model, settings] : kSchemes) {
        const Codes codes = codes_of(model, shop(), settings);
        std::map<size_t, std::set<int32_t>> used;
        for (const auto& list : codes)
            for (size_t level = 0; level < list.size(); ++level) used[level].insert(list[level]);
        for (const auto& [level, met] : used)
            EXPECT_EQ(static_cast<int32_t>(met.size()), *met.rbegin() + 1) << model << ", level " << level;
    }
}

TEST(P5, OneItemAndNoInteractionsAreEnough) {
    for (const auto& [model, settings] : kSchemes) {
        if (model == "p5_semantic" || model == "p5_title" || !settings.empty()) continue;
        const Codes codes = codes_of(model, dataset_of({}, 1), settings);
        ASSERT_EQ(codes.size(), 1u);
        EXPECT_FALSE(codes[0].empty()) << model;
    }
}

TEST(P5, ARestoredTableAnswersAlike) {
    for (const auto& [model, settings] : kSchemes) {
        const auto dataset = shop();
        StandaloneModel made(task_for(model, dataset, all_in_train(*dataset), settings)),
            restored(task_for(model, dataset, all_in_train(*dataset), settings));
        made.as<model::Fitted>().fit();
        ASSERT_EQ((*made).state()[0].second.sizes(), (*restored).state()[0].second.sizes()) << model;
        (*restored).state()[0].second.copy_((*made).state()[0].second);
        EXPECT_EQ(restored.as<model::Tokenizer>().encode(), made.as<model::Tokenizer>().encode()) << model;
        EXPECT_EQ(restored.as<model::Tokenizer>().levels(), made.as<model::Tokenizer>().levels()) << model;
    }
}

TEST(P5Random, NumbersAreAPermutationInGroupsOfDigits) {
    const auto dataset = dataset_of({{0}}, 1234);
    std::set<int> numbers;
    for (const auto& list : codes_of("p5_random", dataset)) {
        ASSERT_EQ(list.size(), 2u);
        numbers.insert(list[0] * 100 + list[1]);
    }
    EXPECT_EQ(numbers.size(), 1234u);
    EXPECT_EQ(*numbers.rbegin(), 1233);
    EXPECT_EQ(codes_of("p5_random", dataset, {{"model.digits", "3"}})[0].size(), 2u);
    EXPECT_EQ(codes_of("p5_random", dataset, {{"model.digits", "1"}})[0].size(), 4u);
}

std::vector<int> numbers_of(const Codes& codes) {
    std::vector<int> numbers;
    for (const auto& list : codes) {
        numbers.push_back(0);
        for (int32_t digit : list) numbers.back() = numbers.back() * 10 + digit;
    }
    return numbers;
}

TEST(P5Sequential, NumbersItemsInOrderOfFirstAppearance) {
    // Items 5, 2, 9 of the first user, then 7 and 0 of the second; the others by id.
    const auto dataset = dataset_of({{5, 2, 9}, {2, 7, 0}}, 10);
    EXPECT_EQ(numbers_of(codes_of("p5_sequential", dataset, {{"model.digits", "1"}})),
              (std::vector<int>{4, 5, 1, 6, 7, 0, 8, 3, 9, 2}));
    // The longer history first.
    const auto uneven = dataset_of({{5}, {2, 7}}, 10);
    EXPECT_EQ(numbers_of(codes_of("p5_sequential", uneven,
                                  {{"model.digits", "1"}, {"model.user_order", "long_to_short"}}))[2],
              0);
    EXPECT_EQ(numbers_of(codes_of("p5_sequential", uneven,
                                  {{"model.digits", "1"}, {"model.user_order", "short_to_long"}}))[5],
              0);
    EXPECT_THROW(codes_of("p5_sequential", uneven, {{"model.user_order", "time"}}), UsageError);
}

TEST(P5Sequential, CanFollowTheTimesOfUsers) {
    data::DatasetParts parts = dataset_of({{5, 6}, {2, 3}}, 10)->parts();
    parts.interactions.time = {900, 950, 100, 2000};
    parts.time_kind = data::TimeKind::utc_milliseconds;
    const auto numbers = numbers_of(codes_of("p5_sequential", std::make_shared<data::Dataset>(std::move(parts)),
                                             {{"model.digits", "1"}, {"model.user_order", "time"}}));
    EXPECT_EQ(numbers[2], 0);
    EXPECT_EQ(numbers[5], 2);
}

/// The same data set with other items in the rows that are not for training.
data::DatasetPtr with_other_held_out_items(const data::Dataset& dataset, const data::Split& split) {
    data::DatasetParts parts = dataset.parts();
    for (const auto* rows : {&split.valid, &split.test})
        for (int64_t row : *rows) {
            int32_t& item = parts.interactions.item[static_cast<size_t>(row)];
            item = (item + 17) % dataset.item_count();
        }
    return std::make_shared<data::Dataset>(std::move(parts));
}

TEST(P5, HeldOutInteractionsChangeNoCode) {
    const auto dataset = shop();
    const auto split = std::make_shared<data::Split>(data::make_split(*dataset, {}));
    ASSERT_EQ(split->test.size(), 90u);
    const auto other = with_other_held_out_items(*dataset, *split);
    for (const auto& [model, settings] : kSchemes)
        EXPECT_EQ(codes_of(model, dataset, split, settings), codes_of(model, other, split, settings)) << model;
    // Whole histories would: the split is what keeps them out.
    EXPECT_NE(codes_of("p5_sequential", dataset), codes_of("p5_sequential", other));
}

TEST(P5Collaborative, BlocksOfItemsTakenTogetherAreTheFirstLevel) {
    const Codes codes = codes_of("p5_collaborative", shop(), {{"model.clusters", "6"}});
    for (size_t item = 0; item < codes.size(); ++item) {
        EXPECT_EQ(codes[item].size(), 2u);
        EXPECT_EQ(codes[item][0], static_cast<int32_t>(item / 10));
    }
}

TEST(P5Collaborative, LargeClustersAreDividedAgain) {
    const Settings settings{{"model.clusters", "6"}, {"model.leaf_size", "4"}, {"model.depth", "2"}};
    const Codes codes = codes_of("p5_collaborative", shop(), settings);
    for (const auto& list : codes) EXPECT_EQ(list.size(), 3u);
}

TEST(P5Collaborative, ItemsThatNobodyTakesWithOthersStandTogether) {
    const auto dataset = dataset_of({{0, 1}, {0, 1}, {2, 3}, {4}}, 6);
    const Codes codes = codes_of("p5_collaborative", dataset, {{"model.clusters", "2"}});
    EXPECT_EQ(codes[0][0], codes[1][0]);
    EXPECT_EQ(codes[2][0], codes[3][0]);
    EXPECT_NE(codes[0][0], codes[2][0]);
    EXPECT_EQ(codes[4][0], codes[5][0]);
    EXPECT_EQ(std::set<int32_t>({codes[0][0], codes[2][0], codes[4][0]}).size(), 3u);
}

TEST(P5Semantic, APrefixIsACategory) {
    const auto dataset = shop();
    const auto* aisle = dataset->item_table().find("aisle");
    const auto* shelf = dataset->item_table().find("shelf");
    const Codes codes = codes_of("p5_semantic", dataset);
    std::map<int32_t, std::set<std::string>> aisles;
    std::map<std::pair<int32_t, int32_t>, std::set<std::string>> shelves;
    for (int32_t item = 0; item < 60; ++item) {
        const auto& list = codes[static_cast<size_t>(item)];
        if (aisle->cell(item).empty()) {  // its own number alone
            EXPECT_EQ(list.size(), 1u);
            aisles[list[0]].insert(fmt::format("none {}", item));
            continue;
        }
        ASSERT_EQ(list.size(), 3u);
        aisles[list[0]].insert(aisle->cell(item));
        shelves[{list[0], list[1]}].insert(shelf->cell(item));
    }
    for (const auto& [code, names] : aisles) EXPECT_EQ(names.size(), 1u) << "purity of the prefix is 1";
    for (const auto& [prefix, names] : shelves) EXPECT_EQ(names.size(), 1u);
    EXPECT_EQ(shelves.size(), 15u);
}

TEST(P5Semantic, ReadsTheColumnsThatAreNamed) {
    const Codes shelves = codes_of("p5_semantic", shop(), {{"model.attributes", "shelf"}});
    EXPECT_EQ(shelves[0].size(), 2u);
    EXPECT_EQ(shelves[0][0], shelves[5][0]);
    const Codes tags = codes_of("p5_semantic", shop(), {{"model.attributes", "tags"}});
    EXPECT_EQ(tags[0].size(), 3u);  // a, b, number
    EXPECT_EQ(tags[1].size(), 4u);  // c, a, d, number
    for (const char* wrong : {"price", "title", "aisle,tags"})
        EXPECT_THROW(codes_of("p5_semantic", shop(), {{"model.attributes", wrong}}), UsageError) << wrong;
    EXPECT_THROW(codes_of("p5_semantic", dataset_of({{0}}, 3)), UsageError);
}

TEST(P5Title, WordsAreCodesAndEqualTitlesGetANumber) {
    const Codes codes = codes_of("p5_title", shop());
    // "Red Pen" of item 0, then of item 4 and 8; "Red pencil No 1".
    EXPECT_EQ(codes[0].size(), 2u);
    EXPECT_EQ(codes[4].size(), 3u);
    EXPECT_EQ(codes[1].size(), 4u);
    for (size_t item = 0; item < 60; ++item) EXPECT_EQ(codes[item][0], 0) << "red comes first everywhere";
    EXPECT_EQ(codes[4][1], codes[0][1]);
    EXPECT_EQ(codes[1][1], 0) << "pencil is commoner than pen";
    EXPECT_EQ(codes[0][1], 1);
    EXPECT_EQ(codes_of("p5_title", shop(), {{"model.most_words", "1"}})[1].size(), 2u);
    EXPECT_THROW(codes_of("p5_title", dataset_of({{0}}, 3)), UsageError);
}

TEST(P5Hybrid, EndsWithATokenOfTheItemAlone) {
    for (const char* path : {"collaborative", "semantic"}) {
        std::set<std::pair<size_t, int32_t>> last;
        for (const auto& list : codes_of("p5_hybrid", shop(), {{"model.path", path}}))
            last.emplace(list.size(), list.back());
        EXPECT_EQ(last.size(), 60u) << path;
    }
}

TEST(P5, TellsTheItemsOfMovieLensApart) {
    ARMILLARY_NEEDS_DATA("ml-100k/u.data");
    data::ImportRequest request;
    request.paths = {shared_data("ml-100k")};
    const data::DatasetPtr movies = data::import_files(request).dataset;
    const auto split = std::make_shared<data::Split>(data::make_split(*movies, {}));
    for (const char* model : {"p5_title", "p5_sequential", "p5_collaborative", "p5_semantic", "p5_hybrid"}) {
        const Codes codes = codes_of(model, movies, split);
        EXPECT_EQ(std::set(codes.begin(), codes.end()).size(), 1682u) << model;
    }
}

}  // namespace
}  // namespace armillary::test
