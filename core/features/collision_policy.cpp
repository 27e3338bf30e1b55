// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/collision_policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/numeric/sinkhorn.h"

namespace armillary::features {

namespace {

using diagnostics::CodeTable;
using Items = std::vector<int32_t>;

constexpr int kRounds = 20;
constexpr double kEpsilon = 0.003;

/// Sets of at least two items with the same first `depth` codes, each by item.
std::vector<Items> groups_of(const CodeTable& table, int64_t depth, size_t least) {
    const diagnostics::PrefixOrder order = diagnostics::order_by_prefix(table);
    std::vector<Items> groups;
    order.for_each_bucket(depth, [&](size_t begin, size_t end) {
        if (end - begin < least) return;
        groups.emplace_back(order.items.begin() + static_cast<std::ptrdiff_t>(begin),
                            order.items.begin() + static_cast<std::ptrdiff_t>(end));
        std::sort(groups.back().begin(), groups.back().end());
    });
    return groups;
}

std::vector<Items> colliding_groups(const CodeTable& table) {
    return groups_of(table, table.levels(), 2);
}

/// A table whose codes are changed in place.
class Draft {
 public:
    explicit Draft(const CodeTable& table) : codes_(table.codes.begin(), table.codes.end()), table_(table) {
        table_.codes = codes_;
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const CodeTable& table() const { return table_; }
    int32_t& last_code(int32_t item) { return codes_[static_cast<size_t>((item + 1) * table_.levels() - 1)]; }
    std::vector<int32_t> take() { return std::move(codes_); }

 private:
    std::vector<int32_t> codes_;
    CodeTable table_;
};

float squared_distance(const LastLevel& last, int32_t item, int64_t code) {
    const float *a = last.vectors.data() + item * last.dim, *b = last.codebook.data() + code * last.dim;
    float sum = 0;
    for (int64_t i = 0; i < last.dim; ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

/// [items of the group, codes]
std::vector<float> distances_of(const LastLevel& last, const Items& group, int64_t codes) {
    std::vector<float> distances;
    distances.reserve(group.size() * static_cast<size_t>(codes));
    for (int32_t item : group)
        for (int64_t code = 0; code < codes; ++code) distances.push_back(squared_distance(last, item, code));
    return distances;
}

void spread_by_sinkhorn(Draft& draft, const LastLevel& last) {
    const int64_t codes = draft.table().level_sizes.back();
    for (int round = 0; round < kRounds; ++round) {
        const std::vector<Items> groups = colliding_groups(draft.table());
        if (groups.empty()) return;
        for (const Items& group : groups) {
            if (draft.last_code(group.front()) < 0) continue;  // an ID that ends before the last level
            const std::vector<int32_t> labels = numeric::balanced_labels(
                distances_of(last, group, codes), static_cast<int64_t>(group.size()), codes, kEpsilon);
            for (size_t i = 0; i < group.size(); ++i) draft.last_code(group[i]) = labels[i];
        }
    }
}

/// Under one prefix: of the items at a code the nearest keeps it, the others move, nearest first.
void move_to_free_codes(Draft& draft, const LastLevel& last, const Items& siblings) {
    const int64_t codes = draft.table().level_sizes.back();
    std::vector<Items> at(static_cast<size_t>(codes));
    for (int32_t item : siblings)
        if (const int32_t code = draft.last_code(item); code >= 0) at[static_cast<size_t>(code)].push_back(item);
    std::vector<bool> taken;
    for (const Items& items : at) taken.push_back(!items.empty());
    for (int64_t code = 0; code < codes; ++code) {
        Items& items = at[static_cast<size_t>(code)];
        if (items.size() < 2) continue;
        std::stable_sort(items.begin(), items.end(), [&](int32_t a, int32_t b) {
            return squared_distance(last, a, code) < squared_distance(last, b, code);
        });
        for (size_t i = 1; i < items.size(); ++i) {
            int64_t best = -1;
            for (int64_t other = 0; other < codes; ++other)
                if (!taken[static_cast<size_t>(other)] &&
                    (best < 0 || squared_distance(last, items[i], other) < squared_distance(last, items[i], best)))
                    best = other;
            if (best < 0) return;  // the prefix is full
            taken[static_cast<size_t>(best)] = true;
            draft.last_code(items[i]) = static_cast<int32_t>(best);
        }
    }
}

void move_to_free_codes(Draft& draft, const LastLevel& last) {
    for (const Items& siblings : groups_of(draft.table(), draft.table().levels() - 1, 2))
        move_to_free_codes(draft, last, siblings);
}

void refuse_ragged(const CodeTable& table) {
    for (int64_t item = 0; item < table.items; ++item)
        if (table.code(item, 0) >= 0 && table.code(item, table.levels() - 1) < 0)
            throw UsageError(
                fmt::format("these IDs have different lengths, so a suffix could be read as a code (row {} ends "
                            "before the last level); keep the collisions",
                            item),
                "tokenizer.collisions");
}

ResolvedCodes with_suffix(const CodeTable& table, bool everyone) {
    refuse_ragged(table);
    std::vector<int32_t> rank(static_cast<size_t>(table.items), -1);
    if (everyone)
        for (int64_t item = 0; item < table.items; ++item)
            if (table.code(item, 0) >= 0) rank[static_cast<size_t>(item)] = 0;
    ResolvedCodes resolved;
    for (const Items& group : colliding_groups(table))
        for (size_t i = 0; i < group.size(); ++i) {
            rank[static_cast<size_t>(group[i])] = static_cast<int32_t>(i);
            resolved.changed_items += i > 0;
        }
    resolved.levels = table.levels() + 1;
    for (int64_t item = 0; item < table.items; ++item) {
        for (int64_t level = 0; level < table.levels(); ++level) resolved.codes.push_back(table.code(item, level));
        resolved.codes.push_back(rank[static_cast<size_t>(item)]);
    }
    return resolved;
}

int64_t count_colliding(const CodeTable& table) {
    int64_t items = 0;
    for (const Items& group : colliding_groups(table)) items += static_cast<int64_t>(group.size());
    return items;
}

void check_last(const CodeTable& table, const LastLevel* last) {
    if (!last)
        throw UsageError(
            "this policy measures distances of items to the last level's codes, and they are not known here; "
            "choose keep, suffix or suffix_if_needed",
            "tokenizer.collisions");
    if (static_cast<int64_t>(last->vectors.size()) != table.items * last->dim ||
        static_cast<int64_t>(last->codebook.size()) != table.level_sizes.back() * last->dim)
        throw BadInput("vectors and codebook of the last level do not fit the code table");
}

}  // namespace

const std::vector<std::string>& collision_policy_names() {
    static const std::vector<std::string> names{"keep", "suffix", "suffix_if_needed", "sinkhorn_last",
                                                "nearest_free"};
    return names;
}

CollisionPolicy collision_policy_from(std::string_view name) {
    const auto& names = collision_policy_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        throw UsageError(
            fmt::format("no policy for collisions is called '{}'; there are {}", name, join(names, ", ")),
            "tokenizer.collisions");
    return static_cast<CollisionPolicy>(found - names.begin());
}

bool needs_distances(CollisionPolicy policy) {
    return policy == CollisionPolicy::sinkhorn_last || policy == CollisionPolicy::nearest_free;
}

LastLevel last_level_of(const CodeTable& table, std::span<const float> latents,
                        const std::vector<std::vector<float>>& codebooks) {
    const auto items = static_cast<size_t>(table.items), levels = static_cast<size_t>(table.levels());
    const size_t dim = items == 0 ? 0 : latents.size() / items;
    std::vector<size_t> widths;
    for (size_t level = 0; level < std::min(levels, codebooks.size()); ++level)
        widths.push_back(codebooks[level].size() / static_cast<size_t>(table.level_sizes[level]));
    const bool complete = widths.size() == levels;
    const bool residual =
        complete && std::all_of(widths.begin(), widths.end(), [&](size_t w) { return w == dim; });
    if (!residual && !(complete && std::accumulate(widths.begin(), widths.end(), size_t{0}) == dim))
        throw UsageError(
            "codebooks and latents of this tokenizer are neither those of residual levels nor parts side by side, "
            "so its items' distances to the last level's codes are unknown; choose keep, suffix or "
            "suffix_if_needed",
            "tokenizer.collisions");
    LastLevel last{{}, codebooks.back(), static_cast<int64_t>(widths.back())};
    for (size_t item = 0; item < items; ++item) {
        std::vector<float> row(latents.begin() + static_cast<std::ptrdiff_t>(item * dim),
                               latents.begin() + static_cast<std::ptrdiff_t>((item + 1) * dim));
        if (residual)
            for (size_t level = 0; level + 1 < levels; ++level)
                if (const int32_t code = table.code(static_cast<int64_t>(item), static_cast<int64_t>(level));
                    code >= 0)
                    for (size_t i = 0; i < dim; ++i)
                        row[i] -= codebooks[level][static_cast<size_t>(code) * dim + i];
        last.vectors.insert(last.vectors.end(), row.end() - static_cast<std::ptrdiff_t>(widths.back()), row.end());
    }
    return last;
}

ResolvedCodes resolve_collisions(const CodeTable& table, CollisionPolicy policy, const LastLevel* last) {
    diagnostics::check_codes(table);
    if (policy == CollisionPolicy::suffix || policy == CollisionPolicy::suffix_if_needed)
        return with_suffix(table, policy == CollisionPolicy::suffix);
    Draft draft(table);
    if (policy != CollisionPolicy::keep) check_last(table, last);
    if (policy == CollisionPolicy::sinkhorn_last) spread_by_sinkhorn(draft, *last);
    if (policy == CollisionPolicy::nearest_free) move_to_free_codes(draft, *last);
    ResolvedCodes resolved;
    resolved.levels = table.levels();
    for (int64_t item = 0; item < table.items; ++item)
        resolved.changed_items +=
            draft.last_code(static_cast<int32_t>(item)) != table.code(item, table.levels() - 1);
    resolved.colliding_items = count_colliding(draft.table());
    resolved.codes = draft.take();
    return resolved;
}

}  // namespace armillary::features
