// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.3 (RQ-KMeans+), A.6 (FSQ), A.7 (LETTER), A.9 (MMQ), A.10 (MPQ) and A.11
// (PRISM) on worlds of known truth.
#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>
#include <map>
#include <numeric>

#include "core/numeric/random.h"
#include "core/training/checkpoint.h"
#include "models/blocks/collaborative/collaborative_vectors.h"
#include "tests/core/training/syn_h.h"
#include "tests/core/training/syn_m.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

struct Trained {
    std::map<std::string, double> figures;              ///< of the last epoch
    std::vector<std::pair<std::string, double>> train;  ///< likewise
    std::vector<int32_t> codes;                         ///< [items, levels]
    std::vector<float> gates;                           ///< [items], where recorded
    std::vector<torch::Tensor> codebooks;               ///< by level [codes, dim], where recorded
    int levels = 0;
    std::map<std::string, torch::Tensor> state = {};  ///< of the best epoch

    std::vector<int32_t> level(int which) const {
        std::vector<int32_t> column;
        for (size_t at = static_cast<size_t>(which); at < codes.size(); at += static_cast<size_t>(levels))
            column.push_back(codes[at]);
        return column;
    }
};

Trained train(const std::string& model, data::DatasetPtr dataset,
              std::shared_ptr<const data::FeatureMatrix> features, const Settings& settings) {
    const TemporaryDirectory folder;
    Settings all{{"training.batch_size", "256"}, {"record.neighbours", "0"}};
    all.insert(all.end(), settings.begin(), settings.end());
    jobs::Task task = task_for(model, dataset, all_in_train(*dataset), all);
    task.features = std::move(features);
    task.checkpoint_dir = folder.path();
    task.threads = 0;
    const Recording run = train_recording(task, -1);
    const jobs::EpochEvent& last = run.epochs.back();
    Trained trained;
    trained.figures.insert(last.diagnostics.begin(), last.diagnostics.end());
    trained.train = last.train;
    trained.codes = std::get<std::vector<int32_t>>(last.arrays.at("codes").values);
    trained.levels = static_cast<int>(last.arrays.at("codes").shape[1]);
    if (const auto found = last.arrays.find("gates"); found != last.arrays.end())
        trained.gates = std::get<std::vector<float>>(found->second.values);
    for (int level = 0; level < trained.levels; ++level)
        if (const auto found = last.arrays.find("codebooks/" + std::to_string(level)); found != last.arrays.end())
            trained.codebooks.push_back(
                torch::tensor(std::get<std::vector<float>>(found->second.values)).view(found->second.shape));
    for (const auto& [name, tensor] : training::read_checkpoint(folder.path() / "best.safetensors").model)
        trained.state.emplace(name, tensor);
    return trained;
}

/// 2 I(a;b) / (H(a) + H(b)).
double nmi(const std::vector<int32_t>& a, const std::vector<int32_t>& b) {
    std::map<int32_t, double> pa, pb;
    std::map<std::pair<int32_t, int32_t>, double> pab;
    const double share = 1.0 / static_cast<double>(a.size());
    for (size_t i = 0; i < a.size(); ++i) {
        pa[a[i]] += share;
        pb[b[i]] += share;
        pab[{a[i], b[i]}] += share;
    }
    const auto entropy = [](const auto& shares) {
        double sum = 0;
        for (const auto& [key, p] : shares) sum -= p * std::log(p);
        return sum;
    };
    const double ha = entropy(pa), hb = entropy(pb);
    return 2 * (ha + hb - entropy(pab)) / (ha + hb);
}

bool has_term(const Trained& trained, const std::string& name) {
    return std::any_of(trained.train.begin(), trained.train.end(),
                       [&](const auto& term) { return term.first == name; });
}

double term(const Trained& trained, const std::string& name) {
    for (const auto& [key, value] : trained.train)
        if (key == name) return value;
    return std::nan("");
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
    EXPECT_FALSE(has_term(trained, "codebook"));
    EXPECT_FALSE(has_term(trained, "commitment"));
}

const Settings kSmallAutoencoder{{"model.codebook_size", "32"}, {"model.latent_dim", "16"},
                                 {"model.hidden", "128,64"},    {"model.warm_up_epochs", "5"},
                                 {"training.epochs", "20"},     {"training.seed", "1"}};

Settings with(Settings settings, const Settings& more) {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

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
    const Trained without =
        train("letter", dataset, syn_h().features, with(kSmallAutoencoder, {{"model.collaborative_weight", "0"}}));
    const Trained with_term =
        train("letter", dataset, syn_h().features, with(kSmallAutoencoder, {{"model.collaborative_weight", "1"}}));
    const auto split = all_in_train(*dataset);
    const auto histories = data::histories_of(*dataset, split->train);
    const descriptor::ParameterSet none;
    const model::Context context{*dataset, histories, histories, none, nullptr, 1};
    const torch::Tensor collaborative = models::collaborative_vectors(context, 16);
    EXPECT_GT(collaborative_recall(with_term, collaborative), collaborative_recall(without, collaborative) + 0.02);
}

TEST(Letter, SpreadTermDoesNotCostUse) {
    const Trained without = train("letter", syn_h().dataset, syn_h().features,
                                  with(kSmallAutoencoder, {{"model.spread_weight", "0"}}));
    const Trained spread =
        train("letter", syn_h().dataset, syn_h().features,
              with(kSmallAutoencoder, {{"model.spread_weight", "0.001"}, {"model.groups", "8"}}));
    for (int level = 0; level < 3; ++level) {
        const std::string name = "perplexity[" + std::to_string(level) + "]";
        EXPECT_GE(spread.figures.at(name), 0.95 * without.figures.at(name)) << name;
    }
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

double mean_pairwise_nmi(const Trained& trained) {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < trained.levels; ++a)
        for (int b = 0; b < a; ++b, ++pairs) sum += nmi(trained.level(a), trained.level(b));
    return sum / pairs;
}

TEST(Mpq, OrthogonalExpertsSayDifferentThings) {
    const auto mean_nmi = [](const char* weight) {
        double sum = 0;
        for (const char* seed : {"1", "2", "3"})
            sum += mean_pairwise_nmi(
                train("mpq", syn_h().dataset, syn_h().features,
                      with(kSmallExperts, {{"model.orthogonality", weight}, {"training.seed", seed}})));
        return sum / 3;
    };
    EXPECT_LT(mean_nmi("30"), mean_nmi("0") - 0.02);
}

TEST(Mpq, EveryFurtherCodeHelpsTheReconstruction) {
    const Trained trained = train("mpq", syn_h().dataset, syn_h().features, kSmallExperts);
    for (int level = 1; level < 4; ++level)
        EXPECT_LE(trained.figures.at("reconstruction_error[" + std::to_string(level) + "]"),
                  trained.figures.at("reconstruction_error[" + std::to_string(level - 1) + "]"));
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

/// Mean over the groups' pairs of experts of |cos| between their flattened weights.
double mean_overlap(const Trained& trained) {
    double sum = 0;
    int pairs = 0;
    for (const std::string group : {"shared", "first", "second"}) {
        std::vector<torch::Tensor> experts;
        for (const char* expert : {".0", ".1"})
            experts.push_back(torch::cat({trained.state.at(group + expert + ".0.weight").flatten(),
                                          trained.state.at(group + expert + ".1.weight").flatten()}));
        sum += std::abs(torch::cosine_similarity(experts[0], experts[1], 0).item<double>());
        ++pairs;
    }
    return sum / pairs;
}

TEST(Mmq, OrthogonalityKeepsTheWeightsOfExpertsApart) {
    const SynM world = syn_m();
    const auto overlap = [&](const char* weight) {
        return mean_overlap(
            train("mmq", world.dataset, world.features, with(kSmallExperts, {{"model.orthogonality", weight}})));
    };
    const double with_term = overlap("0.005"), strong = overlap("1");
    RecordProperty("overlap", std::to_string(with_term) + " " + std::to_string(strong));
    EXPECT_LT(with_term, 0.05) << "the paper's weight";
    EXPECT_LT(strong, 0.005);
}

TEST(Mmq, OfOneModalityIsRefusedInWords) {
    EXPECT_THROW(train("mmq", syn_h().dataset, syn_h().features, kSmallExperts), UsageError);
}

/// SYN-H with its clusters as a category, where items of a cluster are taken by the same users, early items often
/// and late ones hardly ever: their collaborative vectors are noise.
data::DatasetPtr popular_clusters() {
    static const data::DatasetPtr made = [] {
        numeric::RandomStream random(6, "popular clusters");
        data::DatasetParts parts;
        parts.name = "popular clusters";
        for (int item = 0; item < SynH::kItems; ++item) parts.items.insert(std::to_string(item));
        for (int user = 0; user < 2000; ++user) {
            parts.users.insert("u" + std::to_string(user));
            const auto cluster = static_cast<int>(random.below(SynH::kCoarse));
            for (int step = 0; step < 20; ++step) {
                // Zipf-like over the 128 members of the cluster.
                const auto member = static_cast<int>(std::pow(128.0, random.uniform())) - 1;
                parts.interactions.user.push_back(user);
                parts.interactions.item.push_back(member * SynH::kCoarse + cluster);
            }
        }
        data::Attribute category;
        category.name = "category";
        category.type = data::AttributeType::categorical;
        for (int c = 0; c < SynH::kCoarse; ++c) category.categories.push_back("c" + std::to_string(c));
        for (int32_t coarse : syn_h().coarse) category.codes.push_back(coarse);
        parts.item_table.rows = SynH::kItems;
        parts.item_table.columns.push_back(category);
        return std::make_shared<data::Dataset>(std::move(parts));
    }();
    return made;
}

const Settings kSmallPrism{{"model.codebook_size", "32"}, {"model.latent_dim", "16"}, {"model.hidden", "128,64"},
                           {"model.second_phase", "15"},  {"training.epochs", "25"},  {"training.seed", "1"}};

/// Rank correlation without ties in `a`.
double spearman(const std::vector<double>& a, const std::vector<double>& b) {
    const auto ranks = [](const std::vector<double>& values) {
        std::vector<size_t> order(values.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](size_t i, size_t j) { return values[i] < values[j]; });
        torch::Tensor ranks = torch::empty({static_cast<int64_t>(values.size())}, torch::kFloat64);
        for (size_t place = 0; place < order.size(); ++place)
            ranks.data_ptr<double>()[order[place]] = static_cast<double>(place);
        return ranks - ranks.mean();
    };
    const torch::Tensor ra = ranks(a), rb = ranks(b);
    return ((ra * rb).sum() / (ra.norm() * rb.norm())).item<double>();
}

TEST(Prism, GateOpensWithPopularity) {
    const Trained trained =
        train("prism", popular_clusters(), syn_h().features,
              with(kSmallPrism, {{"training.epochs", "60"}, {"training.learning_rate", "0.003"}}));
    std::vector<double> taken(SynH::kItems, 0);
    for (int32_t item : popular_clusters()->interactions().item) ++taken[static_cast<size_t>(item)];
    EXPECT_GT(spearman(std::vector<double>(trained.gates.begin(), trained.gates.end()), taken), 0.5);
}

TEST(Prism, CodesTellTheCategoryAndAnchorsHelp) {
    const Trained anchored = train("prism", popular_clusters(), syn_h().features, kSmallPrism);
    const Trained free = train("prism", popular_clusters(), syn_h().features,
                               with(kSmallPrism, {{"model.category_weight", "0"}, {"model.anchor_weight", "0"}}));
    EXPECT_GT(term(anchored, "batch_category_accuracy[0]"), 2.0 / SynH::kCoarse)
        << "twice what the largest category gives";
    EXPECT_GT(anchored.figures.at("ami[1]"), free.figures.at("ami[1]") - 0.005);
}

TEST(SetTokens, AreASetOfVectorsAnItem) {
    const TemporaryDirectory folder;
    jobs::Task task = task_for("set_tokens", popular_clusters(), all_in_train(*popular_clusters()),
                               {{"model.hidden", "32"}, {"model.dim", "8"}, {"training.epochs", "5"}});
    task.features = syn_h().features;
    task.checkpoint_dir = folder.path();
    const Recording run = train_recording(task, -1);
    const auto& arrays = run.epochs.back().arrays;
    EXPECT_EQ(arrays.at("item_tokens").shape, (std::vector<int64_t>{SynH::kItems, 5, 8}));
    EXPECT_EQ(arrays.at("item_embeddings").shape, (std::vector<int64_t>{SynH::kItems, 8}));
    // The embedding is the mean over the set: it does not change when the tokens change places.
    const auto& tokens = std::get<std::vector<float>>(arrays.at("item_tokens").values);
    const auto& means = std::get<std::vector<float>>(arrays.at("item_embeddings").values);
    for (size_t j = 0; j < 8; ++j) {
        float sum = 0;
        for (size_t token = 5; token-- > 0;) sum += tokens[token * 8 + j];
        EXPECT_NEAR(means[j], sum / 5, 1e-5);
    }
    EXPECT_LT(term({{}, run.epochs.back().train, {}, {}, {}, 0}, "content"),
              term({{}, run.epochs.front().train, {}, {}, {}, 0}, "content"));
}

}  // namespace
}  // namespace armillary::test
