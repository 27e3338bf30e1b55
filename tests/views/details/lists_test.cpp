// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QAbstractItemModelTester>
#include <QFont>

#include "tests/views/support.h"
#include "views/details/ranked_lists.h"
#include "views/details/ranked_model.h"
#include "views/details/run_choice.h"
#include "views/details/run_memory.h"

namespace armillary::views {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

descriptor::ParameterSet leave_one_out() {
    descriptor::ParameterSet parameters;
    parameters.set("split.method", std::string("leave_one_out"));
    return parameters;
}

class Lists : public ::testing::Test {
 protected:
    Lists() { toy.add_toy_dataset(); }
    QString train(const std::string& model = "toy_recommender") {
        return QString::fromStdString(toy.add_run("toy", model, 42, leave_one_out()));
    }
    TopList list(const QString& run, const QString& user, int k = 10) {
        return top_list(*RunMemory::of(toy.bench()), toy.workspace().runs(), run, user, k, {});
    }
    NearestList nearest(const QString& run, Closeness closeness) {
        const auto dataset = toy.bench().dataset_reader("toy")();
        return nearest_list(*RunMemory::of(toy.bench()), dataset, run, "i2", closeness, 3, {});
    }

    test::TestBench toy;
};

QStringList ids(const std::vector<RankedRow>& rows) {
    QStringList ids;
    for (const RankedRow& row : rows) ids.append(row.hit ? row.id + "!" : row.id);
    return ids;
}

TEST_F(Lists, MarkWhatWasHeldOut) {
    // ann: i1 and i2 in train, i3 in valid, i4 in test; the toy recommends i1, i2, … to her.
    const TopList ann = list(train(), "ann");
    EXPECT_THAT(ids(ann.rows), ElementsAre("i1", "i2", "i3!", "i4!", "i5"));
    EXPECT_EQ(ann.hits, 1);
    EXPECT_EQ(ann.held_out, 1);
    EXPECT_EQ(ann.train_length, 2);
    EXPECT_EQ(ann.ndcg, 0.0);
    EXPECT_FALSE(ann.split_fingerprint.isEmpty());
    EXPECT_EQ(list("r1", "ann", 3).hits, 0);
    EXPECT_DOUBLE_EQ(*list("r1", "cem").ndcg, 0.2);
    EXPECT_TRUE(std::isnan(*list("r1", "dee").ndcg));
    EXPECT_FALSE(list("r1", "eve").knows_user);
    EXPECT_THAT(list("r1", "eve").rows, IsEmpty());
}

TEST_F(Lists, NearestSayWhatTheyAreBy) {
    const QString run = train();
    const NearestList by_vectors = nearest(run, Closeness::cosine);
    EXPECT_EQ(by_vectors.closeness, Closeness::cosine);
    EXPECT_THAT(ids(by_vectors.rows), ElementsAre("i1", "i3", "i4"));
    EXPECT_DOUBLE_EQ(by_vectors.rows[0].value, 1);
    EXPECT_DOUBLE_EQ(nearest(run, Closeness::dot).rows[0].value, 0.25);
    EXPECT_EQ(nearest(run, Closeness::users).closeness, Closeness::users);
    const NearestList without = nearest({}, Closeness::dot);
    EXPECT_EQ(without.closeness, Closeness::users);
    EXPECT_FALSE(without.run_lacks_vectors);
    EXPECT_EQ(without.rows[0].id, "i4");
}

TEST_F(Lists, CodesComeFromTheTokenizerOrTheData) {
    const auto dataset = toy.bench().dataset_reader("toy")();
    EXPECT_FALSE(item_code(toy.workspace(), *dataset, {}, "i3"));
    const QString tokenizer = train("toy_tokenizer");
    // (item + epoch + level) mod 4 in the fourth epoch, of the third item.
    const auto code = item_code(toy.workspace(), *dataset, tokenizer, "i3");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->code, "2·3");
    EXPECT_EQ(code->source, tokenizer);
    EXPECT_EQ(code->epoch, 4);
    auto parts = dataset->parts();
    parts.codes = {{"mine", 2, {0, 1, 2, 3, 4, 5, -1, -1, 8, 9}}};
    const data::Dataset coded(std::move(parts));
    EXPECT_EQ(item_code(toy.workspace(), coded, {}, "i3")->code, "4·5");
    EXPECT_EQ(item_code(toy.workspace(), coded, {}, "i4")->code, "");
    EXPECT_EQ(item_code(toy.workspace(), coded, {}, "i4")->source, "mine");
}

TEST_F(Lists, RunsStandInOrderAndAtMostFour) {
    for (int i = 0; i < 6; ++i) train();
    train("toy_tokenizer");
    const RunRows& runs = toy.bench().runs();
    EXPECT_THAT(runs_to_show(runs, "toy", {}, {}, {}), ElementsAre("r6"));
    EXPECT_THAT(runs_to_show(runs, "toy", "r7", {}, {}), ElementsAre("r6"));
    EXPECT_THAT(runs_to_show(runs, "toy", "r2", "r1", {"r3", "r2", "r4", "r5"}),
                ElementsAre("r2", "r1", "r3", "r4"));
    EXPECT_THAT(runs_to_show(runs, "other", "r2", {}, {}), IsEmpty());
    EXPECT_EQ(stand_in_note(runs, "toy", "r2", {"r2", "r1"}, {"r2", "r1"}), "");
    EXPECT_EQ(stand_in_note(runs, "other", "r2", {"r2"}, {}), "");
    EXPECT_EQ(stand_in_note(runs, "toy", {}, {}, {"r6"}), "No run is active: this is the newest of toy");
    EXPECT_EQ(stand_in_note(runs, "elsewhere", "r2", {"r2"}, {"r9"}),
              "The active run r2 is of toy: this is the newest run of elsewhere");
    EXPECT_EQ(stand_in_note(runs, "toy", "r7", {"r7"}, {"r6"}),
              "The active run r7 recommends nothing: this is the newest run that does");
}

TEST_F(Lists, ForgetRunsThatAreGone) {
    const QString run = train();
    list(run, "ann");
    EXPECT_THAT(RunMemory::of(toy.bench())->kept(), ElementsAre(run.toStdString()));
    toy.workspace().runs().set_deleted(run.toStdString(), true);
    toy.bench().refresh_lists();
    EXPECT_TRUE(test::wait_until([&] { return RunMemory::of(toy.bench())->kept().empty(); }));
}

TEST(RankedModel, ShowsRanksTitlesAndHits) {
    RankedModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.rowCount(), 0);
    model.set_rows({{"a", "Alpha", 0.5, true, "A hit"}, {"b", "Beta", NAN}}, "Score");
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0, RankedModel::kRank).data().toInt(), 1);
    EXPECT_EQ(model.index(0, RankedModel::kTitle).data().toString(), "Alpha");
    EXPECT_EQ(model.index(1, RankedModel::kValue).data().toString(), "–");
    EXPECT_EQ(model.headerData(RankedModel::kValue, Qt::Horizontal, Qt::DisplayRole).toString(), "Score");
    EXPECT_TRUE(model.index(0, RankedModel::kTitle).data(Qt::FontRole).value<QFont>().bold());
    EXPECT_FALSE(model.index(1, RankedModel::kTitle).data(Qt::FontRole).value<QFont>().bold());
    EXPECT_TRUE(model.index(0, RankedModel::kRank).data(Qt::DecorationRole).isValid());
    EXPECT_FALSE(model.index(1, RankedModel::kRank).data(Qt::DecorationRole).isValid());
    EXPECT_THAT(model.index(0, RankedModel::kTitle).data(Qt::AccessibleTextRole).toString().toStdString(),
                ::testing::HasSubstr("A hit"));
    model.set_rows({}, "Score");
    EXPECT_EQ(model.rowCount(), 0);
}

}  // namespace
}  // namespace armillary::views
