// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/user_catalogue.h"

#include <gmock/gmock.h>

#include <Eigen/Dense>
#include <algorithm>

#include "core/base/error.h"
#include "core/data/worlds/world.h"
#include "core/features/features.h"
#include "core/features/tfidf_svd.h"
#include "core/numeric/random.h"

namespace armillary::features {
namespace {

using testing::ElementsAre;

std::vector<std::string> modalities(const data::Dataset& dataset) {
    std::vector<std::string> names;
    for (const auto& matrix : dataset.item_features()) names.push_back(matrix.modality);
    return names;
}

/// 25 users, 8 items, four to nine interactions each, the last of which is repeated; `texts`: items have titles.
data::DatasetParts people(bool texts) {
    numeric::RandomStream random(9, "user_catalogue_test");
    data::DatasetParts parts;
    parts.name = "people";
    std::vector<std::string> titles;
    for (int item = 0; item < 8; ++item) {
        parts.items.insert("i" + std::to_string(item));
        titles.push_back(item < 4 ? "red pan" : item < 6 ? "blue kettle" : "green pan");
    }
    for (int user = 0; user < 25; ++user) {
        parts.users.insert("u" + std::to_string(user));
        const auto length = static_cast<int>(4 + random.below(6));
        for (int at = 0; at < length; ++at) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(static_cast<int32_t>(random.below(8)));
            parts.interactions.time.push_back(at);
        }
    }
    parts.time_kind = data::TimeKind::ordinal;
    if (texts) {
        parts.item_table.rows = 8;
        parts.item_table.columns.push_back(data::make_attribute("title", data::AttributeType::text, titles));
    }
    return parts;
}

data::DatasetPtr frozen(data::DatasetParts parts) {
    return std::make_shared<const data::Dataset>(std::move(parts));
}

TEST(Collaborative, KeepsTheInnerProductsOfTheNormalisedInteractions) {
    data::Interactions turned;
    turned.user = {0, 1, 0, 2, 1, 0};
    turned.item = {0, 0, 1, 3, 3, 0};  // user 0 has item 0 twice
    const data::FeatureMatrix vectors = collaborative_vectors(turned, 4, 3);
    Eigen::MatrixXd x(4, 3);
    x << 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1;
    for (int row = 0; row < 4; ++row)
        if (row != 2) x.row(row).normalize();
    EXPECT_THAT(vectors.present, ElementsAre(1, 1, 0, 1));
    ASSERT_EQ(vectors.dim, 3);
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j < 4; ++j) {
            double dot = 0;
            for (int d = 0; d < 3; ++d) dot += vectors.row(i)[d] * vectors.row(j)[d];
            EXPECT_NEAR(dot, x.row(i).dot(x.row(j)), 1e-6) << i << ' ' << j;
        }
    EXPECT_EQ(collaborative_vectors(turned, 4, 3, 2).dim, 2);
}

TEST(UserCatalogue, HasAProfileForEachModalityAndTheCollaborativeVectors) {
    const data::DatasetPtr world = data::make_world("demo", {{"users", "50"}}, 1);
    EXPECT_THAT(modalities(*user_catalogue(world)), ElementsAre("profile_text", "collaborative"));
    EXPECT_THAT(modalities(*user_catalogue(frozen(people(true)))),
                ElementsAre("profile_tfidf_svd", "collaborative"));
    EXPECT_THAT(modalities(*user_catalogue(frozen(people(false)))), ElementsAre("collaborative"));
}

TEST(UserCatalogue, TheTextProfileIsTheMeanOfTheVectorsThatATokenizerOfItemsWouldRead) {
    const data::DatasetPtr source = frozen(people(true));
    const data::DatasetPtr set = user_catalogue(source);
    const FeaturesPtr items = choose_features(source, "auto");
    const data::FeatureMatrix& profile = *set->features("profile_tfidf_svd");
    for (int32_t user = 0; user < set->item_count(); ++user) {
        std::vector<int32_t> own;
        const data::Interactions& rows = set->interactions();
        for (size_t row = 0; row < rows.user.size(); ++row)
            if (rows.item[row] == user && std::ranges::count(own, rows.user[row]) == 0)
                own.push_back(rows.user[row]);
        for (int32_t d = 0; d < items->dim; ++d) {
            double sum = 0;
            for (const int32_t item : own) sum += items->row(item)[d];
            EXPECT_NEAR(profile.row(user)[d], sum / static_cast<double>(own.size()), 1e-6);
        }
    }
}

TEST(UserCatalogue, ItsReportSpeaksOfTheRowsOfTheSource) {
    const data::DatasetPtr source = frozen(people(false)), set = user_catalogue(source);
    const data::ImportReport report = user_catalogue_report(*source, *set);
    EXPECT_EQ(report.format, data::kUsersAsItems);
    EXPECT_EQ(report.rows_read, source->interaction_count());
    EXPECT_EQ(report.rows_kept, source->interaction_count() - 2 * 25);
    EXPECT_EQ(report.warnings, set->parts().warnings);
}

TEST(UserCatalogue, CanBeCancelled) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(user_catalogue(frozen(people(true)), {}, stop.get_token()), Cancelled);
    const data::Interactions turned = user_catalogue(frozen(people(false)))->interactions();
    EXPECT_THROW(collaborative_vectors(turned, 25, 8, 4, stop.get_token()), Cancelled);
}

TEST(UserCatalogue, PartsAreJoinedAsThoseOfItemsAre) {
    const data::DatasetPtr set = user_catalogue(frozen(people(true)));
    const FeaturesPtr joined = choose_features(set, "profile_tfidf_svd+collaborative");
    EXPECT_EQ(joined->dim, set->features("profile_tfidf_svd")->dim + set->features("collaborative")->dim);
    EXPECT_EQ(joined->fitted_on, "all");
    EXPECT_EQ(choose_features(set, "auto")->modality, "profile_tfidf_svd");
}

TEST(UserCatalogue, ShufflingWhatIsHeldOutChangesNoVector) {
    for (uint64_t seed = 0; seed < 5; ++seed) {
        data::DatasetParts parts = people(true);
        const auto before = user_catalogue(frozen(parts))->fingerprint();
        std::vector<size_t> held_out;
        auto& rows = parts.interactions;
        for (size_t row = 0; row < rows.user.size(); ++row)
            if (row + 2 >= rows.user.size() || rows.user[row + 2] != rows.user[row]) held_out.push_back(row);
        ASSERT_EQ(held_out.size(), 50u);
        numeric::RandomStream random(seed, "shuffle");
        for (size_t i = held_out.size(); i-- > 1;)
            std::swap(rows.item[held_out[i]], rows.item[held_out[random.below(i + 1)]]);
        EXPECT_EQ(user_catalogue(frozen(parts))->fingerprint(), before);
    }
}

}  // namespace
}  // namespace armillary::features
