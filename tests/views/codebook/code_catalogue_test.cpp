// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/code_catalogue.h"

#include <gmock/gmock.h>

#include <cmath>

#include "core/base/error.h"
#include "core/store/run_folder.h"
#include "tests/support/support.h"
#include "tests/views/codebook/catalogue_fixture.h"
#include "views/codebook/bucket_table.h"
#include "views/codebook/code_inspection.h"
#include "views/codebook/code_map.h"
#include "views/codebook/code_tree.h"

namespace armillary::views {
namespace {

using test::eight_catalogue;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(CodePicks, AreCodesOfALevelOrPrefixes) {
    EXPECT_EQ((CodePick{1, {17}}).id(), "1:17");
    EXPECT_EQ((CodePick{0, {3, 17}}).id(), "3.17");
    EXPECT_EQ(code_pick("1:17"), (CodePick{1, {17}}));
    EXPECT_EQ(code_pick("3.17.2"), (CodePick{0, {3, 17, 2}}));
    EXPECT_FALSE(code_pick("x"));
    EXPECT_THAT((CodePick{0, {3, 17}}).level_codes(), ElementsAre(LevelCode{0, 3}, LevelCode{1, 17}));
    EXPECT_EQ(prefix_text({0, {3, 17}}, 4), "3·17·*");
    EXPECT_EQ(prefix_text({0, {3, 17}}, 2), "3·17");
    EXPECT_EQ(prefix_text({1, {17}}, 2), "*·17");
}

TEST(CodeCatalogue, FindsTheItemsOfPrefixesAndCodes) {
    const CodeCataloguePtr catalogue = eight_catalogue();
    EXPECT_THAT(catalogue->items_with({0, {1}}), ElementsAre(3, 4, 5));
    EXPECT_THAT(catalogue->items_with({0, {1, 0}}), ElementsAre(3, 4));
    EXPECT_THAT(catalogue->items_with({1, {0}}), ElementsAre(0, 1, 3, 4));
    EXPECT_TRUE(catalogue->items_with({0, {3}}).empty());
    EXPECT_TRUE(catalogue->items_with({0, {0, 0, 0}}).empty());
    EXPECT_EQ(catalogue->title(2), "Title c");
    EXPECT_EQ(catalogue->find("c"), 2);
    EXPECT_EQ(catalogue->find("z"), -1);
}

TEST(CodeCatalogue, DoesWithoutTheDataSet) {
    auto reading = test::reading_of(test::kEightCodes, 2, {4, 3});
    reading->surroundings = std::make_shared<CodebookSurroundings>();
    const auto gone = []() -> data::DatasetPtr { throw Error(ErrorKind::not_found, "gone"); };
    const CodeCataloguePtr catalogue = make_catalogue(reading, gone);
    EXPECT_EQ(catalogue->title(2), "c");
    EXPECT_TRUE(std::isnan(catalogue->interactions(2)));
    EXPECT_EQ(catalogue->input_groups(), nullptr);
}

TEST(CodeCatalogue, IsMadeOnceForAllPanels) {
    const auto reading = test::reading_of(test::kEightCodes, 2, {4, 3});
    CatalogueShelf shelf;
    const auto none = [] { return data::DatasetPtr(); };
    EXPECT_EQ(shelf.get(reading, none), shelf.get(reading, none));
}

TEST(CodeLabels, ArePutInTheOrderOfTheirNumbers) {
    const CodeCataloguePtr catalogue = eight_catalogue();
    EXPECT_THAT(label_choices(*catalogue->dataset).names, ElementsAre("genre"));
    const CodeLabelsPtr labels = read_labels(*catalogue, "genre");
    ASSERT_TRUE(labels);
    EXPECT_THAT(labels->names, ElementsAre("comedy", "drama", "war"));
    EXPECT_THAT(labels->of_item, ElementsAre(1, 1, 0, 2, 0, 0, -1, 0));
    EXPECT_FALSE(read_labels(*catalogue, "title"));
    EXPECT_FALSE(read_labels(*catalogue, "nothing"));
}

// The tree.

TEST(CodeTree, NamesItsNodesAndFindsThemAgain) {
    const IcicleContentPtr tree = code_tree(eight_catalogue());
    EXPECT_EQ(tree->leaves(), 7u);
    EXPECT_EQ(tree->depth, 2);
    const IcicleNode one = tree->node_at(4, 1), short_one = tree->node_at(6, 2);
    EXPECT_EQ(one, (IcicleNode{1, {3, 6}}));
    EXPECT_EQ(tree->name(one), "1");
    EXPECT_EQ(tree->full_name(one), "1·*");
    EXPECT_EQ(tree->name(short_one), "–");
    EXPECT_EQ(tree->full_name(tree->root()), "All items");
    for (const IcicleNode& node : {one, tree->node_at(2, 2)}) EXPECT_EQ(tree->find(tree->id(node)), node.leaves);
    EXPECT_EQ(tree->find("0:3").size(), 0u);
    EXPECT_EQ(tree->find("not an id").size(), 0u);
    EXPECT_FALSE(code_tree(nullptr));
}

TEST(CodeTree, ACodeOfADeeperLevelStandsForEveryPrefixThatEndsInIt) {
    const CodeCataloguePtr catalogue = eight_catalogue();
    EXPECT_THAT(nodes_of(*catalogue, {0, {1}}), ElementsAre(IcicleNode{1, {3, 6}}));
    EXPECT_THAT(nodes_of(*catalogue, {1, {0}}), ElementsAre(IcicleNode{2, {0, 2}}, IcicleNode{2, {3, 5}}));
    EXPECT_TRUE(nodes_of(*catalogue, {0, {3}}).empty());
}

TEST(CodeTree, LabelsFollowTheLeaves) {
    const CodeCataloguePtr catalogue = eight_catalogue();
    const IcicleLabelsPtr labels = labels_in_order(*catalogue, *read_labels(*catalogue, "genre"));
    EXPECT_THAT(labels->of_leaf, ElementsAre(1, 1, 0, 2, 0, 0, -1));
}

TEST(CodeTree, ExamplesAreTheItemsTakenMost) {
    EXPECT_THAT(commonest_titles(*eight_catalogue(), {0, 3}, 2), ElementsAre("Title b", "Title c"));
}

// Buckets.

TEST(Buckets, AreForcedWhereAllInputsAreEqual) {
    const CodeBucketsPtr whole = find_buckets(eight_catalogue(), 2);
    ASSERT_EQ(whole->buckets.size(), 2u);
    EXPECT_EQ(whole->id(0), "0.0");
    EXPECT_TRUE(whole->buckets[0].forced());
    EXPECT_FALSE(whole->buckets[1].forced());
    EXPECT_EQ(bucket_summary(*whole),
              "Buckets: 2, with 4 items: 2 forced by equal inputs, 2 made by the codebook");
    const TableContentPtr table = bucket_table(whole);
    EXPECT_EQ(table->columns[0].text(1), "1·0");
    EXPECT_EQ(table->columns[2].text(1), "2");
    EXPECT_EQ(table->columns[3].text(0), "forced");
    EXPECT_EQ(table->columns[3].text(1), "made");
    EXPECT_EQ(table->columns[4].text(0), "Title a · Title b");
}

TEST(Buckets, OfFewerCodesAreLargerAndStandByTheirSize) {
    auto reading = test::reading_of({1, 0, 1, 1, 0, 0, 0, 1, 0, 2}, 2, {2, 3});
    const CodeBucketsPtr first = find_buckets(make_catalogue(reading, [] { return data::DatasetPtr(); }), 1);
    ASSERT_EQ(first->buckets.size(), 2u);
    EXPECT_EQ(first->id(0), "0:0");
    EXPECT_EQ(first->buckets[0].items.size(), 3u);
    EXPECT_EQ(first->forced, -1);
    EXPECT_EQ(bucket_table(first)->columns[2].text(0), "–");  // without a column of inputs
    EXPECT_THAT(bucket_summary(*first).toStdString(), HasSubstr("not known"));
}

// The inspector.

class RunFiles : public testing::Test {
 protected:
    template <typename T>
    void write(int epoch, const std::string& name, const std::vector<T>& values, std::vector<int64_t> shape) {
        store::write_epoch_array<T>(folder_.path(), epoch, name, values, shape);
    }
    test::TemporaryDirectory folder_;
};

QStringList values_of(const std::vector<InspectionLine>& lines) {
    QStringList values;
    for (const InspectionLine& line : lines) values << line.name + ": " + line.value;
    return values;
}

TEST_F(RunFiles, TellTheInspectorOfACode) {
    const CodeCataloguePtr catalogue = eight_catalogue();
    auto reading = std::make_shared<CodebookReading>(*catalogue->run);
    reading->epochs = {2, 4};
    auto shown = std::make_shared<CodeCatalogue>();
    shown->run = reading;
    shown->order = catalogue->order;
    shown->dataset = catalogue->dataset;
    shown->rows = catalogue->rows;
    // At epoch 2, c had code 1 at the first level too, and f had not.
    write<int32_t>(2, "codes", {0, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 2, 2, -1, -1, -1}, {8, 2});
    write<float>(4, "codebooks/0", {0, 0, 1, 0, 3, 0, 0, 2}, {4, 2});
    write<int32_t>(4, "code_age/0", {0, 7, 0, 90}, {4});
    const CodeInspection of =
        inspect_code(shown, nullptr, {0, {1}}, read_labels(*shown, "genre"), folder_.path(), {});
    EXPECT_EQ(of.heading(), "r1, level 0, code 1");
    EXPECT_THAT(of.items, ElementsAre(5, 3, 4));  // most taken first
    ASSERT_TRUE(of.moves);
    EXPECT_EQ(of.moves->stayed, 2);
    ASSERT_EQ(of.nearest.size(), 3u);
    EXPECT_EQ(of.nearest[0].code, 0);
    EXPECT_DOUBLE_EQ(of.nearest[0].distance, 1);
    const QStringList lines = values_of(inspection_lines(of));
    ASSERT_EQ(lines.size(), 5);
    EXPECT_EQ(lines[0], "Items: 3, 42.9 % of those with a code");  // 3/7
    EXPECT_EQ(lines[1], "Interactions: 10, 50.0 % of all");        // 10/20: of the items with a code
    EXPECT_TRUE(lines[2].startsWith("Purity: 66.7 % comedy, by chance "));
    EXPECT_EQ(lines[3], "Churn: 1 came, 1 left since epoch 2");
    EXPECT_EQ(lines[4], "Taken in training: not by the last 7 batches");
    const auto near = nearest_table(std::make_shared<const CodeInspection>(of));
    EXPECT_EQ(near->id(1), "0:2");
    EXPECT_EQ(near->columns[3].text(0), "3");
}

TEST_F(RunFiles, ThatAreMissingAreNamedByTheInspector) {
    const CodeInspection of = inspect_code(eight_catalogue(), nullptr, {0, {0, 0}}, nullptr, folder_.path(), {});
    EXPECT_EQ(of.heading(), "r1, codes 0·0");
    EXPECT_FALSE(of.moves);
    EXPECT_THAT(of.no_nearest.toStdString(), HasSubstr("epochs/4/codebooks/1.npy"));
    const auto items = item_list(eight_catalogue(), std::make_shared<const std::vector<int32_t>>(of.items));
    EXPECT_EQ(items->columns[0].text(0), "Title b");
    EXPECT_EQ(items->columns[1].text(0), "5");
}

TEST_F(RunFiles, AreNotNeededToFindTheItemsInTheOtherRun) {
    // d, e and f of 1·* are in 3 (twice) and 2 there, by the first code.
    auto other = test::reading_of({0, 0, 0, 3, 2, 3}, 1, {4});
    other->run.id = "r2";
    const auto there = make_catalogue(other, [] { return data::DatasetPtr(); });
    const CodeInspection of = inspect_code(eight_catalogue(), there, {0, {1}}, nullptr, folder_.path(), {});
    ASSERT_TRUE(of.counterpart);
    EXPECT_EQ(of.counterpart->groups, 2);
    EXPECT_EQ(values_of(inspection_lines(of)).last(), "In r2: 2 groups, the largest 3 (66.7 %)");
    // The other run has no second level.
    EXPECT_FALSE(inspect_code(eight_catalogue(), there, {1, {0}}, nullptr, folder_.path(), {}).counterpart);
}

// The map.

TEST_F(RunFiles, MakeTheMapOfALevel) {
    // Two residual levels in two dimensions; of the second level's inputs the spread is along the first axis.
    const auto reading = test::reading_of({0, 0, 0, 1, 1, 0, 1, 1}, 2, {2, 3});
    write<float>(4, "codebooks/0", {10, 0, -10, 5}, {2, 2});
    write<float>(4, "codebooks/1", {2, 0, -2, 0, 7, 0}, {3, 2});
    write<float>(4, "latents", {12, 0, 8, 0, -8, 5, -12, 5}, {4, 2});
    const CodeMapPtr map = read_code_map(*reading, folder_.path(), 1, {});
    ASSERT_EQ(map->points.size(), 4u);
    EXPECT_NEAR(map->points[0].x(), 2, 1e-9);
    EXPECT_NEAR(map->points[1].x(), -2, 1e-9);
    EXPECT_NEAR(map->points[2].x(), 2, 1e-9);
    EXPECT_NEAR(map->explained, 1, 1e-9);
    EXPECT_THAT(map->point_codes, ElementsAre(0, 1, 0, 1));
    ASSERT_EQ(map->codes.size(), 3u);
    EXPECT_NEAR(map->codes[0].at.x(), 2, 1e-9);
    EXPECT_DOUBLE_EQ(map->codes[0].items, 2);
    EXPECT_DOUBLE_EQ(map->codes[2].items, 0);
    EXPECT_EQ(map->caption(), "4 inputs; the plane shows 100.0 % of their spread");
    EXPECT_NEAR(map->extent().width(), 9, 1e-9);
}

TEST_F(RunFiles, OfManyInputsAreThinnedOnTheMap) {
    std::vector<int32_t> codes(10'000);
    std::vector<float> latents(10'000);
    for (size_t i = 0; i < codes.size(); ++i) latents[i] = static_cast<float>(codes[i] = static_cast<int>(i % 2));
    const auto reading = test::reading_of(codes, 1, {2});
    write<float>(4, "codebooks/0", {0, 1}, {2, 1});
    write<float>(4, "latents", latents, {10'000, 1});
    const CodeMapPtr map = read_code_map(*reading, folder_.path(), 0, {});
    EXPECT_EQ(map->points.size(), CodeMap::kMostPoints);
    EXPECT_EQ(map->caption(), "3,000 of 10,000 inputs; the plane shows 100.0 % of their spread");
}

TEST_F(RunFiles, WithoutLatentsShowTheCodesAlone) {
    const auto reading = test::reading_of({0, 1}, 1, {2});
    EXPECT_THAT(read_code_map(*reading, folder_.path(), 0, {})->missing.toStdString(),
                HasSubstr("epochs/4/codebooks/0.npy"));
    write<float>(4, "codebooks/0", {0, 1}, {2, 1});
    const CodeMapPtr map = read_code_map(*reading, folder_.path(), 0, {});
    EXPECT_TRUE(map->points.empty());
    EXPECT_EQ(map->codes.size(), 2u);
    EXPECT_THAT(map->caption().toStdString(), HasSubstr("epochs/4/latents.npy"));
    EXPECT_THAT(read_code_map(*reading, folder_.path(), 3, {})->missing.toStdString(), HasSubstr("level 3"));
}

TEST_F(RunFiles, OfBrokenVectorsAreRefused) {
    const auto reading = test::reading_of({0, 1}, 1, {2});
    write<float>(4, "codebooks/0", {0, NAN}, {2, 1});
    EXPECT_THROW(read_code_map(*reading, folder_.path(), 0, {}), BadInput);
}

}  // namespace
}  // namespace armillary::views
