// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/attention/attention_overview.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/base/error.h"
#include "core/jobs/attention/recorded_attention.h"
#include "core/numeric/random.h"

namespace armillary::jobs {

namespace {

constexpr size_t kBlock = 16;
constexpr int64_t kPermutations = 1000;
constexpr uint64_t kSeed = 1;
constexpr size_t kProbedCategories = 4, kProbedItems = 20;

void add(const AttentionMaps& maps, AttentionOverview& overview) {
    overview.causal = maps.causal;
    overview.normalised = maps.normalised;
    overview.averages.add(view_of(maps));
    overview.similarity.add(view_of(maps));
}

/// Items of the categories with the most, the same number of each where there are so many.
std::vector<int32_t> probed_items(const std::vector<int32_t>& labels) {
    std::map<int32_t, std::vector<int32_t>> by_label;
    for (size_t item = 0; item < labels.size(); ++item)
        if (labels[item] >= 0) by_label[labels[item]].push_back(static_cast<int32_t>(item));
    std::vector<std::vector<int32_t>> groups;
    for (auto& [label, items] : by_label) groups.push_back(std::move(items));
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    numeric::RandomStream random(kSeed, "attention_probe");
    std::vector<int32_t> chosen;
    for (size_t group = 0; group < std::min(kProbedCategories, groups.size()); ++group) {
        random.shuffle(std::span(groups[group]));
        groups[group].resize(std::min(kProbedItems, groups[group].size()));
        chosen.insert(chosen.end(), groups[group].begin(), groups[group].end());
    }
    return chosen;
}

/// How much an item looks at the one before it, for all pairs of the probed items; by layer.
std::vector<diagnostics::ItemAttention> probe(TrainedModel& model, const std::vector<int32_t>& labels,
                                              std::stop_token stop) {
    std::vector<diagnostics::ItemAttention> layers;
    const std::vector<int32_t> items = probed_items(labels);
    for (int32_t query : items) {
        if (stop.stop_requested()) throw Cancelled();
        std::vector<History> histories;
        for (int32_t key : items)
            if (key != query) histories.push_back({{key, query}});
        if (histories.empty()) continue;
        const std::vector<AttentionMaps> maps = model.attention(histories);
        for (size_t i = 0; i < maps.size(); ++i) {
            layers.resize(static_cast<size_t>(maps[i].layers));
            for (size_t layer = 0; layer < layers.size(); ++layer)
                layers[layer].add(query, histories[i].items.front(),
                                  diagnostics::layer_shares(view_of(maps[i]), static_cast<int64_t>(layer), 1)[0]);
        }
    }
    return layers;
}

void add_items(const AttentionMaps& maps, const History& history,
               std::vector<diagnostics::ItemAttention>& layers) {
    std::vector<int32_t> items;
    for (int32_t position : maps.item_of_token)
        items.push_back(position < 0 ? -1 : history.items[static_cast<size_t>(position)]);
    layers.resize(static_cast<size_t>(maps.layers));
    for (size_t layer = 0; layer < layers.size(); ++layer)
        layers[layer].add(view_of(maps), static_cast<int64_t>(layer), items);
}

}  // namespace

AttentionOverview attention_overview(TrainedModel& model, const std::vector<int32_t>& users, data::Part part,
                                     const diagnostics::Categories* categories, std::stop_token stop) {
    AttentionOverview overview;
    std::vector<History> histories;
    std::vector<diagnostics::ItemAttention> layers;
    auto flush = [&] {
        if (stop.stop_requested()) throw Cancelled();
        const std::vector<AttentionMaps> maps = model.attention(histories);
        for (size_t i = 0; i < maps.size(); ++i) {
            add(maps[i], overview);
            if (categories) add_items(maps[i], histories[i], layers);
        }
        histories.clear();
    };
    for (int32_t user : users) {
        History history = model.history(user, part);
        if (!history.items.empty()) histories.push_back(std::move(history));
        if (histories.size() == kBlock) flush();
    }
    if (!histories.empty()) flush();
    if (overview.averages.histories() == 0)
        throw UsageError("nobody among these users has a history, so there is no attention to look at");
    if (!categories) return overview;
    overview.attribute = categories->name;
    const std::vector<int32_t> labels = categories->labels();
    const auto probed = probe(model, labels, stop);
    for (size_t layer = 0; layer < probed.size(); ++layer)
        overview.categories.push_back(
            {layers[layer].category_lift(labels), probed[layer].by_category(labels, kPermutations, kSeed)});
    return overview;
}

AttentionOverview recorded_attention_overview(const std::filesystem::path& run_folder, int epoch) {
    AttentionOverview overview;
    for (const std::string& user : recorded_attention_users(run_folder, epoch))
        add(read_attention(run_folder, epoch, user).maps, overview);
    if (overview.averages.histories() == 0)
        throw Error(
            ErrorKind::not_found,
            fmt::format("no attention was recorded in epoch {}: it comes with record.attention_users", epoch),
            run_folder.filename().string());
    return overview;
}

}  // namespace armillary::jobs
