// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostics/codebook/codebook.h"
#include "core/jobs/catalogue_facts.h"

namespace armillary::jobs {

/// Measures the codes of a run made elsewhere, epoch by epoch, from the arrays in its folder: what the record of a
/// run made here holds of every epoch.
class ForeignFigures {
 public:
    /// `facts` by row of the codes; `level_sizes` [levels] of all epochs. `cancelled` is asked in loops that may
    /// take long, and may throw.
    ForeignFigures(std::filesystem::path run_folder, const CatalogueFacts& facts, std::vector<int64_t> level_sizes,
                   std::function<void()> cancelled);

    /// `diagnostics::series_of` what the arrays of the epoch tell; churn and drift against the epochs asked
    /// before. Without latents, codebooks, inputs or reconstructions their figures are left out.
    std::vector<std::pair<std::string, double>> measure(int epoch);

 private:
    void take_inputs(int epoch, const diagnostics::CodeTable& table);
    void add_vectors(int epoch, const diagnostics::CodeTable& table, diagnostics::CodebookReport& report);

    std::filesystem::path folder_;
    const CatalogueFacts& facts_;
    std::vector<int64_t> level_sizes_;
    std::function<void()> cancelled_;
    std::vector<int32_t> first_, last_;  ///< codes; empty before there are any

    std::optional<int> inputs_of_;  ///< epoch that the inputs are recorded in; with it goes all below
    std::vector<float> inputs_;     ///< [items, columns]
    int64_t input_columns_ = 0;
    std::optional<diagnostics::InputReport> input_report_;
    std::vector<int32_t> coded_;  ///< items with a code, which the sample is of
    std::optional<diagnostics::NeighbourSample> sample_;
};

}  // namespace armillary::jobs
