// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/tables/table_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFont>
#include <cmath>

#include "tests/views/support.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {
namespace {

using test::wait_until;

/// Row r: its number in the first column as text, (r * 7919) mod 1,000,003 in the second, every fifth undefined.
TableContentPtr big_table(int64_t rows) {
    auto content = std::make_shared<TableContent>();
    content->rows = rows;
    const auto number = [](int64_t row) {
        return row % 5 == 4 ? std::nan("") : static_cast<double>(row * 7919 % 1'000'003);
    };
    content->columns = {
        {"id", "The raw id", TableColumn::Kind::text, [](int64_t row) { return QString::number(row); }},
        {"n", {}, TableColumn::Kind::number, [number](int64_t row) { return figure(number(row)); }, number}};
    content->id = [](int64_t row) { return QStringLiteral("r%1").arg(row); };
    return content;
}

TEST(TableModel, KeepsTheRulesOfItemModelsWhileItIsArrangedAndReplaced) {
    TableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int64_t rows : {0, 1, 100, 5000}) {
        model.set_content(big_table(rows));
        const QPersistentModelIndex kept = model.index(0, 0);
        const QString text = kept.data().toString();
        model.sort(1, Qt::DescendingOrder);
        ASSERT_TRUE(wait_until([&] { return !model.busy(); }));
        if (kept.isValid()) EXPECT_EQ(kept.data().toString(), text) << "an index stays with its row";
        model.set_filter("1");
        ASSERT_TRUE(wait_until([&] { return !model.busy(); }));
        model.set_filter("no such thing");
        ASSERT_TRUE(wait_until([&] { return !model.busy(); }));
        EXPECT_EQ(model.rowCount(), 0);
        model.set_filter({});
        model.sort(-1, Qt::AscendingOrder);
        ASSERT_TRUE(wait_until([&] { return !model.busy(); }));
        EXPECT_EQ(model.rowCount(), rows);
    }
    model.set_content(nullptr);
    EXPECT_EQ(model.columnCount(), 0);
}

TEST(TableModel, SortsAMillionRowsElsewhere) {
    TableModel model;
    model.set_content(big_table(1'000'000));
    QElapsedTimer timer;
    timer.start();
    model.sort(1, Qt::AscendingOrder);
    EXPECT_TRUE(model.busy());
    EXPECT_LT(timer.elapsed(), 500);
    EXPECT_EQ(model.source_row(0), 0) << "the rows stay until the new order is there";
    ASSERT_TRUE(wait_until([&] { return !model.busy(); }, 60'000));
    double last = -1;
    for (int row = 0; row < 800'000; row += 1000) {
        const double value = model.index(row, 1).data(TableModel::kNumberRole).toDouble();
        ASSERT_LT(last, value);
        last = value;
    }
    EXPECT_TRUE(std::isnan(model.index(800'000, 1).data(TableModel::kNumberRole).toDouble()));
}

TEST(TableModel, TheLastWishWins) {
    TableModel model;
    model.set_content(big_table(100'000));
    model.sort(1, Qt::AscendingOrder);
    model.set_filter("77");
    model.set_filter("99999");
    ASSERT_TRUE(wait_until([&] { return !model.busy(); }));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.index(0, 0).data(TableModel::kIdRole).toString(), "r99999");
    EXPECT_EQ(model.find_id("r99999"), 0);
    EXPECT_EQ(model.find_id("r1"), -1);
}

TEST(TableModel, KeepsTheFilterAndForTheSameColumnsTheOrder) {
    TableModel model;
    model.set_content(big_table(20));
    model.sort(1, Qt::DescendingOrder);
    model.set_filter("1");
    model.set_content(big_table(40));
    EXPECT_EQ(model.order(), (TableOrder{1, true, "1"}));
    EXPECT_EQ(model.rowCount(), 13);  // 1, 10 to 19, 21, 31
    auto other = std::make_shared<TableContent>(*big_table(5));
    other->columns.pop_back();
    model.set_content(other);
    EXPECT_EQ(model.order(), (TableOrder{.filter = "1"})) << "the filter line still shows it";
    EXPECT_EQ(model.rowCount(), 1);
}

TEST(TableModel, DressesCellsByKind) {
    TableModel model;
    model.set_content(big_table(10));
    const QModelIndex number = model.index(3, 1), undefined = model.index(4, 1), text = model.index(4, 0);
    EXPECT_TRUE(number.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    EXPECT_TRUE(text.data(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
    EXPECT_EQ(undefined.data().toString(), kUndefined);
    EXPECT_EQ(undefined.data(Qt::ForegroundRole).value<QColor>(), Theme::current().color(Token::muted));
    EXPECT_FALSE(number.data(Qt::ForegroundRole).isValid());
    EXPECT_EQ(text.data(Qt::ToolTipRole).toString(), "4");
    EXPECT_EQ(model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(), "The raw id");
    EXPECT_EQ(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), "n");
}

}  // namespace
}  // namespace armillary::views
