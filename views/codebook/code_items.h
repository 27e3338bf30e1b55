// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/data/dataset.h"
#include "views/codebook/codebook_reading.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// A code of one level, `1:17`: an id of the selection's kind `code`.
struct LevelCode {
    int64_t level = 0;
    int32_t code = 0;
    QString id() const { return QStringLiteral("%1:%2").arg(level).arg(code); }
    bool operator==(const LevelCode&) const = default;
};
std::optional<LevelCode> level_code(const QString& id);

/// Rows of the items that have the code.
std::vector<int64_t> items_of(const jobs::RecordedCodes& codes, const LevelCode& code);

/// Those items with their titles and whole codes. Without the data set (null) a title is the raw id.
TableContentPtr item_table(const CodebookReadingPtr& run, const LevelCode& code, data::DatasetPtr dataset);

/// `12·4·201`, `–` where an item has no code.
QString code_text(const jobs::RecordedCodes& codes, int64_t item);

}  // namespace armillary::views
