// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <QTest>

#include "views/shared/icicle/icicle_view.h"
#include "views/shared/words.h"

namespace armillary::views {
namespace {

using testing::ElementsAre;

/// A tree from the paths of its leaves, in their order: `{"b/x", "b/x", "b/y"}`. All paths have the same length.
IcicleContentPtr tree_of(const QStringList& paths) {
    const auto steps = [](const QString& path) { return path.split('/'); };
    auto shared = std::make_shared<std::vector<int32_t>>();
    for (qsizetype leaf = 0; leaf < paths.size(); ++leaf) {
        int32_t same = 0;
        if (leaf > 0)
            while (same < steps(paths[leaf]).size() && steps(paths[leaf])[same] == steps(paths[leaf - 1])[same])
                ++same;
        shared->push_back(same);
    }
    auto tree = std::make_shared<IcicleContent>();
    tree->shared = shared;
    tree->depth = paths.isEmpty() ? 0 : steps(paths.front()).size();
    const auto way = [=](const IcicleNode& node) {
        return steps(paths[static_cast<qsizetype>(node.leaves.begin)]).mid(0, node.depth).join('/');
    };
    tree->name = [=](const IcicleNode& node) { return way(node).section('/', -1); };
    tree->full_name = [=](const IcicleNode& node) { return node.depth == 0 ? QString("all films") : way(node); };
    tree->id = way;
    tree->find = [=](const QString& id) {
        LeafRange there;
        for (size_t leaf = 0; leaf < shared->size(); ++leaf) {
            const QString& path = paths[static_cast<qsizetype>(leaf)];
            if (path != id && !path.startsWith(id + '/')) continue;
            if (there.size() == 0) there.begin = leaf;
            there.end = leaf + 1;
        }
        return there;
    };
    tree->examples = [=](const LeafRange& leaves, size_t most) {
        return paths.mid(static_cast<qsizetype>(leaves.begin),
                         static_cast<qsizetype>(std::min(most, leaves.size())));
    };
    tree->leaf_count = [](int64_t leaves) { return count(leaves) + " films"; };
    tree->node_count = [](int64_t nodes) { return count(nodes) + " genres"; };
    return tree;
}

IcicleContentPtr seven_films() {
    return tree_of({"a/x", "a/x", "a/y", "b/x", "b/x", "b/z", "c/-"});
}

TEST(Icicle, BoxesAreAsWideAsTheyHaveLeaves) {
    const IcicleContentPtr tree = seven_films();
    const IcicleRows rows = lay_out_icicle(*tree, tree->root(), 70);
    ASSERT_EQ(rows.size(), 3u);
    ASSERT_EQ(rows[1].size(), 3u);
    EXPECT_DOUBLE_EQ(rows[1][0].width, 30);
    EXPECT_DOUBLE_EQ(rows[1][1].left, 30);
    EXPECT_DOUBLE_EQ(rows[1][2].width, 10);
    ASSERT_EQ(rows[2].size(), 5u);
    EXPECT_DOUBLE_EQ(rows[2][0].width, 20);
    EXPECT_DOUBLE_EQ(rows[2][0].share, 2.0 / 3);
    EXPECT_DOUBLE_EQ(rows[2][4].right(), 70);
}

TEST(Icicle, NarrowNeighboursOfOneParentAreDrawnTogether) {
    const IcicleContentPtr tree = seven_films();
    const IcicleRows rows = lay_out_icicle(*tree, tree->root(), 70, 21);
    ASSERT_EQ(rows[1].size(), 2u);  // c is too narrow, and has no narrow neighbour
    ASSERT_EQ(rows[2].size(), 2u);
    EXPECT_EQ(rows[2][0].nodes, 2);
    EXPECT_EQ(rows[2][0].leaves, (LeafRange{0, 3}));
    const IcicleRows below = lay_out_icicle(*tree, tree->root(), 7, 4);  // all are narrow, and what is below too
    ASSERT_EQ(below[1].size(), 1u);
    EXPECT_EQ(below[1][0].nodes, 3);
    EXPECT_EQ(below[2][0].nodes, 5);
}

TEST(Icicle, BoxesTakeTheirCommonestLabel) {
    const IcicleContentPtr tree = seven_films();
    IcicleRows rows = lay_out_icicle(*tree, tree->root(), 70);
    label_boxes(rows, {1, 1, 0, 2, 0, 0, -1});
    EXPECT_EQ(rows[1][0].label, 1);
    EXPECT_DOUBLE_EQ(rows[1][0].purity, 2.0 / 3);
    EXPECT_EQ(rows[1][1].label, 0);
    EXPECT_EQ(rows[1][2].label, -1);
    EXPECT_EQ(rows[0][0].label, 0);  // three of seven
    EXPECT_DOUBLE_EQ(rows[0][0].purity, 3.0 / 7);
}

TEST(Icicle, ABoxIsMarkedWithEachNodeInIt) {
    const IcicleContentPtr tree = seven_films();
    std::vector<IcicleNode> marks{tree->node_at(5, 2), tree->node_at(0, 1)};
    sort_marks(marks);
    const IcicleRows apart = lay_out_icicle(*tree, tree->root(), 70);
    EXPECT_TRUE(has_mark(apart[1][0], marks));
    EXPECT_FALSE(has_mark(apart[1][1], marks)) << "the mark is below it";
    EXPECT_FALSE(has_mark(apart[2][0], marks)) << "the mark is above it";
    EXPECT_FALSE(has_mark(apart[2][2], marks));
    EXPECT_TRUE(has_mark(apart[2][3], marks));
    const IcicleRows together = lay_out_icicle(*tree, tree->root(), 7, 4);
    EXPECT_TRUE(has_mark(together[1][0], marks));
    EXPECT_FALSE(has_mark(together[0][0], marks));
}

TEST(Icicle, ATreeWithoutLeavesHasNoRows) {
    const IcicleContentPtr tree = tree_of({});
    EXPECT_TRUE(lay_out_icicle(*tree, tree->root(), 70).empty());
    IcicleView view;
    view.set_content(tree, Token::run_a);
    EXPECT_TRUE(view.rows().empty());
    view.grab();
}

class IcicleViewTest : public testing::Test {
 protected:
    void SetUp() override {
        view_.resize(724, 200);
        view_.set_content(seven_films(), Token::run_a);
        view_.show();
        QObject::connect(&view_, &IcicleView::picked, [this](const QString& id) { picked_ << id; });
    }
    void click(size_t row, size_t box) {
        QTest::mouseClick(&view_, Qt::LeftButton, {}, view_.rect_of(row, box).center().toPoint());
    }

    IcicleView view_;
    QStringList picked_;
};

TEST_F(IcicleViewTest, AClickLooksInsideAndEscapeComesBack) {
    EXPECT_THAT(view_.path(), ElementsAre("all films"));
    click(1, 0);
    EXPECT_THAT(picked_, ElementsAre("a"));
    EXPECT_THAT(view_.path(), ElementsAre("all films", "a"));
    ASSERT_EQ(view_.rows().size(), 2u);
    EXPECT_EQ(view_.rows()[1].size(), 2u);
    click(1, 1);  // a deepest node: there is nothing inside
    EXPECT_EQ(picked_.last(), "a/y");
    EXPECT_EQ(view_.path().size(), 2);
    QTest::keyClick(&view_, Qt::Key_Escape);
    EXPECT_THAT(view_.path(), ElementsAre("all films"));
}

TEST_F(IcicleViewTest, TheUppermostBoxLeadsBack) {
    click(2, 2);
    EXPECT_EQ(picked_.last(), "b/x");
    click(1, 1);
    ASSERT_EQ(view_.path().size(), 2);
    click(0, 0);
    EXPECT_EQ(view_.path().size(), 1);
}

TEST_F(IcicleViewTest, IsUsedWithoutAMouse) {
    view_.setFocus();
    QTest::keyClick(&view_, Qt::Key_Down);
    EXPECT_EQ(view_.reading(), "all: 7 films");
    QTest::keyClick(&view_, Qt::Key_Down);
    QTest::keyClick(&view_, Qt::Key_Right);
    EXPECT_EQ(view_.reading(), "b: 3 films, 42.9 %");
    EXPECT_EQ(view_.accessibleDescription(), view_.reading());
    QTest::keyClick(&view_, Qt::Key_End);
    EXPECT_EQ(view_.reading(), "c: 1 films, 14.3 %");
    QTest::keyClick(&view_, Qt::Key_Home);
    EXPECT_EQ(view_.reading(), "a: 3 films, 42.9 %");
    QTest::keyClick(&view_, Qt::Key_Right);
    QTest::keyClick(&view_, Qt::Key_Down);
    EXPECT_EQ(view_.reading(), "b/x: 2 films, 28.6 %");
    QTest::keyClick(&view_, Qt::Key_Up);
    QTest::keyClick(&view_, Qt::Key_Return);
    EXPECT_THAT(picked_, ElementsAre("b"));
    EXPECT_EQ(view_.path().size(), 2);
    QTest::keyClick(&view_, Qt::Key_Backspace);
    EXPECT_EQ(view_.path().size(), 1);
}

TEST_F(IcicleViewTest, StaysAtItsPlaceWhenTheTreeChanges) {
    click(2, 2);
    click(1, 1);
    view_.set_content(seven_films(), Token::run_a);
    EXPECT_EQ(view_.path().last(), "b");
    view_.set_content(tree_of({"a/x", "a/y"}), Token::run_a);  // b has no leaves any more
    EXPECT_THAT(view_.path(), ElementsAre("all films"));
    view_.set_content(nullptr, Token::run_a);
    EXPECT_TRUE(view_.path().isEmpty());
    EXPECT_TRUE(view_.rows().empty());
}

TEST_F(IcicleViewTest, NarrowBoxesAreLookedIntoTogether) {
    QStringList paths;
    for (int leaf = 0; leaf < 20'000; ++leaf) paths << QString::number(leaf);
    view_.set_content(tree_of(paths), Token::run_a);
    ASSERT_EQ(view_.rows()[1].size(), 1u);
    EXPECT_EQ(view_.rows()[1][0].nodes, 20'000);
    QTest::keyClick(&view_, Qt::Key_Down);
    QTest::keyClick(&view_, Qt::Key_Down);
    EXPECT_EQ(view_.reading(), "20,000 genres, each too narrow to be drawn: 20,000 films, 100.0 %");
    click(1, 0);
    EXPECT_THAT(view_.path(), ElementsAre("all films", "some of them"));
    EXPECT_GT(view_.rows()[1].size(), 10u);
    EXPECT_FALSE(view_.rows()[1][0].together());
    QTest::keyClick(&view_, Qt::Key_Escape);
    EXPECT_EQ(view_.path().size(), 1);
}

TEST_F(IcicleViewTest, LabelsAndMarksAreDrawn) {
    const QImage plain = view_.grab().toImage();
    view_.set_labels(std::make_shared<IcicleLabels>(IcicleLabels{{"war", "love"}, {0, 0, 0, 1, 1, 1, 1}}));
    const QImage labelled = view_.grab().toImage();
    EXPECT_NE(plain, labelled);
    view_.set_marks({{1, {3, 6}}});
    EXPECT_NE(labelled, view_.grab().toImage());
    view_.set_marks({});
    EXPECT_EQ(labelled, view_.grab().toImage());
}

}  // namespace
}  // namespace armillary::views
