// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "views/codebook/codebook_reading.h"

namespace armillary::views {

/// A code of one level, `1:17`: an id of the selection's kind `code`.
struct LevelCode {
    int64_t level = 0;
    int32_t code = 0;
    QString id() const { return QStringLiteral("%1:%2").arg(level).arg(code); }
    bool operator==(const LevelCode&) const = default;
};
std::optional<LevelCode> level_code(const QString& id);

/// The first codes of semantic IDs, coarse to fine, `3.17`: another id of the selection's kind `code`. That of a
/// single code is the id of its `LevelCode`.
struct CodePrefix {
    std::vector<int32_t> codes;
    QString id() const;
    bool operator==(const CodePrefix&) const = default;
};
/// Also of a code of the first level; nothing for one of a deeper level.
std::optional<CodePrefix> code_prefix(const QString& id);

/// Rows of the items that have the code.
std::vector<int64_t> items_of(const jobs::RecordedCodes& codes, const LevelCode& code);

/// `12·4·201`, `–` where an item has no code.
QString code_text(const jobs::RecordedCodes& codes, int64_t item);

}  // namespace armillary::views
