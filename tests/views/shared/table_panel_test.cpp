// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/tables/table_panel.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "core/base/files.h"
#include "tests/views/support.h"
#include "views/shared/theme.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;

class TablePanelTest : public testing::Test {
 protected:
    void SetUp() override {
        panel.set_content(titles(3000));
        panel.link(&selection, "item", "toy");
        panel.resize(600, 400);
        panel.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&panel));
        settle();
    }

    static TableContentPtr titles(int64_t rows) {
        auto content = std::make_shared<TableContent>();
        content->rows = rows;
        content->columns = {{"title",
                             {},
                             TableColumn::Kind::text,
                             [](int64_t row) { return QStringLiteral("Film\t%1").arg(row); }},
                            {"n",
                             {},
                             TableColumn::Kind::number,
                             [](int64_t row) { return QString::number(-row); },
                             [](int64_t row) { return static_cast<double>(-row); }}};
        content->id = [](int64_t row) { return QStringLiteral("i%1").arg(row); };
        return content;
    }
    void settle() {
        ASSERT_TRUE(wait_until([&] { return panel.settled(); }));
    }
    QStringList marked() {
        QStringList ids;
        for (const QModelIndex& row : panel.view().selectionModel()->selectedRows())
            ids << row.data(TableModel::kIdRole).toString();
        return ids;
    }
    QPoint middle_of(int row) { return panel.view().visualRect(panel.model().index(row, 0)).center(); }
    QString count() { return child<QLabel>(panel, "tableCount")->text(); }

    Selection selection;
    TablePanel panel;
};

TEST_F(TablePanelTest, ColumnsGrowWithTheInterface) {
    const QHeaderView& header = *panel.view().horizontalHeader();
    const int before = header.sectionSize(0);
    Theme::current().set_scale(1.5);
    EXPECT_EQ(header.sectionSize(0), qRound(before * 1.5));
    EXPECT_GE(header.sectionSize(0), header.sectionSizeHint(0));
    EXPECT_EQ(header.minimumSectionSize(), 96);
    Theme::current().set_scale(1);
    EXPECT_NEAR(header.sectionSize(0), before, 1);
}

TEST_F(TablePanelTest, CountsWhatTheFilterLeaves) {
    EXPECT_EQ(count(), "3,000 rows");
    QTest::keyClicks(&panel.filter(), "film 29");
    settle();
    EXPECT_EQ(count(), "159 of 3,000 rows") << "30 end in 29, 30 in 290 to 299, 100 begin with it, 2929 does both";
    panel.filter().clear();
    settle();
    EXPECT_EQ(count(), "3,000 rows");
}

TEST_F(TablePanelTest, SortsByAClickOnAHeader) {
    QHeaderView& header = *panel.view().horizontalHeader();
    const QPoint second(header.sectionViewportPosition(1) + 10, header.height() / 2);
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, second);
    settle();
    EXPECT_EQ(panel.model().source_row(0), 2999);
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, second);
    settle();
    EXPECT_EQ(panel.model().source_row(0), 0);
}

TEST_F(TablePanelTest, TellsTheSelectionWhatIsClicked) {
    QSignalSpy changed(&selection, &Selection::changed);
    QTest::mouseClick(panel.view().viewport(), Qt::LeftButton, {}, middle_of(2));
    EXPECT_EQ(selection.ids("item", "toy"), QStringList{"i2"});
    QTest::mouseClick(panel.view().viewport(), Qt::LeftButton, Qt::ControlModifier, middle_of(4));
    EXPECT_EQ(selection.ids("item", "toy"), (QStringList{"i2", "i4"}));
    EXPECT_EQ(changed.count(), 2) << "no echo";
}

TEST_F(TablePanelTest, MarksAndShowsWhatIsPickedElsewhere) {
    QSignalSpy changed(&selection, &Selection::changed);
    selection.set("item", "toy", {"i2500", "unknown"});
    settle();
    EXPECT_EQ(marked(), QStringList{"i2500"});
    EXPECT_TRUE(panel.view().viewport()->rect().contains(middle_of(2500)));
    EXPECT_EQ(changed.count(), 1) << "no echo";
    selection.set("item", "another data set", {"i1"});
    settle();
    EXPECT_EQ(marked(), QStringList{"i2500"});
    selection.clear();
    selection.set("item", "toy", {});
    settle();
    EXPECT_TRUE(marked().isEmpty());
}

TEST_F(TablePanelTest, RemembersWhatTheFilterHides) {
    selection.set("item", "toy", {"i7"});
    settle();
    panel.filter().setText("2999");
    settle();
    EXPECT_TRUE(marked().isEmpty());
    EXPECT_EQ(selection.ids("item", "toy"), QStringList{"i7"});
    panel.filter().clear();
    settle();
    EXPECT_EQ(marked(), QStringList{"i7"});
}

TEST_F(TablePanelTest, OpensARowByEnterAndByDoubleClick) {
    QSignalSpy activated(&panel, &TablePanel::activated);
    QTest::mouseClick(panel.view().viewport(), Qt::LeftButton, {}, middle_of(1));
    QTest::mouseDClick(panel.view().viewport(), Qt::LeftButton, {}, middle_of(1));
    ASSERT_EQ(activated.count(), 1);
    panel.view().setCurrentIndex(panel.model().index(3, 0));
    QTest::keyClick(&panel.view(), Qt::Key_Return);
    ASSERT_EQ(activated.count(), 2);
    EXPECT_EQ(activated[0][0].toString(), "i1");
    EXPECT_EQ(activated[1][0].toString(), "i3");
}

TEST_F(TablePanelTest, CopiesThePickedRowsWithTheHeader) {
    selection.set("item", "toy", {"i3", "i1"});
    settle();
    panel.copy();
    EXPECT_EQ(QApplication::clipboard()->text(), "title\tn\nFilm 1\t-1\nFilm 3\t-3\n");
}

TEST_F(TablePanelTest, SavesWhatIsShown) {
    const test::TemporaryDirectory folder;
    panel.filter().setText("2998");
    settle();
    panel.save(QString::fromStdString((folder.path() / "shown.csv").string()));
    settle();
    EXPECT_EQ(read_file(folder.path() / "shown.csv"), "title,n\nFilm\t2998,-2998\n");
    QSignalSpy failed(&panel, &TablePanel::failed);
    panel.save(QString::fromStdString((folder.path() / "missing" / "shown.csv").string()));
    EXPECT_TRUE(wait_until([&] { return failed.count() == 1; }));
}

TEST_F(TablePanelTest, HasRowsOfOneHeightAndNoRowNumbers) {
    EXPECT_EQ(panel.view().rowHeight(0), 28);
    EXPECT_FALSE(panel.view().verticalHeader()->isVisible());
    panel.set_content(nullptr);
    EXPECT_EQ(count(), "0 rows");
}

}  // namespace
}  // namespace armillary::views
