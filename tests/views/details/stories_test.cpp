// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/stories.h"

#include <gmock/gmock.h>

#include <cmath>

#include "core/base/error.h"
#include "tests/core/jobs/fake_engine.h"
#include "views/shared/entity_search.h"
#include "views/details/visited.h"
#include "views/shared/words.h"

namespace armillary::views {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

QStringList column(const TableContent& table, const QString& title) {
    QStringList cells;
    for (const TableColumn& column : table.columns)
        if (column.title == title)
            for (int64_t row = 0; row < table.rows; ++row) cells.append(column.text(row));
    return cells;
}

data::DatasetPtr films() {
    data::DatasetParts parts;
    parts.name = "films";
    for (const char* user : {"7", "star"}) parts.users.insert(user);
    for (const char* item : {"1", "2", "3", "7"}) parts.items.insert(item);
    parts.item_table.rows = 4;
    parts.item_table.title_column = "title";
    parts.item_table.columns = {
        data::make_attribute("title", data::AttributeType::text, {"A Star Is Born", "Star Wars", "", "Alien"}),
        data::make_attribute("year", data::AttributeType::numeric, {"1954", "1977", "", "1979"})};
    parts.interactions.user = {0, 0, 0};
    parts.interactions.item = {1, 3, 1};
    parts.interactions.value = {4.5f, NAN, 3};
    parts.interactions.time = {86'400'000, data::kNoTime, 172'800'000};
    parts.time_kind = data::TimeKind::utc_milliseconds;
    return std::make_shared<data::Dataset>(std::move(parts));
}

TEST(UserStory, TellsTheHistoryNewestFirst) {
    const auto story = user_story(films(), "7");
    ASSERT_TRUE(story);
    const TableContentPtr table = history_table(*story);
    EXPECT_THAT(column(*table, "Item"), ElementsAre("Star Wars", "Star Wars", "Alien"));
    EXPECT_THAT(column(*table, "Value"), ElementsAre("3", "4.5", "–"));
    EXPECT_THAT(column(*table, "Date"), ElementsAre("1970-01-03", "1970-01-02", "–"));
    EXPECT_EQ(table->id(2), "7");
    EXPECT_FALSE(user_story(films(), "nobody"));
    EXPECT_THAT(user_story(films(), "star")->history, IsEmpty());
}

TEST(UserStory, MarksWhatTheSplitHeldOut) {
    const auto dataset = test::toy_dataset();
    const data::Split split = data::make_split(*dataset, {.method = "leave_one_out"});
    auto story = user_story(dataset, "bob");
    mark_standings(*story, *dataset, split);
    EXPECT_THAT(column(*history_table(*story), "Item"), ElementsAre("i5", "i4", "i3", "i2"));
    EXPECT_THAT(column(*history_table(*story), "Part"), ElementsAre("◆ test", "◇ valid", "train", "train"));
    EXPECT_THAT(story->standings, ElementsAre(2, 1, 1, 0, 0));
    EXPECT_TRUE(story->in_run);
}

TEST(UserStory, KnowsItsInteractionsAgainInFilteredData) {
    const auto dataset = test::toy_dataset();
    data::DatasetParts parts;  // bob and cem without i3, in another order of items
    parts.name = "toy";
    for (const char* user : {"cem", "bob"}) parts.users.insert(user);
    for (const char* item : {"i5", "i4", "i2"}) parts.items.insert(item);
    parts.interactions.user = {1, 1, 1};
    parts.interactions.item = {2, 1, 0};
    parts.interactions.time = {0, 2, 3};
    parts.time_kind = data::TimeKind::ordinal;
    const data::Dataset filtered(std::move(parts));
    auto bob = user_story(dataset, "bob");
    mark_standings(*bob, filtered, data::make_split(filtered, {.method = "leave_one_out"}));
    EXPECT_THAT(column(*history_table(*bob), "Part"), ElementsAre("◆ test", "◇ valid", "left out", "train"));
    auto ann = user_story(dataset, "ann");
    mark_standings(*ann, filtered, data::make_split(filtered, {.method = "leave_one_out"}));
    EXPECT_FALSE(ann->in_run);
    EXPECT_THAT(ann->standings, ElementsAre(0, 0, 0, 4, 0));
}

TEST(ItemStory, TellsPopularityAndTakers) {
    const auto story = item_story(test::toy_dataset(), "i4");
    ASSERT_TRUE(story);
    EXPECT_EQ(story->rank, 1);
    EXPECT_DOUBLE_EQ(story->share, 4.0 / 16);
    EXPECT_THAT(column(*takers_table(*story), "User"), ElementsAre("ann", "bob", "cem", "dee"));
    EXPECT_THAT(column(*takers_table(*story), "Position"), ElementsAre("3", "2", "1", "0"));
    EXPECT_EQ(item_story(test::toy_dataset(), "i1")->rank, 2);
    const auto cold = item_story(films(), "1");
    EXPECT_EQ(cold->title, "A Star Is Born");
    EXPECT_EQ(cold->rank, 3);
    EXPECT_EQ(cold->share, 0);
    EXPECT_THAT(cold->takers, IsEmpty());
    ASSERT_EQ(cold->facts.size(), 1u);
    EXPECT_EQ(cold->facts[0].value, "1954");
    EXPECT_FALSE(item_story(films(), "nothing"));
}

QStringList found(const QString& wanted, size_t limit = 100) {
    QStringList lines;
    for (const Found& one : search(*films(), wanted, limit))
        lines.append(one.kind + " " + one.id + " " + one.title);
    return lines;
}

TEST(Search, FindsByTitleAndIdTheBestFirst) {
    EXPECT_THAT(found("STAR"), ElementsAre("user star star", "item 2 Star Wars", "item 1 A Star Is Born"));
    EXPECT_THAT(found("7"), ElementsAre("item 7 Alien", "user 7 7"));
    EXPECT_THAT(found("  born star "), ElementsAre("item 1 A Star Is Born"));
    EXPECT_THAT(found("3"), ElementsAre("item 3 3"));
    EXPECT_THAT(found("star", 1), ElementsAre("user star star"));
    EXPECT_THAT(found(" "), IsEmpty());
    EXPECT_THAT(found("zebra"), IsEmpty());
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(search(*films(), "star", 9, stop.get_token()), Cancelled);
}

TEST(VisitedPlaces, GoBackAndForthLikeABrowser) {
    Visited visited;
    EXPECT_EQ(visited.here(), nullptr);
    visited.back();
    for (const char* id : {"a", "b", "b", "c"}) visited.go({kItemKind, "films", id});
    visited.back();
    EXPECT_EQ(visited.here()->id, "b");
    visited.back();
    EXPECT_FALSE(visited.can_back());
    visited.forward();
    EXPECT_EQ(visited.here()->id, "b");
    visited.go({kUserKind, "films", "d"});
    EXPECT_FALSE(visited.can_forward());
    visited.back();
    EXPECT_EQ(visited.here()->id, "b");
    for (int i = 0; i < 300; ++i) visited.go({kItemKind, "films", QString::number(i)});
    for (int i = 0; i < 300; ++i) visited.back();
    EXPECT_EQ(visited.here()->id, "200");
}

}  // namespace
}  // namespace armillary::views
