// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/histories.h"

#include "core/base/text.h"
#include "core/data/importers/columns.h"

namespace armillary::data {

bool HistoryBuilder::add(const SourceEntry& entry, int64_t line, int64_t column, std::string_view user,
                         std::string_view item, std::optional<Part> part) {
    if (context_.preview_is_full()) return false;
    std::string problem = problem_of_id(user);
    if (problem.empty()) problem = problem_of_id(item);
    if (!problem.empty()) {
        ++context_.report().rows_read;
        context_.reject(entry, line, column, std::move(problem));
        return true;
    }
    Interactions& rows = parts_.interactions;
    const int32_t index = parts_.users.insert(user);
    rows.user.push_back(index);
    rows.item.push_back(parts_.items.insert(item));
    if (ordered_) {
        if (static_cast<size_t>(index) >= next_position_.size())
            next_position_.resize(static_cast<size_t>(index) + 1);
        rows.time.push_back(next_position_[static_cast<size_t>(index)]++);
    }
    if (part) rows.part.push_back(static_cast<uint8_t>(*part));
    return context_.keep_row();
}

std::optional<Part> part_of_file(std::string_view name) {
    std::string word;
    std::optional<Part> found;
    for (const char c : to_lower_ascii(name) + ".") {
        if (c >= 'a' && c <= 'z') {
            word += c;
            continue;
        }
        if (const auto part = part_from(word)) found = part;
        if (c < '0' || c > '9') word.clear();
    }
    return found;
}

}  // namespace armillary::data
