// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <string_view>
#include <vector>

#include "core/data/importers/importer.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// The report of an import as the workspace keeps it. Throws `BadInput` for text that is no report.
data::ImportReport report_from_json(std::string_view json);

/// `100,000 rows read as movielens: all kept`.
QString report_words(const data::ImportReport& report);
/// File, line, column, reason of the refused rows, as far as they were kept.
TableContentPtr rejection_table(const std::vector<data::Rejection>& rejections);
/// Side tables and features, with the ids they share with the data.
TableContentPtr join_table(const std::vector<data::JoinReport>& joins);

/// A repair that an import offers, with the number of ids it would match more in all side tables.
struct RepairOffer {
    QString id;
    int64_t matches = 0;
};
std::vector<RepairOffer> repair_offers(const std::vector<data::JoinReport>& joins);

}  // namespace armillary::views
