// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/companions.h"
#include "core/data/importers/format.h"
#include "core/data/importers/histories.h"
#include "core/data/importers/tokens.h"

namespace armillary::data {

namespace {

bool is_negatives(const std::string& name) {
    return name.find("_sample") != std::string::npos || name.find("neg") != std::string::npos;
}

/// Lines `user item item …` of different lengths.
bool looks_like_sequences(const std::string& head) {
    size_t lines = 0, shortest = SIZE_MAX, longest = 0;
    for (const std::string_view line : split(head, '\n')) {
        if (trim(line).empty()) continue;
        if (line.find_first_of(",;|\t\"{") != std::string_view::npos) return false;
        const size_t tokens = tokens_of(line).size();
        shortest = std::min(shortest, tokens);
        longest = std::max(longest, tokens);
        ++lines;
    }
    return lines > 0 && longest > 2 && (longest > shortest || longest > 4);
}

/// S3-Rec's form: one line a user, oldest item first (Zhou et al., CIKM 2020).
class Sequences : public Format {
 public:
    FormatInfo info() const override {
        return {"sequences",
                "one line a user: user item item …, oldest first (S3-Rec), with item attributes beside it",
                {{"file", "name of the file with the sequences, where several could be meant"}}};
    }

    double detect(const Source& source, const ImportSettings&) const override {
        const SourceEntry* entry = find(source, "");
        if (!entry) return 0;
        const auto& all = source.entries();
        const bool has_attributes =
            std::any_of(all.begin(), all.end(), [](auto& e) { return is_attribute_file(e.name); });
        return has_attributes ? 0.9 : 0.5;
    }

    DatasetParts read(Context& context) const override {
        const SourceEntry* entry = find(context.source(), context.setting("file"));
        if (!entry)
            throw BadInput("no file holds lines of a user and its items; name it with file=NAME",
                           context.source().name());
        const Text text = context.text(*entry);
        DatasetParts parts;
        HistoryBuilder history(context, parts, true);
        int64_t line_number = 0;
        bool more = true;
        for_each_line(text.view(), [&](std::string_view line, size_t end) {
            ++line_number;
            context.tick(*entry, end);
            const auto tokens = tokens_of(line);
            if (tokens.size() == 1) {
                ++context.report().rows_read;
                context.reject(*entry, line_number, 0, fmt::format("user {} has no items", excerpt(tokens[0])));
            }
            for (size_t i = 1; more && i < tokens.size(); ++i)
                more = history.add(*entry, line_number, static_cast<int64_t>(i) + 1, tokens[0], tokens[i]);
            return more;
        });
        return parts;
    }

 private:
    static const SourceEntry* find(const Source& source, const std::string& wanted) {
        if (!wanted.empty()) return source.find(wanted);
        const SourceEntry* best = nullptr;
        for (const SourceEntry& entry : source.entries()) {
            const bool text =
                entry.name.ends_with(".txt") || entry.name.ends_with(".dat") || source.entries().size() == 1;
            if (!text || is_negatives(entry.name) || part_of_file(entry.name) ||
                !looks_like_sequences(source.head(entry)))
                continue;
            if (!best || entry.bytes > best->bytes) best = &entry;
        }
        return best;
    }
};

}  // namespace

std::unique_ptr<Format> make_sequences() {
    return std::make_unique<Sequences>();
}

}  // namespace armillary::data
