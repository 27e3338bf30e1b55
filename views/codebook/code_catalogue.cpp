// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/code_catalogue.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/jobs/codebook/item_categories.h"
#include "views/shared/words.h"

namespace armillary::views {

QString CodePick::id() const {
    return codes.size() == 1 ? LevelCode{first, codes.front()}.id() : CodePrefix{codes}.id();
}

std::vector<LevelCode> CodePick::level_codes() const {
    std::vector<LevelCode> each;
    for (size_t at = 0; at < codes.size(); ++at) each.push_back({first + static_cast<int64_t>(at), codes[at]});
    return each;
}

std::optional<CodePick> code_pick(const QString& id) {
    if (const auto code = level_code(id)) return CodePick::of(*code);
    if (auto prefix = code_prefix(id)) return CodePick{0, std::move(prefix->codes)};
    return {};
}

diagnostics::CodeTable CodeCatalogue::table() const {
    diagnostics::CodeTable table{run->codes.codes, static_cast<int64_t>(run->codes.items.size()), {}};
    for (const diagnostics::LevelReport& level : run->report.levels) table.level_sizes.push_back(level.size);
    return table;
}

QString CodeCatalogue::raw_id(int64_t item) const {
    return text(run->codes.items[static_cast<size_t>(item)]);
}

QString CodeCatalogue::title(int64_t item) const {
    const int32_t row = rows[static_cast<size_t>(item)];
    return row < 0 ? raw_id(item) : text(dataset->item_title(row));
}

double CodeCatalogue::interactions(int64_t item) const {
    // Another program's items need not be those of the data set of the same name.
    if (!run->surroundings || run->surroundings->facts.interactions.size() != rows.size()) return NAN;
    return run->surroundings->facts.interactions[static_cast<size_t>(item)];
}

const std::vector<int32_t>* CodeCatalogue::input_groups() const {
    if (!run->surroundings || run->surroundings->facts.input_groups.size() != rows.size()) return nullptr;
    return &run->surroundings->facts.input_groups;
}

CodePick CodeCatalogue::prefix_at(size_t position, int64_t depth) const {
    CodePick prefix;
    for (int64_t level = 0; level < depth; ++level) prefix.codes.push_back(code(item_at(position), level));
    return prefix;
}

Positions CodeCatalogue::positions_of(const CodePick& prefix) const {
    if (prefix.first != 0 || prefix.level() >= levels()) return {};
    const auto compare = [&](int32_t item) {  // < 0: the item comes before the prefix
        for (size_t level = 0; level < prefix.codes.size(); ++level) {
            const int32_t own = code(item, static_cast<int64_t>(level));
            if (own != prefix.codes[level]) return own < prefix.codes[level] ? -1 : 1;
        }
        return 0;
    };
    const auto begin = std::partition_point(order.items.begin(), order.items.end(),
                                            [&](int32_t item) { return compare(item) < 0; });
    const auto end =
        std::partition_point(begin, order.items.end(), [&](int32_t item) { return compare(item) == 0; });
    if (begin == end) return {};
    return {static_cast<size_t>(begin - order.items.begin()), static_cast<size_t>(end - order.items.begin())};
}

std::vector<int32_t> CodeCatalogue::items_with(const CodePick& pick) const {
    std::vector<int32_t> items;
    if (pick.first == 0) {
        const Positions there = positions_of(pick);
        items.assign(order.items.begin() + static_cast<std::ptrdiff_t>(there.begin),
                     order.items.begin() + static_cast<std::ptrdiff_t>(there.end));
        std::sort(items.begin(), items.end());
    } else if (pick.codes.size() == 1) {
        for (const int64_t item : items_of(run->codes, {pick.first, pick.codes.front()}))
            items.push_back(static_cast<int32_t>(item));
    }
    return items;
}

int32_t CodeCatalogue::find(const QString& raw_id) const {
    const auto& items = run->codes.items;
    const auto found = std::find(items.begin(), items.end(), plain(raw_id));
    return found == items.end() ? -1 : static_cast<int32_t>(found - items.begin());
}

CodeCataloguePtr make_catalogue(CodebookReadingPtr run, const std::function<data::DatasetPtr()>& dataset) {
    auto catalogue = std::make_shared<CodeCatalogue>();
    catalogue->run = std::move(run);
    catalogue->order = diagnostics::order_by_prefix(catalogue->table());
    const CodebookReading& reading = *catalogue->run;
    if (reading.surroundings && reading.surroundings->dataset) {
        catalogue->dataset = reading.surroundings->dataset;
    } else if (reading.surroundings) {
        try {
            catalogue->dataset = dataset();
        } catch (const Cancelled&) {
            throw;
        } catch (const Error&) {
            // Of a data set that is gone only the ids are known, and they are enough.
        }
    }
    catalogue->rows.assign(reading.codes.items.size(), -1);
    if (catalogue->dataset)
        std::transform(reading.codes.items.begin(), reading.codes.items.end(), catalogue->rows.begin(),
                       [&](const std::string& id) { return catalogue->dataset->items().find(id); });
    return catalogue;
}

CodeCataloguePtr CatalogueShelf::get(const CodebookReadingPtr& run,
                                     const std::function<data::DatasetPtr()>& dataset) {
    const std::scoped_lock lock(mutex_);
    for (const CodeCataloguePtr& known : kept_)
        if (known->run == run) return known;
    kept_.push_front(make_catalogue(run, dataset));
    if (kept_.size() > kKept) kept_.pop_back();
    return kept_.front();
}

// Labels.

namespace {

bool may_colour(const data::AttributeTable& items, const data::Attribute& attribute) {
    return attribute.name != items.title_column && attribute.categories.size() > 1;
}

/// The place of each label when the commonest comes first, equal ones as they stand; -1 for labels without items.
std::vector<int32_t> ranks_of(const std::vector<int32_t>& labels, size_t names) {
    std::vector<int64_t> sizes(names);
    for (const int32_t label : labels)
        if (label >= 0) ++sizes[static_cast<size_t>(label)];
    std::vector<int32_t> order(names), ranks(names, -1);
    std::iota(order.begin(), order.end(), 0);
    const auto size = [&](int32_t label) { return sizes[static_cast<size_t>(label)]; };
    std::stable_sort(order.begin(), order.end(), [&](int32_t a, int32_t b) { return size(a) > size(b); });
    for (size_t rank = 0; rank < names && size(order[rank]) > 0; ++rank)
        ranks[static_cast<size_t>(order[rank])] = static_cast<int32_t>(rank);
    return ranks;
}

}  // namespace

LabelChoices label_choices(const data::Dataset& dataset) {
    LabelChoices choices;
    for (const data::Attribute& attribute : jobs::category_attributes(dataset.item_table()))
        if (may_colour(dataset.item_table(), attribute)) choices.names << text(attribute.name);
    if (const auto chosen = jobs::choose_categories(dataset.item_table(), "auto"))
        if (choices.names.contains(text(chosen->name))) choices.automatic = text(chosen->name);
    return choices;
}

CodeLabelsPtr read_labels(const CodeCatalogue& catalogue, const QString& attribute) {
    if (!catalogue.dataset || attribute.isEmpty()) return nullptr;
    const data::AttributeTable& items = catalogue.dataset->item_table();
    const std::vector<data::Attribute> attributes = jobs::category_attributes(items);
    const auto column = std::find_if(attributes.begin(), attributes.end(),
                                     [&](const data::Attribute& each) { return each.name == plain(attribute); });
    if (column == attributes.end() || !may_colour(items, *column)) return nullptr;
    const std::vector<int32_t> labels = jobs::choose_categories(items, column->name)->labels();
    const std::vector<int32_t> ranks = ranks_of(labels, column->categories.size());
    auto read = std::make_shared<CodeLabels>();
    read->attribute = attribute;
    for (size_t label = 0; label < ranks.size(); ++label)
        if (ranks[label] >= 0) read->names << QString();
    for (size_t label = 0; label < ranks.size(); ++label)
        if (ranks[label] >= 0) read->names[ranks[label]] = text(column->categories[label]);
    for (const int32_t row : catalogue.rows) {
        const int32_t label = row < 0 ? -1 : labels[static_cast<size_t>(row)];
        read->of_item.push_back(label < 0 ? -1 : ranks[static_cast<size_t>(label)]);
    }
    return read;
}

}  // namespace armillary::views
