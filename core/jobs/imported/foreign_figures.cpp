// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/imported/foreign_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/jobs/run_surroundings.h"
#include "core/store/run_folder.h"

namespace armillary::jobs {

using diagnostics::CodeTable;
using diagnostics::VectorRows;

namespace {

constexpr int64_t kQueries = 256;  ///< of neighbours: as `record.neighbours` by default
constexpr uint64_t kSeed = 42;

/// A recorded matrix with the memory it stands in; no rows where it is not recorded.
struct Matrix {
    std::vector<float> values;
    int64_t count = 0, dim = 0;
    VectorRows rows() const { return {values, count, dim}; }
};

Matrix read_matrix(const std::filesystem::path& folder, int epoch, const std::string& name) {
    const auto array = store::read_epoch_array(folder, epoch, name);
    if (!array) return {};
    return {array->as_floats(), array->shape.at(0), array->shape.at(1)};
}

std::vector<int32_t> items_with_code(const CodeTable& table) {
    std::vector<int32_t> items;
    for (int64_t item = 0; item < table.items; ++item)
        if (table.code(item, 0) >= 0) items.push_back(static_cast<int32_t>(item));
    return items;
}

std::vector<int32_t> codes_of(const CodeTable& table, const std::vector<int32_t>& items) {
    std::vector<int32_t> codes;
    for (const int32_t item : items)
        for (int64_t level = 0; level < table.levels(); ++level) codes.push_back(table.code(item, level));
    return codes;
}

/// Norms of the residuals, where the codebooks are those of a residual quantiser of the latents.
std::vector<float> norms_of_residuals(const CodeTable& table, const Matrix& latents,
                                      const std::vector<VectorRows>& codebooks) {
    const bool fits = latents.count == table.items &&
                      std::all_of(codebooks.begin(), codebooks.end(),
                                  [&](const VectorRows& codebook) { return codebook.dim == latents.dim; });
    return fits ? diagnostics::residual_norms(table, latents.rows(), codebooks) : std::vector<float>();
}

}  // namespace

ForeignFigures::ForeignFigures(std::filesystem::path run_folder, const CatalogueFacts& facts,
                               std::vector<int64_t> level_sizes, std::function<void()> cancelled)
    : folder_(std::move(run_folder)),
      facts_(facts),
      level_sizes_(std::move(level_sizes)),
      cancelled_(std::move(cancelled)) {}

void ForeignFigures::take_inputs(int epoch, const CodeTable& table) {
    const auto recorded = epoch_of_inputs(folder_, epoch);
    std::vector<int32_t> coded = items_with_code(table);
    if (!recorded || coded.empty() || (recorded == inputs_of_ && coded == coded_)) return;
    Matrix inputs = read_matrix(folder_, *recorded, "inputs");
    inputs_of_ = recorded;
    coded_ = std::move(coded);
    inputs_ = std::move(inputs.values);
    input_columns_ = inputs.dim;
    const std::vector<float> of_coded = diagnostics::gather({inputs_, table.items, input_columns_}, coded_);
    const VectorRows rows{of_coded, static_cast<int64_t>(coded_.size()), input_columns_};
    input_report_ = diagnostics::measure_inputs(rows);
    sample_ = diagnostics::sample_neighbours(rows, kQueries, kSeed, cancelled_);
}

/// What inputs, latents and reconstructions tell.
void ForeignFigures::add_vectors(int epoch, const CodeTable& table, diagnostics::CodebookReport& report) {
    take_inputs(epoch, table);
    report.inputs = input_report_;
    const Matrix latents = read_matrix(folder_, epoch, "latents");
    if (latents.count > 0) report.latent_norm = diagnostics::summarise(diagnostics::norms_of(latents.rows())).mean;
    if (!sample_) return;
    const Matrix reconstructions = read_matrix(folder_, epoch, "reconstructions");
    std::vector<float> decoded;
    if (reconstructions.count == table.items && reconstructions.dim == input_columns_)
        decoded = diagnostics::gather(reconstructions.rows(), coded_);
    const std::vector<int32_t> codes = codes_of(table, coded_);
    const auto rows = static_cast<int64_t>(coded_.size());
    report.neighbours = diagnostics::measure_neighbours(
        *sample_, {codes, rows, level_sizes_},
        decoded.empty() ? VectorRows{} : VectorRows{decoded, rows, input_columns_}, cancelled_);
    if (decoded.empty()) return;
    const std::vector<float> inputs = diagnostics::gather({inputs_, table.items, input_columns_}, coded_);
    // Of all levels together: what fewer would decode to is known to the other program alone.
    report.reconstruction.assign(static_cast<size_t>(table.levels()), {std::nan(""), std::nan("")});
    report.reconstruction.back() =
        diagnostics::measure_reconstruction({inputs, rows, input_columns_}, {decoded, rows, input_columns_});
}

std::vector<std::pair<std::string, double>> ForeignFigures::measure(int epoch) {
    cancelled_();
    const std::vector<int64_t> recorded = store::read_epoch_array(folder_, epoch, "codes")->as_integers();
    const std::vector<int32_t> codes(recorded.begin(), recorded.end());
    const auto table_of = [&](const std::vector<int32_t>& of) {
        return CodeTable{of, static_cast<int64_t>(of.size() / level_sizes_.size()), level_sizes_};
    };
    const CodeTable table = table_of(codes);
    diagnostics::CodebookEvidence evidence;
    evidence.table = table;
    evidence.interactions = facts_.interactions;
    evidence.input_groups = facts_.input_groups;
    if (facts_.categories) evidence.categories = &*facts_.categories;
    std::vector<Matrix> matrices;
    std::vector<VectorRows> codebooks;
    for (size_t level = 0; level < level_sizes_.size(); ++level) {
        matrices.push_back(read_matrix(folder_, epoch, fmt::format("codebooks/{}", level)));
        if (matrices.back().count != level_sizes_[level]) matrices.back() = {};
    }
    for (const Matrix& matrix : matrices) codebooks.push_back(matrix.rows());
    evidence.codebooks = codebooks;
    const std::vector<float> norms = norms_of_residuals(table, read_matrix(folder_, epoch, "latents"), codebooks);
    evidence.residual_norms = norms;
    diagnostics::CodebookReport report = diagnostics::measure_codebook(evidence);
    add_vectors(epoch, table, report);
    if (!last_.empty()) {
        report.churn = diagnostics::measure_churn(table_of(last_), table);
        report.drift = diagnostics::measure_churn(table_of(first_), table).changed;
    }
    last_ = codes;
    if (first_.empty()) first_ = codes;
    return diagnostics::series_of(report);
}

}  // namespace armillary::jobs
