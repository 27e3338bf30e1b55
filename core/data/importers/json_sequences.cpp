// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/code_files.h"
#include "core/data/importers/companions.h"
#include "core/data/importers/format.h"
#include "core/data/importers/histories.h"
#include "core/data/importers/json.h"

namespace armillary::data {

namespace {

/// `{"user": [item, …]}` in time order, with item texts and codes beside it (LETTER, Wang et al., CIKM 2024, and
/// its kin).
class JsonSequences : public Format {
 public:
    FormatInfo info() const override {
        return {"json_sequences",
                "one JSON object {\"user\": [items, oldest first]} (LETTER), with *.item.json and *.index.json",
                {}};
    }

    double detect(const Source& source, const ImportSettings&) const override {
        const SourceEntry* entry = find(source);
        return !entry ? 0 : entry->name.ends_with(".inter.json") ? 0.95 : 0.5;
    }

    DatasetParts read(Context& context) const override {
        const SourceEntry* entry = find(context.source());
        if (!entry)
            throw BadInput("there is no JSON object of users with their items, such as NAME.inter.json",
                           context.source().name());
        const Text text = context.text(*entry);
        DatasetParts parts;
        HistoryBuilder history(context, parts, true);
        int64_t number = 0;
        for_each_member(text.view(), entry->name, [&](const std::string& user, const nlohmann::json& items) {
            context.tick(*entry, text.view().size(), static_cast<int64_t>(parts.interactions.user.size()));
            ++number;
            if (!items.is_array())
                throw BadInput(
                    fmt::format("a list of items is expected for user {} (member {})", excerpt(user), number),
                    entry->name);
            int64_t position = 0;
            for (const auto& item : items) {
                ++position;
                history.add(*entry, number, position, user, item.is_structured() ? "" : text_of(item));
            }
        });
        return parts;
    }

 private:
    static bool looks_right(const std::string& head) {
        const size_t colon = head.find(':');
        if (!trim(head).starts_with('{') || colon == std::string::npos) return false;
        const std::string_view value = trim(std::string_view(head).substr(colon + 1));
        return value.starts_with('[') && !trim(value.substr(1)).starts_with("\"<");
    }

    static const SourceEntry* find(const Source& source) {
        const auto named = source.ending(".inter.json");
        if (!named.empty()) return named.front();
        for (const SourceEntry* entry : source.ending(".json"))
            if (!is_code_file(entry->name) && !is_attribute_file(entry->name) && looks_right(source.head(*entry)))
                return entry;
        return nullptr;
    }
};

}  // namespace

std::unique_ptr<Format> make_json_sequences() {
    return std::make_unique<JsonSequences>();
}

}  // namespace armillary::data
