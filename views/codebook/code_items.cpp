// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/code_items.h"

#include <QCoreApplication>
#include <QStringList>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct CodebookText {
    Q_DECLARE_TR_FUNCTIONS(Codebook)
};

int32_t code_at(const jobs::RecordedCodes& codes, int64_t item, int64_t level) {
    return codes.codes[static_cast<size_t>(item * codes.levels + level)];
}

}  // namespace

std::optional<LevelCode> level_code(const QString& id) {
    const QStringList parts = id.split(':');
    bool level_read = false, code_read = false;
    LevelCode code{parts.value(0).toLongLong(&level_read), parts.value(1).toInt(&code_read)};
    return parts.size() == 2 && level_read && code_read ? std::optional(code) : std::nullopt;
}

std::vector<int64_t> items_of(const jobs::RecordedCodes& codes, const LevelCode& code) {
    std::vector<int64_t> items;
    if (code.level < 0 || code.level >= codes.levels) return items;
    for (int64_t item = 0; item < static_cast<int64_t>(codes.items.size()); ++item)
        if (code_at(codes, item, code.level) == code.code) items.push_back(item);
    return items;
}

QString code_text(const jobs::RecordedCodes& codes, int64_t item) {
    QStringList parts;
    for (int32_t level = 0; level < codes.levels; ++level)
        if (const int32_t code = code_at(codes, item, level); code >= 0) parts.push_back(QString::number(code));
    return parts.isEmpty() ? kUndefined : parts.join(QChar(0x00B7));
}

TableContentPtr item_table(const CodebookReadingPtr& run, const LevelCode& code, data::DatasetPtr dataset) {
    const auto rows = std::make_shared<const std::vector<int64_t>>(items_of(run->codes, code));
    auto table = std::make_shared<TableContent>();
    table->rows = static_cast<int64_t>(rows->size());
    table->id = [run, rows](int64_t row) {
        return text(run->codes.items[static_cast<size_t>((*rows)[static_cast<size_t>(row)])]);
    };
    const auto title = [dataset, id = table->id](int64_t row) {
        const QString raw = id(row);
        const int32_t item = dataset ? dataset->items().find(plain(raw)) : data::IdMap::kNone;
        return item == data::IdMap::kNone ? raw : text(dataset->item_title(item));
    };
    table->columns = {
        {CodebookText::tr("Item"), {}, TableColumn::Kind::text, title},
        {CodebookText::tr("Id"), {}, TableColumn::Kind::text, table->id},
        {CodebookText::tr("Code"), CodebookText::tr("Of every level, from the first"), TableColumn::Kind::text,
         [run, rows](int64_t row) { return code_text(run->codes, (*rows)[static_cast<size_t>(row)]); }}};
    return table;
}

}  // namespace armillary::views
