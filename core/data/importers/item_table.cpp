// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/base/text.h"
#include "core/data/importers/code_files.h"
#include "core/data/importers/companions.h"
#include "core/data/importers/format.h"
#include "core/data/importers/json.h"
#include "core/data/importers/tables.h"

namespace armillary::data {

namespace {

/// Items without interactions: a catalogue as CSV or JSON, codes, attributes or vectors alone. Enough for a
/// tokenizer.
class ItemTable : public Format {
 public:
    FormatInfo info() const override {
        return {
            "item_table",
            "items alone, without interactions: a catalogue (CSV or *.item.json), codes (*.index.json, CSV) or "
            "vectors (.npy)",
            {{"key", "column of the item id"}}};
    }

    double detect(const Source& source, const ImportSettings&) const override {
        for (const SourceEntry& entry : source.entries()) {
            if (is_json(entry.name) || entry.name.ends_with(".npy")) return 0.2;
            if (key_of(source, entry, "") || is_code_table(entry.name, source.head(entry))) return 0.25;
        }
        return 0;
    }

    DatasetParts read(Context& context) const override {
        const Source& source = context.source();
        DatasetParts parts;
        for (const SourceEntry& entry : source.entries()) {
            const auto key = is_json(entry.name) ? std::nullopt : key_of(source, entry, context.setting("key"));
            if (!key) continue;
            const Table table = read_table(context, entry, sniff_dialect(source.head(entry), {}, entry.name));
            const auto& ids = table.columns[static_cast<size_t>(*key)];
            insert_all(context, entry, ids, parts);
            refuse_interactions(entry, static_cast<int64_t>(ids.size()), parts.items.size());
            join_table(context, table, *key, parts.items, parts.item_table);
            return parts;
        }
        // The ids come from the richest file; companions.h attaches what all of them say.
        for (const auto is_kind : {is_item_text_file, is_code_file, is_attribute_file})
            for (const SourceEntry& entry : source.entries())
                if (is_kind(entry.name)) return from_json(context, entry);
        for (const SourceEntry& entry : source.entries())
            if (is_code_table(entry.name, source.head(entry))) return from_code_table(context, entry);
        const auto arrays = source.ending(".npy");
        if (arrays.empty())
            throw BadInput("no file here lists items: a CSV with an id column, *.item.json, *.index.json or .npy",
                           source.name());
        return from_array(context, *arrays.front());
    }

 private:
    static bool is_json(const std::string& name) {
        return is_item_text_file(name) || is_code_file(name) || is_attribute_file(name);
    }

    static std::optional<int> key_of(const Source& source, const SourceEntry& entry, const std::string& wanted) {
        const std::string& head = source.head(entry);
        const bool is_table = entry.name.ends_with(".csv") || entry.name.ends_with(".tsv") ||
                              entry.name.ends_with(".txt") || entry.name.ends_with(".dat") ||
                              entry.name.ends_with(".item");
        if (!is_table || trim(head).empty() || trim(head).starts_with('{') || is_code_table(entry.name, head))
            return std::nullopt;
        try {
            const Dialect dialect = sniff_dialect(head, {}, entry.name);
            if (!wanted.empty())
                return dialect.column(wanted) >= 0 ? std::optional(dialect.column(wanted)) : std::nullopt;
            if (!dialect.header) return std::nullopt;
            for (size_t c = 0; c < dialect.fields(); ++c)
                if (role_of_name(dialect.names[c]) == Role::item || plain_name(dialect.names[c]) == "id")
                    return static_cast<int>(c);
        } catch (const Error&) {
        }
        return std::nullopt;
    }

    static void insert_all(Context& context, const SourceEntry& entry, const std::vector<std::string>& ids,
                           DatasetParts& parts) {
        for (size_t r = 0; r < ids.size(); ++r) {
            if (std::string problem = problem_of_id(ids[r]); !problem.empty()) {
                ++context.report().rows_read;
                context.reject(entry, static_cast<int64_t>(r) + 2, 0, std::move(problem));
                continue;
            }
            parts.items.insert(ids[r]);
            if (!context.keep_row()) break;
        }
    }

    /// A catalogue names each item once; a table that names them again and again says who took them.
    static void refuse_interactions(const SourceEntry& entry, int64_t rows, int64_t distinct) {
        if (rows < 20 || rows - distinct < rows / 5) return;
        throw BadInput(
            fmt::format(
                "{} of {} rows repeat an item's id, so this is no catalogue. If it holds interactions, say "
                "which columns name the user and the item: --set user_column=… --set item_column=…",
                rows - distinct, rows),
            entry.name);
    }

    static DatasetParts from_json(Context& context, const SourceEntry& entry) {
        std::vector<std::string> ids;
        const BytesPtr bytes = context.source().load(entry);
        for_each_member(bytes->view(), entry.name,
                        [&](const std::string& id, const nlohmann::json&) { ids.push_back(id); });
        DatasetParts parts;
        insert_all(context, entry, ids, parts);
        return parts;
    }

    static DatasetParts from_code_table(Context& context, const SourceEntry& entry) {
        const BytesPtr bytes = context.source().load(entry);
        DatasetParts parts;
        insert_all(context, entry, parse_codes(bytes->view(), entry.name).keys, parts);
        return parts;
    }

    static DatasetParts from_array(Context& context, const SourceEntry& entry) {
        const BytesPtr bytes = context.source().load(entry);
        const NpyArray array = parse_npy(bytes->view(), entry.name);
        if (array.shape.size() != 2)
            throw BadInput(fmt::format("the array has {} dimensions, and item features need 2: rows and values",
                                       array.shape.size()),
                           entry.name);
        std::vector<std::string> ids;
        for (int64_t r = 0; r < array.shape[0]; ++r) ids.push_back(std::to_string(r));
        DatasetParts parts;
        insert_all(context, entry, ids, parts);
        return parts;
    }
};

}  // namespace

std::unique_ptr<Format> make_item_table() {
    return std::make_unique<ItemTable>();
}

}  // namespace armillary::data
