// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/model/model.h"
#include "core/numeric/kmeans.h"
#include "models/blocks/autoencoders/feature_rows.h"
#include "models/blocks/principal_components.h"

namespace armillary::models {

/// What tokenizers share whose codebooks are fitted to the item vectors at once, by clustering: codebooks and the
/// code of every item at every level. Codes are kept and not looked up again, because a balanced assignment is not
/// the nearest one.
class FittedQuantiser : public model::Model, public model::Fitted, public model::Tokenizer {
 public:
    int levels() const override { return static_cast<int>(codebooks_.size()); }
    int64_t codebook_size(int level) const override { return codebooks_[static_cast<size_t>(level)].size(0); }
    std::vector<int32_t> encode() override { return code_table(rows_.items, codes_, context_.items()); }
    model::NamedTensors state() override;
    /// Codebooks, and the latents (up to 64 MB) that collision policies measure distances with.
    std::map<std::string, jobs::Array> arrays() override;

 protected:
    /// One codebook of `size` codes a level, each as wide as `widths` says.
    FittedQuantiser(const model::Context& context, int64_t size, const std::vector<int64_t>& widths);

    /// Keeps centroids and labels as the codebook and the codes of a level.
    void keep_level(int level, const numeric::KMeansResult& clusters);
    /// [rows, width of the level] the code vector of every item at this level.
    torch::Tensor chosen(int level) const;
    std::function<void()> cancel_check() const {
        return [this] { context_.check_cancelled(); };
    }

    const model::Context& context_;
    FeatureRows rows_;
    std::vector<torch::Tensor> codebooks_;  ///< by level [codes, width]
    torch::Tensor codes_;                   ///< [rows, levels] int32
};

/// Clusters the vectors, then what is left of them after subtracting their centroid, and so on: s_l = the cluster
/// of r_l, r_{l+1} = r_l - C_l,s (tokenizers.md A.3). Parameters `model.levels`, `model.codebook_size`,
/// `model.pca_dim` (0 = the vectors as they are).
class ResidualFit : public FittedQuantiser {
 public:
    void fit() override;
    model::NamedTensors state() override;
    model::Quantisation quantisation() override;

 protected:
    explicit ResidualFit(const model::Context& context);
    /// Clusters of `residuals` [rows, dim], contiguous.
    virtual numeric::KMeansResult cluster(const torch::Tensor& residuals, int level) = 0;

 private:
    /// [rows, dim] what the first level quantises.
    torch::Tensor latents() const;

    PrincipalComponents components_;  ///< undefined without `model.pca_dim`
};

/// Width of what a ResidualFit quantises: `model.pca_dim`, or of the vectors where that is 0 or more than they
/// have.
int64_t reduced_dim(const model::Context& context);

/// The parameters of a ResidualFit.
std::vector<descriptor::Parameter> residual_fit_parameters();

}  // namespace armillary::models
