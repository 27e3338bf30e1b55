// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>

#include "core/base/error.h"
#include "tests/core/data/build.h"

namespace armillary::data {
namespace {

using test::parts_of;
using testing::ElementsAre;

TEST(IdMap, NumbersIdsInOrderOfInsertionAndKeepsThemAsTheyAre) {
    IdMap ids;
    EXPECT_EQ(ids.find("7"), IdMap::kNone);
    EXPECT_EQ(ids.insert("007"), 0);
    EXPECT_EQ(ids.insert("7"), 1);
    EXPECT_EQ(ids.insert("007"), 0);
    EXPECT_EQ(ids.insert(""), 2);
    EXPECT_EQ(ids[0], "007");
    EXPECT_EQ(ids.find("7"), 1);
    EXPECT_EQ(ids.find("07"), IdMap::kNone);
    EXPECT_EQ(ids.size(), 3);
}

TEST(IdMap, FindsEachOfManyIds) {
    IdMap ids;
    for (int i = 0; i < 100'000; ++i) ids.insert(fmt::format("user-{}", i * 7));
    for (int i = 0; i < 100'000; ++i) ASSERT_EQ(ids.find(fmt::format("user-{}", i * 7)), i);
    EXPECT_EQ(ids.find("user-1"), IdMap::kNone);
}

TEST(IdMap, ACopyLivesOnItsOwn) {
    IdMap ids;
    ids.insert("a");
    IdMap copy = ids;
    copy.insert("b");
    EXPECT_EQ(ids.size(), 1);
    EXPECT_EQ(copy.find("b"), 1);
}

TEST(Table, InfersTypesFromCells) {
    EXPECT_EQ(infer_attribute("n", {"1", "2.5", "", "-3"}).type, AttributeType::numeric);
    EXPECT_EQ(infer_attribute("zip", {"01234", "98765"}).type, AttributeType::categorical);
    EXPECT_EQ(infer_attribute("genre", {"a|b", "b", ""}, '|').type, AttributeType::multi_categorical);
    std::vector<std::string> titles;
    for (int i = 0; i < 100; ++i) titles.push_back(fmt::format("title {}", i));
    EXPECT_EQ(infer_attribute("title", titles).type, AttributeType::text);
}

TEST(Table, CellsReadAsAPersonWroteThem) {
    const Attribute genres = make_attribute("genre", AttributeType::multi_categorical, {"a|b", "", "b"}, '|');
    EXPECT_EQ(genres.cell(0), "a, b");
    EXPECT_EQ(genres.cell(1), "");
    EXPECT_EQ(genres.missing(), 1);
    const Attribute numbers = make_attribute("n", AttributeType::numeric, {"0.1", "x", ""});
    EXPECT_EQ(numbers.cell(0), "0.1");
    EXPECT_EQ(numbers.missing(), 2);
}

TEST(Table, SelectsRowsOfEveryType) {
    AttributeTable table;
    table.rows = 3;
    table.title_column = "t";
    table.columns = {make_attribute("t", AttributeType::text, {"x", "y", "z"}),
                     make_attribute("n", AttributeType::numeric, {"1", "2", ""}),
                     make_attribute("c", AttributeType::categorical, {"p", "q", "p"}),
                     make_attribute("m", AttributeType::multi_categorical, {"a b", "", "b"})};
    const AttributeTable chosen = select_rows(table, {2, 0, 2});
    EXPECT_EQ(chosen.rows, 3);
    EXPECT_EQ(chosen.title(0, "id"), "z");
    for (const auto& [column, cells] : std::vector<std::pair<std::string, std::vector<std::string>>>{
             {"t", {"z", "x", "z"}}, {"n", {"", "1", ""}}, {"c", {"p", "p", "p"}}, {"m", {"b", "a, b", "b"}}})
        for (int32_t row = 0; row < 3; ++row)
            EXPECT_EQ(chosen.find(column)->cell(row), cells[static_cast<size_t>(row)]);
}

TEST(Table, TitleFallsBackToTheRawId) {
    AttributeTable table;
    table.rows = 2;
    table.title_column = "t";
    table.columns = {make_attribute("t", AttributeType::text, {"", "y"})};
    EXPECT_EQ(table.title(0, "raw"), "raw");
    EXPECT_EQ(table.title(1, "raw"), "y");
}

TEST(Dataset, RefusesColumnsThatDoNotFit) {
    const auto refused = [](auto change) {
        DatasetParts parts = parts_of({{"1", "A", 0, 1}, {"2", "B", 0, 2}});
        change(parts);
        try {
            Dataset dataset(std::move(parts));
        } catch (const BadInput& error) {
            return error.where();
        }
        return std::string("accepted");
    };
    EXPECT_EQ(refused([](DatasetParts&) {}), "accepted");
    EXPECT_EQ(refused([](DatasetParts& p) { p.interactions.user[0] = 2; }), "user");
    EXPECT_EQ(refused([](DatasetParts& p) { p.interactions.item[1] = -1; }), "item");
    EXPECT_EQ(refused([](DatasetParts& p) { p.interactions.value.pop_back(); }), "value");
    EXPECT_EQ(refused([](DatasetParts& p) { p.interactions.part = {1}; }), "part");
    EXPECT_EQ(refused([](DatasetParts& p) {
                  p.item_features.push_back({"text", 3, 1, {1, 2, 3}, {}, "", ""});
              }),
              "text");
    EXPECT_EQ(refused([](DatasetParts& p) { p.codes.push_back({"sid", 2, {1, 2, 3}}); }), "sid");
    EXPECT_EQ(refused([](DatasetParts& p) {
                  p.user_table.rows = 2;
                  p.user_table.columns = {make_attribute("age", AttributeType::numeric, {"1"})};
              }),
              "user table.age");
}

TEST(Dataset, FingerprintFollowsContentsNotName) {
    const auto fingerprint = [](auto change) {
        DatasetParts parts = parts_of({{"1", "A", 5, 1}, {"2", "B", 6, 2}});
        change(parts);
        return Dataset(std::move(parts)).fingerprint();
    };
    const std::string plain = fingerprint([](DatasetParts&) {});
    EXPECT_EQ(fingerprint([](DatasetParts& p) { p.name = "other"; }), plain);
    EXPECT_NE(fingerprint([](DatasetParts& p) { std::swap(p.interactions.item[0], p.interactions.item[1]); }),
              plain);
    EXPECT_NE(fingerprint([](DatasetParts& p) { p.interactions.time[0] = 4; }), plain);
    EXPECT_NE(fingerprint([](DatasetParts& p) { p.items.insert("C"); }), plain);
    EXPECT_NE(fingerprint([](DatasetParts& p) {
                  p.item_features.push_back({"t", 2, 1, {1, 2}, {}, "", ""});
              }),
              plain);
}

}  // namespace
}  // namespace armillary::data
