// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/format.h"
#include "core/data/importers/histories.h"
#include "core/data/importers/rows.h"
#include "core/data/importers/tokens.h"

namespace armillary::data {

namespace {

struct PartFile {
    const SourceEntry* entry;
    Part part;
};

/// LightGCN's form (He et al., SIGIR 2020): train and test as two files of `user item item …`, or of `user item
/// count` (its Last.fm set). The order of items means nothing; the published split is kept.
class Adjacency : public Format {
 public:
    FormatInfo info() const override {
        return {"adjacency", "train.txt and test.txt with user item item … (LightGCN), or user item count", {}};
    }

    double detect(const Source& source, const ImportSettings&) const override {
        const auto files = find(source);
        const bool has_train =
            std::any_of(files.begin(), files.end(), [](auto& file) { return file.part == Part::train; });
        return has_train ? (files.size() > 1 ? 0.9 : 0.55) : 0;
    }

    DatasetParts read(Context& context) const override {
        const auto files = find(context.source());
        if (files.empty())
            throw BadInput("there is no train.txt (or data1.txt) with lines of a user and its items",
                           context.source().name());
        DatasetParts parts;
        for (const PartFile& file : files) {
            if (is_pairs(context.source().head(*file.entry)))
                read_pairs(context, file, parts);
            else
                read_lists(context, file, parts);
        }
        return parts;
    }

 private:
    static bool is_adjacency(const std::string& head) {
        const auto lines = split(head, '\n');
        return !head.empty() && std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
            const auto tokens = tokens_of(line);
            return std::all_of(tokens.begin(), tokens.end(),
                               [](auto token) { return parse_double(token).has_value(); });
        });
    }

    static bool is_pairs(const std::string& head) {
        size_t lines = 0;
        for (const std::string_view line : split(head, '\n')) {
            if (trim(line).empty()) continue;
            if (split(line, '\t').size() != 3) return false;
            ++lines;
        }
        return lines > 0;
    }

    static std::vector<PartFile> find(const Source& source) {
        std::vector<PartFile> files;
        for (const auto& [name, part] : {std::pair{"train.txt", Part::train},
                                         {"data1.txt", Part::train},
                                         {"valid.txt", Part::valid},
                                         {"val.txt", Part::valid},
                                         {"test.txt", Part::test},
                                         {"test1.txt", Part::test}}) {
            const SourceEntry* entry = source.find(name);
            if (entry && is_adjacency(source.head(*entry))) files.push_back({entry, part});
        }
        return files;
    }

    static void read_pairs(Context& context, const PartFile& file, DatasetParts& parts) {
        RowLayout layout;
        layout.dialect.separator = '\t';
        layout.dialect.quotes = false;
        layout.dialect.header = false;
        layout.dialect.names = {"user", "item", "count"};
        layout.roles = {Role::user, Role::item, Role::value};
        layout.part = file.part;
        read_rows(context, *file.entry, layout, parts);
    }

    static void read_lists(Context& context, const PartFile& file, DatasetParts& parts) {
        const Text text = context.text(*file.entry);
        HistoryBuilder history(context, parts, false);
        int64_t line_number = 0;
        bool more = true;
        for_each_line(text.view(), [&](std::string_view line, size_t end) {
            ++line_number;
            context.tick(*file.entry, end);
            const auto tokens = tokens_of(line);
            for (size_t i = 1; more && i < tokens.size(); ++i)
                more = history.add(*file.entry, line_number, static_cast<int64_t>(i) + 1, tokens[0], tokens[i],
                                   file.part);
            return more;
        });
    }
};

}  // namespace

std::unique_ptr<Format> make_adjacency() {
    return std::make_unique<Adjacency>();
}

}  // namespace armillary::data
