// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/companions.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/code_files.h"
#include "core/data/importers/features.h"
#include "core/data/importers/json.h"
#include "core/data/importers/tables.h"

namespace armillary::data {

using nlohmann::json;

namespace {

void attach_codes(Context& context, const SourceEntry& entry, DatasetParts& parts) {
    const Text text = context.text(entry);
    const CodeRows rows = parse_codes(text.view(), entry.name);
    for (const std::string& warning : rows.warnings) context.warn(entry.name + ": " + warning);
    const KeyMatch match = join_keys(context, entry.name, "key", rows.keys, parts.items);
    parts.codes.push_back(
        codes_by_item(rows, match.rows, parts.items.size(), std::filesystem::path(entry.name).stem().string()));
}

/// Names of attribute ids from `*_attribute_names.tsv` (attribute_id, name), if it is there.
std::map<std::string, std::string> attribute_names(Context& context) {
    std::map<std::string, std::string> names;
    for (const SourceEntry* entry : context.source().ending("attribute_names.tsv")) {
        const Table table =
            read_table(context, *entry, sniff_dialect(context.source().head(*entry), {}, entry->name));
        const int id = table.column("attribute_id"), name = table.column("name");
        if (id < 0 || name < 0) continue;
        for (size_t r = 0; r < table.rows(); ++r)
            names[table.columns[static_cast<size_t>(id)][r]] =
                decode_html_entities(table.columns[static_cast<size_t>(name)][r]);
    }
    return names;
}

void attach_attributes(Context& context, const SourceEntry& entry, DatasetParts& parts) {
    const Text text = context.text(entry);
    const auto names = attribute_names(context);
    std::vector<std::string> keys;
    std::vector<std::vector<std::string>> lists;
    for_each_member(text.view(), entry.name, [&](const std::string& key, const json& value) {
        context.throw_if_stopped();
        if (!value.is_array())
            throw BadInput(fmt::format("a list of attributes is expected for item {}", excerpt(key)), entry.name);
        keys.push_back(key);
        auto& list = lists.emplace_back();
        for (const json& part : value) {
            const std::string id = text_of(part);
            if (id.empty() || std::find(list.begin(), list.end(), id) != list.end()) continue;
            list.push_back(id);
        }
    });
    const KeyMatch match = join_keys(context, entry.name, "key", keys, parts.items);
    std::vector<const std::vector<std::string>*> by_item(static_cast<size_t>(parts.items.size()));
    for (size_t k = 0; k < keys.size(); ++k)
        if (match.rows[k] != IdMap::kNone) by_item[static_cast<size_t>(match.rows[k])] = &lists[k];
    Attribute column;
    column.name = "attributes";
    column.type = AttributeType::multi_categorical;
    column.offsets.push_back(0);
    IdMap vocabulary;
    for (const auto* list : by_item) {
        if (list)
            for (const std::string& id : *list) column.codes.push_back(vocabulary.insert(id));
        column.offsets.push_back(static_cast<int64_t>(column.codes.size()));
    }
    // Two attributes may bear one name, and one may bear none: such are told apart by their id.
    std::map<std::string, int> bearers;
    for (const auto& [id, name] : names) ++bearers[name];
    for (int32_t i = 0; i < vocabulary.size(); ++i) {
        const std::string id(vocabulary[i]);
        const auto name = names.find(id);
        if (name == names.end() || name->second.empty())
            column.categories.push_back(id);
        else
            column.categories.push_back(bearers[name->second] == 1 ? name->second
                                                                   : name->second + " (" + id + ")");
    }
    add_column(parts.item_table, parts.items.size(), std::move(column), entry.name);
}

/// Original ids (ASINs, reviewer ids) as the text column `original_id`.
void attach_original_ids(Context& context, const std::string& what, const std::vector<std::string>& ids,
                         const std::vector<std::string>& originals, const IdMap& map, AttributeTable& table) {
    const KeyMatch match = join_keys(context, what, "id", ids, map);
    if (match.report.matched == 0) return;
    add_column(table, map.size(),
               make_attribute("original_id", AttributeType::text, cells_by_row(originals, match, map.size())),
               what);
}

/// `{"original": id}`; with `inner` the object is a member of the file's object.
void attach_json_ids(Context& context, const SourceEntry& entry, const std::string& inner, const IdMap& map,
                     AttributeTable& table) {
    const Text text = context.text(entry);
    std::vector<std::string> ids, originals;
    const auto add = [&](const std::string& original, const json& id) {
        ids.push_back(text_of(id));
        originals.push_back(original);
    };
    for_each_member(text.view(), entry.name, [&](const std::string& key, const json& value) {
        if (inner.empty()) add(key, value);
        if (key == inner && value.is_object())
            for (const auto& [original, id] : value.items()) add(original, id);
    });
    attach_original_ids(context, entry.name, ids, originals, map, table);
}

/// Lines of `original <tab or space> id`; with the header `org_id remap_id` in LightGCN's lists.
void attach_id_lines(Context& context, const SourceEntry& entry, const IdMap& map, AttributeTable& table) {
    const Text text = context.text(entry);
    std::vector<std::string> ids, originals;
    for (std::string_view line : split(text.view(), '\n')) {
        line = trim(line);
        const size_t cut = line.find_last_of("\t ");
        if (cut == std::string_view::npos || line.starts_with("org_id")) continue;
        originals.emplace_back(trim(line.substr(0, cut)));
        ids.emplace_back(line.substr(cut + 1));
    }
    attach_original_ids(context, entry.name, ids, originals, map, table);
}

void attach_ids(Context& context, const SourceEntry& entry, DatasetParts& parts) {
    const std::string& name = entry.name;
    if (name == "datamaps.json") {
        attach_json_ids(context, entry, "item2id", parts.items, parts.item_table);
        attach_json_ids(context, entry, "user2id", parts.users, parts.user_table);
    } else if (name == "item_index.json") {
        attach_json_ids(context, entry, "", parts.items, parts.item_table);
    } else if (name == "user_index.json") {
        attach_json_ids(context, entry, "", parts.users, parts.user_table);
    } else if (name.ends_with(".item2id") || name == "item_list.txt") {
        attach_id_lines(context, entry, parts.items, parts.item_table);
    } else if (name.ends_with(".user2id") || name == "user_list.txt") {
        attach_id_lines(context, entry, parts.users, parts.user_table);
    }
}

}  // namespace

bool is_attribute_file(const std::string& name) {
    return name.ends_with("item2attributes.json");
}

bool is_item_text_file(const std::string& name) {
    return name.ends_with(".item.json");
}

void attach_companions(Context& context, DatasetParts& parts) {
    for (const SourceEntry& entry : context.source().entries()) {
        if (context.used(entry)) continue;
        if (is_item_text_file(entry.name)) {
            join_table(context, read_json_table(context, entry), 0, parts.items, parts.item_table);
        } else if (is_attribute_file(entry.name)) {
            attach_attributes(context, entry, parts);
        } else if (is_code_file(entry.name) || is_code_table(entry.name, context.source().head(entry))) {
            attach_codes(context, entry, parts);
        } else {
            attach_ids(context, entry, parts);
        }
    }
    attach_features(context, parts);
}

}  // namespace armillary::data
