// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>

#include "core/model/model.h"
#include "models/blocks/autoencoders/domains.h"
#include "models/blocks/autoencoders/residual_autoencoder.h"
#include "models/blocks/paths/item_paths.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

/// RQ-VAE of several domains (GMC 2025): latents of a domain are drawn together and those of different domains
/// apart, so that the coarse codes tell the domain and the finer ones may be shared.
class Gmc : public ResidualAutoencoder {
 public:
    explicit Gmc(const model::Context& context)
        : ResidualAutoencoder(context, static_cast<int>(context.parameters.integer("model.levels"))),
          weight_(context.parameters.real("model.contrast_weight")),
          temperature_(context.parameters.real("model.temperature")),
          balanced_(context.parameters.boolean("model.balanced_batches")) {
        const ItemDomains domains = item_domains(context.dataset, context.parameters.text("model.domain"));
        domain_of_item_ = index_tensor(domains.of_item);
        for (int32_t item : items()) domain_of_row_.push_back(domains.of_item[static_cast<size_t>(item)]);
        context.message(fmt::format("domains are the {} values of '{}'", domains.count, domains.column));
    }

 protected:
    void arrange(std::vector<int32_t>& order, int64_t batch_size) const override {
        if (balanced_) order = dealt_by_domain(order, domain_of_row_, batch_size);
    }

    void add_latent_terms(const ContentBatch& batch, const torch::Tensor& latents,
                          model::BatchLoss& loss) override {
        if (weight_ == 0) return;
        const torch::Tensor domains = domain_of_item_.index_select(0, batch.items);
        loss.terms.emplace_back("contrast", weight_ * domain_contrast(latents, domains, temperature_));
    }

 private:
    double weight_, temperature_;
    bool balanced_;
    torch::Tensor domain_of_item_;        ///< [items] int64, -1 = none
    std::vector<int32_t> domain_of_row_;  ///< [rows]
};

}  // namespace

model::Registration gmc() {
    using descriptor::boolean, descriptor::real, descriptor::text;
    descriptor::ModelDescriptor d = autoencoder_descriptor(3);
    d.id = "gmc";
    d.name = "GMC tokenizer";
    d.summary =
        "An RQ-VAE for a catalogue of several domains, such as the markets of a shop or the genres of films. "
        "Items of one domain are drawn together and those of others pushed away, so that the first codes tell "
        "the domain while later ones can be shared by all.";
    d.reference =
        "Jin et al., Generative multi-target cross-domain recommendation (GMC), 2025; its loss read as that of "
        "Khosla et al., Supervised contrastive learning, NeurIPS 2020";
    d.inputs = {{"features"}, {"attributes"}};
    for (descriptor::Parameter& parameter : d.parameters)  // the weight is for averaged errors
        if (parameter.name.ends_with("_reduction")) parameter.default_value = std::string("mean");
    d.parameters.push_back(
        text("model.domain", "auto",
             "Item column whose categories are the domains, of a list the first; auto takes the "
             "first column of categories"));
    d.parameters.push_back(real("model.contrast_weight", 0.1, 0, 100,
                                "Weight of drawing a domain together and the others apart (lambda)"));
    d.parameters.push_back(real("model.temperature", 0.1, 1e-3, 100, "Temperature of the likeness of two items"));
    d.parameters.push_back(boolean("model.balanced_batches", true,
                                   "Give each batch its share of every domain instead of leaving it to chance"));
    d.memory_formula += " + 40 * batch_size * batch_size";
    d.time_formula += " + 8 * items * batch_size * latent_dim";
    return {d, model::make_model<Gmc>};
}

}  // namespace armillary::models
