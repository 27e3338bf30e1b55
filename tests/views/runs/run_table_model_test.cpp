// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "tests/views/runs/rows.h"
#include "views/runs/run_table_model.h"

namespace armillary::views {
namespace {

using test::run_row;

/// Every change of the model is checked as it happens; a breach aborts the program.
class RunTable : public testing::Test {
 protected:
    QStringList runs(const QModelIndex& parent = {}) {
        QStringList ids;
        for (int row = 0; row < model_.rowCount(parent); ++row)
            ids.push_back(model_.index(row, 0, parent).data().toString());
        return ids;
    }
    QString cell(int row, const char* column) {
        return model_.index(row, model_.column_of(column)).data().toString();
    }

    RunTableModel model_;
    QAbstractItemModelTester tester_{&model_, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(RunTable, SortsNumbersWithUndefinedLastEitherWay) {
    model_.set_rows({run_row(4, "d", 0.2), run_row(3, "c", NAN), run_row(2, "b", 0.4), run_row(1, "a", 0.3)});
    model_.sort_by("test/ndcg@10", Qt::AscendingOrder);
    EXPECT_EQ(runs(), (QStringList{"r4", "r1", "r2", "r3"}));
    model_.sort_by("test/ndcg@10", Qt::DescendingOrder);
    EXPECT_EQ(runs(), (QStringList{"r2", "r1", "r4", "r3"}));
    EXPECT_EQ(cell(3, "test/ndcg@10"), "–");
    model_.sort_by("", Qt::AscendingOrder);
    EXPECT_EQ(runs(), (QStringList{"r4", "r3", "r2", "r1"}));
}

TEST_F(RunTable, SortsRunsByTheirNumber) {
    model_.set_rows({run_row(10, "a", 0), run_row(9, "a", 0), run_row(1, "a", 0)});
    model_.sort_by("run", Qt::AscendingOrder);
    EXPECT_EQ(runs(), (QStringList{"r1", "r9", "r10"}));
}

TEST_F(RunTable, GroupsRunsThatDifferInTheSeedAlone) {
    model_.set_rows({run_row(5, "bpr", 0.3, 3, "E"), run_row(4, "bpr", 0.2, 2, "E"),
                     run_row(3, "other", 0.9, 1, "F"), run_row(2, "bpr", 0.1, 1, "E"),
                     run_row(1, "unknown", 0.5)});
    model_.set_grouped(true);
    EXPECT_EQ(runs(), (QStringList{"3 runs", "r3", "r1"}));
    EXPECT_EQ(runs(model_.index(0, 0)), (QStringList{"r5", "r4", "r2"}));
    EXPECT_EQ(cell(0, "test/ndcg@10"), "0.2000 ± 0.10");
    EXPECT_EQ(cell(0, "seed"), "1, 2, 3");
    EXPECT_EQ(cell(0, "model"), "bpr");
    EXPECT_EQ(cell(0, "epochs"), "2 to 5");
    EXPECT_EQ(model_.runs_at(model_.index(0, 0)), (QStringList{"r5", "r4", "r2"}));
    model_.sort_by("test/ndcg@10", Qt::AscendingOrder);
    EXPECT_EQ(runs(), (QStringList{"3 runs", "r1", "r3"}));
    EXPECT_EQ(runs(model_.index(0, 0)), (QStringList{"r2", "r4", "r5"}));
    model_.set_grouped(false);
    EXPECT_EQ(runs(), (QStringList{"r2", "r4", "r5", "r1", "r3"}));
}

TEST_F(RunTable, KeepsPlacesWhenRunsComeAndGo) {
    model_.set_grouped(true);
    model_.set_rows({run_row(3, "b", 0.3, 2, "E"), run_row(2, "b", 0.2, 1, "E"), run_row(1, "a", 0.1)});
    const QPersistentModelIndex single = model_.find("r1"), in_group = model_.find("r2");
    model_.set_rows({run_row(5, "c", 0.5), run_row(4, "b", 0.4, 3, "E"), run_row(3, "b", 0.3, 2, "E"),
                     run_row(2, "b", 0.25, 1, "E"), run_row(1, "a", 0.1)});
    EXPECT_EQ(single.data().toString(), "r1");
    EXPECT_EQ(in_group.data().toString(), "r2");
    EXPECT_EQ(runs(), (QStringList{"r5", "3 runs", "r1"}));
    model_.set_rows({run_row(4, "b", 0.4, 3, "E"), run_row(1, "a", 0.1)});
    EXPECT_EQ(runs(), (QStringList{"r4", "r1"}));
    EXPECT_FALSE(in_group.isValid());
    model_.set_rows({});
    EXPECT_EQ(model_.rowCount(), 0);
}

TEST_F(RunTable, ReplacesAllRunsOfAGroupAtOnce) {
    model_.set_grouped(true);
    model_.set_rows({run_row(2, "b", 0.3, 2, "E"), run_row(1, "b", 0.2, 1, "E")});
    model_.set_rows({run_row(4, "b", 0.3, 4, "E"), run_row(3, "b", 0.2, 3, "E")});
    EXPECT_EQ(runs(model_.index(0, 0)), (QStringList{"r4", "r3"}));
}

TEST_F(RunTable, FiltersGroupsByTheirRuns) {
    model_.set_grouped(true);
    model_.set_rows({run_row(3, "b", 0.3, 2, "E"), run_row(2, "b", 0.2, 1, "E"), run_row(1, "a", 0.1)});
    model_.set_filter("ndcg@10>0.25");
    EXPECT_EQ(runs(), (QStringList{"r3"}));
    EXPECT_EQ(model_.shown(), 1);
    EXPECT_EQ(model_.total(), 3);
    model_.set_filter("nothing like this");
    EXPECT_EQ(model_.rowCount(), 0);
    model_.set_filter("");
    EXPECT_EQ(model_.shown(), 3);
}

TEST_F(RunTable, NewMetricsBringColumns) {
    QSignalSpy columns(&model_, &RunTableModel::columns_changed);
    model_.set_rows({run_row(1, "a", 0.1)});
    EXPECT_EQ(columns.count(), 1);
    model_.set_rows({run_row(2, "a", 0.1), run_row(1, "a", 0.1)});
    EXPECT_EQ(columns.count(), 1);
    RunRow row = run_row(3, "a", 0.1);
    row.run.metrics["test"]["recall@10"] = 0.2;
    model_.set_rows({row});
    EXPECT_EQ(columns.count(), 2);
    EXPECT_EQ(cell(0, "test/recall@10"), "0.2000");
}

TEST_F(RunTable, NamesAndTagsAreEditedInPlace) {
    model_.set_rows({run_row(1, "a", 0.1)});
    QSignalSpy names(&model_, &RunTableModel::name_edited), tags(&model_, &RunTableModel::tags_edited);
    const QModelIndex name = model_.find("r1", model_.column_of("name"));
    EXPECT_TRUE(model_.setData(name, "  Baseline ", Qt::EditRole));
    EXPECT_FALSE(model_.setData(name, "Baseline", Qt::EditRole));
    ASSERT_EQ(names.count(), 1);
    EXPECT_EQ(names[0][2].toString(), "Baseline");
    EXPECT_TRUE(model_.setData(model_.find("r1", model_.column_of("tags")), "b, a,,b ", Qt::EditRole));
    EXPECT_EQ(tags[0][2].toStringList(), (QStringList{"a", "b"}));
    EXPECT_FALSE(model_.flags(model_.find("r1", 0)) & Qt::ItemIsEditable);
}

TEST_F(RunTable, ADeletedRunIsCalledSoAndCannotBeEdited) {
    RunRow row = run_row(1, "a", 0.1);
    row.run.deleted = true;
    model_.set_rows({row});
    EXPECT_EQ(cell(0, "status"), "deleted");
    EXPECT_FALSE(model_.flags(model_.find("r1", model_.column_of("name"))) & Qt::ItemIsEditable);
}

}  // namespace
}  // namespace armillary::views
