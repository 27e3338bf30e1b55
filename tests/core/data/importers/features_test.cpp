// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>

#include "core/base/npy.h"
#include "tests/core/data/importers/import_support.h"

namespace armillary::data {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Features : public ::testing::Test {
 protected:
    std::filesystem::path array(const std::string& name, const std::vector<float>& values,
                                const std::vector<int64_t>& shape) {
        write_npy<float>(folder_.path() / name, values, shape);
        return folder_.path() / name;
    }
    std::vector<float> row(const Dataset& dataset, const char* item, const char* modality = "text") {
        const FeatureMatrix* features = dataset.features(modality);
        if (!features) return {};
        const float* begin = features->row(dataset.items().find(item));
        return {begin, begin + features->dim};
    }

    test::TemporaryDirectory folder_;
};

TEST_F(Features, ARowBelongsToTheItemWithItsNumber) {
    folder_.write("log.csv", "user,item\nu,2\nu,0\nv,1\n");
    array("text_vectors.npy", {0, 0.5f, 1, 1.5f, 2, 2.5f}, {3, 2});
    const auto dataset = import_path(folder_.path()).dataset;
    EXPECT_THAT(row(*dataset, "2"), ElementsAre(2, 2.5f));
    EXPECT_THAT(row(*dataset, "0"), ElementsAre(0, 0.5f));
    EXPECT_EQ(dataset->features("text")->source, "text_vectors.npy");
    EXPECT_EQ(dataset->features("text")->fitted_on, "external");
}

TEST_F(Features, IdsFromOneMeetRowsFromZeroWithAWarning) {
    folder_.write("log.csv", "user,item\nu,2\nu,1\nv,3\n");
    array("image_vit.npy", {0, 1, 2}, {3, 1});
    const auto [dataset, report] = import_path(folder_.path());
    EXPECT_THAT(row(*dataset, "1", "image"), ElementsAre(0));
    EXPECT_THAT(all_warnings(report), HasSubstr("image_vit.npy: its keys are the ids of the data set minus 1"));
}

TEST_F(Features, AnIdListGivesRowsToAnyIds) {
    const auto log = folder_.write("log.csv", "user,item\nu,B01\nu,B02\nv,B03\n");
    const auto vectors = array("vectors.npy", {1, 2}, {2, 1});
    EXPECT_THAT(failure_of(log, {{"features", vectors}}), HasSubstr("features_ids=FILE"));
    for (const char* list : {"B03\nB01\n", "B01\t1\nB03\t0\n"}) {
        const Settings settings{{"features", vectors},
                                {"features_ids", folder_.write("ids.txt", list)},
                                {"features_modality", "audio"}};
        const auto [dataset, report] = import_path(log, settings);
        EXPECT_THAT(row(*dataset, "B03", "audio"), ElementsAre(1));
        EXPECT_THAT(row(*dataset, "B01", "audio"), ElementsAre(2));
        EXPECT_THAT(dataset->features("audio")->present, ElementsAre(1, 0, 1));
        EXPECT_THAT(all_warnings(report), HasSubstr("1 of 3 items have no vector"));
        EXPECT_EQ(dataset->parts().sources.size(), 3u);
    }
}

TEST_F(Features, NanInfinityAndWrongShapesAreNamed) {
    folder_.write("log.csv", "user,item\nu,0\nu,1\n");
    array("text.npy", {0, 1, std::nanf(""), 3}, {2, 2});
    EXPECT_THAT(failure_of(folder_.path()), AllOf(HasSubstr("text.npy"), HasSubstr("NaN in row 1, column 0")));
    array("text.npy", {0, std::numeric_limits<float>::infinity(), 2, 3}, {2, 2});
    EXPECT_THAT(failure_of(folder_.path()), HasSubstr("infinite number in row 0, column 1"));
    array("text.npy", {0, 1}, {1, 2});
    EXPECT_THAT(failure_of(folder_.path()), HasSubstr("1 rows for 2 items"));
    array("text.npy", {0, 1}, {2});
    EXPECT_THAT(all_warnings(import_path(folder_.path()).report), HasSubstr("has shape (2)"));
    EXPECT_THAT(failure_of(folder_.path() / "log.csv", {{"features", folder_.path() / "text.npy"}}),
                HasSubstr("has shape (2)"));
    folder_.write("text.npy", "no array");
    EXPECT_THAT(failure_of(folder_.path()), HasSubstr("not a .npy file"));
}

TEST_F(Features, VectorsAloneAreADataSetOfItems) {
    const auto dataset = import_path(array("text_only.npy", {1, 2, 3, 4}, {2, 2})).dataset;
    EXPECT_EQ(dataset->item_count(), 2);
    EXPECT_EQ(dataset->interaction_count(), 0);
    EXPECT_THAT(row(*dataset, "1"), ElementsAre(3, 4));
}

}  // namespace
}  // namespace armillary::data
