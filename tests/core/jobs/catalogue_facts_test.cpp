// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/catalogue_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/data/importers/importer.h"
#include "core/data/split.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/support/support.h"

namespace armillary::jobs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

/// Eight items: a brand for each pair, genres for six, a text and a number.
data::AttributeTable table_of_items() {
    data::AttributeTable table;
    table.rows = 8;
    table.columns = {
        data::make_attribute("title", data::AttributeType::text, {"a", "b", "c", "d", "e", "f", "g", "h"}),
        data::make_attribute("brand", data::AttributeType::categorical, {"x", "x", "x", "x", "y", "y", "y", "y"}),
        data::make_attribute("genres", data::AttributeType::multi_categorical,
                             {"war|war", "sea|war", "", "sea", "war", "sea", "", "sea"}, '|'),
        data::make_attribute("year", data::AttributeType::numeric, {"1", "2", "3", "4", "5", "6", "7", "8"})};
    table.title_column = "title";
    return table;
}

TEST(CatalogueFacts, AutomaticallyAGenreElseWhatGroupsItems) {
    data::AttributeTable table = table_of_items();
    EXPECT_EQ(choose_categories(table, "auto")->name, "brand");  // three items a genre are too few
    table.columns[2] = data::make_attribute("genres", data::AttributeType::multi_categorical,
                                            {"war", "war|sea", "war", "war", "sea", "sea", "sea", "sea"}, '|');
    EXPECT_EQ(choose_categories(table, "auto")->name, "genres");
    EXPECT_FALSE(choose_categories(table, "none"));
    EXPECT_FALSE(choose_categories({8, {table.columns[0], table.columns[3]}, "title"}, "auto"));
}

TEST(CatalogueFacts, ANamedAttributeIsTakenAsItIs) {
    const auto categories = choose_categories(table_of_items(), "genres");
    EXPECT_THAT(categories->offsets, ElementsAre(0, 1, 3, 3, 4, 5, 6, 6, 7));  // a repeated value counts once
    EXPECT_EQ(categories->values.size(), 7u);
    EXPECT_EQ(categories->labels()[2], -1);
}

TEST(CatalogueFacts, AnAttributeThatIsNoCategoryIsRefusedWithTheChoices) {
    const auto choose = [](const char* name) { return [=] { choose_categories(table_of_items(), name); }; };
    EXPECT_THAT(choose("yaer"), ThrowsMessage<UsageError>(HasSubstr("one of brand, genres")));
    EXPECT_THAT(choose("year"), ThrowsMessage<UsageError>(HasSubstr("no categorical attribute 'year'")));
    EXPECT_THROW(choose_categories({8, {}, ""}, "brand"), UsageError);
}

TEST(CatalogueFacts, CountTrainingInteractionsAndItemsWithAnInput) {
    Task task;
    task.dataset = test::toy_dataset();
    task.split = std::make_shared<data::Split>(data::make_split(*task.dataset, {.method = "leave_one_out"}));
    task.parameters.set("record.category", std::string("auto"));
    auto features = std::make_shared<data::FeatureMatrix>(task.dataset->item_features()[0]);
    features->present[2] = 0;
    task.features = features;
    const CatalogueFacts facts = catalogue_facts(task);
    EXPECT_THAT(facts.interactions, ElementsAre(1, 2, 2, 2, 1));  // the first two of each user's four
    EXPECT_THAT(facts.rows, ElementsAre(0, 1, 3, 4));
    EXPECT_THAT(facts.input_groups, ElementsAre(0, 1, 2, 3, 0));
    EXPECT_FALSE(facts.categories);
    const auto inputs = input_report(task, facts);
    EXPECT_EQ(inputs->rows, 4);
    EXPECT_EQ(inputs->dim, 2);
    task.features = nullptr;
    EXPECT_FALSE(input_report(task, catalogue_facts(task)));
}

TEST(CatalogueFacts, ColumnsOfZerosAndOnesAreOneAttribute) {
    using data::AttributeType;
    data::AttributeTable items{4, {}, "title"};
    items.columns = {data::make_attribute("title", AttributeType::text, {"a", "b", "c", "d"}),
                     data::make_attribute("release", AttributeType::categorical, {"95", "95", "96", "96"}),
                     data::make_attribute("unknown", AttributeType::numeric, {"0", "0", "0", "0"}),
                     data::make_attribute("Action", AttributeType::numeric, {"1", "0", "1", ""}),
                     data::make_attribute("Drama", AttributeType::categorical, {"0", "1", "1", "0"}),
                     data::make_attribute("War", AttributeType::numeric, {"0", "0", "1", "0"}),
                     data::make_attribute("rating", AttributeType::numeric, {"1", "0", "2", "0"})};
    const std::vector<data::Attribute> attributes = category_attributes(items);
    ASSERT_EQ(attributes.size(), 3u);  // release, Drama by itself, and the block
    EXPECT_EQ(attributes.back().name, "genres");
    EXPECT_EQ(attributes.back().cell(2), "Action, Drama, War");
    EXPECT_EQ(attributes.back().missing(), 1);
    const auto chosen = choose_categories(items, "genres");
    ASSERT_TRUE(chosen);
    EXPECT_THAT(chosen->offsets, ElementsAre(0, 1, 2, 5, 5));
    EXPECT_THAT(chosen->values, ElementsAre(1, 2, 1, 2, 3));
    items.columns[2].name = "red", items.columns[3].name = "green", items.columns[4].name = "blue";
    EXPECT_EQ(category_attributes(items).back().name, "red … War");
}

TEST(CatalogueFacts, GenresOfMovieLensGroupItsItems) {
    ARMILLARY_NEEDS_DATA("ml-100k-multimodal");
    data::ImportRequest request;
    request.paths = {test::shared_data("ml-100k-multimodal")};
    const data::DatasetPtr dataset = data::import_files(request).dataset;
    const auto categories = choose_categories(dataset->item_table(), "auto");
    ASSERT_TRUE(categories);
    EXPECT_EQ(categories->name, "genres");
    const int32_t toy_story = dataset->items().find("1");
    ASSERT_NE(toy_story, data::IdMap::kNone);
    const auto row = static_cast<size_t>(toy_story);
    EXPECT_EQ(categories->offsets[row + 1] - categories->offsets[row], 3);  // animation, children's, comedy
}

TEST(CatalogueFacts, EqualVectorsAreEqualInputsForAModelThatReadsNone) {
    data::DatasetParts parts;
    parts.name = "four";
    for (const char* id : {"a", "b", "c", "d"}) parts.items.insert(id);
    data::FeatureMatrix text{"text", 4, 1, {1, 1, 0, 0}, {1, 1, 0, 0}, "", "external", {}};
    parts.item_features = {text};
    const data::Dataset dataset(std::move(parts));
    // c and d have no vector: they are like no other.
    EXPECT_THAT(groups_of_vectors(dataset), ElementsAre(0, 0, 2, 3));
    EXPECT_THAT(groups_of_vectors(data::Dataset({})), IsEmpty());
}

}  // namespace
}  // namespace armillary::jobs
