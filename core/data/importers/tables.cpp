// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/json.h"

namespace armillary::data {

namespace {

constexpr size_t kLongestList = 200;

bool is_title(std::string_view name) {
    const std::string plain = plain_name(name);
    return plain == "title" || plain == "name" || plain.ends_with("title") || plain.ends_with("name");
}

bool is_leftover(const std::string& name) {
    return name.empty() || name.starts_with("Unnamed: ");
}

/// `|` where at least a tenth of the cells use it and they are lists, not prose.
char list_separator(const std::vector<std::string>& cells) {
    size_t present = 0, with_bar = 0, longest = 0;
    for (const std::string& cell : cells) {
        present += !cell.empty();
        with_bar += cell.find('|') != std::string::npos;
        longest = std::max(longest, cell.size());
    }
    return with_bar * 10 >= present && longest <= kLongestList ? '|' : '\0';
}

/// MiniOneRec keeps the paragraphs of a description as a Python list in text.
std::string readable(const std::string& text) {
    if (text.starts_with("['") || text.starts_with("[\"") || text == "[]")
        if (const auto list = parse_python_literal(text)) return decode_html_entities(text_of(*list));
    return decode_html_entities(text);
}

}  // namespace

KeyOptions key_options(const Context& context) {
    KeyOptions options{context.request().repairs, std::nullopt};
    if (const std::string offset = context.setting("index_offset", "auto"); offset != "auto") {
        options.offset = parse_int(offset);
        if (!options.offset || std::abs(*options.offset) > INT32_MAX)
            throw UsageError(fmt::format("index_offset is '{}', and may be a whole number or auto", offset),
                             "index_offset");
    }
    return options;
}

KeyMatch join_keys(Context& context, const std::string& what, const std::string& key_name,
                   const std::vector<std::string>& keys, const IdMap& ids) {
    KeyMatch match = match_keys(keys, ids, key_options(context));
    match.report.what = what;
    match.report.key = key_name;
    if (match.offset != 0)
        context.warn(
            fmt::format("{}: its keys are the ids of the data set {} 1 and were matched so; set index_offset=0 "
                        "if they are not",
                        what, match.offset > 0 ? "minus" : "plus"));
    if (match.offset_is_unsure)
        context.warn(
            fmt::format("{}: its keys begin at 0 and the ids of the data set at 1; they were matched as they "
                        "are. Set index_offset=1 if key 0 means id 1",
                        what));
    std::set<int32_t> seen;
    int64_t repeated = 0;
    for (const int32_t row : match.rows) repeated += row != IdMap::kNone && !seen.insert(row).second;
    if (repeated > 0)
        context.warn(fmt::format("{}: {} rows repeat an id; the first row of each id was kept", what,
                                 format_count(repeated)));
    context.report().joins.push_back(match.report);
    return match;
}

std::vector<std::string> cells_by_row(const std::vector<std::string>& cells, const KeyMatch& match, int32_t rows) {
    std::vector<std::string> out(static_cast<size_t>(rows));
    std::vector<bool> set(static_cast<size_t>(rows));
    for (size_t k = 0; k < cells.size(); ++k) {
        const int32_t row = match.rows[k];
        if (row == IdMap::kNone || set[static_cast<size_t>(row)]) continue;
        set[static_cast<size_t>(row)] = true;
        out[static_cast<size_t>(row)] = cells[k];
    }
    return out;
}

void add_column(AttributeTable& table, int32_t rows, Attribute column, const std::string& file) {
    table.rows = rows;
    if (table.find(column.name))
        column.name = fmt::format("{}.{}", std::filesystem::path(file).stem().string(), column.name);
    if (table.find(column.name)) return;
    const bool readable = column.type == AttributeType::text || column.type == AttributeType::categorical;
    if (table.title_column.empty() && readable && is_title(column.name)) table.title_column = column.name;
    table.columns.push_back(std::move(column));
}

int find_key_column(const Table& table, const IdMap& ids, Role role) {
    int best = -1;
    int64_t best_matched = -1;
    for (const bool by_name : {true, false}) {
        for (size_t c = 0; c < table.columns.size(); ++c) {
            const std::string plain = plain_name(table.names[c]);
            const bool named = role_of_name(table.names[c]) == role || plain == "id";
            if (by_name != named || is_leftover(table.names[c])) continue;
            std::set<int32_t> matched;
            for (const std::string& cell : table.columns[c]) matched.insert(ids.find(cell));
            matched.erase(IdMap::kNone);
            if (static_cast<int64_t>(matched.size()) > best_matched) {
                best = static_cast<int>(c);
                best_matched = static_cast<int64_t>(matched.size());
            }
        }
        if (best >= 0) break;
    }
    return best;
}

void join_table(Context& context, const Table& table, int key, const IdMap& ids, AttributeTable& target) {
    const KeyMatch match = join_keys(context, table.file, table.names[static_cast<size_t>(key)],
                                     table.columns[static_cast<size_t>(key)], ids);
    for (size_t c = 0; c < table.columns.size(); ++c) {
        if (static_cast<int>(c) == key || is_leftover(table.names[c])) continue;
        context.throw_if_stopped();
        std::vector<std::string> cells = cells_by_row(table.columns[c], match, ids.size());
        const char separator = list_separator(cells);
        // Titles and names are words for people, whatever they look like.
        Attribute column = is_title(table.names[c])
                               ? make_attribute(table.names[c], AttributeType::text, std::move(cells))
                               : infer_attribute(table.names[c], std::move(cells), separator);
        add_column(target, ids.size(), std::move(column), table.file);
    }
}

Table read_json_table(Context& context, const SourceEntry& entry) {
    const Text text = context.text(entry);
    Table table{entry.name, {"id"}, {{}}};
    std::map<std::string, size_t> column_of;
    for_each_member(text.view(), entry.name, [&](const std::string& id, const nlohmann::json& value) {
        context.throw_if_stopped();
        if (!value.is_object())
            throw BadInput(
                fmt::format("an object of attributes is expected for {}, as in {{\"title\": …}}", excerpt(id)),
                entry.name);
        table.columns[0].push_back(id);
        for (const auto& [name, cell] : value.items()) {
            const auto [at, is_new] = column_of.try_emplace(name, table.columns.size());
            if (is_new) {
                table.names.push_back(name);
                table.columns.emplace_back();
            }
            auto& column = table.columns[at->second];
            column.resize(table.rows() - 1);
            column.push_back(readable(text_of(cell)));
        }
    });
    for (auto& column : table.columns) column.resize(table.rows());
    // A column without a single value says nothing.
    for (size_t c = table.columns.size(); c-- > 1;) {
        const auto& column = table.columns[c];
        if (!std::all_of(column.begin(), column.end(), [](const auto& cell) { return cell.empty(); })) continue;
        table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(c));
        table.names.erase(table.names.begin() + static_cast<std::ptrdiff_t>(c));
    }
    return table;
}

void join_side_table(Context& context, const SourceEntry& entry, const std::string& key, Role role,
                     const IdMap& ids, AttributeTable& target) {
    const std::string& head = context.source().head(entry);
    const Table table = trim(head).starts_with('{')
                            ? read_json_table(context, entry)
                            : read_table(context, entry, sniff_dialect(head, {}, entry.name));
    const int column = key.empty() ? find_key_column(table, ids, role) : table.column(key);
    if (column < 0)
        throw UsageError(
            fmt::format("no column is called '{}'; the columns are: {}", key, join(table.names, ", ")),
            entry.name);
    const KeyMatch match = match_keys(table.columns[static_cast<size_t>(column)], ids, key_options(context));
    join_table(context, table, column, ids, target);
    if (match.report.matched == 0)
        context.warn(
            fmt::format("{}: no value of its column {} is an id of the data set; name the right column as the "
                        "key, or apply a repair",
                        entry.name, excerpt(table.names[static_cast<size_t>(column)])));
}

void mark_sensitive(AttributeTable& users) {
    static const std::set<std::string> kProtected{"gender", "sex",       "age",     "agegroup",
                                                  "race",   "ethnicity", "religion"};
    for (Attribute& column : users.columns)
        column.sensitive = column.sensitive || kProtected.contains(plain_name(column.name));
}

}  // namespace armillary::data
