// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/fairness/attribute_groups.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/jobs/fairness/user_groups.h"

namespace armillary::jobs {

namespace {

using diagnostics::RowGroup;

/// One group a value, the commonest first; those beyond the most that are listed go together.
std::vector<RowGroup> by_each_value(const data::Attribute& attribute, int32_t rows, RowGroup& unknown) {
    std::vector<RowGroup> groups;
    for (const std::string& category : attribute.categories) groups.push_back({category, {}});
    for (int32_t row = 0; row < rows; ++row) {
        bool known = false;
        for (int64_t at = attribute.offsets[static_cast<size_t>(row)];
             at < attribute.offsets[static_cast<size_t>(row) + 1]; ++at) {
            const int32_t code = attribute.codes[static_cast<size_t>(at)];
            if (code < 0) continue;
            known = true;
            auto& members = groups[static_cast<size_t>(code)].rows;
            if (members.empty() || members.back() != row) members.push_back(row);
        }
        if (!known) unknown.rows.push_back(row);
    }
    std::erase_if(groups, [](const RowGroup& group) { return group.rows.empty(); });
    std::stable_sort(groups.begin(), groups.end(),
                     [](const RowGroup& a, const RowGroup& b) { return a.rows.size() > b.rows.size(); });
    const auto most = static_cast<size_t>(GroupingRule{}.most_values);
    if (groups.size() <= most) return groups;
    RowGroup rest{fmt::format("{} other values", groups.size() - most), {}};
    for (size_t group = most; group < groups.size(); ++group)
        rest.rows.insert(rest.rows.end(), groups[group].rows.begin(), groups[group].rows.end());
    std::sort(rest.rows.begin(), rest.rows.end());
    rest.rows.erase(std::unique(rest.rows.begin(), rest.rows.end()), rest.rows.end());
    groups.resize(most);
    groups.push_back(std::move(rest));
    return groups;
}

std::vector<RowGroup> by_one_value(const data::Attribute& attribute, RowGroup& unknown) {
    const UserGroups made = group_by_attribute(attribute);
    std::vector<RowGroup> groups;
    for (const std::string& label : made.labels) groups.push_back({label, {}});
    for (size_t row = 0; row < made.group.size(); ++row)
        (made.group[row] < 0 ? unknown : groups[static_cast<size_t>(made.group[row])])
            .rows.push_back(static_cast<int32_t>(row));
    return groups;
}

}  // namespace

std::vector<RowGroup> attribute_groups(const data::Attribute& attribute, int32_t rows) {
    RowGroup unknown{"not known", {}};
    std::vector<RowGroup> groups = attribute.type == data::AttributeType::multi_categorical
                                       ? by_each_value(attribute, rows, unknown)
                                       : by_one_value(attribute, unknown);
    if (!unknown.rows.empty()) groups.push_back(std::move(unknown));
    return groups;
}

}  // namespace armillary::jobs
