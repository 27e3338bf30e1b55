// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_view.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/views/support.h"
#include "views/shared/charts/chart_canvas.h"

namespace armillary::views {
namespace {

using test::child;
using test::wait_until;

ChartContent two_runs() {
    ChartContent content{"Validation loss", "toy, 3 epochs"};
    content.x.title = "epoch";
    content.x.whole_numbers = true;
    content.y.title = "loss";
    for (int run = 0; run < 2; ++run) {
        ChartSeries series{QStringLiteral("run %1").arg(run)};
        series.color = run == 0 ? Token::run_a : Token::run_b;
        series.x = {1, 2, 3};
        series.y = {3.0 - run, 2.0 - run, 1.0 - run};
        series.ids = {"a", "b", "c"};
        content.series.push_back(series);
    }
    return content;
}

class ChartViewTest : public testing::Test {
 protected:
    void SetUp() override {
        view.resize(640, 400);
        view.set_content(two_runs());
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
        canvas = child<ChartCanvas>(view, "chartCanvas");
        ASSERT_TRUE(canvas);
    }

    /// As `draw` leaves it: how often a colour is in the picture.
    int pixels_of(const QColor& color) {
        const QImage picture = view.grab().toImage();
        int count = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) count += picture.pixelColor(x, y) == color;
        return count;
    }
    std::filesystem::path save(const char* name) {
        view.save(QString::fromStdString((folder.path() / name).string()), {640, 400});
        return folder.path() / name;
    }
    /// Where the layout of this size puts a value.
    QPoint place(size_t series, size_t index) {
        const ChartLayout layout = lay_out(view.content(), canvas->size(), Theme::current().px(64));
        return layout.at(layout.series[series], index).toPoint();
    }

    test::TemporaryDirectory folder;
    ChartView view;
    ChartCanvas* canvas = nullptr;
};

int count_of(const std::string& text, const std::string& part) {
    int count = 0;
    for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TEST_F(ChartViewTest, DrawsSeriesInTheColoursOfTheTheme) {
    EXPECT_GT(pixels_of(Theme::current().color(Token::run_a)), 100);
    EXPECT_GT(pixels_of(Theme::current().color(Token::run_b)), 100);
    const ThemeChoice before = Theme::current().choice();
    Theme::current().choose(ThemeChoice::dark);
    EXPECT_GT(pixels_of(Theme::current().color(Token::run_a)), 100);
    EXPECT_GT(pixels_of(Theme::current().color(Token::panel)), 100'000);
    Theme::current().choose(before);
}

TEST_F(ChartViewTest, SaysTheValueUnderThePointer) {
    QTest::mouseMove(canvas, place(0, 1));
    ASSERT_TRUE(wait_until([&] { return canvas->reading() != nullptr; }));
    EXPECT_EQ(canvas->reading()->head, "epoch: 2");
    EXPECT_EQ(canvas->accessibleDescription(), "epoch: 2, run 0 2, run 1 1");
}

TEST_F(ChartViewTest, IsReadWithTheArrowKeys) {
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Right);
    EXPECT_EQ(canvas->accessibleDescription(), "epoch: 1, run 0 3, run 1 2");
    QTest::keyClick(canvas, Qt::Key_Right);
    QTest::keyClick(canvas, Qt::Key_Right);
    QTest::keyClick(canvas, Qt::Key_Right);
    EXPECT_EQ(canvas->reading()->head, "epoch: 3") << "it stops at the last";
    QTest::keyClick(canvas, Qt::Key_Left);
    EXPECT_EQ(canvas->reading()->head, "epoch: 2");
    QTest::keyClick(canvas, Qt::Key_Home);
    EXPECT_EQ(canvas->reading()->head, "epoch: 1");
    QSignalSpy picked(&view, &ChartView::picked);
    QTest::keyClick(canvas, Qt::Key_Return);
    ASSERT_EQ(picked.count(), 1);
    EXPECT_EQ(picked[0][1].toString(), "a");
    QTest::keyClick(canvas, Qt::Key_Escape);
    EXPECT_EQ(canvas->reading(), nullptr);
}

TEST_F(ChartViewTest, KeepsTheReadingWhileValuesArrive) {
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_End);
    ChartContent more = two_runs();
    more.series[0].y[2] = 0.5;
    view.set_content(more);
    view.grab();
    ASSERT_TRUE(canvas->reading());
    EXPECT_EQ(canvas->accessibleDescription(), "epoch: 3, run 0 0.5000, run 1 0");
}

TEST_F(ChartViewTest, TellsWhatIsClicked) {
    QSignalSpy picked(&view, &ChartView::picked);
    QTest::mouseClick(canvas, Qt::LeftButton, {}, place(1, 2));
    ASSERT_EQ(picked.count(), 1);
    EXPECT_EQ(picked[0][0].toString(), "run 1");
    EXPECT_EQ(picked[0][1].toString(), "c");
}

TEST_F(ChartViewTest, TurnsIntoATableAndBack) {
    canvas->setFocus();
    auto* turn = child<QToolButton>(view, "chartTurn");
    ASSERT_TRUE(wait_until([&] { return turn->isVisible(); })) << "tools are seen with the keyboard";
    QTest::mouseClick(turn, Qt::LeftButton);
    EXPECT_TRUE(view.shows_table());
    auto* table = child<QTableView>(view, "chartTable");
    ASSERT_TRUE(wait_until([&] { return table->model()->rowCount() == 3; }));
    EXPECT_EQ(table->model()->index(1, 1).data().toString(), "2");
    ChartContent shares = two_runs();
    shares.x.title.clear();
    shares.y.percent = true;
    view.set_content(shares);
    ASSERT_TRUE(wait_until([&] { return table->model()->index(1, 1).data().toString() == "200.0 %"; }));
    EXPECT_EQ(table->model()->index(1, 0).data().toString(), "2");
    QTest::mouseClick(turn, Qt::LeftButton);
    EXPECT_FALSE(view.shows_table());
    EXPECT_TRUE(canvas->isVisible());
}

TEST_F(ChartViewTest, HorizontalBarsAreReadDownwardsAndNamedInFullInTheTable) {
    const QString endless = QString("endless ").repeated(50).trimmed();
    ChartContent content{"Items by brand"};
    content.horizontal_bars = true;
    content.x = {"brand", Scale::categories, {"HP", endless}};
    content.series = {{"of items", Mark::bars, Token::run_a, {0, 1}, {3, 1}, {}, {2.5, std::nan("")}, {3.5, 2}}};
    view.set_content(content);
    QTest::keyClick(canvas, Qt::Key_Down);
    QTest::keyClick(canvas, Qt::Key_Up);
    EXPECT_EQ(canvas->accessibleDescription(), "HP, of items 3 (2.500 to 3.500)");
    QTest::keyClick(canvas, Qt::Key_Down);
    EXPECT_TRUE(canvas->accessibleDescription().startsWith(endless));
    EXPECT_GT(pixels_of(Theme::current().color(Token::run_a)), 1000);
    view.copy_table();
    EXPECT_TRUE(QApplication::clipboard()->text().contains('\n' + endless + '\t'));
    const int low = view.sizeHint().height();
    for (int i = 0; i < 30; ++i) content.x.categories << QString::number(i);
    view.set_content(content);
    EXPECT_GT(view.sizeHint().height(), low + 200) << "a line for every name";
}

TEST_F(ChartViewTest, SavesSvgWithTextAndLines) {
    const std::string svg = read_file(save("chart.svg"));
    for (const char* text : {"Validation loss", "toy, 3 epochs", "run 0", "run 1", ">epoch<", ">loss<"})
        EXPECT_NE(svg.find(text), std::string::npos) << text;
    const std::string ink = Theme::current().color(Token::run_b).name().toStdString();
    EXPECT_GE(count_of(svg, "stroke=\"" + ink), 1);
    EXPECT_EQ(count_of(svg, "<image"), 0) << "nothing is a picture";
    EXPECT_TRUE(QSvgRenderer(QByteArray::fromStdString(svg)).isValid());
}

TEST_F(ChartViewTest, SavesEveryPointOfAScatter) {
    ChartContent content{"Points"};
    ChartSeries series{"items"};
    series.mark = Mark::points;
    for (int i = 0; i < 250; ++i) {
        series.x.push_back(i);
        series.y.push_back(i % 17);
    }
    content.series = {series};
    view.set_content(content);
    const std::string svg = read_file(save("points.svg"));
    EXPECT_EQ(count_of(svg, "<circle") + count_of(svg, "<ellipse"), 250);
}

TEST_F(ChartViewTest, SavesPngAtTwiceTheSizeAndPdfAsDrawing) {
    const QImage png(QString::fromStdString(save("chart.png").string()));
    EXPECT_EQ(png.size(), QSize(1280, 800));
    const std::string pdf = read_file(save("chart.pdf"));
    EXPECT_TRUE(pdf.starts_with("%PDF"));
    EXPECT_EQ(count_of(pdf, "/Subtype /Image"), 0);
    EXPECT_GE(count_of(pdf, "/Type /Font"), 1);
    EXPECT_GE(count_of(pdf, "480"), 1) << "640 pixels are 480 points";
}

TEST_F(ChartViewTest, SavesItsDataAsCsv) {
    EXPECT_EQ(read_file(save("chart.csv")), "epoch,run 0,run 1\n1,3,2\n2,2,1\n3,1,0\n");
    view.copy_table();
    EXPECT_EQ(QApplication::clipboard()->text(), "epoch\trun 0\trun 1\n1\t3\t2\n2\t2\t1\n3\t1\t0\n");
    view.copy_picture();
    EXPECT_EQ(QApplication::clipboard()->image().size(), QSize(1280, 800));
}

TEST_F(ChartViewTest, RefusesWhatItCannotWrite) {
    EXPECT_THROW(save("chart.gif"), UsageError);
    EXPECT_THROW(view.save(QString::fromStdString((folder.path() / "missing/chart.svg").string())), Error);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(ChartViewTest, ShowsTheEmptySentence) {
    ChartContent content{"Loss"};
    content.empty = "Train a model to see its loss";
    view.set_content(content);
    EXPECT_NE(read_file(save("empty.svg")).find("Train a model to see its loss"), std::string::npos);
    EXPECT_EQ(canvas->accessibleDescription(), "Train a model to see its loss");
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Right);
    QTest::mouseClick(canvas, Qt::LeftButton, {}, {300, 200});
    EXPECT_EQ(canvas->reading(), nullptr);
}

TEST_F(ChartViewTest, DrawsAMillionPointsInTime) {
    for (Mark mark : {Mark::line, Mark::points, Mark::steps}) {
        ChartContent content{"Many"};
        ChartSeries series{"many"};
        series.mark = mark;
        for (int i = 0; i < 1'000'000; ++i) {
            series.x.push_back(i);
            series.y.push_back(std::sin(i * 1e-4));
        }
        content.series = {series};
        QElapsedTimer timer;
        timer.start();
        view.set_content(std::move(content));
        view.grab();
        EXPECT_LT(timer.elapsed(), 5000);
        const std::string svg = read_file(save("many.svg"));
        EXPECT_EQ(svg.find("3,000 of 1,000,000 points") != std::string::npos, mark == Mark::points);
    }
}

TEST_F(ChartViewTest, DrawsEveryKindOfMarkWithHardValues) {
    for (Mark mark : {Mark::line, Mark::steps, Mark::area, Mark::bars, Mark::points})
        for (Scale scale : {Scale::linear, Scale::log, Scale::time, Scale::categories}) {
            ChartContent content = two_runs();
            content.x.scale = scale;
            content.x.categories = {QString("a very long name ").repeated(20), "b", "c", "d"};
            for (ChartSeries& series : content.series) {
                series.mark = mark;
                series.y = {std::nan(""), 1, HUGE_VAL};
                series.low = {0, -1, 0};
                series.high = {1, std::nan(""), 1};
            }
            view.set_content(content);
            EXPECT_FALSE(view.grab().isNull());
            QTest::keyClick(canvas, Qt::Key_End);
        }
}

}  // namespace
}  // namespace armillary::views
