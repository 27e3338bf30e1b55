// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/entity_table.h"

#include <QCoreApplication>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct EntityTableText {
    Q_DECLARE_TR_FUNCTIONS(EntityTable)
};

/// What the interactions say of each user or item.
struct Tally {
    std::vector<int32_t> interactions;
    std::vector<double> mean_value;  ///< NaN without values; empty when the data set has none
};

Tally tally(const data::Interactions& rows, const std::vector<int32_t>& index, int32_t entities,
            std::stop_token stop) {
    constexpr size_t kBetweenChecks = 1 << 20;
    Tally tally;
    tally.interactions.assign(static_cast<size_t>(entities), 0);
    std::vector<double> sums(rows.value.empty() ? 0 : static_cast<size_t>(entities), 0.0);
    std::vector<int32_t> valued(sums.size(), 0);
    for (size_t row = 0; row < index.size(); ++row) {
        if (row % kBetweenChecks == 0 && stop.stop_requested()) throw Cancelled();
        const auto entity = static_cast<size_t>(index[row]);
        ++tally.interactions[entity];
        if (sums.empty() || std::isnan(rows.value[row])) continue;
        sums[entity] += static_cast<double>(rows.value[row]);
        ++valued[entity];
    }
    tally.mean_value.resize(sums.size());
    for (size_t entity = 0; entity < sums.size(); ++entity)
        tally.mean_value[entity] =
            valued[entity] ? sums[entity] / valued[entity] : std::numeric_limits<double>::quiet_NaN();
    return tally;
}

TableColumn number_column(const QString& title, const QString& help, std::function<double(int64_t)> number) {
    auto shown = [number](int64_t row) { return figure(number(row)); };
    return {title, help, TableColumn::Kind::number, shown, number};
}

/// The column of an attribute; `dataset` keeps it alive.
TableColumn attribute_column(const data::DatasetPtr& dataset, const data::Attribute& attribute) {
    const QString help = attribute.sensitive
                             ? EntityTableText::tr("A protected attribute: used for fairness, never as a feature")
                             : QString();
    if (attribute.type == data::AttributeType::numeric)
        return number_column(text(attribute.name), help, [dataset, &attribute](int64_t row) {
            return attribute.numbers[static_cast<size_t>(row)];
        });
    return {text(attribute.name), help, TableColumn::Kind::text,
            [dataset, &attribute](int64_t row) { return text(attribute.cell(static_cast<int32_t>(row))); }};
}

}  // namespace

TableContentPtr entity_table(const data::DatasetPtr& dataset, EntityKind kind, std::stop_token stop) {
    const bool users = kind == EntityKind::users;
    const data::IdMap& ids = users ? dataset->users() : dataset->items();
    const data::AttributeTable& attributes = users ? dataset->user_table() : dataset->item_table();
    const data::Interactions& rows = dataset->interactions();
    const auto counted =
        std::make_shared<const Tally>(tally(rows, users ? rows.user : rows.item, ids.size(), stop));

    auto content = std::make_shared<TableContent>();
    content->rows = ids.size();
    content->id = [dataset, &ids](int64_t row) { return text(ids[static_cast<int32_t>(row)]); };
    content->columns.push_back({users ? EntityTableText::tr("User") : EntityTableText::tr("Item"),
                                EntityTableText::tr("Id in the source"), TableColumn::Kind::text, content->id});
    if (const data::Attribute* title = attributes.find(attributes.title_column)) {
        content->columns.push_back(attribute_column(dataset, *title));
        content->columns.back().title = EntityTableText::tr("Title");
    }
    content->columns.push_back(number_column(EntityTableText::tr("Interactions"), {}, [counted](int64_t row) {
        return static_cast<double>(counted->interactions[static_cast<size_t>(row)]);
    }));
    if (!counted->mean_value.empty())
        content->columns.push_back(number_column(
            EntityTableText::tr("Mean value"), EntityTableText::tr("Of the ratings or strengths that are there"),
            [counted](int64_t row) { return counted->mean_value[static_cast<size_t>(row)]; }));
    for (const data::Attribute& attribute : attributes.columns)
        if (attribute.name != attributes.title_column)
            content->columns.push_back(attribute_column(dataset, attribute));
    return content;
}

}  // namespace armillary::views
