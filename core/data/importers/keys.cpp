// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::data {

namespace {

constexpr std::array kRepairs{"leading_zeros", "case", "trailing_dot_zero"};
constexpr size_t kExamples = 10;

std::string repaired(std::string_view id, std::string_view repair) {
    if (repair == "case") return to_lower_ascii(id);
    if (repair == "trailing_dot_zero") {
        const size_t point = id.find('.');
        const bool zeros = point != std::string_view::npos && point + 1 < id.size() &&
                           id.find_first_not_of('0', point + 1) == std::string_view::npos;
        return std::string(zeros ? id.substr(0, point) : id);
    }
    const size_t first = std::min(id.find_first_not_of('0'), id.size() - (id.empty() ? 0 : 1));
    return std::string(id.substr(first));
}

std::string shifted(std::string_view key, int64_t offset) {
    if (offset == 0) return std::string(key);
    const auto number = parse_int(key);
    return number ? std::to_string(*number + offset) : std::string(key);
}

struct Count {
    size_t keys = 0;  ///< keys that are ids
    size_t ids = 0;   ///< different ids among them
};

Count count_matches(const std::vector<std::string>& keys, const IdMap& ids, int64_t offset) {
    Count count;
    std::vector<bool> seen(static_cast<size_t>(ids.size()));
    for (const std::string& key : keys) {
        const int32_t row = ids.find(shifted(key, offset));
        if (row == IdMap::kNone) continue;
        ++count.keys;
        if (!seen[static_cast<size_t>(row)]) ++count.ids;
        seen[static_cast<size_t>(row)] = true;
    }
    return count;
}

/// Matches of what is still unmatched, after the repair of both sides. Ids that become equal by it stay apart.
int64_t match_repaired(const std::vector<std::string>& keys, const IdMap& ids, const std::string& repair,
                       std::vector<int32_t>& rows) {
    std::vector<bool> taken(static_cast<size_t>(ids.size()));
    for (const int32_t row : rows)
        if (row != IdMap::kNone) taken[static_cast<size_t>(row)] = true;
    std::unordered_map<std::string, int32_t> by_form;
    for (int32_t i = 0; i < ids.size(); ++i) {
        if (taken[static_cast<size_t>(i)]) continue;
        const auto [at, is_new] = by_form.try_emplace(repaired(ids[i], repair), i);
        if (!is_new) at->second = IdMap::kNone;
    }
    int64_t added = 0;
    for (size_t k = 0; k < keys.size(); ++k) {
        if (rows[k] != IdMap::kNone) continue;
        const auto found = by_form.find(repaired(keys[k], repair));
        if (found == by_form.end() || found->second == IdMap::kNone) continue;
        rows[k] = found->second;
        ++added;
    }
    return added;
}

void detect_offset(const std::vector<std::string>& keys, const IdMap& ids, KeyMatch& match) {
    const Count straight = count_matches(keys, ids, 0);
    if (straight.keys == keys.size()) return;
    for (const int64_t offset : {1, -1}) {
        const Count count = count_matches(keys, ids, offset);
        if (count.ids < static_cast<size_t>(ids.size())) continue;
        if (count.keys > straight.keys) match.offset = offset;
        // Keys from 0 and ids from 1: with unused ids at the end both readings are complete.
        if (count.keys == straight.keys && ids.find("0") == IdMap::kNone &&
            std::find(keys.begin(), keys.end(), "0") != keys.end())
            match.offset_is_unsure = true;
    }
}

}  // namespace

KeyMatch match_keys(const std::vector<std::string>& keys, const IdMap& ids, const KeyOptions& options) {
    for (const std::string& repair : options.repairs)
        if (std::find(kRepairs.begin(), kRepairs.end(), repair) == kRepairs.end())
            throw UsageError(
                fmt::format("no repair is called '{}'; there are {}", repair, fmt::join(kRepairs, ", ")),
                "repairs");
    KeyMatch match;
    if (options.offset)
        match.offset = *options.offset;
    else
        detect_offset(keys, ids, match);
    for (const std::string& key : keys) match.rows.push_back(ids.find(shifted(key, match.offset)));
    for (const std::string& repair : options.repairs) match_repaired(keys, ids, repair, match.rows);
    JoinReport& report = match.report;
    std::vector<bool> seen(static_cast<size_t>(ids.size()));
    for (size_t k = 0; k < keys.size(); ++k) {
        if (match.rows[k] != IdMap::kNone) {
            ++report.matched;
            seen[static_cast<size_t>(match.rows[k])] = true;
        } else {
            ++report.unmatched_in_table;
            if (report.examples_in_table.size() < kExamples) report.examples_in_table.push_back(keys[k]);
        }
    }
    for (int32_t i = 0; i < ids.size(); ++i) {
        if (seen[static_cast<size_t>(i)]) continue;
        ++report.unmatched_in_data;
        if (report.examples_in_data.size() < kExamples) report.examples_in_data.emplace_back(ids[i]);
    }
    if (report.unmatched_in_table > 0 && report.unmatched_in_data > 0)
        for (const char* repair : kRepairs) {
            std::vector<int32_t> rows = match.rows;
            if (const int64_t added = match_repaired(keys, ids, repair, rows); added > 0)
                report.repairs[repair] = added;
        }
    return match;
}

}  // namespace armillary::data
