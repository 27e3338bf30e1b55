// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/code_files.h"
#include "core/data/importers/companions.h"
#include "core/data/importers/format.h"
#include "core/data/importers/histories.h"
#include "core/data/importers/rows.h"
#include "core/data/importers/table_heads.h"
#include "core/data/importers/tables.h"

namespace armillary::data {

namespace {

struct Candidate {
    const SourceEntry* entry;
    RowLayout layout;
    int known = 0;  ///< columns with a role
};

/// A column name without its `id`: `artist` of `artistID`.
std::string stem_of(const std::string& column) {
    std::string plain = plain_name(column);
    if (plain.size() > 2 && plain.ends_with("id")) plain.resize(plain.size() - 2);
    return plain;
}

class Csv : public Format {
 public:
    FormatInfo info() const override {
        FormatInfo info{"csv",
                        "any table of interactions with tabs, commas, semicolons or bars; columns are mapped by "
                        "name or by settings",
                        column_settings()};
        info.settings.push_back({"file", "name of the file with the interactions, where several could be meant"});
        return info;
    }

    double detect(const Source& source, const ImportSettings& settings) const override {
        double best = 0;
        for (const SourceEntry& entry : source.entries()) {
            const std::string& head = source.head(entry);
            if (!may_be_table(entry, head)) continue;
            try {
                const Dialect dialect = sniff_dialect(head, settings, entry.name);
                if (dialect.fields() < 2 || (dialect.separator == ' ' && dialect.header)) continue;
                const bool mapped = map_columns(dialect, settings).has_value();
                best = std::max(best, mapped ? (dialect.header ? 0.6 : 0.3) : 0.1);
            } catch (const Error&) {
                best = std::max(best, 0.4);  // a defect of the header or the settings, which reading will name
            }
        }
        return best;
    }

    DatasetParts read(Context& context) const override {
        std::vector<Candidate> files = choose(context);
        DatasetParts parts;
        for (Candidate& file : files) {
            if (files.size() > 1) file.layout.part = part_of_file(file.entry->name);
            detect_time(file.layout, context.settings(), file.entry->name);
            warn_of_mapping(context, file);
            read_rows(context, *file.entry, file.layout, parts);
        }
        join_tables(context, files.front(), parts);
        return parts;
    }

 private:
    static std::vector<Candidate> candidates(Context& context) {
        const Source& source = context.source();
        const std::string wanted = context.setting("file");
        std::vector<Candidate> found;
        std::string columns;
        for (const SourceEntry& entry : source.entries()) {
            const std::string& head = source.head(entry);
            if (wanted.empty() ? !may_be_table(entry, head) : entry.name != wanted) continue;
            const bool alone = source.entries().size() == 1 || !wanted.empty();
            std::optional<RowLayout> layout;
            Dialect dialect;
            try {
                dialect = sniff_dialect(head, context.settings(), entry.name);
                if (dialect.fields() > 1) layout = map_columns(dialect, context.settings());
            } catch (const Error&) {
                if (alone) throw;
                continue;
            }
            if (!columns.empty()) columns += "; ";
            columns += fmt::format("{}: {}", entry.name, join(dialect.names, ", "));
            if (!layout) continue;
            const auto known =
                std::count_if(layout->roles.begin(), layout->roles.end(), [](Role r) { return r != Role::skip; });
            found.push_back({&entry, std::move(*layout), static_cast<int>(known) + (dialect.header ? 1 : 0)});
        }
        if (found.empty() && !wanted.empty() && !source.find(wanted))
            throw UsageError(fmt::format("no file is called '{}'", wanted), "file");
        if (found.empty())
            throw BadInput(fmt::format("cannot tell which columns hold the user and the item; name them with "
                                       "user_column and item_column. "
                                       "The columns are: {}",
                                       columns),
                           source.name());
        return found;
    }

    /// The file with the interactions; several when they are the parts of a published split, or when the user
    /// named each of them.
    static std::vector<Candidate> choose(Context& context) {
        std::vector<Candidate> found = candidates(context);
        int most = 0;
        for (const Candidate& candidate : found) most = std::max(most, candidate.known);
        std::erase_if(found, [most](const Candidate& candidate) { return candidate.known < most; });
        if (found.size() == 1) return found;
        const auto& first = found.front();
        const bool alike = std::all_of(found.begin(), found.end(), [&](const Candidate& other) {
            return other.layout.dialect.names == first.layout.dialect.names;
        });
        const bool all_parts = std::all_of(found.begin(), found.end(),
                                           [](auto& c) { return part_of_file(c.entry->name).has_value(); });
        const bool all_named =
            std::all_of(found.begin(), found.end(), [&](auto& c) { return context.was_named(*c.entry); });
        if (alike && all_parts)
            std::stable_sort(found.begin(), found.end(), [](auto& a, auto& b) {
                return *part_of_file(a.entry->name) < *part_of_file(b.entry->name);
            });
        if (alike && (all_parts || all_named)) return found;
        std::vector<std::string> names;
        for (const Candidate& candidate : found) names.push_back(candidate.entry->name);
        throw BadInput(fmt::format("several files could hold the interactions: {}; choose one with file=NAME",
                                   join(names, ", ")),
                       context.source().name());
    }

    static void warn_of_mapping(Context& context, const Candidate& file) {
        const RowLayout& layout = file.layout;
        const auto name = [&](Role role) {
            const int at = layout.field_of(role);
            return at < 0 ? std::string() : layout.dialect.names[static_cast<size_t>(at)];
        };
        const std::string& entry = file.entry->name;
        if (layout.dialect.header && role_of_name(name(Role::user)) == Role::session &&
            context.setting("user_column").empty())
            context.warn(fmt::format("{}: the sessions ({}) stand for users; set user_column for another column",
                                     entry, name(Role::user)));
        if (layout.decimal == ',' && context.setting("decimal", "auto") == "auto")
            context.warn(
                fmt::format("{}: the values of {} were read with a decimal comma; set decimal=. if the "
                            "comma means something else",
                            entry, name(Role::value)));
        if (layout.has(Role::time_offset))
            context.warn(fmt::format("{}: the time is {} plus {} milliseconds", entry, name(Role::time),
                                     name(Role::time_offset)));
        if (!layout.dialect.header)
            context.warn(fmt::format("{}: there is no header; taken by position: {} is the user, {} the item",
                                     entry, name(Role::user), name(Role::item)));
        std::vector<std::string> unused;
        for (size_t i = 0; i < layout.roles.size(); ++i)
            if (layout.roles[i] == Role::skip) unused.push_back(layout.dialect.names[i]);
        if (!unused.empty()) context.warn(fmt::format("{}: columns without a use: {}", entry, join(unused, ", ")));
    }

    /// Tables beside the interactions whose rows are items or users.
    static void join_tables(Context& context, const Candidate& file, DatasetParts& parts) {
        if (!file.layout.dialect.header) return;
        for (const SourceEntry& entry : context.source().entries()) {
            const std::string& head = context.source().head(entry);
            if (context.used(entry) || !may_be_table(entry, head) || is_code_table(entry.name, head)) continue;
            for (const Role role : {Role::item, Role::user}) {
                const std::string& id = file.layout.dialect.names[static_cast<size_t>(file.layout.field_of(role))];
                const auto dialect = table_of(head, entry, id, role);
                if (!dialect) continue;
                const Table table = read_table(context, entry, *dialect);
                const IdMap& ids = role == Role::item ? parts.items : parts.users;
                join_table(context, table, find_key_column(table, ids, role), ids,
                           role == Role::item ? parts.item_table : parts.user_table);
                break;
            }
        }
    }

    /// The dialect of a file that has one row an item (user): a column of its id, or `id` where the file is named
    /// after it, without repeats, and something to say besides ids.
    static std::optional<Dialect> table_of(const std::string& head, const SourceEntry& entry,
                                           const std::string& id, Role role) {
        Dialect dialect;
        try {
            dialect = sniff_dialect(head, {}, entry.name);
        } catch (const Error&) {
            return std::nullopt;
        }
        if (!dialect.header) return std::nullopt;
        const std::string file = plain_name(entry.name);
        int key = -1;
        bool says_more = false;
        for (size_t c = 0; c < dialect.fields(); ++c) {
            const std::string plain = plain_name(dialect.names[c]);
            const Role named = role_of_name(dialect.names[c]);
            const bool is_key = plain == plain_name(id) || named == role ||
                                (plain == "id" && file.find(stem_of(id)) != std::string::npos);
            if (is_key && key < 0) key = static_cast<int>(c);
            if (role == Role::item && named == Role::user) return std::nullopt;
            says_more = says_more || (!is_key && named != Role::user && named != Role::item);
        }
        if (key < 0 || !says_more) return std::nullopt;
        std::set<std::string> seen;
        for (const auto& row : dialect.sample)
            if (static_cast<size_t>(key) < row.size() && !seen.insert(row[static_cast<size_t>(key)]).second)
                return std::nullopt;
        return dialect;
    }
};

}  // namespace

std::unique_ptr<Format> make_csv() {
    return std::make_unique<Csv>();
}

}  // namespace armillary::data
