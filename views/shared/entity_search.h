// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <stop_token>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::views {

// The kinds of the selection that have details.
inline const QString kUserKind = QStringLiteral("user");
inline const QString kItemKind = QStringLiteral("item");

/// A user or item that a search found.
struct Found {
    QString kind, id, title;  ///< the title is the id where there is none
};

/// Users and items with every word of the text in their title or id, whatever the case: first those whose id is
/// the text, then those whose title begins with it, then the others; items before users, in the order of the data
/// set. At most `limit`. Throws `Cancelled`.
std::vector<Found> search(const data::Dataset& dataset, const QString& text, size_t limit,
                          std::stop_token stop = {});

}  // namespace armillary::views
