// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/catalogue_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/data/split.h"
#include "tests/core/jobs/fake_engine.h"

namespace armillary::jobs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
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

}  // namespace
}  // namespace armillary::jobs
