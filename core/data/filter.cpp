// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/k_core.h"
#include "core/data/split.h"

namespace armillary::data {

namespace {

const std::vector<std::string> kDuplicatePolicies{"all", "first", "last", "max_value", "mean_value", "sum"};

/// The rows that are left, with what the steps so far did to them.
struct Remaining {
    const Dataset& dataset;
    std::vector<int64_t> rows;  ///< ascending
    std::vector<float> value;   ///< of all rows of the data set; policies may change it
    std::vector<PipelineStep> steps;
    int32_t users, items;

    explicit Remaining(const Dataset& source)
        : dataset(source),
          rows(static_cast<size_t>(source.interaction_count())),
          value(source.interactions().value),
          users(source.user_count()),
          items(source.item_count()) {
        std::iota(rows.begin(), rows.end(), 0);
    }

    template <typename Keep>
    void keep_if(Keep keep) {
        std::erase_if(rows, [&](int64_t row) { return !keep(static_cast<size_t>(row)); });
    }

    /// Adds the step to the pipeline; a step that leaves nothing is an error.
    void record(std::string name, std::string detail, int64_t rows_before) {
        const Interactions& all = dataset.interactions();
        std::vector<uint8_t> user_seen(static_cast<size_t>(dataset.user_count())),
            item_seen(static_cast<size_t>(dataset.item_count()));
        for (int64_t row : rows) {
            user_seen[static_cast<size_t>(all.user[static_cast<size_t>(row)])] = 1;
            item_seen[static_cast<size_t>(all.item[static_cast<size_t>(row)])] = 1;
        }
        const auto left = [](const auto& seen) {
            return static_cast<int32_t>(std::count(seen.begin(), seen.end(), 1));
        };
        PipelineStep step{std::move(name), std::move(detail), rows_before, static_cast<int64_t>(rows.size()),
                          users,           left(user_seen),   items,       left(item_seen)};
        users = step.users_after;
        items = step.items_after;
        if (rows.empty())
            throw BadInput(fmt::format("the filter '{}' ({}) leaves none of {} interactions; loosen it", step.name,
                                       step.detail, format_count(step.rows_before)),
                           step.name);
        steps.push_back(std::move(step));
    }
};

void filter_value(Remaining& left, double minimum) {
    if (left.value.empty())
        throw UsageError("the data set has no values to compare with a threshold; leave it off",
                         "filter.min_value");
    const auto before = static_cast<int64_t>(left.rows.size());
    left.keep_if([&](size_t row) { return std::isnan(left.value[row]) || left.value[row] >= minimum; });
    left.record("value_threshold", "value >= " + format_number(minimum), before);
}

void filter_time(Remaining& left, const FilterSpec& spec) {
    if (left.dataset.time_kind() != TimeKind::utc_milliseconds)
        throw UsageError("the data set has no times for a window; leave it off", "filter.time");
    if (spec.time_from && spec.time_until && *spec.time_from >= *spec.time_until)
        throw UsageError("the time window ends before it begins", "filter.time");
    const auto before = static_cast<int64_t>(left.rows.size());
    const auto& time = left.dataset.interactions().time;
    left.keep_if([&](size_t row) {
        return time[row] != kNoTime && (!spec.time_from || time[row] >= *spec.time_from) &&
               (!spec.time_until || time[row] < *spec.time_until);
    });
    std::string detail;
    if (spec.time_from) detail += fmt::format("from {} ms", *spec.time_from);
    if (spec.time_until) detail += fmt::format("{}before {} ms", detail.empty() ? "" : ", ", *spec.time_until);
    left.record("time_window", detail, before);
}

/// The row that stands for equal (user, item) rows (oldest first), and its new value.
int64_t merge(const std::vector<int64_t>& same, const std::string& policy, std::vector<float>& value) {
    if (policy == "first") return same.front();
    if (policy == "last") return same.back();
    double sum = 0;
    int64_t present = 0, best = same.front();
    for (int64_t row : same) {
        const float v = value[static_cast<size_t>(row)];
        if (std::isnan(v)) continue;
        const float top = value[static_cast<size_t>(best)];
        if (std::isnan(top) || v > top) best = row;
        sum += v;
        ++present;
    }
    if (policy == "max_value") return best;
    if (present > 0)
        value[static_cast<size_t>(same.back())] =
            static_cast<float>(policy == "sum" ? sum : sum / static_cast<double>(present));
    return same.back();
}

void filter_duplicates(Remaining& left, const std::string& policy) {
    if (left.value.empty()) {
        if (policy == "max_value" || policy == "mean_value")
            throw UsageError(
                fmt::format("the data set has no values for duplicates = {}; first, last and sum work", policy),
                "filter.duplicates");
        if (policy == "sum") left.value.assign(static_cast<size_t>(left.dataset.interaction_count()), 1.0f);
    }
    const auto before = static_cast<int64_t>(left.rows.size());
    const Histories histories = histories_of(left.dataset, left.rows);
    std::vector<uint8_t> kept(static_cast<size_t>(left.dataset.interaction_count()), 0);
    std::vector<size_t> order;
    std::vector<int64_t> same;
    for (int32_t user = 0; user < histories.user_count(); ++user) {
        const auto begin = static_cast<size_t>(histories.offsets[static_cast<size_t>(user)]);
        order.resize(static_cast<size_t>(histories.length(user)));
        std::iota(order.begin(), order.end(), begin);
        std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
            return histories.items[a] != histories.items[b] ? histories.items[a] < histories.items[b] : a < b;
        });
        for (size_t i = 0, j; i < order.size(); i = j) {
            same.clear();
            for (j = i; j < order.size() && histories.items[order[j]] == histories.items[order[i]]; ++j)
                same.push_back(histories.rows[order[j]]);
            kept[static_cast<size_t>(merge(same, policy, left.value))] = 1;
        }
    }
    left.keep_if([&](size_t row) { return kept[row] != 0; });
    left.record("duplicates", policy, before);
}

void filter_k_core(Remaining& left, int k_user, int k_item) {
    const Interactions& all = left.dataset.interactions();
    std::vector<int32_t> user, item;
    for (int64_t row : left.rows) {
        user.push_back(all.user[static_cast<size_t>(row)]);
        item.push_back(all.item[static_cast<size_t>(row)]);
    }
    const auto before = static_cast<int64_t>(left.rows.size());
    const Core core = k_core(interaction_graph(user, item, left.dataset.user_count(), left.dataset.item_count()),
                             k_user, k_item);
    left.keep_if([&](size_t row) {
        return core.user[static_cast<size_t>(all.user[row])] && core.item[static_cast<size_t>(all.item[row])];
    });
    left.record("k_core", fmt::format("users {}, items {}", k_user, k_item), before);
}

template <typename T>
std::vector<T> pick(const std::vector<T>& column, const std::vector<int64_t>& rows) {
    std::vector<T> out;
    if (column.empty()) return out;
    out.reserve(rows.size());
    for (int64_t row : rows) out.push_back(column[static_cast<size_t>(row)]);
    return out;
}

template <typename T>
std::vector<T> pick_rows(const std::vector<T>& matrix, const std::vector<int32_t>& keep, int32_t width) {
    std::vector<T> out;
    out.reserve(keep.size() * static_cast<size_t>(width));
    for (int32_t row : keep) {
        const auto first = matrix.begin() + static_cast<int64_t>(row) * width;
        out.insert(out.end(), first, first + width);
    }
    return out;
}

/// Old indices that occur in `column`, ascending, and `column` rewritten to the new ones.
std::vector<int32_t> compact(std::vector<int32_t>& column, int32_t size) {
    std::vector<int32_t> renamed(static_cast<size_t>(size), -1), keep;
    for (int32_t index : column) renamed[static_cast<size_t>(index)] = 0;
    for (int32_t index = 0; index < size; ++index)
        if (renamed[static_cast<size_t>(index)] == 0) {
            renamed[static_cast<size_t>(index)] = static_cast<int32_t>(keep.size());
            keep.push_back(index);
        }
    for (int32_t& index : column) index = renamed[static_cast<size_t>(index)];
    return keep;
}

IdMap select_ids(const IdMap& ids, const std::vector<int32_t>& keep) {
    IdMap out;
    for (int32_t index : keep) out.insert(ids[index]);
    return out;
}

DatasetPtr rebuild(const Remaining& left) {
    const DatasetParts& old = left.dataset.parts();
    DatasetParts parts;
    Interactions& rows = parts.interactions;
    rows.user = pick(old.interactions.user, left.rows);
    rows.item = pick(old.interactions.item, left.rows);
    rows.value = pick(left.value, left.rows);
    rows.time = pick(old.interactions.time, left.rows);
    rows.behaviour = pick(old.interactions.behaviour, left.rows);
    rows.part = pick(old.interactions.part, left.rows);
    const std::vector<int32_t> users = compact(rows.user, left.dataset.user_count());
    const std::vector<int32_t> items = compact(rows.item, left.dataset.item_count());

    parts.name = old.name;
    parts.users = select_ids(old.users, users);
    parts.items = select_ids(old.items, items);
    parts.time_kind = old.time_kind;
    parts.behaviours = old.behaviours;
    parts.user_table = select_rows(old.user_table, users);
    parts.item_table = select_rows(old.item_table, items);
    for (const FeatureMatrix& features : old.item_features)
        parts.item_features.push_back({features.modality, static_cast<int32_t>(items.size()), features.dim,
                                       pick_rows(features.values, items, features.dim),
                                       pick_rows(features.present, items, 1), features.source,
                                       features.fitted_on});
    for (const ItemCodes& codes : old.codes)
        parts.codes.push_back({codes.name, codes.levels, pick_rows(codes.codes, items, codes.levels)});
    parts.sources = old.sources;
    parts.loader = old.loader;
    parts.pipeline = old.pipeline;
    parts.pipeline.insert(parts.pipeline.end(), left.steps.begin(), left.steps.end());
    parts.warnings = old.warnings;
    parts.truth_json = old.truth_json;
    return std::make_shared<const Dataset>(std::move(parts));
}

}  // namespace

bool FilterSpec::changes_nothing() const {
    return !min_value && !time_from && !time_until && duplicates == "all" && k_core_user <= 1 && k_core_item <= 1;
}

DatasetPtr apply_filters(const DatasetPtr& dataset, const FilterSpec& spec) {
    if (std::find(kDuplicatePolicies.begin(), kDuplicatePolicies.end(), spec.duplicates) ==
        kDuplicatePolicies.end())
        throw UsageError(fmt::format("no duplicates policy is called '{}'; there are {}", spec.duplicates,
                                     join(kDuplicatePolicies, ", ")),
                         "filter.duplicates");
    if (spec.k_core_user < 0 || spec.k_core_item < 0) throw UsageError("a k-core needs k >= 0", "filter.k_core");
    if (spec.changes_nothing()) return dataset;

    Remaining left(*dataset);
    if (spec.min_value) filter_value(left, *spec.min_value);
    if (spec.time_from || spec.time_until) filter_time(left, spec);
    if (spec.duplicates != "all") filter_duplicates(left, spec.duplicates);
    if (spec.k_core_user > 1 || spec.k_core_item > 1) filter_k_core(left, spec.k_core_user, spec.k_core_item);
    return rebuild(left);
}

}  // namespace armillary::data
