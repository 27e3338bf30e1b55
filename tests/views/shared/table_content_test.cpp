// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/tables/table_content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <thread>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/support.h"
#include "views/shared/words.h"

namespace armillary::views {
namespace {

using testing::ElementsAre;

const double kNan = std::nan("");

TableColumn words(const QString& title, QStringList cells) {
    return {title, {}, TableColumn::Kind::text, [cells](int64_t row) { return cells[row]; }};
}

TableColumn numbers(const QString& title, std::vector<double> cells) {
    return {title,
            {},
            TableColumn::Kind::number,
            [cells](int64_t row) { return figure(cells[static_cast<size_t>(row)]); },
            [cells](int64_t row) { return cells[static_cast<size_t>(row)]; }};
}

TEST(Arrange, LeavesRowsAsTheyComeWithoutAnOrder) {
    EXPECT_THAT(arrange({3, {words("w", {"b", "a", "c"})}}, {}, {}), ElementsAre(0, 1, 2));
    EXPECT_TRUE(arrange({}, {}, {}).empty());
}

TEST(Arrange, SortsNumbersWithTheUndefinedLastBothWays) {
    const TableContent content{5, {numbers("n", {2, kNan, -1, 2, 10})}};
    EXPECT_THAT(arrange(content, {0, false}, {}), ElementsAre(2, 0, 3, 4, 1));
    EXPECT_THAT(arrange(content, {0, true}, {}), ElementsAre(4, 0, 3, 2, 1));
}

TEST(Arrange, SortsTextsByNumberThenByWordWhateverTheCase) {
    const TableContent content{6, {words("w", {"b", "10", "A", "9", "", "B"})}};
    EXPECT_THAT(arrange(content, {0, false}, {}), ElementsAre(3, 1, 2, 0, 5, 4));
    EXPECT_THAT(arrange(content, {0, true}, {}), ElementsAre(0, 5, 2, 1, 3, 4));
}

TEST(Arrange, ShowsRowsWithEveryWordSomewhere) {
    const TableContent content{3,
                               {words("title", {"Star Wars", "Star Trek", "The Wars"}),
                                words("genre", {"action", "ACTION drama", "drama"}), numbers("year", {1, 2, 3})}};
    EXPECT_THAT(arrange(content, {-1, false, "star  ACTION"}, {}), ElementsAre(0, 1));
    EXPECT_THAT(arrange(content, {0, true, "wars"}, {}), ElementsAre(2, 0));
    EXPECT_THAT(arrange(content, {-1, false, "2"}, {}), ElementsAre()) << "numbers are no text cells";
    EXPECT_THAT(arrange(content, {-1, false, "  "}, {}), ElementsAre(0, 1, 2));
}

TEST(Arrange, StopsSoonAfterItIsAskedTo) {
    TableContent content;
    content.rows = 1'000'000;
    content.columns = {{"n", {}, TableColumn::Kind::text, [](int64_t row) {
                            return QStringLiteral("name %1").arg(row * 7919 % 1'000'003);
                        }}};
    std::stop_source stop;
    QElapsedTimer after;
    std::jthread asker([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        after.start();
        stop.request_stop();
    });
    EXPECT_THROW(arrange(content, {0, false}, stop.get_token()), Cancelled);
    EXPECT_LT(after.elapsed(), 1000) << "0.2 s is the aim; the rest is slack for a busy machine";
}

TEST(WriteCsv, QuotesWhatMustBeAndLeavesTheUndefinedEmpty) {
    const test::TemporaryDirectory folder;
    const QString file = QString::fromStdString((folder.path() / "out.csv").string());
    const TableContent content{
        3, {words("name, full", {"plain", "say \"hi\"", "two\nlines"}), numbers("score", {0.1, kNan, 1.0 / 3})}};
    write_csv(content, {2, 0, 1}, file, {});
    EXPECT_EQ(read_file(folder.path() / "out.csv"),
              "\"name, full\",score\n\"two\nlines\",0.3333333333333333\nplain,0.1\n\"say \"\"hi\"\"\",\n");
}

TEST(WriteCsv, LeavesTheOldFileWhenItCannotWrite) {
    const test::TemporaryDirectory folder;
    const QString file = QString::fromStdString((folder.path() / "missing" / "out.csv").string());
    EXPECT_THROW(write_csv({1, {words("a", {"b"})}}, {0}, file, {}), Error);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace armillary::views
