// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/codebook_record.h"

#include <fmt/format.h>
#include <torch/types.h>

#include "core/diagnostics/codebook/companions.h"

namespace armillary::training {

namespace {

using diagnostics::VectorRows;

/// [rows, columns] of a tensor on the processor, with the memory it stands in.
struct Viewed {
    explicit Viewed(const torch::Tensor& tensor)
        : kept(tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous()),
          rows{{kept.data_ptr<float>(), static_cast<size_t>(kept.numel())}, kept.size(0), kept.size(1)} {}
    torch::Tensor kept;
    VectorRows rows;
};

/// Vectors of each level's codes; none where they are not recorded as [codes, dim]: a level may have no table.
std::vector<VectorRows> codebooks_of(const std::map<std::string, jobs::Array>& arrays,
                                     const std::vector<int64_t>& sizes) {
    std::vector<VectorRows> codebooks(sizes.size());
    for (size_t level = 0; level < sizes.size(); ++level) {
        const auto found = arrays.find(fmt::format("codebooks/{}", level));
        if (found == arrays.end()) continue;
        const jobs::Array& array = found->second;
        const auto* values = std::get_if<std::vector<float>>(&array.values);
        if (values && array.shape.size() == 2 && array.shape[0] == sizes[level])
            codebooks[level] = {*values, array.shape[0], array.shape[1]};
    }
    return codebooks;
}

/// Rows of the code table, as a table of their own.
std::vector<int32_t> codes_of(const diagnostics::CodeTable& table, const std::vector<int32_t>& items) {
    std::vector<int32_t> codes;
    for (int32_t item : items)
        for (int64_t level = 0; level < table.levels(); ++level) codes.push_back(table.code(item, level));
    return codes;
}

/// [items, users] who takes each of the items in the training part.
numeric::SparseMatrix takers_of(const data::Dataset& dataset, const data::Split& split,
                                const std::vector<int32_t>& items) {
    std::vector<int32_t> row_of(static_cast<size_t>(dataset.item_count()), -1);
    for (size_t row = 0; row < items.size(); ++row)
        row_of[static_cast<size_t>(items[row])] = static_cast<int32_t>(row);
    std::vector<std::pair<int32_t, int32_t>> pairs;
    for (int64_t interaction : split.train) {
        const auto at = static_cast<size_t>(interaction);
        if (const int32_t row = row_of[static_cast<size_t>(dataset.interactions().item[at])]; row >= 0)
            pairs.emplace_back(row, dataset.interactions().user[at]);
    }
    return numeric::sparse_from_pairs(static_cast<int32_t>(items.size()), dataset.user_count(), std::move(pairs));
}

torch::Tensor tensor_of(const std::vector<int32_t>& codes) {
    return torch::tensor(codes, torch::kInt32);
}

std::vector<int32_t> codes_in(const torch::Tensor& tensor) {
    return {tensor.data_ptr<int32_t>(), tensor.data_ptr<int32_t>() + tensor.numel()};
}

}  // namespace

CodebookRecord::CodebookRecord(const jobs::Task& task, std::function<void()> cancelled)
    : items_(task.dataset->item_count()),
      facts_(jobs::catalogue_facts(task)),
      inputs_(jobs::input_report(task, facts_)),
      features_(task.features),
      dataset_(task.dataset),
      split_(task.split),
      queries_(task.parameters.integer("record.neighbours")),
      seed_(static_cast<uint64_t>(task.parameters.integer("training.seed"))),
      cancelled_(std::move(cancelled)) {}

diagnostics::CodeTable CodebookRecord::table(model::Tokenizer& tokenizer,
                                             const std::vector<int32_t>& codes) const {
    diagnostics::CodeTable table{codes, items_, {}};
    for (int level = 0; level < tokenizer.levels(); ++level)
        table.level_sizes.push_back(tokenizer.codebook_size(level));
    return table;
}

diagnostics::CodebookReport CodebookRecord::measure(model::Tokenizer& tokenizer, const std::vector<int32_t>& codes,
                                                    const std::map<std::string, jobs::Array>& arrays) {
    const torch::NoGradGuard no_gradients;
    const model::Quantisation shown = tokenizer.quantisation();
    diagnostics::CodebookEvidence evidence;
    evidence.table = table(tokenizer, codes);
    evidence.interactions = facts_.interactions;
    evidence.input_groups = facts_.input_groups;
    if (facts_.categories) evidence.categories = &*facts_.categories;
    std::optional<Viewed> norms;
    if (shown.residual_norms.defined()) evidence.residual_norms = norms.emplace(shown.residual_norms).rows.values;
    const std::vector<VectorRows> codebooks = codebooks_of(arrays, evidence.table.level_sizes);
    evidence.codebooks = codebooks;
    diagnostics::CodebookReport report = diagnostics::measure_codebook(evidence);
    report.inputs = inputs_;
    add_quantisation(shown, evidence.table, report);
    return report;
}

void CodebookRecord::add_quantisation(const model::Quantisation& shown, const diagnostics::CodeTable& codes,
                                      diagnostics::CodebookReport& report) {
    if (shown.items.empty()) {
        if (!sample_ && !facts_.rows.empty() && queries_ > 0) {
            const std::vector<float> inputs =
                diagnostics::gather({features_->values, features_->rows, features_->dim}, facts_.rows);
            take_sample({inputs, static_cast<int64_t>(facts_.rows.size()), features_->dim}, facts_.rows);
        }
        add_neighbours(facts_.rows, codes, {}, report);
        return;
    }
    if (shown.latents.defined()) report.latent_norm = shown.latents.norm(2, 1).mean().item<double>();
    const Viewed inputs(shown.inputs);
    take_sample(inputs.rows, shown.items);
    for (int level = 1; shown.reconstruct && level <= codes.levels(); ++level) {
        const Viewed decoded(shown.reconstruct(level));
        report.reconstruction.push_back(diagnostics::measure_reconstruction(inputs.rows, decoded.rows));
        if (level == codes.levels()) add_neighbours(shown.items, codes, decoded.rows, report);
    }
    if (!shown.reconstruct) add_neighbours(shown.items, codes, {}, report);
}

void CodebookRecord::take_sample(const VectorRows& inputs, const std::vector<int32_t>& items) {
    if (sample_ || queries_ <= 0) return;
    sample_ = diagnostics::sample_neighbours(inputs, queries_, seed_, cancelled_);
    if (!split_->train.empty())
        sample_->companions = diagnostics::companions_of(takers_of(*dataset_, *split_, items), sample_->queries,
                                                         sample_->count, cancelled_);
}

void CodebookRecord::add_neighbours(const std::vector<int32_t>& items, const diagnostics::CodeTable& codes,
                                    const VectorRows& reconstructed, diagnostics::CodebookReport& report) {
    if (!sample_) return;
    const std::vector<int32_t> rows = codes_of(codes, items);
    report.neighbours = diagnostics::measure_neighbours(
        *sample_, {rows, static_cast<int64_t>(items.size()), codes.level_sizes}, reconstructed, cancelled_);
}

CodebookRecord::Figures CodebookRecord::figures(model::Tokenizer& tokenizer, const std::vector<int32_t>& codes,
                                                const std::map<std::string, jobs::Array>& arrays) {
    return diagnostics::series_of(measure(tokenizer, codes, arrays));
}

CodebookRecord::Figures CodebookRecord::epoch_figures(model::Tokenizer& tokenizer,
                                                      const std::vector<int32_t>& codes,
                                                      const std::map<std::string, jobs::Array>& arrays) {
    diagnostics::CodebookReport report = measure(tokenizer, codes, arrays);
    const diagnostics::CodeTable now = table(tokenizer, codes);
    if (!last_.empty()) {
        report.churn = diagnostics::measure_churn(table(tokenizer, last_), now);
        report.drift = diagnostics::measure_churn(table(tokenizer, first_), now).changed;
    }
    last_ = codes;
    if (first_.empty()) first_ = codes;
    return diagnostics::series_of(report);
}

std::vector<std::string> CodebookRecord::names(model::Tokenizer& tokenizer, const std::vector<int32_t>& codes,
                                               const std::map<std::string, jobs::Array>& arrays) {
    diagnostics::CodebookReport report = measure(tokenizer, codes, arrays);
    report.churn = diagnostics::measure_churn(table(tokenizer, codes), table(tokenizer, codes));
    report.drift = 0;
    std::vector<std::string> names;
    for (const auto& [name, value] : diagnostics::series_of(report)) names.push_back(name);
    return names;
}

model::NamedTensors CodebookRecord::state() const {
    if (last_.empty()) return {};
    return {{"last_codes", tensor_of(last_)}, {"first_codes", tensor_of(first_)}};
}

void CodebookRecord::restore(const model::NamedTensors& state) {
    last_.clear();
    first_.clear();
    for (const auto& [name, tensor] : state) {
        if (name == "last_codes") last_ = codes_in(tensor);
        if (name == "first_codes") first_ = codes_in(tensor);
    }
}

jobs::Array code_array(const std::vector<int32_t>& codes, int levels) {
    return {{static_cast<int64_t>(codes.size()) / levels, levels}, codes};
}

jobs::Array level_size_array(const model::Tokenizer& tokenizer) {
    std::vector<int32_t> sizes;
    for (int level = 0; level < tokenizer.levels(); ++level)
        sizes.push_back(static_cast<int32_t>(tokenizer.codebook_size(level)));
    return {{tokenizer.levels()}, sizes};
}

}  // namespace armillary::training
