// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/code_inspection.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_set>

#include "core/base/error.h"
#include "core/store/run_folder.h"
#include "views/codebook/bucket_table.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int64_t kNearest = 20;

struct CodebookText {
    Q_DECLARE_TR_FUNCTIONS(Codebook)
};

bool has_codes(const std::vector<int64_t>& codes, int64_t levels, int64_t item, const CodePick& pick) {
    for (size_t at = 0; at < pick.codes.size(); ++at)
        if (codes[static_cast<size_t>(item * levels + pick.first) + at] != pick.codes[at]) return false;
    return true;
}

std::optional<CodeMoves> moves_of(const CodeInspection& inspection, const std::filesystem::path& folder) {
    const CodebookReading& run = *inspection.catalogue->run;
    const auto now = std::lower_bound(run.epochs.begin(), run.epochs.end(), run.codes.epoch);
    if (now == run.epochs.begin()) return {};
    CodeMoves moves;
    moves.epoch = *std::prev(now);
    const auto before = store::read_epoch_array(folder, moves.epoch, "codes");
    const auto items = static_cast<int64_t>(run.codes.items.size()), levels = inspection.catalogue->levels();
    if (!before || before->shape != std::vector<int64_t>{items, levels}) return {};
    const std::vector<int64_t> codes = before->as_integers();
    int64_t had = 0;
    for (int64_t item = 0; item < items; ++item) had += has_codes(codes, levels, item, inspection.pick);
    for (const int32_t item : inspection.items) moves.stayed += has_codes(codes, levels, item, inspection.pick);
    moves.came = static_cast<int64_t>(inspection.items.size()) - moves.stayed;
    moves.left = had - moves.stayed;
    return moves;
}

std::optional<Counterpart> counterpart_of(const CodeInspection& inspection, CodeCataloguePtr other) {
    const int64_t first = inspection.pick.first, end = std::min(inspection.pick.level() + 1, other->levels());
    if (first >= end) return {};
    std::unordered_set<std::string_view> ids;
    const std::vector<std::string>& own = inspection.catalogue->run->codes.items;
    for (const int32_t item : inspection.items) ids.insert(own[static_cast<size_t>(item)]);
    Counterpart found;
    std::map<std::vector<int32_t>, int64_t> groups;
    for (const int32_t item : other->order.items) {
        if (!ids.contains(other->run->codes.items[static_cast<size_t>(item)])) continue;
        std::vector<int32_t> codes;
        for (int64_t level = first; level < end; ++level) codes.push_back(other->code(item, level));
        ++groups[std::move(codes)];
        ++found.items;
    }
    if (groups.empty()) return {};
    const auto largest = std::max_element(groups.begin(), groups.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
    found.run = std::move(other);
    found.groups = static_cast<int64_t>(groups.size());
    found.largest = {first, largest->first};
    found.largest_share = static_cast<double>(largest->second) / static_cast<double>(found.items);
    return found;
}

void find_nearest(CodeInspection& inspection, const std::filesystem::path& folder) {
    const CodebookReading& run = *inspection.catalogue->run;
    const int32_t code = inspection.pick.codes.back();
    const std::string name = fmt::format("codebooks/{}", inspection.pick.level());
    const auto codebook = store::read_epoch_array(folder, run.codes.epoch, name);
    if (!codebook || codebook->shape.size() != 2 || code < 0 || code >= codebook->shape[0]) {
        inspection.no_nearest =
            CodebookText::tr("The nearest codes are read from epochs/%1/%2.npy, which %3 has not")
                .arg(run.codes.epoch)
                .arg(text(name), text(run.run.id));
        return;
    }
    const std::vector<float> values = codebook->as_floats();
    inspection.nearest =
        diagnostics::nearest_codes({values, codebook->shape[0], codebook->shape[1]}, code, kNearest);
}

std::optional<int64_t> age_of(const CodeInspection& inspection, const std::filesystem::path& folder) {
    const auto ages = store::read_epoch_array(folder, inspection.catalogue->run->codes.epoch,
                                              fmt::format("code_age/{}", inspection.pick.level()));
    const int32_t code = inspection.pick.codes.back();
    if (!ages || ages->shape.size() != 1 || code < 0 || code >= ages->shape[0]) return {};
    return ages->as_integers()[static_cast<size_t>(code)];
}

void weigh(CodeInspection& inspection) {
    const CodeCatalogue& catalogue = *inspection.catalogue;
    inspection.item_share =
        static_cast<double>(inspection.items.size()) / static_cast<double>(catalogue.order.size());
    double all = 0;
    for (const int32_t item : catalogue.order.items) all += catalogue.interactions(item);
    for (const int32_t item : inspection.items) inspection.interactions += catalogue.interactions(item);
    if (std::isnan(all)) inspection.interactions = NAN;
    inspection.interaction_share = inspection.interactions / all;
    if (!std::isnan(all))
        std::stable_sort(inspection.items.begin(), inspection.items.end(), [&](int32_t a, int32_t b) {
            return catalogue.interactions(a) > catalogue.interactions(b);
        });
}

}  // namespace

QString CodeInspection::heading() const {
    const QString run = text(catalogue->run->run.id);
    return pick.codes.size() == 1
               ? CodebookText::tr("%1, level %2, code %3").arg(run).arg(pick.first).arg(pick.codes.front())
               : CodebookText::tr("%1, codes %2").arg(run, prefix_text(pick, catalogue->levels()));
}

CodeInspection inspect_code(CodeCataloguePtr catalogue, CodeCataloguePtr other, const CodePick& pick,
                            CodeLabelsPtr labels, const std::filesystem::path& folder, std::stop_token stop) {
    const auto go_on = [&stop] {
        if (stop.stop_requested()) throw Cancelled();
    };
    CodeInspection inspection;
    inspection.items = catalogue->items_with(pick);
    inspection.catalogue = std::move(catalogue);
    inspection.pick = pick;
    inspection.labels = std::move(labels);
    weigh(inspection);
    go_on();
    if (inspection.labels)
        inspection.purity = diagnostics::group_purity(inspection.labels->of_item, inspection.items);
    go_on();
    inspection.moves = moves_of(inspection, folder);
    go_on();
    if (other) inspection.counterpart = counterpart_of(inspection, std::move(other));
    go_on();
    inspection.age = age_of(inspection, folder);
    find_nearest(inspection, folder);
    return inspection;
}

std::vector<InspectionLine> inspection_lines(const CodeInspection& inspection) {
    std::vector<InspectionLine> lines;
    lines.push_back(
        {CodebookText::tr("Items"),
         CodebookText::tr("%1, %2 of those with a code")
             .arg(count(static_cast<int64_t>(inspection.items.size())), percent(inspection.item_share)),
         {}});
    if (!std::isnan(inspection.interactions))
        lines.push_back(
            {CodebookText::tr("Interactions"),
             CodebookText::tr("%1, %2 of all")
                 .arg(figure(inspection.interactions), percent(inspection.interaction_share)),
             CodebookText::tr("In the training part; of a tokenizer that reads none, in the whole data set")});
    if (inspection.labels && inspection.purity.items > 0)
        lines.push_back(
            {CodebookText::tr("Purity"),
             CodebookText::tr("%1 %2, by chance %3")
                 .arg(percent(inspection.purity.purity), inspection.labels->names.value(inspection.purity.label),
                      percent(inspection.purity.chance)),
             CodebookText::tr(
                 "Share of the items with the commonest value of %1, of the %2 that have one; by chance: "
                 "mean of %3 groups of as many items drawn from the whole catalogue")
                 .arg(inspection.labels->attribute, count(inspection.purity.items))
                 .arg(inspection.purity.draws)});
    if (inspection.moves)
        lines.push_back(
            {CodebookText::tr("Churn"),
             CodebookText::tr("%1 came, %2 left since epoch %3")
                 .arg(count(inspection.moves->came), count(inspection.moves->left))
                 .arg(inspection.moves->epoch),
             CodebookText::tr("Items that had other codes at the epoch recorded before, and items that had "
                              "these and have others now")});
    if (inspection.age)
        lines.push_back(
            {CodebookText::tr("Taken in training"),
             *inspection.age == 0 ? CodebookText::tr("by the last batch")
                                  : CodebookText::tr("not by the last %1 batches").arg(count(*inspection.age)),
             CodebookText::tr(
                 "Which batches of the training took the last of these codes; a code that no batch takes "
                 "learns nothing")});
    if (inspection.counterpart) {
        const Counterpart& there = *inspection.counterpart;
        lines.push_back(
            {CodebookText::tr("In %1").arg(text(there.run->run->run.id)),
             CodebookText::tr("%1 groups, the largest %2 (%3)")
                 .arg(count(there.groups), prefix_text(there.largest, there.run->levels()),
                      percent(there.largest_share)),
             CodebookText::tr("These items by the same part of their codes in the other run; share: of "
                              "the %1 that have codes there")
                 .arg(count(there.items))});
    }
    return lines;
}

TableContentPtr item_list(CodeCataloguePtr catalogue, std::shared_ptr<const std::vector<int32_t>> items) {
    auto table = std::make_shared<TableContent>();
    table->rows = static_cast<int64_t>(items->size());
    const auto item = [items](int64_t row) { return (*items)[static_cast<size_t>(row)]; };
    const auto interactions = [catalogue, item](int64_t row) { return catalogue->interactions(item(row)); };
    table->id = [catalogue, item](int64_t row) { return catalogue->raw_id(item(row)); };
    table->columns.push_back(
        {CodebookText::tr("Item"), {}, TableColumn::Kind::text, [catalogue, item](int64_t row) {
             return catalogue->title(item(row));
         }});
    if (!items->empty() && !std::isnan(interactions(0)))
        table->columns.push_back(
            {CodebookText::tr("Interactions"),
             CodebookText::tr("In the training part; of a tokenizer that reads none, in the whole data set"),
             TableColumn::Kind::number, [interactions](int64_t row) { return figure(interactions(row)); },
             interactions});
    table->columns.push_back(
        {CodebookText::tr("Code"), CodebookText::tr("Of every level, from the first"), TableColumn::Kind::text,
         [catalogue, item](int64_t row) { return code_text(catalogue->run->codes, item(row)); }});
    table->columns.push_back({CodebookText::tr("Id"), {}, TableColumn::Kind::text, table->id});
    return table;
}

TableContentPtr nearest_table(std::shared_ptr<const CodeInspection> inspection) {
    auto table = std::make_shared<TableContent>();
    const int64_t level = inspection->pick.level();
    table->rows = static_cast<int64_t>(inspection->nearest.size());
    const auto near = [inspection](int64_t row) -> const diagnostics::NearCode& {
        return inspection->nearest[static_cast<size_t>(row)];
    };
    const auto items = [inspection, near, level](int64_t row) {
        const auto& amounts =
            inspection->catalogue->run->report.levels[static_cast<size_t>(level)].by_items.amounts;
        const auto code = static_cast<size_t>(near(row).code);
        return code < amounts.size() ? amounts[code] : 0;
    };
    const auto add = [&](const QString& title, const QString& help, std::function<double(int64_t)> value) {
        table->columns.push_back(
            {title, help, TableColumn::Kind::number, [value](int64_t row) { return figure(value(row)); }, value});
    };
    table->id = [near, level](int64_t row) { return LevelCode{level, near(row).code}.id(); };
    table->columns.push_back({CodebookText::tr("Code"), CodebookText::tr("Of the same level"),
                              TableColumn::Kind::number,
                              [near](int64_t row) { return QString::number(near(row).code); },
                              [near](int64_t row) { return static_cast<double>(near(row).code); }});
    add(CodebookText::tr("Distance"), CodebookText::tr("Euclidean, between the vectors of the two codes"),
        [near](int64_t row) { return near(row).distance; });
    add(CodebookText::tr("Cosine"), {}, [near](int64_t row) { return near(row).cosine; });
    add(CodebookText::tr("Items"), CodebookText::tr("That have this code; 0: it is dead"), items);
    return table;
}

}  // namespace armillary::views
