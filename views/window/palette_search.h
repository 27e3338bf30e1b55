// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace armillary::views {

/// Something that the palette finds: an action, a page, a run, a data set.
struct PaletteEntry {
    QString text;         ///< what is searched and shown
    QString detail = {};  ///< shown quietly beside it, searched too: a shortcut, a run's data set
    QString icon = {};
    std::function<void()> act;
};

/// How well `query` fits: nothing unless every one of its words begins somewhere in text or detail, or its letters
/// follow each other in the text. Higher is better: beginnings of the text, then of words, then letters in order.
std::optional<int> match(const QString& query, const QString& text, const QString& detail);

/// Indices of the entries that fit, best first, equal ones as they come; at most `limit`. All for an empty query.
std::vector<size_t> search_entries(const std::vector<PaletteEntry>& entries, const QString& query, size_t limit);

}  // namespace armillary::views
