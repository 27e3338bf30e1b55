// SPDX-License-Identifier: GPL-3.0-or-later
// What is picked on one page is picked on all of them.
#include <gtest/gtest.h>

#include <QTableView>
#include <QTest>
#include <set>

#include "app/window/pages.h"
#include "tests/views/attention/chain_fixture.h"
#include "views/attention/history_strip.h"
#include "views/codebook/codebook_reading.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/cloud/cloud_view.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;

constexpr int32_t kItems = 40;  ///< of which the fake tokenizer gives each of its four codes to ten
constexpr int kLastEpoch = 4;

std::vector<descriptor::ModelDescriptor> toys_that_show_all() {
    auto models = test::toys_with_attention();
    models.back().capabilities.push_back("embeddings");
    return models;
}

data::Dataset chain_with_vectors() {
    data::DatasetParts parts = test::chain(kItems)->parts();
    data::FeatureMatrix vectors;
    vectors.modality = "text";
    vectors.rows = kItems;
    vectors.dim = 1;
    for (int32_t item = 0; item < kItems; ++item) vectors.values.push_back(static_cast<float>(item));
    vectors.present.assign(kItems, 1);
    parts.item_features.push_back(vectors);
    return data::Dataset(std::move(parts));
}

std::set<std::string> names(const QStringList& ids) {
    std::set<std::string> set;
    for (const QString& id : ids) set.insert(plain(id));
    return set;
}

class OneSelection : public testing::Test {
 protected:
    void SetUp() override {
        on_disk.add_dataset(chain_with_vectors());
        tokenizer = text(on_disk.add_run("chain", "toy_tokenizer"));
        recommender = text(on_disk.add_run("chain", "toy_attention"));
    }

    /// The page of this id with the run that it is about.
    Page& open(const char* id, const QString& run) {
        bench.set_active_run(run);
        for (const PageEntry& entry : app::pages())
            if (entry.id == id) pages.emplace_back(entry.make(bench));
        Page& page = *pages.back();
        page.resize(1280, 800);
        page.show();
        page.request_refresh();
        EXPECT_TRUE(wait_until([&] { return page.settled(); }, 30'000)) << id;
        return page;
    }
    /// Picks the ten items of a code in the inspector, by the keyboard.
    void pick_ten(int code) {
        Page& page = open("codebook", tokenizer);
        bench.selection().set("code", code_space(tokenizer, kLastEpoch), {QString("0:%1").arg(code)});
        auto* items = child<TablePanel>(page, "codebook.item_list");
        ASSERT_TRUE(wait_until([&] { return page.settled() && items->model().rowCount() == 10; }, 30'000));
        page.focus_panel("inspector");
        items->view().setFocus();
        QTest::keyClick(&items->view(), Qt::Key_A, Qt::ControlModifier);
        ASSERT_TRUE(wait_until([&] { return bench.selection().ids("item", "chain").size() == 10; }));
    }
    std::set<std::string> picked() { return names(bench.selection().ids("item", "chain")); }

    test::TestBench on_disk{toys_that_show_all()};
    Workbench& bench = on_disk.bench();
    QString tokenizer, recommender;
    std::vector<std::unique_ptr<Page>> pages;
};

/// The fake engine embeds items alone, so that points are items in their order.
std::set<std::string> marked_on_the_sphere(Page& page) {
    std::set<std::string> ids;
    for (size_t point : child<CloudView>(page, "hypersphere.cloud")->picked_points())
        ids.insert("c" + std::to_string(point));
    return ids;
}

/// All items of the strip, or those that are marked.
std::set<std::string> in_the_strip(Page& page, bool all) {
    HistoryModel& history = child<HistoryStrip>(page, "attention.history")->history();
    std::set<std::string> ids;
    for (int place = 0; place < history.rowCount(); ++place) {
        const QModelIndex item = history.index(place);
        if (all || item.data(HistoryModel::kPickedRole).toBool())
            ids.insert(plain(item.data(HistoryModel::kIdRole).toString()));
    }
    return ids;
}

std::set<std::string> marked_in_the_exposure_chart(Page& page) {
    for (const ChartSeries& series : child<ChartView>(page, "fairness.exposure_chart")->content().series)
        if (series.mark == Mark::points && !series.ids.empty()) return names(series.ids);
    return {};
}

std::set<std::string> marked_in_the_table(Page& page) {
    std::set<std::string> ids;
    for (TablePanel* table : page.findChildren<TablePanel*>()) {
        if (table->model().rowCount() != kItems) continue;
        for (const QModelIndex& row : table->view().selectionModel()->selectedRows())
            ids.insert(plain(row.data(TableModel::kIdRole).toString()));
    }
    return ids;
}

TEST_F(OneSelection, TenItemsOfACodeAreSeenOnEveryPageBackAndForward) {
    pick_ten(1);
    const std::set<std::string> first = picked();
    ASSERT_EQ(first.size(), 10u);
    Page& sphere = open("hypersphere", recommender);
    Page& attention = open("attention", recommender);
    Page& fairness = open("fairness", recommender);
    fairness.focus_panel("exposure");
    Page& data = open("data", recommender);
    data.focus_panel("items");
    const auto marked_everywhere = [&](const std::set<std::string>& ids) {
        std::set<std::string> in_history;
        for (const std::string& id : in_the_strip(attention, true))
            if (ids.contains(id)) in_history.insert(id);
        EXPECT_TRUE(wait_until([&] { return marked_on_the_sphere(sphere) == ids; }));
        EXPECT_TRUE(wait_until([&] { return in_the_strip(attention, false) == in_history; }));
        EXPECT_TRUE(wait_until([&] { return marked_in_the_exposure_chart(fairness) == ids; }));
        EXPECT_TRUE(wait_until([&] { return marked_in_the_table(data) == ids; }));
        return in_history.size();
    };
    EXPECT_GT(marked_everywhere(first), 0u) << "a history of five items in a row holds some of each code";

    bench.selection().set("item", "chain", {"c3", "c4"});
    EXPECT_EQ(marked_everywhere({"c3", "c4"}), 2u);
    bench.selection().go_back();
    EXPECT_EQ(picked(), first);
    EXPECT_GT(marked_everywhere(first), 0u);
    bench.selection().go_forward();
    EXPECT_EQ(marked_everywhere({"c3", "c4"}), 2u);
}

}  // namespace
}  // namespace armillary::views
