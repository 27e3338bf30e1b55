// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/figure_names.h"

#include <gtest/gtest.h>

namespace armillary::views {
namespace {

TEST(FigureNames, PutWhatIsRecordedOfACodebookIntoWords) {
    EXPECT_EQ(figure_words("perplexity[0]"), "Perplexity, level 0");
    EXPECT_EQ(figure_words("usage[2]"), "Codes in use, level 2");
    EXPECT_EQ(figure_words("collision_rate[1]"), "Collision rate, first code");
    EXPECT_EQ(figure_words("collision_rate[3]"), "Collision rate, first 3 codes");
    EXPECT_EQ(figure_words("collision_rate"), "Collision rate");
    EXPECT_EQ(figure_words("residual_norm[0]"), "Residual norm, before level 0");
    EXPECT_EQ(figure_words("residual_norm[2]"), "Residual norm, after level 1");
}

TEST(FigureNames, LeaveMetricsAndSpellOutWhatIsUnknown) {
    EXPECT_EQ(figure_words("ndcg@10"), "ndcg@10");
    EXPECT_EQ(figure_words("gradient_norm"), "Gradient norm");
    EXPECT_EQ(figure_words("head_drift[4]"), "Head drift, 4");
    EXPECT_EQ(figure_words(""), "");
    EXPECT_EQ(figure_words("odd["), "Odd");
}

TEST(FigureNames, ComeInParts) {
    EXPECT_EQ(figure_stem("perplexity[0]"), "perplexity");
    EXPECT_EQ(figure_title("perplexity[0]"), "Perplexity");
    EXPECT_EQ(figure_part("perplexity[0]"), "level 0");
    EXPECT_EQ(figure_part("perplexity"), "");
}

}  // namespace
}  // namespace armillary::views
