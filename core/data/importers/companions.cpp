// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/companions.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/features.h"
#include "core/data/importers/json.h"
#include "core/data/importers/tables.h"

namespace armillary::data {

using nlohmann::json;

namespace {

constexpr size_t kMostLevels = 64;

/// `<a_183>` is code 183; other words are numbered in order of appearance, by level.
class CodeReader {
 public:
    int32_t read(const json& value, size_t level) {
        const std::string word = text_of(value);
        const size_t digits = word.find_last_not_of("0123456789>") + 1;
        const std::string_view number = std::string_view(word).substr(digits, word.find('>', digits) - digits);
        if (const auto code = parse_int(number); code && *code <= INT32_MAX) return static_cast<int32_t>(*code);
        if (vocabularies_.size() <= level) vocabularies_.resize(level + 1);
        return vocabularies_[level].insert(word);
    }

 private:
    std::vector<IdMap> vocabularies_;
};

void attach_codes(Context& context, const SourceEntry& entry, DatasetParts& parts) {
    const Text text = context.text(entry);
    std::vector<std::string> keys;
    std::vector<std::vector<int32_t>> codes;
    size_t levels = 0;
    CodeReader reader;
    for_each_member(text.view(), entry.name, [&](const std::string& key, const json& value) {
        context.throw_if_stopped();
        if (!value.is_array() || value.empty() || value.size() > kMostLevels)
            throw BadInput(
                fmt::format("a list of 1 to {} codes is expected for item {}", kMostLevels, excerpt(key)),
                entry.name);
        keys.push_back(key);
        auto& row = codes.emplace_back();
        for (const json& code : value) row.push_back(reader.read(code, row.size()));
        levels = std::max(levels, row.size());
    });
    const KeyMatch match = join_keys(context, entry.name, "key", keys, parts.items);
    ItemCodes table{std::filesystem::path(entry.name).stem().string(), static_cast<int32_t>(levels), {}};
    table.codes.assign(static_cast<size_t>(parts.items.size()) * levels, -1);
    for (size_t k = 0; k < keys.size(); ++k)
        if (match.rows[k] != IdMap::kNone)
            std::copy(
                codes[k].begin(), codes[k].end(),
                table.codes.begin() + static_cast<std::ptrdiff_t>(static_cast<size_t>(match.rows[k]) * levels));
    parts.codes.push_back(std::move(table));
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

bool is_code_file(const std::string& name) {
    return name.ends_with(".json") && (name.find(".index") != std::string::npos || name == "index.json");
}

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
        } else if (is_code_file(entry.name)) {
            attach_codes(context, entry, parts);
        } else {
            attach_ids(context, entry, parts);
        }
    }
    attach_features(context, parts);
}

}  // namespace armillary::data
