// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/attention_record.h"

#include <algorithm>
#include <cmath>

#include "core/diagnostics/attention/attention_figures.h"
#include "core/jobs/attention/recorded_attention.h"
#include "core/model/histories.h"
#include "core/numeric/random.h"

namespace armillary::training {

namespace {

constexpr size_t kSample = 64;
constexpr int64_t kLeastItems = 2;
/// Weights of one layer and head that are held at a time.
constexpr int64_t kBlockWeights = int64_t{1} << 21;

void keep_maps(const model::Context& context, int32_t user, int32_t target, const jobs::History& history,
               jobs::AttentionMaps maps, jobs::EpochEvent& event) {
    jobs::RecordedAttention record;
    record.user = context.dataset.users()[user];
    record.part = "valid";
    if (target >= 0) record.target = context.dataset.items()[target];
    for (int32_t position : maps.item_of_token)
        record.tokens.emplace_back(position < 0
                                       ? jobs::kMaskToken
                                       : context.dataset.items()[history.items[static_cast<size_t>(position)]]);
    record.maps = std::move(maps);
    const std::string name = jobs::attention_name(record.user);
    event.documents[name] = jobs::attention_document(record);
    event.arrays[name] = {{record.maps.layers, record.maps.heads, record.maps.tokens, record.maps.tokens},
                          std::move(record.maps.weights)};
}

void keep_mean(const diagnostics::AttentionAverages& averages, jobs::EpochEvent& event) {
    std::vector<float> values;
    for (int64_t layer = 0; layer < averages.layers(); ++layer)
        for (int64_t head = 0; head < averages.heads(); ++head)
            for (double cell : averages.mean_map(layer, head)) values.push_back(static_cast<float>(cell));
    if (values.empty() || std::isnan(values.front())) return;
    event.arrays["attention_mean"] = {
        {averages.layers(), averages.heads(), diagnostics::kLags, diagnostics::kLags}, std::move(values)};
}

}  // namespace

AttentionRecord::AttentionRecord(const jobs::Task& task, const model::Context& context)
    : context_(context), shown_(static_cast<size_t>(task.parameters.integer("record.attention_users"))) {
    for (int32_t user = 0; user < context.users(); ++user)
        if (context.train.length(user) >= kLeastItems) users_.push_back(user);
    numeric::RandomStream(context.seed, "attention_users").shuffle(std::span(users_));
    users_.resize(std::min(users_.size(), std::max(kSample, shown_)));
    const data::Histories valid = data::histories_of(*task.dataset, task.split->valid);
    int64_t longest = 1;
    for (int32_t user : users_) {
        targets_.push_back(valid.length(user) > 0 ? *valid.begin(user) : -1);
        longest = std::max(longest, context.train.length(user));
    }
    if (task.parameters.find("model.max_length"))
        longest = std::min(longest, task.parameters.integer("model.max_length"));
    block_ = static_cast<size_t>(std::clamp<int64_t>(kBlockWeights / (longest * longest), 1, kSample));
}

void AttentionRecord::describe(model::Attentive& model, bool with_maps, jobs::EpochEvent& event) const {
    diagnostics::AttentionAverages averages;
    bool normalised = true;
    for (size_t first = 0; first < users_.size(); first += block_) {
        const size_t count = std::min(block_, users_.size() - first);
        std::vector<jobs::History> histories;
        for (size_t i = first; i < first + count; ++i)
            histories.push_back(model::user_history(context_, users_[i], data::Part::valid));
        auto maps = model.attention(histories);
        for (size_t i = 0; i < count; ++i) {
            averages.add(jobs::view_of(maps[i]));
            normalised = maps[i].normalised;
            if (with_maps && first + i < shown_)
                keep_maps(context_, users_[first + i], targets_[first + i], histories[i], std::move(maps[i]),
                          event);
        }
    }
    const auto series = diagnostics::attention_series(averages, normalised);
    event.diagnostics.insert(event.diagnostics.end(), series.begin(), series.end());
    if (with_maps) keep_mean(averages, event);
}

}  // namespace armillary::training
