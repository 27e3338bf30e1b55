// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/entity_table.h"

#include <gmock/gmock.h>

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "tests/views/support.h"
#include "views/data/entity_panel.h"
#include "views/shared/words.h"

namespace armillary::views {
namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

data::DatasetPtr rated() {
    data::DatasetParts parts;
    parts.name = "rated";
    const auto add = [&](const char* user, const char* item, float value) {
        parts.interactions.user.push_back(parts.users.insert(user));
        parts.interactions.item.push_back(parts.items.insert(item));
        parts.interactions.value.push_back(value);
    };
    add("a", "x", 5);
    add("a", "y", 2);
    add("b", "x", kNone);
    parts.item_table.rows = 2;
    parts.item_table.columns = {
        data::make_attribute("name", data::AttributeType::text, {"Ex", ""}),
        data::make_attribute("genres", data::AttributeType::multi_categorical, {"sad|old", "new"}, '|'),
        data::make_attribute("price", data::AttributeType::numeric, {"1.5", ""})};
    parts.item_table.title_column = "name";
    return std::make_shared<const data::Dataset>(std::move(parts));
}

TEST(EntityTable, CountsInteractionsAndAveragesTheValuesThatAreThere) {
    const auto users = entity_table(rated(), EntityKind::users);
    ASSERT_EQ(users->rows, 2);
    ASSERT_EQ(users->columns.size(), 3u);
    EXPECT_EQ(users->id(0), "a");
    EXPECT_EQ(users->columns[1].number(0), 2);
    EXPECT_EQ(users->columns[2].number(0), 3.5);
    EXPECT_TRUE(std::isnan(users->columns[2].number(1)));
    EXPECT_EQ(users->columns[2].text(1), kUndefined);
}

TEST(EntityTable, HasTheTitleBeforeTheFiguresAndEveryAttributeBehind) {
    const auto items = entity_table(rated(), EntityKind::items);
    QStringList titles;
    for (const TableColumn& column : items->columns) titles << column.title;
    EXPECT_EQ(titles, (QStringList{"Item", "Title", "Interactions", "Mean value", "genres", "price"}));
    EXPECT_EQ(items->columns[1].text(0), "Ex");
    EXPECT_EQ(items->columns[4].text(0), "sad, old");
    EXPECT_EQ(items->columns[5].number(0), 1.5);
    EXPECT_EQ(items->columns[5].text(1), kUndefined);
}

TEST(EntityTable, OutlivesTheDataSetThatItWasMadeFrom) {
    auto dataset = rated();
    const auto items = entity_table(dataset, EntityKind::items);
    dataset.reset();
    EXPECT_EQ(items->columns[4].text(1), "new");
}

TEST(EntityTable, StopsWhenItIsAsked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(entity_table(rated(), EntityKind::users, stop.get_token()), Cancelled);
}

TEST(EntityTable, UnderTheSharedModelIsASoundModel) {
    TableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.set_content(entity_table(rated(), EntityKind::items));
    ASSERT_TRUE(test::wait_until([&] { return !model.busy(); }));
    EXPECT_EQ(model.rowCount(), 2);
    model.sort(2, Qt::AscendingOrder);
    ASSERT_TRUE(test::wait_until([&] { return !model.busy(); }));
    EXPECT_EQ(model.index(0, 0).data().toString(), "y");
}

TEST(EntityPanel, SaysWhyThereAreNoRows) {
    EntityPanel panel("user", "users");
    data::DatasetParts parts;
    parts.name = "catalogue";
    parts.items.insert("x");
    panel.show_table(entity_table(std::make_shared<const data::Dataset>(std::move(parts)), EntityKind::users),
                     "none here");
    EXPECT_NE(panel.currentWidget(), &panel.table());
}

data::DatasetPtr million_users() {
    constexpr int32_t kUsers = 1'000'000;
    data::DatasetParts parts;
    parts.name = "million";
    parts.items.insert("i");
    for (int32_t user = 0; user < kUsers; ++user) parts.users.insert("user" + std::to_string(user));
    for (int32_t user = 0; user < kUsers; ++user)
        for (int32_t again = 0; again <= (user == 777'777 ? 9 : user % 2); ++again) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(0);
        }
    return std::make_shared<const data::Dataset>(std::move(parts));
}

TEST(EntityPanel, StaysFluidWithAMillionUsers) {
    EntityPanel panel("user", "users");
    panel.resize(900, 600);
    panel.show();
    const TableContentPtr content = entity_table(million_users(), EntityKind::users);
    QElapsedTimer since;
    qint64 longest = 0;
    QTimer ticks;
    QObject::connect(&ticks, &QTimer::timeout, [&] { longest = std::max(longest, since.restart()); });
    ticks.start(5);
    since.start();
    const auto wait = [&] { ASSERT_TRUE(test::wait_until([&] { return panel.table().settled(); }, 60'000)); };
    panel.show_table(content, {});
    wait();
    panel.table().view().sortByColumn(1, Qt::DescendingOrder);
    wait();
    EXPECT_EQ(panel.table().model().index(0, 0).data().toString(), "user777777");
    panel.table().filter().setText("user99999");
    ASSERT_TRUE(test::wait_until(
        [&] { return panel.table().settled() && panel.table().model().shown().size() < 1'000'000; }, 60'000));
    EXPECT_EQ(panel.table().model().shown().size(), 11u);  // user99999 and user999990 … user999999
    EXPECT_LT(longest, 500) << "milliseconds without an event";
}

}  // namespace
}  // namespace armillary::views
