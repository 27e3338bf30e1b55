// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/palette_search.h"

#include <QStringList>
#include <algorithm>

namespace armillary::views {

namespace {

/// 6: the text begins with it, 4: one of its words does, 2: somewhere inside; one more for a whole word; 0: not
/// there.
int place_of(const QString& word, const QString& text) {
    int best = 0;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const qsizetype end = at + word.size();
        const bool begins = at == 0 || !text[at - 1].isLetterOrNumber(),
                   ends = end == text.size() || !text[end].isLetterOrNumber();
        best = std::max(best, at == 0 ? 6 + ends : begins ? 4 + ends : 2);
    }
    return best;
}

bool letters_follow(const QString& query, const QString& text) {
    qsizetype at = 0;
    for (const QChar letter : query) {
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at++ < 0) return false;
    }
    return true;
}

}  // namespace

std::optional<int> match(const QString& query, const QString& text, const QString& detail) {
    int score = 0;
    bool all = true;
    for (const QString& word : query.split(' ', Qt::SkipEmptyParts)) {
        const int in_text = place_of(word, text);
        const int in_detail = in_text > 0 ? 0 : place_of(word, detail);
        all = all && (in_text > 0 || in_detail > 0);
        score += in_text > 0 ? 10 * in_text + 100 : 10 * in_detail;
    }
    if (all) return score;
    QString letters = query;
    letters.remove(' ');
    return letters.size() >= 2 && letters_follow(letters, text) ? std::optional(0) : std::nullopt;
}

std::vector<size_t> search_entries(const std::vector<PaletteEntry>& entries, const QString& query, size_t limit) {
    std::vector<std::pair<int, size_t>> found;
    for (size_t i = 0; i < entries.size(); ++i)
        if (const auto score = match(query, entries[i].text, entries[i].detail)) found.emplace_back(-*score, i);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (found.size() > limit) found.resize(limit);
    std::vector<size_t> order;
    for (const auto& [score, index] : found) order.push_back(index);
    return order;
}

}  // namespace armillary::views
