// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <map>
#include <string>
#include <vector>

#include "core/descriptor/descriptor.h"
#include "core/model/revivable.h"
#include "core/model/step_counts.h"
#include "models/blocks/autoencoders/content_tokenizer.h"
#include "models/blocks/autoencoders/experts.h"

namespace armillary::models {

/// What tokenizers share whose codes come from groups of experts side by side: warm-up, k-means start, code table,
/// record. A method adds how the codes are mixed and what is learned from them.
class ExpertAutoencoder : public ContentTokenizer, public model::StepCounts, public model::Revivable {
 public:
    explicit ExpertAutoencoder(const model::Context& context);

    std::vector<model::ParameterGroup> parameter_groups() override;
    void after_step() override;
    std::vector<std::pair<std::string, double>> take_counts() override;
    std::vector<std::string> count_names() const override { return code_count_names(levels()); }
    model::NamedTensors counters() override;
    std::vector<model::MovedCodes> revive_dead_codes(int level, uint64_t key) override;
    bool has_codes() const override { return epoch() == 0 || learns_codes(); }
    int levels() const override;
    int64_t codebook_size(int) const override { return codebook_.size; }
    model::Quantisation quantisation() override;
    model::NamedTensors state() override;
    std::map<std::string, jobs::Array> arrays() override;

 protected:
    /// Experts that read columns [first, first + width) of the input.
    struct Group {
        std::string name;
        int64_t first, width;
        Experts experts;
    };
    void add_group(const std::string& name, int64_t experts, int64_t first, int64_t width);
    /// The step was made, by whatever loss: the codes taken in it are counted, none is moved.
    void count_step();
    torch::Tensor input_of(const Group& group, const torch::Tensor& inputs) const;

    void start_epoch() override;
    torch::Tensor latents_of(const ContentBatch& batch) const override;
    torch::Tensor codes_of(const torch::Tensor& latents) const override;
    /// [rows, dim] of the latents: what the codebook of this level quantises.
    torch::Tensor part_of(const torch::Tensor& latents, int level) const {
        return latents.narrow(1, level * latent_dim(), latent_dim());
    }
    bool learns_codes() const { return epoch() > warm_up_epochs_; }

    /// [rows, dim] of the vectors of all experts, in the order of the groups: the latent that is decoded. Gates
    /// depend on `inputs`.
    virtual torch::Tensor mix(const torch::Tensor& inputs, const std::vector<torch::Tensor>& vectors) const = 0;
    virtual torch::Tensor decode(const torch::Tensor& mixed) const = 0;
    /// Gates and decoders.
    virtual void collect_networks(model::NamedTensors& tensors) const = 0;

    /// Of a network from the mixed vector to `out` features, the mirror of an expert.
    std::vector<int64_t> decoder_widths(int64_t out) const;

    std::vector<Group>& groups() { return groups_; }
    const std::vector<Group>& groups() const { return groups_; }
    double commitment() const { return commitment_; }
    int64_t latent_dim() const { return codebook_.dim; }

 private:
    /// [rows, features] from the first `levels` codes, the vectors of the others zero.
    torch::Tensor decoded(const ContentBatch& batch, const torch::Tensor& codes, int levels) const;

    CodebookSettings codebook_;
    double commitment_;
    int warm_up_epochs_;
    std::vector<Group> groups_;
};

/// Parameters of the experts' networks and codebooks; those that count experts are the method's.
std::vector<descriptor::Parameter> expert_parameters(int64_t codebook_size, bool cosine);
descriptor::ModelDescriptor expert_descriptor();

}  // namespace armillary::models
