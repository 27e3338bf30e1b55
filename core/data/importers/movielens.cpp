// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/format.h"
#include "core/data/importers/rows.h"
#include "core/data/importers/tables.h"
#include "core/data/importers/tokens.h"

namespace armillary::data {

namespace {

Dialect plain_dialect(char separator, std::vector<std::string> names) {
    Dialect dialect;
    dialect.separator = separator;
    dialect.quotes = false;
    dialect.header = false;
    dialect.names = std::move(names);
    return dialect;
}

RowLayout rating_layout(Dialect dialect, std::vector<Role> roles) {
    RowLayout layout;
    layout.dialect = std::move(dialect);
    layout.roles = std::move(roles);
    layout.time.guessed = true;  // seconds in every release: a time of another magnitude is a defect
    return layout;
}

bool is_fold_file(const std::string& name) {
    const bool fold =
        name.size() == 7 && name[0] == 'u' && std::string_view("12345ab").find(name[1]) != std::string_view::npos;
    return fold && (name.ends_with(".base") || name.ends_with(".test"));
}

/// GroupLens' MovieLens in its three shapes: 100K (`u.*`, Latin-1 tables), 1M and 10M (`::`), 20M and later (CSV).
/// Harper & Konstan 2015.
class MovieLens : public Format {
 public:
    FormatInfo info() const override {
        return {"movielens",
                "MovieLens as published: ml-100k (u.data), ml-1m and ml-10m (ratings.dat), ml-20m and later "
                "(ratings.csv)",
                {{"fold", "of ml-100k: u1 to u5, ua or ub takes that published split instead of u.data"}}};
    }

    double detect(const Source& source, const ImportSettings&) const override {
        if (source.find("u.data")) return 0.95;
        if (is_double_colon(source)) return 0.95;
        if (is_csv(source)) return 0.93;
        for (const SourceEntry& entry : source.entries())
            if (is_fold_file(entry.name)) return 0.9;
        return 0;
    }

    DatasetParts read(Context& context) const override {
        const Source& source = context.source();
        DatasetParts parts;
        if (is_double_colon(source)) {
            read_double_colon(context, parts);
        } else if (is_csv(source)) {
            read_csv(context, parts);
        } else {
            read_100k(context, parts);
        }
        return parts;
    }

 private:
    static bool is_double_colon(const Source& source) {
        const SourceEntry* entry = source.find("ratings.dat");
        if (!entry) return false;
        const std::string& head = source.head(*entry);
        return split(head.substr(0, head.find('\n')), ':').size() == 7;
    }

    static bool is_csv(const Source& source) {
        const SourceEntry* entry = source.find("ratings.csv");
        return entry && source.head(*entry).starts_with("userId,movieId,rating,timestamp");
    }

    static void read_100k(Context& context, DatasetParts& parts) {
        const Source& source = context.source();
        RowLayout layout = rating_layout(plain_dialect('\t', {"user", "item", "rating", "timestamp"}),
                                         {Role::user, Role::item, Role::value, Role::time});
        const std::string fold = context.setting("fold");
        if (!fold.empty()) {
            for (const auto& [suffix, part] : {std::pair{".base", Part::train}, {".test", Part::test}}) {
                const SourceEntry* entry = source.find(fold + suffix);
                if (!entry)
                    throw UsageError(
                        fmt::format(
                            "the fold '{}' needs the file {}{}, which is not there; folds are u1 to u5, ua and ub",
                            fold, fold, suffix),
                        "fold");
                layout.part = part;
                read_rows(context, *entry, layout, parts);
            }
        } else if (const SourceEntry* entry = source.find("u.data")) {
            read_rows(context, *entry, layout, parts);
        } else {
            read_named_folds(context, layout, parts);
        }
        read_100k_items(context, parts);
        if (const SourceEntry* entry = source.find("u.user"))
            read_users(
                context,
                read_table(context, *entry, plain_dialect('|', {"id", "age", "gender", "occupation", "zip_code"})),
                AttributeType::numeric, parts);
    }

    /// Files such as u1.base and u1.test that were named one by one: parts of one fold, or one file alone.
    static void read_named_folds(Context& context, RowLayout& layout, DatasetParts& parts) {
        std::vector<const SourceEntry*> files;
        for (const SourceEntry& entry : context.source().entries())
            if (is_fold_file(entry.name)) files.push_back(&entry);
        if (files.empty())
            throw BadInput("there is no u.data, ratings.dat or ratings.csv, nor a fold such as u1.base",
                           context.source().name());
        const auto same_fold = [&](auto* entry) {
            return entry->name.substr(0, 2) == files.front()->name.substr(0, 2);
        };
        if (!std::all_of(files.begin(), files.end(), same_fold))
            throw BadInput("these files belong to different folds; choose one with fold=u1",
                           context.source().name());
        std::sort(files.begin(), files.end(), [](auto* a, auto* b) { return a->name < b->name; });
        for (const SourceEntry* entry : files) {
            if (files.size() > 1) layout.part = entry->name.ends_with(".base") ? Part::train : Part::test;
            read_rows(context, *entry, layout, parts);
        }
    }

    static void read_100k_items(Context& context, DatasetParts& parts) {
        const Source& source = context.source();
        const SourceEntry* entry = source.find("u.item");
        if (!entry) return;
        constexpr size_t kGenres = 19;
        std::vector<std::string> names{"id", "title", "release_date", "video_release_date", "imdb_url"};
        for (size_t g = 0; g < kGenres; ++g) names.push_back(fmt::format("genre_{}", g));
        if (const SourceEntry* genres = source.find("u.genre")) {
            const Table table = read_table(context, *genres, plain_dialect('|', {"name", "index"}));
            for (size_t r = 0; r < table.rows(); ++r)
                if (const auto index = parse_int(table.columns[1][r]);
                    index && *index >= 0 && *index < static_cast<int64_t>(kGenres))
                    names[5 + static_cast<size_t>(*index)] = table.columns[0][r];
        }
        const Table table = read_table(context, *entry, plain_dialect('|', names));
        std::vector<std::string> genres(table.rows());
        for (size_t g = 0; g < kGenres; ++g)
            for (size_t r = 0; r < table.rows(); ++r)
                if (table.columns[5 + g][r] == "1") genres[r] += (genres[r].empty() ? "" : "|") + names[5 + g];
        const KeyMatch match = join_keys(context, table.file, "id", table.columns[0], parts.items);
        const auto add = [&](const char* name, AttributeType type, const std::vector<std::string>& cells) {
            add_column(parts.item_table, parts.items.size(),
                       make_attribute(name, type, cells_by_row(cells, match, parts.items.size()), '|'),
                       table.file);
        };
        add("title", AttributeType::text, table.columns[1]);
        add("release_date", AttributeType::text, table.columns[2]);
        add("imdb_url", AttributeType::text, table.columns[4]);
        add("genres", AttributeType::multi_categorical, genres);
    }

    static void read_users(Context& context, const Table& table, AttributeType age, DatasetParts& parts) {
        const KeyMatch match = join_keys(context, table.file, "id", table.columns[0], parts.users);
        for (size_t c = 1; c < table.columns.size(); ++c) {
            const std::string& name = table.names[c];
            const AttributeType type = name == "age"        ? age
                                       : name == "zip_code" ? AttributeType::text
                                                            : AttributeType::categorical;
            add_column(parts.user_table, parts.users.size(),
                       make_attribute(name, type, cells_by_row(table.columns[c], match, parts.users.size())),
                       table.file);
        }
    }

    /// A table whose fields are parted by `::`. Only the first and the last of a row count, since titles may hold
    /// a colon.
    static Table read_double_colon_table(Context& context, const SourceEntry& entry,
                                         std::vector<std::string> names) {
        Table table{entry.name, std::move(names), {}};
        table.columns.resize(table.names.size());
        const Text text = context.text(entry);
        for_each_line(text.view(), [&](std::string_view line, size_t) {
            std::vector<std::string_view> fields;
            while (fields.size() + 1 < table.names.size()) {
                const bool last = fields.size() + 2 == table.names.size();
                const size_t cut = last ? line.rfind("::") : line.find("::");
                if (cut == std::string_view::npos) return true;
                fields.push_back(line.substr(0, cut));
                line = line.substr(cut + 2);
            }
            fields.push_back(line);
            for (size_t c = 0; c < fields.size(); ++c) table.columns[c].emplace_back(trim(fields[c]));
            return true;
        });
        return table;
    }

    static void read_double_colon(Context& context, DatasetParts& parts) {
        const Source& source = context.source();
        // Numbers never hold a colon, so `::` is read as two separators around an empty field.
        read_rows(
            context, *source.find("ratings.dat"),
            rating_layout(plain_dialect(':', {"user", "", "item", "", "rating", "", "timestamp"}),
                          {Role::user, Role::skip, Role::item, Role::skip, Role::value, Role::skip, Role::time}),
            parts);
        if (const SourceEntry* entry = source.find("movies.dat"))
            add_movies(context, read_double_colon_table(context, *entry, {"id", "title", "genres"}), parts);
        // Ages of 1M are labels of bins (1 means under 18), not years.
        if (const SourceEntry* entry = source.find("users.dat"))
            read_users(context,
                       read_double_colon_table(context, *entry, {"id", "gender", "age", "occupation", "zip_code"}),
                       AttributeType::categorical, parts);
    }

    static void read_csv(Context& context, DatasetParts& parts) {
        const Source& source = context.source();
        Dialect dialect = plain_dialect(',', {"userId", "movieId", "rating", "timestamp"});
        dialect.quotes = dialect.header = true;
        read_rows(context, *source.find("ratings.csv"),
                  rating_layout(dialect, {Role::user, Role::item, Role::value, Role::time}), parts);
        if (const SourceEntry* entry = source.find("movies.csv")) {
            Dialect movies = plain_dialect(',', {"id", "title", "genres"});
            movies.quotes = movies.header = true;
            add_movies(context, read_table(context, *entry, movies), parts);
        }
    }

    static void add_movies(Context& context, Table table, DatasetParts& parts) {
        std::replace(table.columns[2].begin(), table.columns[2].end(), std::string("(no genres listed)"),
                     std::string());
        const KeyMatch match = join_keys(context, table.file, "id", table.columns[0], parts.items);
        const int32_t items = parts.items.size();
        add_column(parts.item_table, items,
                   make_attribute("title", AttributeType::text, cells_by_row(table.columns[1], match, items)),
                   table.file);
        add_column(parts.item_table, items,
                   make_attribute("genres", AttributeType::multi_categorical,
                                  cells_by_row(table.columns[2], match, items), '|'),
                   table.file);
    }
};

}  // namespace

std::unique_ptr<Format> make_movielens() {
    return std::make_unique<MovieLens>();
}

}  // namespace armillary::data
