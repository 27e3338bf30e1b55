// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace armillary::views {

/// A folder whose files belong together.
struct WholeFolder {
    QString path;
    QStringList companions;  ///< names of the files that would be read beside the one that was chosen
};

/// Of a lone file of interactions (`X.inter.json`, `X.inter`, `u.data`, `ratings.dat`, `ratings.csv`): its folder,
/// when files that its format reads with it lie there. Nothing when the folder holds another data set too.
std::optional<WholeFolder> folder_with_companions(const QStringList& chosen);

/// `beauty` of `/data/beauty.inter.json`, which an importer would call `beauty.inter`; empty for other files.
QString name_without_inter(const QStringList& chosen);

}  // namespace armillary::views
