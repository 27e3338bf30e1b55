// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/data/importers/table_heads.h"
#include "views/data/import_draft.h"
#include "views/data/whole_folder.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// What the first rows of an import would become.
struct ImportPreview {
    std::vector<data::TableHead> heads;  ///< of the files that are tables, the likeliest first
    std::optional<data::ImportResult> result;
    /// The folder of a lone file, when what lies beside the file would be read with it; and the names of that.
    std::optional<WholeFolder> whole_folder;
    std::exception_ptr failure;  ///< why there is no result

    /// Share of the rows read that were refused; 0 without a result.
    double rejected_share() const;
};

/// Reads the first rows. Slow: for the background. Throws only `Cancelled`.
ImportPreview read_preview(const ImportDraft& draft, std::stop_token stop);

/// The file's own rows under its own column names, with what each column is taken for; of formats that are no
/// tables the first interactions.
TableContentPtr preview_rows(const ImportPreview& preview);

/// `1,000 rows read, 980 kept, 20 refused: 35 users, 210 items`; empty without a result.
QString preview_words(const ImportPreview& preview);

/// Says that the user and the item must be chosen among the columns; nothing when they are known, or something
/// else is wrong.
std::optional<Message> columns_to_choose(const ImportPreview& preview, const ImportDraft& draft);
/// Says that more rows are refused than the draft accepts; nothing when they are not.
std::optional<Message> too_many_refused(const ImportPreview& preview, const ImportDraft& draft);

}  // namespace armillary::views
