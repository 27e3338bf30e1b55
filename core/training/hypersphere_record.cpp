// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/hypersphere_record.h"

#include <fmt/format.h>

#include "core/base/error.h"

namespace armillary::training {

namespace {

/// [rows, dim] of an array of the record; no rows where it is missing or has other axes.
diagnostics::VectorRows rows_of(const std::map<std::string, jobs::Array>& arrays, const char* name, int64_t rows) {
    const auto found = arrays.find(name);
    if (found == arrays.end()) return {};
    const jobs::Array& array = found->second;
    const auto* values = std::get_if<std::vector<float>>(&array.values);
    if (!values || array.shape.size() != 2 || array.shape[0] != rows) return {};
    return {*values, array.shape[0], array.shape[1]};
}

}  // namespace

HypersphereRecord::HypersphereRecord(const jobs::Task& task, std::function<void()> cancelled)
    : task_(task),
      sampling_(diagnostics::quick_sampling(static_cast<uint64_t>(task.parameters.integer("training.seed")))) {
    sampling_.cancelled = std::move(cancelled);
}

void HypersphereRecord::describe(const std::map<std::string, jobs::Array>& arrays, jobs::EpochEvent& event,
                                 jobs::RunObserver& observer) {
    diagnostics::HypersphereEvidence evidence;
    evidence.users.vectors = rows_of(arrays, "user_embeddings", task_.dataset->user_count());
    evidence.items.vectors = rows_of(arrays, "item_embeddings", task_.dataset->item_count());
    if (evidence.users.vectors.count == 0 && evidence.items.vectors.count == 0) return;
    if (!pairs_) pairs_ = jobs::training_pairs(task_);
    evidence.pairs = &pairs_->pairs;
    if (evidence.users.vectors.count > 0) evidence.users.degrees = pairs_->user_degrees;
    if (evidence.items.vectors.count > 0) evidence.items.degrees = pairs_->item_degrees;
    try {
        const auto report =
            diagnostics::measure_hypersphere(evidence, diagnostics::points_of(evidence), sampling_);
        const auto series = diagnostics::series_of(report);
        event.diagnostics.insert(event.diagnostics.end(), series.begin(), series.end());
    } catch (const BadInput& error) {
        if (!told_)
            observer.on_message(fmt::format("alignment and uniformity are not recorded: {}", error.what()));
        told_ = true;
    }
}

}  // namespace armillary::training
