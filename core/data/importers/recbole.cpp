// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/format.h"
#include "core/data/importers/histories.h"
#include "core/data/importers/rows.h"
#include "core/data/importers/tables.h"
#include "core/data/importers/tokens.h"

namespace armillary::data {

namespace {

bool has_types(const std::string& head) {
    const std::string_view header = trim(std::string_view(head).substr(0, head.find('\n')));
    const auto fields = split(header, '\t');
    return !header.empty() && std::all_of(fields.begin(), fields.end(), [](std::string_view field) {
        const std::string_view type = field.substr(std::min(field.find(':'), field.size()));
        return type == ":token" || type == ":token_seq" || type == ":float" || type == ":float_seq";
    });
}

struct TypedColumn {
    std::string name, type;
};

/// Splits `name:type` headers; the dialect keeps the bare names.
std::vector<TypedColumn> take_types(Dialect& dialect) {
    std::vector<TypedColumn> columns;
    for (std::string& name : dialect.names) {
        const size_t colon = std::min(name.rfind(':'), name.size());
        columns.push_back({name.substr(0, colon), colon < name.size() ? name.substr(colon + 1) : ""});
        name = columns.back().name;
    }
    return columns;
}

Dialect tab_dialect(const std::string& head, const std::string& where) {
    return sniff_dialect(head, {{"separator", "tab"}, {"header", "yes"}}, where);
}

/// RecBole's atomic files (Zhao et al., CIKM 2021): tab separated, header of name:type.
class RecBole : public Format {
 public:
    FormatInfo info() const override {
        return {"recbole",
                "RecBole atomic files: .inter, .item, .user with a header of name:type; also .train.inter, "
                ".valid.inter, .test.inter",
                column_settings()};
    }

    double detect(const Source& source, const ImportSettings&) const override {
        return interaction_files(source).empty() ? 0 : 0.92;
    }

    DatasetParts read(Context& context) const override {
        const auto files = interaction_files(context.source());
        if (files.empty())
            throw BadInput("there is no .inter file whose header gives name:type", context.source().name());
        DatasetParts parts;
        const std::string& head = context.source().head(*files.front());
        if (head.substr(0, head.find('\n')).find("item_id_list:token_seq") != std::string::npos)
            read_samples(context, files, parts);
        else
            for (const SourceEntry* file : files) read_interactions(context, *file, files.size() > 1, parts);
        read_tables(context, ".item", Role::item, parts.items, parts.item_table);
        read_tables(context, ".user", Role::user, parts.users, parts.user_table);
        return parts;
    }

 private:
    static std::vector<const SourceEntry*> interaction_files(const Source& source) {
        std::vector<const SourceEntry*> files;
        for (const SourceEntry* entry : source.ending(".inter"))
            if (has_types(source.head(*entry))) files.push_back(entry);
        const auto part = [](const SourceEntry* entry) { return part_of_file(entry->name).value_or(Part::train); };
        std::stable_sort(files.begin(), files.end(), [&](auto* a, auto* b) { return part(a) < part(b); });
        return files;
    }

    static void read_interactions(Context& context, const SourceEntry& entry, bool in_parts, DatasetParts& parts) {
        Dialect dialect = tab_dialect(context.source().head(entry), entry.name);
        take_types(dialect);
        auto layout = map_columns(dialect, context.settings());
        if (!layout)
            throw BadInput(
                fmt::format(
                    "the user or the item column is not known; the columns are {}. Name them with user_column and "
                    "item_column",
                    join(dialect.names, ", ")),
                entry.name + ":1");
        if (in_parts) layout->part = part_of_file(entry.name).value_or(Part::train);
        detect_time(*layout, context.settings(), entry.name);
        read_rows(context, entry, *layout, parts);
    }

    struct Sample {
        int64_t line;
        std::string user;
        std::vector<std::string> history;
        std::string item;
    };

    /// Rows (user, history, target). Each target is an interaction; of the shortest history of a user, all items
    /// are.
    static void read_samples(Context& context, const std::vector<const SourceEntry*>& files, DatasetParts& parts) {
        HistoryBuilder builder(context, parts, true);
        std::vector<std::vector<std::pair<const SourceEntry*, Sample>>> by_user;
        IdMap users;
        for (const SourceEntry* entry : files) {
            for (Sample& sample : samples_of(context, *entry)) {
                const auto user = static_cast<size_t>(users.insert(sample.user));
                if (user == by_user.size()) by_user.emplace_back();
                by_user[user].emplace_back(entry, std::move(sample));
            }
        }
        for (auto& rows : by_user) {
            // Files list a user's samples with the newest first; within a part the history grows with time, up to
            // a limit.
            const auto part = [](const auto& row) { return part_of_file(row.first->name).value_or(Part::train); };
            const bool newest_first = rows.size() > 1 && rows[0].first == rows[1].first &&
                                      rows[0].second.history.size() >= rows[1].second.history.size();
            if (newest_first) std::reverse(rows.begin(), rows.end());
            std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
                return std::pair(part(a), a.second.history.size()) < std::pair(part(b), b.second.history.size());
            });
            const auto& [entry, first] = rows.front();
            for (const std::string& item : first.history)
                builder.add(*entry, first.line, 2, first.user, item, Part::train);
            for (const auto& row : rows)
                builder.add(*row.first, row.second.line, 3, row.second.user, row.second.item, part(row));
        }
    }

    static std::vector<Sample> samples_of(Context& context, const SourceEntry& entry) {
        Dialect dialect = tab_dialect(context.source().head(entry), entry.name);
        take_types(dialect);
        const int user = dialect.column("user_id"), list = dialect.column("item_id_list"),
                  item = dialect.column("item_id");
        if (user < 0 || list < 0 || item < 0)
            throw BadInput("the columns user_id, item_id_list and item_id are needed", entry.name + ":1");
        const Text text = context.text(entry);
        std::vector<Sample> samples;
        int64_t line_number = 0;
        for_each_line(text.view(), [&](std::string_view line, size_t end) {
            context.tick(entry, end);
            if (++line_number == 1 || trim(line).empty()) return true;
            const auto fields = split(line, '\t');
            if (fields.size() != dialect.fields()) {
                ++context.report().rows_read;
                context.reject(
                    entry, line_number, 0,
                    fmt::format("the row has {} fields instead of {}", fields.size(), dialect.fields()));
                return true;
            }
            Sample& sample = samples.emplace_back();
            sample.line = line_number;
            sample.user = trim(fields[static_cast<size_t>(user)]);
            for (const auto id : tokens_of(fields[static_cast<size_t>(list)])) sample.history.emplace_back(id);
            sample.item = trim(fields[static_cast<size_t>(item)]);
            return true;
        });
        return samples;
    }

    static void read_tables(Context& context, const char* suffix, Role role, const IdMap& ids,
                            AttributeTable& target) {
        for (const SourceEntry* entry : context.source().ending(suffix)) {
            if (!has_types(context.source().head(*entry))) continue;
            Dialect dialect = tab_dialect(context.source().head(*entry), entry->name);
            const auto columns = take_types(dialect);
            const Table table = read_table(context, *entry, dialect);
            const int key = find_key_column(table, ids, role);
            if (key < 0) continue;
            const KeyMatch match = join_keys(context, entry->name, table.names[static_cast<size_t>(key)],
                                             table.columns[static_cast<size_t>(key)], ids);
            for (size_t c = 0; c < columns.size(); ++c)
                if (static_cast<int>(c) != key)
                    add_column(target, ids.size(),
                               typed(columns[c], cells_by_row(table.columns[c], match, ids.size())), entry->name);
        }
    }

    static Attribute typed(const TypedColumn& column, std::vector<std::string> cells) {
        const std::string plain = plain_name(column.name);
        const auto named = [&](const char* word) { return plain.find(word) != std::string::npos; };
        // Titles and descriptions are sequences of words, not sets of categories.
        const bool prose =
            named("title") || named("name") || named("description") || named("text") || named("summary");
        if (column.type == "float") return make_attribute(column.name, AttributeType::numeric, std::move(cells));
        if (column.type == "token_seq" && !prose)
            return make_attribute(column.name, AttributeType::multi_categorical, std::move(cells), ' ');
        if (column.type == "token" && !prose) {
            Attribute inferred = infer_attribute(column.name, cells);
            return inferred.type == AttributeType::numeric
                       ? make_attribute(column.name, AttributeType::categorical, std::move(cells))
                       : inferred;
        }
        return make_attribute(column.name, AttributeType::text, std::move(cells));
    }
};

}  // namespace

std::unique_ptr<Format> make_recbole() {
    return std::make_unique<RecBole>();
}

}  // namespace armillary::data
