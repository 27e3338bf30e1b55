// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/bucket_table.h"

#include <QCoreApplication>
#include <algorithm>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct CodebookText {
    Q_DECLARE_TR_FUNCTIONS(Codebook)
};

int64_t different(std::vector<int32_t>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    return std::unique(numbers.begin(), numbers.end()) - numbers.begin();
}

/// `Toy Story · Babe · …`
QString titles_of(const CodeCatalogue& catalogue, const Positions& items) {
    constexpr size_t kMost = 4;
    QStringList titles;
    for (size_t at = items.begin; at < std::min(items.end, items.begin + kMost); ++at)
        titles << catalogue.title(catalogue.item_at(at));
    if (items.size() > kMost) titles << QStringLiteral("…");
    return titles.join(QStringLiteral(" · "));
}

}  // namespace

QString CodeBuckets::id(size_t bucket) const {
    return catalogue->prefix_at(buckets[bucket].items.begin, depth).id();
}

CodeBucketsPtr find_buckets(CodeCataloguePtr catalogue, int64_t depth) {
    auto found = std::make_shared<CodeBuckets>();
    const std::vector<int32_t>* groups = catalogue->input_groups();
    found->depth = depth;
    found->forced = groups ? 0 : -1;
    std::vector<int32_t> inputs;  // of one bucket
    catalogue->order.for_each_bucket(depth, [&](size_t begin, size_t end) {
        if (end - begin < 2) return;
        CodeBucket bucket{{begin, end}};
        if (groups) {
            inputs.clear();
            for (size_t at = begin; at < end; ++at)
                inputs.push_back((*groups)[static_cast<size_t>(catalogue->item_at(at))]);
            bucket.inputs = different(inputs);
        }
        const auto size = static_cast<int64_t>(end - begin);
        found->items += size;
        if (bucket.forced()) found->forced += size;
        found->buckets.push_back(bucket);
    });
    std::stable_sort(found->buckets.begin(), found->buckets.end(),
                     [](const CodeBucket& a, const CodeBucket& b) { return a.items.size() > b.items.size(); });
    found->catalogue = std::move(catalogue);
    return found;
}

QString bucket_summary(const CodeBuckets& buckets) {
    const QString items = count(buckets.items), sets = count(static_cast<int64_t>(buckets.buckets.size()));
    if (buckets.forced < 0) {
        const CodebookSurroundingsPtr& around = buckets.catalogue->run->surroundings;
        const QString summary =
            CodebookText::tr("Buckets: %1, with %2 items; which of them have equal inputs is not known")
                .arg(sets, items);
        return around && !around->no_inputs.isEmpty() ? CodebookText::tr("%1: %2").arg(summary, around->no_inputs)
                                                      : summary;
    }
    return CodebookText::tr("Buckets: %1, with %2 items: %3 forced by equal inputs, %4 made by the codebook")
        .arg(sets, items, count(buckets.forced), count(buckets.items - buckets.forced));
}

TableContentPtr bucket_table(CodeBucketsPtr buckets) {
    auto table = std::make_shared<TableContent>();
    table->rows = static_cast<int64_t>(buckets->buckets.size());
    table->id = [buckets](int64_t row) { return buckets->id(static_cast<size_t>(row)); };
    const auto bucket = [buckets](int64_t row) -> const CodeBucket& {
        return buckets->buckets[static_cast<size_t>(row)];
    };
    const auto items = [bucket](int64_t row) { return static_cast<double>(bucket(row).items.size()); };
    const auto inputs = [bucket](int64_t row) {
        const int64_t known = bucket(row).inputs;
        return known > 0 ? static_cast<double>(known) : NAN;
    };
    table->columns = {
        {CodebookText::tr("Semantic ID"), CodebookText::tr("The codes that the items share"),
         TableColumn::Kind::text,
         [buckets, bucket](int64_t row) {
             const CodeCatalogue& catalogue = *buckets->catalogue;
             return prefix_text(catalogue.prefix_at(bucket(row).items.begin, buckets->depth), catalogue.levels());
         }},
        {CodebookText::tr("Items"),
         {},
         TableColumn::Kind::number,
         [items](int64_t row) { return figure(items(row)); },
         items},
        {CodebookText::tr("Cause"),
         CodebookText::tr("Forced: all have the same input, and no codebook could tell them apart. Made: the "
                          "codebook does not tell apart what the inputs do."),
         TableColumn::Kind::text,
         [bucket](int64_t row) {
             const CodeBucket& shown = bucket(row);
             return shown.inputs == 0 ? kUndefined
                    : shown.forced()  ? CodebookText::tr("forced")
                                      : CodebookText::tr("made");
         }},
        {CodebookText::tr("Titles"), CodebookText::tr("Of the first items; all are listed by the inspector"),
         TableColumn::Kind::text,
         [buckets, bucket](int64_t row) { return titles_of(*buckets->catalogue, bucket(row).items); }}};
    if (buckets->forced >= 0)
        table->columns.insert(
            table->columns.begin() + 2,
            {CodebookText::tr("Inputs"), CodebookText::tr("How many different inputs these items have"),
             TableColumn::Kind::number, [inputs](int64_t row) { return figure(inputs(row)); }, inputs});
    return table;
}

QString prefix_text(const CodePick& prefix, int64_t levels) {
    QStringList parts;
    for (int64_t level = 0; level < prefix.first; ++level) parts << QStringLiteral("*");
    for (const int32_t code : prefix.codes) parts << (code < 0 ? kUndefined : QString::number(code));
    if (prefix.level() + 1 < levels) parts << QStringLiteral("*");
    return parts.join(QChar(0x00B7));
}

}  // namespace armillary::views
