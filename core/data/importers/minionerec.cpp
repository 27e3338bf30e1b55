// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/format.h"
#include "core/data/importers/histories.h"
#include "core/data/importers/json.h"
#include "core/data/importers/tables.h"

namespace armillary::data {

namespace {

/// Next-item samples: a target item with the history before it as Python lists, one file a part (MiniOneRec,
/// 2025).
class MiniOneRec : public Format {
 public:
    FormatInfo info() const override {
        return {
            "minionerec",
            "CSV of next-item samples with histories as Python lists (MiniOneRec), with *.item.json and "
            "*.index.json",
            {{"histories",
              "drop (default): the samples alone; train: history items that are no sample become training rows"}}};
    }

    double detect(const Source& source, const ImportSettings&) const override {
        return find(source).empty() ? 0 : 0.95;
    }

    DatasetParts read(Context& context) const override {
        const auto files = find(context.source());
        if (files.empty())
            throw BadInput("no .csv has the columns user_id, history_item_id and item_id",
                           context.source().name());
        const std::string histories = context.setting("histories", "drop");
        if (histories != "drop" && histories != "train")
            throw UsageError(fmt::format("histories is '{}', and may be drop or train", histories), "histories");
        DatasetParts parts;
        // The catalogue is the world of items: one that no sample names can still be recommended.
        for (const SourceEntry* entry : context.source().ending(".item.json")) {
            const Table catalogue = read_json_table(context, *entry);
            for (const std::string& id : catalogue.columns[0]) {
                if (const std::string problem = problem_of_id(id); !problem.empty())
                    throw BadInput(problem, entry->name);
                parts.items.insert(id);
            }
            join_table(context, catalogue, 0, parts.items, parts.item_table);
        }
        std::vector<Sample> samples;
        for (const SourceEntry* entry : files) read_samples(context, *entry, samples);
        HistoryBuilder builder(context, parts, true);
        if (histories == "train") add_histories(samples, builder);
        int64_t in_histories = 0;
        for (const Sample& sample : samples) {
            builder.add(*sample.entry, sample.line, 0, sample.user, sample.item, sample.part);
            in_histories += static_cast<int64_t>(sample.history.size());
        }
        const bool has_train =
            std::any_of(samples.begin(), samples.end(), [](auto& sample) { return sample.part == Part::train; });
        if (histories == "drop" && !has_train && in_histories > 0)
            context.warn(
                "the training part is not here; the items of the histories can stand for it with histories=train");
        return parts;
    }

 private:
    struct Sample {
        const SourceEntry* entry;
        int64_t line;
        std::string user, item;
        std::vector<std::string> history;
        Part part;
    };

    static std::vector<const SourceEntry*> find(const Source& source) {
        std::vector<const SourceEntry*> files;
        for (const SourceEntry* entry : source.ending(".csv")) {
            const std::string& head = source.head(*entry);
            const std::string header = "," + std::string(trim(head.substr(0, head.find('\n')))) + ",";
            const auto has = [&](const char* name) {
                return header.find(fmt::format(",{},", name)) != std::string::npos;
            };
            if (has("user_id") && has("history_item_id") && has("item_id")) files.push_back(entry);
        }
        // Parts in the order of time: train, valid, test.
        std::stable_sort(files.begin(), files.end(), [](auto* a, auto* b) {
            return part_of_file(a->name).value_or(Part::train) < part_of_file(b->name).value_or(Part::train);
        });
        return files;
    }

    static void read_samples(Context& context, const SourceEntry& entry, std::vector<Sample>& samples) {
        const Text text = context.text(entry);
        const Dialect dialect =
            sniff_dialect(context.source().head(entry), {{"separator", "comma"}, {"header", "yes"}}, entry.name);
        const auto user = static_cast<size_t>(dialect.column("user_id")),
                   item = static_cast<size_t>(dialect.column("item_id")),
                   history = static_cast<size_t>(dialect.column("history_item_id"));
        RecordReader reader(text.view(), ',', true);
        std::vector<Field> fields;
        reader.next(fields);
        while (reader.next(fields)) {
            context.tick(entry, reader.position());
            const auto list =
                fields.size() == dialect.fields() ? parse_python_literal(fields[history].text) : std::nullopt;
            if (!list || !list->is_array()) {
                ++context.report().rows_read;
                const bool count = fields.size() != dialect.fields();
                context.reject(
                    entry, reader.line(), count ? 0 : static_cast<int64_t>(history) + 1,
                    count ? fmt::format("the row has {} fields instead of {}", fields.size(), dialect.fields())
                          : fmt::format("the history {} is no Python list", excerpt(fields[history].text)));
                continue;
            }
            Sample& sample = samples.emplace_back();
            sample.entry = &entry;
            sample.line = reader.line();
            sample.user = fields[user].text;
            sample.item = fields[item].text;
            sample.part = part_of_file(entry.name).value_or(Part::train);
            for (const auto& id : *list) sample.history.push_back(text_of(id));
            reader.forget();
        }
    }

    /// Of each user the items of the histories that are not the target of an earlier sample, in order, before all
    /// samples.
    static void add_histories(const std::vector<Sample>& samples, HistoryBuilder& builder) {
        IdMap known;
        for (const Sample& sample : samples) known.insert(sample.user + '\t' + sample.item);
        for (const Sample& sample : samples)
            for (const std::string& item : sample.history) {
                const std::string pair = sample.user + '\t' + item;
                if (known.find(pair) != IdMap::kNone) continue;
                known.insert(pair);
                builder.add(*sample.entry, sample.line, 0, sample.user, item, Part::train);
            }
    }
};

}  // namespace

std::unique_ptr<Format> make_minionerec() {
    return std::make_unique<MiniOneRec>();
}

}  // namespace armillary::data
