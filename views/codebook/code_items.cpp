// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/code_items.h"

#include <QStringList>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

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

QString CodePrefix::id() const {
    if (codes.size() == 1) return LevelCode{0, codes.front()}.id();
    QStringList parts;
    for (const int32_t code : codes) parts << QString::number(code);
    return parts.join('.');
}

std::optional<CodePrefix> code_prefix(const QString& id) {
    if (const auto code = level_code(id))
        return code->level == 0 ? std::optional(CodePrefix{{code->code}}) : std::nullopt;
    const QStringList parts = id.split('.');
    CodePrefix prefix;
    for (const QString& part : parts) {
        bool read = false;
        prefix.codes.push_back(part.toInt(&read));
        if (!read) return {};
    }
    return parts.size() > 1 ? std::optional(std::move(prefix)) : std::nullopt;
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

}  // namespace armillary::views
