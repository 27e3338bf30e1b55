// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/model/model.h"
#include "core/numeric/balanced_kmeans.h"
#include "models/blocks/autoencoders/residual_autoencoder.h"
#include "models/blocks/collaborative/collaborative_vectors.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr int kGroupRefresh = 10;  ///< epochs between regroupings of the codes
constexpr int kGroupIterations = 20;

/// RQ-VAE with two more losses (Wang et al. 2024): items that the same users take get near codes (eq. 4), and
/// codes of a group stay near each other and apart from the rest, so that items spread over them (eq. 6).
class Letter : public ResidualAutoencoder {
 public:
    explicit Letter(const model::Context& context)
        : ResidualAutoencoder(context, static_cast<int>(context.parameters.integer("model.levels"))),
          collaborative_weight_(context.parameters.real("model.collaborative_weight")),
          spread_weight_(context.parameters.real("model.spread_weight")),
          temperature_(context.parameters.real("model.temperature")),
          groups_(context.parameters.integer("model.groups")) {
        if (spread_weight_ > 0 && codebook_size(0) < 2 * groups_)
            throw UsageError(
                fmt::format("{} codes cannot be put into {} groups of at least two; take fewer groups",
                            codebook_size(0), groups_),
                "model.groups");
        if (collaborative_weight_ > 0)
            collaborative_ =
                unit_rows(collaborative_vectors(context, context.parameters.integer("model.latent_dim")));
        for (int level = 0; level < levels(); ++level)
            group_of_code_.push_back(torch::zeros({codebook_size(level)}, torch::kInt64));
    }

    model::NamedTensors state() override {
        model::NamedTensors tensors = ResidualAutoencoder::state();
        for (size_t level = 0; level < group_of_code_.size() && spread_weight_ > 0; ++level)
            tensors.emplace_back(fmt::format("groups.{}", level), group_of_code_[level]);
        return tensors;
    }

 protected:
    void start_epoch() override {
        ResidualAutoencoder::start_epoch();
        if (spread_weight_ > 0 && learns_codes() && (first_with_codes() || epoch() % kGroupRefresh == 0))
            regroup();
    }

    void add_terms(const ContentBatch& batch, const ResidualQuantiser::Result& result,
                   model::BatchLoss& loss) override {
        if (collaborative_weight_ > 0)
            loss.terms.emplace_back("collaborative", collaborative_loss(batch, result) * collaborative_weight_);
        if (spread_weight_ > 0) loss.terms.emplace_back("spread", spread_loss(result.codes) * spread_weight_);
    }

 private:
    /// InfoNCE over the batch: an item's quantised vector should point where its own collaborative vector points.
    torch::Tensor collaborative_loss(const ContentBatch& batch, const ResidualQuantiser::Result& result) const {
        const torch::Tensor targets = collaborative_.index_select(0, batch.items);
        const torch::Tensor logits = unit_rows(result.quantised).matmul(targets.t()) / temperature_;
        return torch::cross_entropy_loss(logits, torch::arange(batch.items.size(0)));
    }

    /// Each chosen code should be nearer, by inner product, to a code of its own group than to all others.
    torch::Tensor spread_loss(const torch::Tensor& codes) const {
        torch::Tensor sum = torch::zeros({});
        for (int64_t level = 0; level < codes.size(1); ++level) {
            const torch::Tensor& table = quantiser().codebooks()[static_cast<size_t>(level)].table();
            const torch::Tensor& group = group_of_code_[static_cast<size_t>(level)];
            const torch::Tensor chosen = codes.select(1, level), itself = chosen.unsqueeze(1);
            const torch::Tensor companions =
                (group.index_select(0, chosen).unsqueeze(1) == group).to(torch::kFloat32).scatter(1, itself, 0);
            const torch::Tensor companion = torch::multinomial(companions, 1).squeeze(1);
            const torch::Tensor logits = table.index_select(0, chosen).matmul(table.t());
            sum = sum + torch::cross_entropy_loss(logits.scatter(1, itself, -1e9), companion);
        }
        return sum / static_cast<double>(codes.size(1));
    }

    void regroup() {
        for (size_t level = 0; level < group_of_code_.size(); ++level) {
            const torch::Tensor table = quantiser().codebooks()[level].table().detach().contiguous();
            const numeric::KMeansResult grouped = numeric::balanced_kmeans(
                table.data_ptr<float>(), table.size(0), table.size(1), groups_, kGroupIterations,
                numeric::BalancedAssignment::greedy,
                numeric::RandomStream(context().seed, "groups", static_cast<uint64_t>(epoch()), level),
                [this] { context().check_cancelled(); });
            group_of_code_[level].copy_(index_tensor(grouped.labels));
        }
    }

    double collaborative_weight_, spread_weight_, temperature_;
    int64_t groups_;
    torch::Tensor collaborative_;               ///< [items, latent_dim] unit rows
    std::vector<torch::Tensor> group_of_code_;  ///< by level [codes]
};

}  // namespace

model::Registration letter() {
    using descriptor::integer, descriptor::real;
    descriptor::ModelDescriptor d = autoencoder_descriptor(3);
    d.id = "letter";
    d.name = "LETTER";
    d.summary =
        "An RQ-VAE that also listens to who takes what: items taken by the same users are drawn to the same "
        "codes, and "
        "groups of codes are kept apart so that items spread evenly over them.";
    d.reference = "Wang et al., Learnable item tokenization for generative recommendation (LETTER), CIKM 2024";
    d.inputs = {{"features"}, {"interactions"}, {"embeddings", /*required=*/false}};
    for (descriptor::Parameter& parameter : d.parameters)  // the paper's weights are for averaged errors
        if (parameter.name.ends_with("_reduction")) parameter.default_value = std::string("mean");
    d.parameters.push_back(
        real("model.collaborative_weight", 0.02, 0, 100, "Weight of the agreement with who takes what (alpha)"));
    d.parameters.push_back(real("model.spread_weight", 1e-4, 0, 100,
                                "Weight that spreads the codes (beta); large values make their use less even"));
    d.parameters.push_back(
        real("model.temperature", 0.1, 1e-3, 100, "Temperature of the agreement with who takes what"));
    d.parameters.push_back(
        integer("model.groups", 10, 1, 32768, "Groups of codes that are kept apart from one another", "groups"));
    return {d, model::make_model<Letter>};
}

}  // namespace armillary::models
