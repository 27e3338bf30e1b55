// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/features.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <Eigen/Dense>
#include <cmath>

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/data/worlds/world.h"
#include "core/features/truncated_svd.h"
#include "core/numeric/random.h"
#include "tests/support/support.h"

namespace armillary::features {
namespace {

using data::AttributeType;
using testing::ElementsAre;
using testing::HasSubstr;

data::DatasetPtr items_with(std::vector<std::string> texts) {
    data::DatasetParts parts;
    parts.name = "texts";
    for (size_t i = 0; i < texts.size(); ++i) parts.items.insert(fmt::format("i{}", i));
    parts.item_table.rows = parts.items.size();
    if (!texts.empty())
        parts.item_table.columns.push_back(data::make_attribute("title", AttributeType::text, std::move(texts)));
    return std::make_shared<const data::Dataset>(std::move(parts));
}

double cosine(const data::FeatureMatrix& features, int32_t a, int32_t b) {
    double ab = 0, aa = 0, bb = 0;
    for (int32_t d = 0; d < features.dim; ++d) {
        ab += features.row(a)[d] * features.row(b)[d];
        aa += features.row(a)[d] * features.row(a)[d];
        bb += features.row(b)[d] * features.row(b)[d];
    }
    return ab / std::sqrt(aa * bb);
}

TEST(Words, AreLowerCasedAndKeepOtherAlphabetsAndDigits) {
    EXPECT_THAT(words_of("Star Wars: Épisode-4 (1977), a ТЕСТ"),
                ElementsAre("star", "wars", "Épisode", "4", "1977", "ТЕСТ"));
    EXPECT_TRUE(words_of(" ,.! ").empty());
}

TEST(TfidfSvd, KeepsTheInnerProductsOfTheHandComputedMatrix) {
    // Four texts, words aa bb cc; df 3, 2, 1. Row 0 holds aa twice.
    const auto dataset = items_with({"aa aa bb", "aa bb", "aa", "cc"});
    const auto features = tfidf_svd(*dataset);
    const double aa = 1 + std::log(5.0 / 4), bb = 1 + std::log(5.0 / 3), cc = 1 + std::log(5.0 / 2);
    Eigen::MatrixXd x(4, 3);
    x << (1 + std::log(2.0)) * aa, bb, 0, aa, bb, 0, aa, 0, 0, 0, 0, cc;
    x.rowwise().normalize();
    ASSERT_EQ(features.dim, 3);  // the rank
    for (int32_t i = 0; i < 4; ++i)
        for (int32_t j = 0; j < 4; ++j) {
            double dot = 0;
            for (int32_t d = 0; d < 3; ++d) dot += features.row(i)[d] * features.row(j)[d];
            EXPECT_NEAR(dot, x.row(i).dot(x.row(j)), 1e-6);
        }
}

SparseRows random_matrix(int rows, int columns, double density, uint64_t seed) {
    numeric::RandomStream random(seed, "svd_test");
    SparseRows matrix{columns, {}};
    for (int r = 0; r < rows; ++r) {
        auto& row = matrix.rows.emplace_back();
        for (int c = 0; c < columns; ++c)
            if (random.uniform() < density) row.emplace_back(c, random.normal() * std::pow(0.9, c));
    }
    return matrix;
}

Eigen::MatrixXd dense(const SparseRows& matrix) {
    Eigen::MatrixXd out = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(matrix.rows.size()), matrix.columns);
    for (size_t r = 0; r < matrix.rows.size(); ++r)
        for (const auto& [column, value] : matrix.rows[r]) out(static_cast<Eigen::Index>(r), column) = value;
    return out;
}

void expect_equal_to_jacobi(const SparseRows& matrix, int32_t dim, double tolerance) {
    const TruncatedSvd svd = truncated_svd(matrix, dim);
    const Eigen::JacobiSVD<Eigen::MatrixXd> exact(dense(matrix), Eigen::ComputeThinU);
    const auto kept = static_cast<Eigen::Index>(svd.singular_values.size());
    ASSERT_EQ(kept,
              std::min<Eigen::Index>(
                  dim, std::min<Eigen::Index>(matrix.columns, static_cast<Eigen::Index>(matrix.rows.size()))));
    for (Eigen::Index k = 0; k < kept; ++k) {
        EXPECT_NEAR(svd.singular_values[static_cast<size_t>(k)], exact.singularValues()(k),
                    tolerance * exact.singularValues()(0));
        Eigen::VectorXd left = exact.matrixU().col(k);
        Eigen::Index largest;
        left.cwiseAbs().maxCoeff(&largest);
        if (left(largest) < 0) left *= -1;
        for (Eigen::Index r = 0; r < left.size(); ++r)
            EXPECT_NEAR(svd.scaled_left[static_cast<size_t>(r * kept + k)], left(r) * exact.singularValues()(k),
                        tolerance * 10);
    }
}

TEST(TruncatedSvd, EqualsJacobiWhereItIsExact) {
    expect_equal_to_jacobi(random_matrix(40, 25, 0.4, 1), 20, 1e-6);  // 20 + 20 directions cover the rank
    expect_equal_to_jacobi(random_matrix(12, 60, 0.3, 2), 30, 1e-6);  // fewer rows than directions
}

TEST(TruncatedSvd, EqualsJacobiOnALargerDecayingMatrix) {
    expect_equal_to_jacobi(random_matrix(300, 80, 0.3, 3), 8, 1e-5);
}

TEST(TruncatedSvd, ReachesTheBestApproximationOfASlowSpectrum) {
    const SparseRows matrix = [] {
        numeric::RandomStream random(5, "slow");
        SparseRows out{200, {}};
        for (int r = 0; r < 300; ++r) {
            auto& row = out.rows.emplace_back();
            for (int c = 0; c < 200; ++c)
                if (random.uniform() < 0.05) row.emplace_back(c, 1.0);
        }
        return out;
    }();
    const TruncatedSvd svd = truncated_svd(matrix, 20);
    const Eigen::JacobiSVD<Eigen::MatrixXd> exact(dense(matrix));
    double found = 0;
    for (double s : svd.singular_values) found += s * s;
    EXPECT_GT(found, 0.998 * exact.singularValues().head(20).squaredNorm());
    EXPECT_LE(found, exact.singularValues().head(20).squaredNorm() * (1 + 1e-12));
}

TEST(TfidfSvd, IsTheSameEveryTimeWithFixedSigns) {
    const auto world = data::make_world("demo", {}, 1);
    const auto one = tfidf_svd(*world), two = tfidf_svd(*world);
    EXPECT_EQ(one.values, two.values);
    EXPECT_EQ(one.modality, "tfidf_svd");
    for (int32_t d = 0; d < one.dim; ++d) {
        float largest = 0, first = 0;
        for (int32_t i = 0; i < one.rows; ++i) largest = std::max(largest, std::abs(one.row(i)[d]));
        for (int32_t i = 0; i < one.rows && first == 0; ++i)
            if (std::abs(one.row(i)[d]) > 0.99999f * largest) first = one.row(i)[d];
        EXPECT_GT(first, 0);
    }
}

TEST(TfidfSvd, NearestItemsOfTheDemoShareDepartmentShelfAndStyle) {
    const auto world = data::make_world("demo", {}, 1);
    const auto features = tfidf_svd(*world);
    int hits = 0;
    for (int32_t item = 0; item < world->item_count(); ++item) {
        int32_t nearest = item == 0 ? 1 : 0;
        for (int32_t other = 0; other < world->item_count(); ++other)
            if (other != item && cosine(features, item, other) > cosine(features, item, nearest)) nearest = other;
        hits += world->item_table().find("description")->texts[static_cast<size_t>(item)] ==
                world->item_table().find("description")->texts[static_cast<size_t>(nearest)];
    }
    EXPECT_EQ(hits, world->item_count());
}

TEST(TfidfSvd, ItemsWithoutWordsAreAbsent) {
    const auto features = tfidf_svd(*items_with({"red pan", "", "blue pan"}));
    EXPECT_THAT(features.present, ElementsAre(1, 0, 1));
    for (int32_t d = 0; d < features.dim; ++d) EXPECT_EQ(features.row(1)[d], 0);
}

TEST(TfidfSvd, TextThatIsEmptyEverywhereIsSaidSo) {
    try {
        tfidf_svd(*items_with({"", "", ""}));
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("text of every item is empty"));
    }
}

TEST(TfidfSvd, ReadsCategoriesButNoSensitiveColumn) {
    auto genre = data::make_attribute("genre", AttributeType::multi_categorical, {"a|b", "a|b", "c"}, '|');
    auto origin = data::make_attribute("origin", AttributeType::categorical, {"x", "y", "y"});
    origin.sensitive = true;
    data::DatasetParts parts;
    for (const char* id : {"i0", "i1", "i2"}) parts.items.insert(id);
    parts.item_table.rows = 3;
    parts.item_table.columns = {genre, origin};
    const data::Dataset with_attributes(std::move(parts));
    const auto features = tfidf_svd(with_attributes);
    EXPECT_NEAR(cosine(features, 0, 1), 1, 1e-6);
    EXPECT_NEAR(cosine(features, 0, 2), 0, 1e-6);
    TextOptions text_only;
    text_only.use_attributes = false;
    EXPECT_FALSE(has_text(with_attributes, text_only));
}

TEST(TfidfSvd, OptionsLimitWordsAndRows) {
    const auto dataset = items_with({"aa bb cc", "aa bb", "aa dd"});
    TextOptions options;
    options.min_df = 2;
    EXPECT_EQ(tfidf_svd(*dataset, options).dim, 2);  // aa, bb
    options.max_features = 1;
    EXPECT_EQ(tfidf_svd(*dataset, options).dim, 1);  // aa
    options.min_df = 4;
    EXPECT_THROW(tfidf_svd(*dataset, options), UsageError);
    TextOptions unit;
    unit.dim = 2;
    unit.normalise_rows = true;
    const auto features = tfidf_svd(*dataset, unit);
    for (int32_t i = 0; i < 3; ++i) EXPECT_NEAR(std::hypot(features.row(i)[0], features.row(i)[1]), 1, 1e-6);
    TextOptions wrong;
    wrong.columns = {"summary"};
    EXPECT_THROW(tfidf_svd(*dataset, wrong), UsageError);
}

TEST(ChooseFeatures, PrefersWhatTheDataSetHas) {
    const auto world = data::make_world("demo", {}, 1);
    EXPECT_EQ(choose_features(world, "auto").get(), &world->item_features()[0]);
    EXPECT_EQ(choose_features(world, "text").get(), &world->item_features()[0]);
    EXPECT_EQ(choose_features(world, "tfidf_svd")->modality, "tfidf_svd");
    EXPECT_EQ(choose_features(items_with({"red pan", "blue pan"}), "auto")->modality, "tfidf_svd");
}

TEST(ChooseFeatures, SaysWhatToAttachWhenThereIsNothing) {
    const auto message = [](const data::DatasetPtr& dataset, const char* name) -> std::string {
        try {
            choose_features(dataset, name);
        } catch (const UsageError& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_THAT(message(data::make_world("clusters", {}, 1), "auto"), HasSubstr("attach"));
    EXPECT_THAT(message(data::make_world("demo", {}, 1), "image"), HasSubstr("auto, tfidf_svd, text"));
}

TEST(Standardise, GivesMeanZeroAndVarianceOneOverPresentRows) {
    data::FeatureMatrix features{"text", 4, 2, {1, 7, 3, 7, 0, 0, 8, 7}, {1, 1, 0, 1}, "", "external"};
    const auto out = standardise(features);
    // Column 0 over rows 0, 1, 3: mean 4, variance (9 + 1 + 16) / 3.
    const double deviation = std::sqrt(26.0 / 3);
    EXPECT_NEAR(out.row(0)[0], -3 / deviation, 1e-6);
    EXPECT_NEAR(out.row(1)[0], -1 / deviation, 1e-6);
    EXPECT_NEAR(out.row(3)[0], 4 / deviation, 1e-6);
    for (int32_t i = 0; i < 4; ++i) EXPECT_EQ(out.row(i)[1], 0);
    EXPECT_EQ(out.row(2)[0], 0);
}

TEST(DuplicateRows, CountsRepeatsAndGroups) {
    data::FeatureMatrix features{"text", 6, 1, {1, 2, 1, 1, 2, 0}, {1, 1, 1, 1, 1, 0}, "", "external"};
    const DuplicateRows found = count_duplicate_rows(features);
    EXPECT_EQ(found.repeats, 3);
    EXPECT_EQ(found.groups, 2);
    EXPECT_EQ(found.items(), 5);
}

TEST(DuplicateRows, AreEighteenInTheMovieVectors) {
    ARMILLARY_NEEDS_DATA("ml-100k-multimodal/text_feat.npy");
    const NpyArray array = read_npy(test::shared_data("ml-100k-multimodal/text_feat.npy"));
    data::FeatureMatrix features{"text", 1682, 384, array.as_floats(), {}, "", "external"};
    EXPECT_EQ(count_duplicate_rows(features).repeats, 18);
}

}  // namespace
}  // namespace armillary::features
