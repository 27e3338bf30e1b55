// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <cmath>

#include "tests/views/attention/chain_fixture.h"
#include "views/attention/attention_curves.h"
#include "views/attention/history_edit.h"
#include "views/attention/history_model.h"
#include "views/attention/map_heat.h"
#include "views/attention/user_directory.h"
#include "views/shared/figure_names.h"

namespace armillary::views {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

jobs::History of_items(std::vector<int32_t> items) {
    jobs::History history{std::move(items)};
    for (size_t at = 0; at < history.items.size(); ++at) history.times.push_back(static_cast<int64_t>(10 * at));
    return history;
}

MapChoice head(int layer, int number) {
    return {MapChoice::Kind::head, layer, number};
}

TEST(MapChoice, ComesBackFromItsKey) {
    for (const MapChoice& choice : choices_of(2, 3)) EXPECT_EQ(MapChoice::from_key(choice.key()), choice);
    EXPECT_EQ(choices_of(2, 3).size(), 9u);  // rollout, two means, six heads
    EXPECT_EQ(choices_of(2, 1).size(), 3u);  // one head is its own mean
    EXPECT_EQ(MapChoice::from_key("nonsense"), MapChoice());
}

TEST(MapChoice, IsTakenToWhatTheModelHas) {
    const jobs::AttentionMaps maps = test::fake_attention(of_items({0, 1}), 0.5F);
    EXPECT_EQ(within(head(7, 7), maps), head(1, 1));
}

TEST(MapValues, AreTheHeadsAndTheirMeanAndStopAtTheDiagonal) {
    const jobs::AttentionMaps maps = test::fake_attention(of_items({0, 1, 2}), 0.5F);
    const auto at = [&](const MapChoice& choice, size_t query, size_t key) {
        return map_values(maps, choice)[query * 3 + key];
    };
    EXPECT_FLOAT_EQ(at(head(0, 0), 2, 2), 1);
    EXPECT_FLOAT_EQ(at(head(0, 1), 2, 0), 1.0F / 3);
    EXPECT_FLOAT_EQ(at({}, 2, 2), (1 + 1.0F / 3) / 2);
    EXPECT_FLOAT_EQ(at(head(1, 0), 2, 0), 1);
    EXPECT_TRUE(std::isnan(at({}, 0, 2)));
    // Rollout: layer 0 is A = diagonal and uniform, layer 1 is B = oldest and the head that halves. Of the last
    // row the parts go by (I + B)/2 (I + A)/2.
    const double a[3][3] = {{1, 0, 0}, {0.25, 0.75, 0}, {1.0 / 6, 1.0 / 6, 2.0 / 3}};
    const double last[3] = {(1 + 0.25) / 2, 0.25 / 2, 0.5 / 2};
    std::vector<double> rollout(3);
    for (size_t from = 0; from < 3; ++from)
        for (size_t key = 0; key < 3; ++key)
            rollout[key] += ((from == 2) + last[from]) / 2 * ((from == key) + a[from][key]) / 2;
    EXPECT_THAT(last_shares(maps, {MapChoice::Kind::rollout}), Pointwise(DoubleNear(1e-6), rollout));
}

TEST(LastShares, OfWeightsThatAreNotNormalisedAddUpToOne) {
    jobs::AttentionMaps maps;
    maps.layers = maps.heads = 1;
    maps.tokens = 3;
    maps.item_of_token = {0, 1, 2};
    maps.normalised = false;
    maps.weights = {1, 0, 0, 2, 1, 0, -0.1F, 0.4F, 0.5F};
    EXPECT_THAT(last_shares(maps, head(0, 0)), Pointwise(DoubleNear(1e-6), {0.1, 0.4, 0.5}));
}

TEST(WeightRange, IsSetByTheNewerHalfOfTheQueries) {
    const jobs::AttentionMaps maps = test::fake_attention(of_items({0, 1, 2, 3}), 0.4F);
    WeightRange range;
    range.include(maps, head(1, 1));  // the oldest query gives itself all, the newer ones at most 0.4
    EXPECT_FLOAT_EQ(range.low, 0);
    EXPECT_FLOAT_EQ(range.high, 0.4F);
}

TEST(HistoryEdit, RemovesAndMovesAndKeepsTimesInOrder) {
    HistoryEdit edit(4);
    EXPECT_FALSE(edit.changed());
    EXPECT_EQ(edit.move(3, -2), 1);  // 0 3 1 2
    EXPECT_THAT(edit.order(), ElementsAre(0, 3, 1, 2));
    EXPECT_EQ(edit.moved(), 3);
    edit.toggle(0);
    EXPECT_TRUE(edit.is_removed(0));
    const jobs::History changed = edit.apply(of_items({5, 6, 7, 8}));
    EXPECT_THAT(changed.items, ElementsAre(8, 6, 7));
    EXPECT_THAT(changed.times, ElementsAre(10, 20, 30));
    edit.toggle(0);
    EXPECT_EQ(edit.move(1, 99), 3);
    EXPECT_FALSE(edit.changed());
}

TEST(FigureNames, NameLayersAndHeads) {
    EXPECT_EQ(figure_words("attention_entropy[1]"), "Entropy of attention, layer 1");
    EXPECT_EQ(figure_words("attention_distance[0,3]"), "Distance that attention looks back, layer 0, head 3");
}

AttentionReadingPtr reading_with_series() {
    auto reading = std::make_shared<AttentionReading>();
    reading->run.id = "r1";
    reading->epochs = {1, 2};
    reading->epoch = 2;
    for (const char* name : {"attention_entropy[0]", "attention_entropy[0,0]", "attention_entropy[0,1]",
                             "attention_entropy[1]", "attention_distance[0]"})
        reading->series[name] = {{1, 3, 0.5}, {2, 6, 0.25}};
    return reading;
}

TEST(Curves, HaveALineForEachLayerAndPalerOnesForHeads) {
    const AttentionReadings runs{reading_with_series()};
    EXPECT_EQ(attention_stems(runs), (QStringList{"attention_entropy", "attention_distance"}));
    const ChartContent chart = attention_curve(runs, "attention_entropy");
    ASSERT_EQ(chart.series.size(), 4u);
    EXPECT_TRUE(chart.series[0].soft);
    EXPECT_EQ(chart.series[0].name, "layer 0, head 0");
    EXPECT_FALSE(chart.series[3].soft);
    EXPECT_THAT(chart.series[3].y, ElementsAre(0.5, 0.25));
    EXPECT_EQ(chart.events.at(0).x, 2);
    EXPECT_EQ(chart.y.minimum, 0);
}

TEST(Curves, OfRunsWithoutFiguresSaySo) {
    EXPECT_FALSE(attention_curve({std::make_shared<AttentionReading>()}, {}).has_data());
    EXPECT_TRUE(attention_curve({std::make_shared<AttentionReading>()}, {}).empty.contains("No figures"));
}

UserDirectoryPtr directory() {
    auto directory = std::make_shared<UserDirectory>();
    directory->run = std::make_shared<AttentionReading>();
    directory->dataset = test::chain();
    directory->lengths = {6, 5, 4};
    directory->metric = "ndcg@10";
    directory->outcomes = {0, 0.5, NAN};
    directory->recorded = {1, 0, 0};
    return directory;
}

TEST(UserTable, IsFilteredByOutcomeAndRecord) {
    const auto ids = [](UserFilter filter) {
        const TableContentPtr table = user_table(directory(), filter);
        QStringList ids;
        for (int64_t row = 0; row < table->rows; ++row) ids.push_back(table->id(row));
        return ids;
    };
    EXPECT_EQ(ids(UserFilter::all), (QStringList{"ann", "bob", "cem"}));
    EXPECT_EQ(ids(UserFilter::recorded), QStringList{"ann"});
    EXPECT_EQ(ids(UserFilter::found), QStringList{"bob"});
    EXPECT_EQ(ids(UserFilter::missed), QStringList{"ann"});  // undefined is neither
}

TEST(UserTable, HasLengthOutcomeAndAttributes) {
    const TableContentPtr table = user_table(directory(), UserFilter::all);
    QStringList titles, cells;
    for (const TableColumn& column : table->columns) {
        titles.push_back(column.title);
        cells.push_back(column.text(1));
    }
    EXPECT_EQ(titles, (QStringList{"User", "History", "ndcg@10", "Maps", "gender"}));
    EXPECT_EQ(cells, (QStringList{"bob", "5", "0.5000", "", "M"}));
    EXPECT_TRUE(std::isnan(table->columns[2].number(2)));
}

}  // namespace
}  // namespace armillary::views
