// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.3 (RQ-KMeans+), A.6 (FSQ), A.7 (LETTER), A.9 (MMQ) and A.10 (MPQ) on worlds
// of known truth.
#include <gtest/gtest.h>
#include <torch/types.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include "core/features/features.h"
#include "models/blocks/collaborative/collaborative_vectors.h"
#include "tests/core/training/syn_m.h"
#include "tests/core/training/trained.h"

namespace armillary::test {
namespace {

bool has_term(const Trained& trained, const std::string& name) {
    return std::any_of(trained.train.begin(), trained.train.end(),
                       [&](const auto& term) { return term.first == name; });
}

TEST(Fsq, UsesItsGridWithoutAnyCodebookLoss) {
    const Trained trained = train("fsq", syn_h().dataset, syn_h().features,
                                  {{"model.slices", "1"},
                                   {"model.grid", "4,4,4"},
                                   {"model.hidden", "128,64"},
                                   {"model.decoder", "perceptron"},
                                   {"training.epochs", "40"}});
    EXPECT_GE(trained.figures.at("usage[0]"), 0.9);
    EXPECT_LT(term(trained, "batch_saturated_share"), 0.2);
    for (const char* none : {"codebook", "commitment", "revived[0]"})
        EXPECT_FALSE(has_term(trained, none)) << none;
    std::array<std::set<int32_t>, 3> met;  // levels of each channel
    for (int32_t code : trained.level(0))
        for (std::set<int32_t>& channel : met) {
            channel.insert(code % 4);
            code /= 4;
        }
    for (const std::set<int32_t>& channel : met) EXPECT_EQ(channel.size(), 4u);
}

const Settings kSmallAutoencoder{{"model.codebook_size", "32"}, {"model.latent_dim", "16"},
                                 {"model.hidden", "128,64"},    {"model.warm_up_epochs", "5"},
                                 {"training.epochs", "20"},     {"training.seed", "1"}};

TEST(Letter, WithoutItsTermsIsTheRqVaeCodeForCode) {
    const Settings plain = with(kSmallAutoencoder, {{"training.epochs", "10"},
                                                    {"model.reconstruction_reduction", "mean"},
                                                    {"model.quantisation_reduction", "mean"}});
    const Trained rq_vae = train("rq_vae", syn_h().dataset, syn_h().features, plain);
    const Trained letter = train("letter", syn_h().dataset, syn_h().features,
                                 with(plain, {{"model.collaborative_weight", "0"}, {"model.spread_weight", "0"}}));
    EXPECT_EQ(letter.codes, rq_vae.codes);
}

/// Mean share of an item's nearest items by collaborative vectors that are among its nearest by quantised vectors
/// (tokenizers.md B.9). 300 of them: the 127 others of its cluster, whose order is chance, and the clusters next
/// to it on the walk, which content knows nothing of.
double collaborative_recall(const Trained& trained, const torch::Tensor& collaborative) {
    torch::Tensor quantised = torch::zeros({SynH::kItems, 16});
    for (int level = 0; level < trained.levels; ++level) {
        std::vector<int64_t> codes;
        for (int32_t code : trained.level(level)) codes.push_back(code);
        quantised =
            quantised + trained.codebooks[static_cast<size_t>(level)].index_select(0, torch::tensor(codes));
    }
    constexpr int64_t kNearest = 300;
    const auto unit = [](const torch::Tensor& rows) { return rows / rows.norm(2, 1, true).clamp_min(1e-12); };
    const auto neighbours = [&](const torch::Tensor& rows) {
        const torch::Tensor queries = unit(rows).slice(0, 0, 256);
        const torch::Tensor likeness = queries.matmul(unit(rows).t());
        return torch::zeros_like(likeness).scatter(1, std::get<1>(likeness.topk(kNearest, 1)), 1);
    };
    return (neighbours(quantised) * neighbours(collaborative)).sum().item<double>() / (256 * kNearest);
}

TEST(Letter, CollaborativeTermBringsTogetherWhatIsTakenAlike) {
    const data::DatasetPtr dataset = walks_over_clusters();
    const auto split = all_in_train(*dataset);
    const auto histories = data::histories_of(*dataset, split->train);
    const descriptor::ParameterSet none;
    const model::Context context{*dataset, histories, histories, none, nullptr, 1};
    const torch::Tensor collaborative = models::collaborative_vectors(context, 16);
    std::vector<double> by_paper;
    for (const char* seed : {"1", "2", "3"}) {
        const auto recall = [&](const char* weight) {
            return collaborative_recall(
                train("letter", dataset, syn_h().features,
                      with(kSmallAutoencoder, {{"model.collaborative_weight", weight}, {"training.seed", seed}})),
                collaborative);
        };
        const double without = recall("0"), paper = recall("0.02"), strong = recall("1");
        by_paper.push_back(paper - without);
        EXPECT_GT(strong, without + 0.1) << "seed " << seed;
        RecordProperty(std::string("seed_") + seed,
                       std::to_string(without) + " " + std::to_string(paper) + " " + std::to_string(strong));
    }
    const Paired gain = paired(by_paper);
    EXPECT_GT(gain.mean, gain.standard_error) << "the paper's weight";
}

/// Change of the logarithm of perplexity, mean over the levels, by the spread term; paired over five seeds.
Paired change_of_use(const std::vector<Trained>& without, const char* weight) {
    std::vector<double> changes;
    for (size_t at = 0; at < without.size(); ++at) {
        const Trained spread = train("letter", syn_h().dataset, syn_h().features,
                                     with(kSmallAutoencoder, {{"model.spread_weight", weight},
                                                              {"model.groups", "8"},
                                                              {"training.seed", std::to_string(at + 1)}}));
        double change = 0;
        for (int level = 0; level < 3; ++level) {
            const std::string name = "perplexity[" + std::to_string(level) + "]";
            change += std::log(spread.figures.at(name) / without[at].figures.at(name)) / 3;
        }
        changes.push_back(change);
    }
    return paired(changes);
}

/// At the paper's weight the term moves use neither way. A thousand times that costs a quarter of the perplexity:
/// the codes of a group turn into one direction and become longer than what they are to quantise.
TEST(Letter, SpreadTermDoesNotCostUse) {
    std::vector<Trained> without;
    for (int seed = 1; seed <= 5; ++seed)
        without.push_back(train(
            "letter", syn_h().dataset, syn_h().features,
            with(kSmallAutoencoder, {{"model.spread_weight", "0"}, {"training.seed", std::to_string(seed)}})));
    const Paired paper = change_of_use(without, "0.0001"), strong = change_of_use(without, "0.1");
    RecordProperty("change", std::to_string(paper.mean) + " +- " + std::to_string(paper.standard_error) + ", " +
                                 std::to_string(strong.mean) + " +- " + std::to_string(strong.standard_error));
    EXPECT_GE(paper.mean, -paper.standard_error);
    EXPECT_LT(std::abs(paper.mean), 0.01);
    EXPECT_LT(strong.mean, -5 * strong.standard_error);
}

TEST(ResidualKMeansPlus, LearnsFromTheCodesOfResidualKMeans) {
    const Settings settings{{"model.codebook_size", "32"}, {"model.pca_dim", "16"}, {"training.seed", "3"}};
    const Trained plain = train("rq_kmeans", syn_h().dataset, syn_h().features, settings);
    const Trained start = train("rq_kmeans_plus", syn_h().dataset, syn_h().features,
                                with(settings, {{"training.epochs", "1"}, {"training.learning_rate", "0"}}));
    EXPECT_EQ(start.codes, plain.codes);
    const Trained learned =
        train("rq_kmeans_plus", syn_h().dataset, syn_h().features,
              with(settings,
                   {{"training.epochs", "20"}, {"training.learning_rate", "0.001"}, {"model.hidden", "128,64"}}));
    EXPECT_LT(term(learned, "loss"), term(start, "loss"));
    EXPECT_NE(learned.codes, plain.codes);
    // Noise of equal strength in all directions leaves little to learn: the good start must not be lost.
    EXPECT_LT(learned.figures.at("reconstruction_error"), 1.02 * plain.figures.at("reconstruction_error"));
    for (int level = 0; level < 3; ++level)
        EXPECT_EQ(learned.figures.at("usage[" + std::to_string(level) + "]"), 1.0);
}

const Settings kSmallExperts{{"model.codebook_size", "16"}, {"model.latent_dim", "16"}, {"model.hidden", "64"},
                             {"model.warm_up_epochs", "3"}, {"training.epochs", "20"},  {"training.seed", "1"}};

using State = std::map<std::string, torch::Tensor>;

/// The state of an MPQ whose expert `e` is now at place `order[e]`.
State permuted(const State& state, const std::vector<int64_t>& order) {
    State moved;
    for (const auto& [name, tensor] : state) {
        if (name.starts_with("expert.")) {
            const size_t dot = name.find('.', 7);
            const auto from = static_cast<size_t>(std::stoi(name.substr(7, dot - 7)));
            moved["expert." + std::to_string(order[from]) + name.substr(dot)] = tensor;
        } else if (name.starts_with("gate.")) {
            torch::Tensor rows = torch::empty_like(tensor);
            rows.index_copy_(0, torch::tensor(order), tensor);
            moved[name] = rows;
        } else {
            moved[name] = tensor;
        }
    }
    return moved;
}

TEST(Mpq, ExpertsThatChangePlacesTakeTheirCodesAlong) {
    StandaloneModel model(tokenizer_task("mpq", syn_h().dataset, syn_h().features,
                                         with(kSmallExperts, {{"model.initialisation", "normal"}})));
    auto& tokenizer = model.as<model::Tokenizer>();
    State state;
    for (const auto& [name, tensor] : (*model).state()) state.emplace(name, tensor.detach().clone());
    const std::vector<int32_t> before = tokenizer.encode();
    const torch::Tensor given_back = tokenizer.quantisation().reconstruct(4);
    const std::vector<int64_t> order{2, 0, 3, 1};
    restore(model, permuted(state, order));
    const std::vector<int32_t> after = tokenizer.encode();
    for (size_t item = 0; item < SynH::kItems; ++item)
        for (size_t expert = 0; expert < 4; ++expert)
            ASSERT_EQ(after[item * 4 + static_cast<size_t>(order[expert])], before[item * 4 + expert]);
    EXPECT_LT((tokenizer.quantisation().reconstruct(4) - given_back).abs().max().item<double>(), 1e-4);
}

/// Mean over all subsets of a size: every order of the experts, cut after the first codes.
TEST(Mpq, AnySubsetOfCodesHelpsTheMoreTheLargerItIs) {
    const jobs::Task task = tokenizer_task("mpq", syn_h().dataset, syn_h().features, kSmallExperts);
    const Trained trained = train(task);
    StandaloneModel model(task);
    std::array<double, 5> error{};
    std::vector<int64_t> order{0, 1, 2, 3};
    do {
        restore(model, permuted(trained.state, order));
        const model::Quantisation shown = model.as<model::Tokenizer>().quantisation();
        for (int codes = 1; codes <= 4; ++codes)
            error[static_cast<size_t>(codes)] +=
                torch::mse_loss(shown.reconstruct(codes), shown.inputs).item<double>() / 24;
    } while (std::next_permutation(order.begin(), order.end()));
    for (size_t codes = 2; codes <= 4; ++codes) EXPECT_LT(error[codes], error[codes - 1]) << codes;
}

TEST(Mmq, SharedCodesSayWhatBothModalitiesSay) {
    const SynM world = syn_m();
    const Trained trained =
        train("mmq", world.dataset, world.features,
              with(kSmallExperts, {{"model.orthogonality", "0.05"}, {"training.epochs", "40"}}));
    ASSERT_EQ(trained.levels, 6);  // two shared, two of text, two of image
    const auto mean_nmi = [&](int first, const std::vector<int32_t>& factor) {
        return (nmi(trained.level(first), factor) + nmi(trained.level(first + 1), factor)) / 2;
    };
    EXPECT_GT(mean_nmi(0, world.u), mean_nmi(2, world.u)) << "shared against text";
    EXPECT_GT(mean_nmi(0, world.u), mean_nmi(4, world.u)) << "shared against image";
    EXPECT_GT(mean_nmi(2, world.t), mean_nmi(2, world.v) + 0.1) << "the text's codes know the text's factor";
    EXPECT_GT(mean_nmi(4, world.v), mean_nmi(4, world.t) + 0.1);
}

/// Mean over the pairs of experts of each group of |cos| between their flattened weights.
double mean_overlap(const Trained& trained, const std::vector<std::string>& groups, int experts) {
    double sum = 0;
    int pairs = 0;
    for (const std::string& group : groups) {
        std::vector<torch::Tensor> weights;
        for (int expert = 0; expert < experts; ++expert) {
            const std::string name = group + "." + std::to_string(expert);
            weights.push_back(torch::cat(
                {trained.state.at(name + ".0.weight").flatten(), trained.state.at(name + ".1.weight").flatten()}));
        }
        for (size_t a = 0; a < weights.size(); ++a)
            for (size_t b = 0; b < a; ++b, ++pairs)
                sum += std::abs(torch::cosine_similarity(weights[a], weights[b], 0).item<double>());
    }
    return sum / pairs;
}

TEST(Mmq, OrthogonalityKeepsTheWeightsOfExpertsApart) {
    const SynM world = syn_m();
    const auto overlap = [&](const char* weight) {
        return mean_overlap(
            train("mmq", world.dataset, world.features, with(kSmallExperts, {{"model.orthogonality", weight}})),
            {"shared", "first", "second"}, 2);
    };
    const double without = overlap("0"), with_term = overlap("0.005"), strong = overlap("1");
    RecordProperty("overlap",
                   std::to_string(without) + " " + std::to_string(with_term) + " " + std::to_string(strong));
    EXPECT_LT(with_term, 0.05) << "the paper's weight";
    EXPECT_LT(strong, 0.005);
    EXPECT_LT(strong, without);
}

TEST(Mpq, OrthogonalityKeepsTheWeightsOfExpertsApart) {
    const Trained trained = train("mpq", syn_h().dataset, syn_h().features, kSmallExperts);
    EXPECT_LT(mean_overlap(trained, {"expert"}, 4), 0.05) << "the default weight";
}

/// The features of a world with the first modality `factor` times as large.
std::shared_ptr<data::FeatureMatrix> with_louder_text(const SynM& world, float factor) {
    auto features = std::make_shared<data::FeatureMatrix>(*world.features);
    for (size_t i = 0; i < features->values.size(); ++i)
        if (i % static_cast<size_t>(features->dim) < static_cast<size_t>(features->parts[0]))
            features->values[i] *= factor;
    return features;
}

/// Networks that start without biases pass a scale on, so that an expert of the text alone sees the same
/// directions. Shared experts read the proportion of text and image: for them the scale is taken away before, by
/// `features.normalise`.
TEST(Mmq, CodesByAngleDoNotMindALouderModality) {
    const SynM world = syn_m();
    const auto codes = [&](std::shared_ptr<const data::FeatureMatrix> features, const char* cosine) {
        StandaloneModel model(
            tokenizer_task("mmq", world.dataset, std::move(features),
                           with(kSmallExperts, {{"model.initialisation", "normal"}, {"model.cosine", cosine}})));
        return model.as<model::Tokenizer>().encode();
    };
    const auto changed = [](const std::vector<int32_t>& a, const std::vector<int32_t>& b, size_t first,
                            size_t last) {
        int count = 0;
        for (size_t at = 0; at < a.size(); ++at) count += at % 6 >= first && at % 6 < last && a[at] != b[at];
        return count;
    };
    const auto loud = with_louder_text(world, 100);
    const int rounding = static_cast<int>(codes(loud, "true").size() / 6 / 500);
    EXPECT_LE(changed(codes(world.features, "true"), codes(loud, "true"), 2, 6), rounding) << "specific experts";
    EXPECT_GT(changed(codes(world.features, "false"), codes(loud, "false"), 2, 4), 100 * rounding)
        << "by distance the longer vectors go elsewhere";
    const auto even = [](const data::FeatureMatrix& features) {
        return std::make_shared<data::FeatureMatrix>(features::standardise(features));
    };
    EXPECT_LE(changed(codes(even(*world.features), "true"), codes(even(*loud), "true"), 0, 6), rounding);
}

TEST(Mmq, OfOneModalityIsRefusedInWords) {
    EXPECT_THROW(train("mmq", syn_h().dataset, syn_h().features, kSmallExperts), UsageError);
}

}  // namespace
}  // namespace armillary::test
