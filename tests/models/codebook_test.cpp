// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <torch/types.h>

#include <set>

#include "models/blocks/quantisers/codebook.h"
#include "models/blocks/quantisers/residual_quantiser.h"
#include "models/blocks/quantisers/straight_through.h"

namespace armillary {
namespace {

using models::Codebook, models::CodebookSettings, models::QuantiserSettings, models::ResidualQuantiser;

CodebookSettings settings_of(int64_t size, int64_t dim) {
    CodebookSettings settings;
    settings.size = size;
    settings.dim = dim;
    settings.initialisation = "normal";
    return settings;
}

float largest(const torch::Tensor& difference) {
    return difference.abs().max().item<float>();
}

void overwrite(const Codebook& codebook, const torch::Tensor& values) {
    const torch::NoGradGuard no_gradients;
    torch::Tensor(codebook.table()).copy_(values);
}

TEST(Rotation, HasTheValueOfTheCode) {
    torch::manual_seed(1);
    const torch::Tensor z = torch::randn({20, 6}), e = 3 * torch::randn({20, 6});
    EXPECT_LT(largest(models::rotated_through(z, e) - e), 1e-5);
}

TEST(Rotation, TurnsAndScalesTheGradientLikeTheVector) {
    // Where the gradient at the code points along the code, that at the vector points along the vector.
    torch::manual_seed(2);
    const torch::Tensor z = torch::randn({20, 6}).requires_grad_(true), e = torch::randn({20, 6});
    (models::rotated_through(z, e) * e).sum().backward();
    const torch::Tensor scale = e.norm(2, 1, true) / z.detach().norm(2, 1, true);
    const torch::Tensor expected = z.detach() * scale * scale;  // (|e|/|z|) R' e = (|e|/|z|)^2 z
    EXPECT_LT(largest(z.grad() - expected), 1e-4);
}

TEST(Rotation, OfAZeroVectorFallsBackToStraightThrough) {
    const torch::Tensor z = torch::zeros({1, 3}).requires_grad_(true), e = torch::ones({1, 3});
    const torch::Tensor through = models::rotated_through(z, e);
    EXPECT_EQ(largest(through - e), 0);
    through.sum().backward();
    EXPECT_TRUE(torch::equal(z.grad(), torch::ones({1, 3})));
}

TEST(CodeActivity, TellsHowLongAgoEachCodeWasTaken) {
    models::CodeActivity activity(4);
    activity.see(torch::tensor({0, 1, 1}, torch::kInt64));
    activity.see(torch::tensor({{1}, {2}}, torch::kInt64));
    EXPECT_TRUE(torch::equal(activity.ages(), torch::tensor({1, 0, 0, 2}, torch::kInt64)));
    // Shares begin even and forget a tenth a step: 0.81 / 4 + 0.9 * 0.1 * 2/3 + 0.1 / 2 of code 1.
    EXPECT_NEAR(activity.shares()[1].item<double>(), 0.81 / 4 + 0.06 + 0.05, 1e-6);
    EXPECT_NEAR(activity.shares().sum().item<double>(), 1, 1e-6);
    activity.refresh(torch::tensor({3}, torch::kInt64));
    EXPECT_TRUE(torch::equal(activity.ages(), torch::tensor({1, 0, 0, 0}, torch::kInt64)));
}

TEST(CodeActivity, IsStaleBelowAHundredthOfTheEvenShare) {
    models::CodeActivity activity(2);
    const torch::Tensor always_first = torch::zeros({8}, torch::kInt64);
    for (int step = 0; step < 43; ++step) activity.see(always_first);
    EXPECT_EQ(activity.stale(), std::nullopt) << "0.9^43 = 0.0108: too early to tell";
    activity.see(always_first);
    EXPECT_EQ(activity.stale(), 1) << "0.9^44 = 0.0097";
}

TEST(Codebook, CountsTheStepsThatWereMade) {
    std::vector<Codebook> codebooks{Codebook(settings_of(3, 2), 1, "c")};
    Codebook& codebook = codebooks[0];
    codebook.observe(torch::randn({2, 2}), torch::tensor({0, 2}, torch::kInt64));
    EXPECT_TRUE(models::take_code_counts(codebooks).empty()) << "the step is not made yet";
    codebook.after_step(/*revive=*/false);
    codebook.after_step(/*revive=*/false);  // of a batch that did not reach this codebook
    const auto counts = models::take_code_counts(codebooks, 5);
    EXPECT_EQ(counts, (std::vector<std::pair<std::string, double>>{{"code_age[5]", 1}}));
}

TEST(Codebook, ByAngleChoosesTheSameCodesWhateverTheirLengths) {
    CodebookSettings settings = settings_of(16, 5);
    settings.cosine = true;
    const Codebook codebook(settings, 1, "c");
    torch::manual_seed(3);
    const torch::Tensor points = torch::randn({50, 5}), before = codebook.nearest(points);
    overwrite(codebook, codebook.table() * torch::linspace(0.01, 100, 16).unsqueeze(1));
    EXPECT_TRUE(torch::equal(codebook.nearest(points), before));
    EXPECT_TRUE(torch::equal(codebook.nearest(1000 * points), before));
}

TEST(Codebook, BalancedAssignmentGivesEveryCodeItsShare) {
    CodebookSettings settings = settings_of(8, 4);
    const Codebook nearest(settings, 1, "c");
    settings.balance = 0.05;
    const Codebook balanced(settings, 1, "c");
    torch::manual_seed(4);
    const torch::Tensor points = 0.1 * torch::randn({400, 4});  // near the origin: few codes win
    const auto most = [](const torch::Tensor& codes) {
        return torch::bincount(codes, {}, 8).max().item<int64_t>();
    };
    EXPECT_GT(most(nearest.assign(points)), 150);
    EXPECT_LT(most(balanced.assign(points)), 75);
    EXPECT_TRUE(torch::equal(balanced.nearest(points), nearest.nearest(points))) << "only training is balanced";
}

TEST(Codebook, RevivalMovesUnusedCodesToPointsAndLeavesUsedOnes) {
    CodebookSettings settings = settings_of(6, 3);
    settings.revival = 0.1;
    Codebook codebook(settings, 1, "c");
    torch::Tensor table = torch::full({6, 3}, 1000.0);
    table[0] = torch::tensor({1.0, 0.0, 0.0});
    table[1] = torch::tensor({0.0, 1.0, 0.0});
    overwrite(codebook, table);
    torch::manual_seed(5);
    const torch::Tensor points =
        torch::cat({torch::randn({40, 3}) * 0.01 + table[0], torch::randn({40, 3}) * 0.01 + table[1]});
    int64_t revived = 0;
    int batches = 0;
    while (revived == 0 && batches < 100) {
        codebook.observe(points, codebook.assign(points));
        revived = codebook.after_step(/*revive=*/true);
        ++batches;
    }
    EXPECT_EQ(revived, 4);
    EXPECT_EQ(codebook.take_revived(), 4);
    EXPECT_EQ(codebook.take_revived(), 0) << "counted anew since it was asked";
    EXPECT_EQ(batches, 22) << "0.9^22 is the first power below a tenth";
    EXPECT_EQ(largest(codebook.table().slice(0, 0, 2) - table.slice(0, 0, 2)), 0);
    EXPECT_LT(largest(codebook.table()), 1.2) << "the others lie on points now";
}

TEST(Codebook, RevivalRestsWhenTold) {
    CodebookSettings settings = settings_of(6, 3);
    settings.revival = 1;
    Codebook codebook(settings, 1, "c");
    const torch::Tensor before = codebook.table().detach().clone(), points = torch::randn({4, 3});
    for (int i = 0; i < 40; ++i) {
        codebook.observe(points, codebook.assign(points));
        EXPECT_EQ(codebook.after_step(/*revive=*/false), 0);
    }
    EXPECT_TRUE(torch::equal(codebook.table(), before));
}

TEST(Codebook, MovingAverageForgetsThePastOfARevivedCode) {
    CodebookSettings settings = settings_of(2, 1);
    settings.moving_average = true;
    settings.revival = 0.5;
    Codebook codebook(settings, 1, "c");
    overwrite(codebook, torch::tensor({{0.0}, {1000.0}}));
    const torch::Tensor points = torch::randn({64, 1});
    for (int i = 0; i < 30; ++i) {
        codebook.observe(points, codebook.assign(points));
        codebook.after_step(true);
    }
    EXPECT_LT(largest(codebook.table()), 10) << "a stale sum would throw the code back to 1000";
}

TEST(ResidualQuantiser, EntropyTermIsHighWhereOneCodeTakesAll) {
    QuantiserSettings settings;
    settings.levels = 1;
    settings.codebook = settings_of(4, 2);
    settings.entropy = true;
    ResidualQuantiser quantiser(settings, 1);
    const torch::Tensor corners = torch::tensor({{1.0, 0.0}, {-1.0, 0.0}, {0.0, 1.0}, {0.0, -1.0}});
    overwrite(quantiser.codebooks()[0], corners);
    EXPECT_NEAR(quantiser.quantise(corners.repeat({10, 1})).entropy.item<float>(), 0, 1e-5);
    const torch::Tensor one_sided = torch::cat({corners.slice(0, 0, 1).repeat({39, 1}), corners.slice(0, 1, 2)});
    EXPECT_GT(quantiser.quantise(one_sided).entropy.item<float>(), 0.8);
}

TEST(ResidualQuantiser, DiversityTermIsTheMeanSquaredCosine) {
    QuantiserSettings settings;
    settings.levels = 1;
    settings.codebook = settings_of(2, 2);
    settings.diversity = true;
    ResidualQuantiser quantiser(settings, 1);
    const torch::Tensor points = torch::randn({5, 2});
    overwrite(quantiser.codebooks()[0], torch::tensor({{3.0, 0.0}, {0.0, 0.1}}));
    EXPECT_NEAR(quantiser.quantise(points).diversity.item<float>(), 0, 1e-6);
    overwrite(quantiser.codebooks()[0], torch::tensor({{3.0, 0.0}, {2.0, 2.0}}));
    EXPECT_NEAR(quantiser.quantise(points).diversity.item<float>(), 0.5, 1e-6);
}

TEST(ResidualQuantiser, DropoutKeepsFirstLevelsOnly) {
    QuantiserSettings settings;
    settings.levels = 3;
    settings.codebook = settings_of(4, 2);
    settings.dropout = 1;
    ResidualQuantiser quantiser(settings, 1);
    torch::manual_seed(6);
    const torch::Tensor points = torch::randn({5, 2}), all = quantiser.encode(points);
    std::set<int64_t> levels;
    for (int i = 0; i < 30; ++i) {
        const torch::Tensor codes = quantiser.quantise(points).codes;
        levels.insert(codes.size(1));
        EXPECT_TRUE(torch::equal(codes, all.slice(1, 0, codes.size(1))));
    }
    EXPECT_EQ(levels, (std::set<int64_t>{1, 2, 3}));
}

TEST(BatchPerplexity, IsTheNumberOfEvenlyUsedCodes) {
    EXPECT_NEAR(models::batch_perplexity(torch::tensor({0, 1, 2, 0, 1, 2}), 100), 3, 1e-12);
    EXPECT_NEAR(models::batch_perplexity(torch::tensor({7, 7}), 8), 1, 1e-12);
}

}  // namespace
}  // namespace armillary
