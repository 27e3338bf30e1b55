// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/table_heads.h"

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/columns.h"

namespace armillary::data {

namespace {

/// `user_id` of RecBole's `user_id:token`.
void drop_types(std::vector<std::string>& names) {
    static const std::set<std::string> kTypes{"token", "token_seq", "float", "float_seq"};
    for (std::string& name : names)
        if (const size_t colon = name.rfind(':');
            colon != std::string::npos && kTypes.contains(name.substr(colon + 1)))
            name.resize(colon);
}

}  // namespace

bool may_be_table(const SourceEntry& entry, const std::string& head) {
    static const std::set<std::string> kOthers{".json", ".npy", ".md",  ".html", ".xml",
                                               ".py",   ".pdf", ".png", ".jpg"};
    const std::string suffix = to_lower_ascii(std::filesystem::path(entry.name).extension().string());
    const std::string_view start = trim(head);
    return !start.empty() && !start.starts_with('{') && !start.starts_with('[') && !kOthers.contains(suffix);
}

std::vector<TableHead> table_heads(const std::vector<std::filesystem::path>& paths,
                                   const ImportSettings& settings) {
    const Source source(paths);
    const std::string wanted = setting_of(settings, "file");
    std::vector<TableHead> heads;
    for (const SourceEntry& entry : source.entries()) {
        const std::string& head = source.head(entry);
        if (!may_be_table(entry, head) || (!wanted.empty() && entry.name != wanted)) continue;
        try {
            Dialect dialect = sniff_dialect(head, settings, entry.name);
            drop_types(dialect.names);
            const auto mapping = column_mapping(dialect, settings);
            const auto value = mapping.find("value_column");
            const char decimal =
                decimal_sign(dialect, value == mapping.end() ? -1 : dialect.column(value->second), settings);
            dialect.sample.resize(std::min(dialect.sample.size(), TableHead::kRows));
            heads.push_back({entry.name, dialect.names, dialect.sample, mapping, decimal, dialect.header});
        } catch (const Error&) {
            continue;
        }
    }
    std::stable_sort(heads.begin(), heads.end(),
                     [](const TableHead& a, const TableHead& b) { return a.mapping.size() > b.mapping.size(); });
    return heads;
}

}  // namespace armillary::data
