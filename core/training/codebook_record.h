// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostics/codebook/codebook.h"
#include "core/jobs/catalogue_facts.h"
#include "core/jobs/engine.h"
#include "core/model/model.h"

namespace armillary::training {

/// What is recorded of a codebook every epoch, exact over the whole catalogue; neighbours of a seeded sample.
class CodebookRecord {
 public:
    using Figures = std::vector<std::pair<std::string, double>>;

    /// `cancelled` is asked in loops that may take long, and may throw.
    CodebookRecord(const jobs::Task& task, std::function<void()> cancelled = {});

    /// `diagnostics::series_of` everything that can be measured now. `arrays` are the model's: its codebooks are
    /// looked at.
    Figures figures(model::Tokenizer& tokenizer, const std::vector<int32_t>& codes,
                    const std::map<std::string, jobs::Array>& arrays);
    /// The same at the end of an epoch, with churn and drift against the codes of the epochs before.
    Figures epoch_figures(model::Tokenizer& tokenizer, const std::vector<int32_t>& codes,
                          const std::map<std::string, jobs::Array>& arrays);

    /// Names of all that `epoch_figures` may tell.
    std::vector<std::string> names(model::Tokenizer& tokenizer, const std::vector<int32_t>& codes,
                                   const std::map<std::string, jobs::Array>& arrays);

    /// Drift counts from the last epoch's codes from now on: what follows has another aim.
    void begin_drift() { first_ = last_; }

    /// The codes of the last and of the first epoch, to be kept in a checkpoint: a resumed run compares as the
    /// uninterrupted one would.
    model::NamedTensors state() const;
    /// An empty state: nothing to compare with.
    void restore(const model::NamedTensors& state);

 private:
    diagnostics::CodeTable table(model::Tokenizer& tokenizer, const std::vector<int32_t>& codes) const;
    diagnostics::CodebookReport measure(model::Tokenizer& tokenizer, const std::vector<int32_t>& codes,
                                        const std::map<std::string, jobs::Array>& arrays);
    void add_quantisation(const model::Quantisation& shown, const diagnostics::CodeTable& codes,
                          diagnostics::CodebookReport& report);
    /// Of `inputs` [items, features], once.
    void take_sample(const diagnostics::VectorRows& inputs, const std::vector<int32_t>& items);
    void add_neighbours(const std::vector<int32_t>& items, const diagnostics::CodeTable& codes,
                        const diagnostics::VectorRows& reconstructed, diagnostics::CodebookReport& report);

    int64_t items_;
    jobs::CatalogueFacts facts_;
    std::optional<diagnostics::InputReport> inputs_;
    std::shared_ptr<const data::FeatureMatrix> features_;
    data::DatasetPtr dataset_;
    std::shared_ptr<const data::Split> split_;
    int64_t queries_;
    uint64_t seed_;
    std::function<void()> cancelled_;
    std::optional<diagnostics::NeighbourSample> sample_;  ///< made at the first need
    std::vector<int32_t> last_, first_;                   ///< codes; empty before there are any
};

/// [items, levels].
jobs::Array code_array(const std::vector<int32_t>& codes, int levels);
/// [levels] codes of each codebook: a table of codes cannot tell of those that it never uses.
jobs::Array level_size_array(const model::Tokenizer& tokenizer);

}  // namespace armillary::training
