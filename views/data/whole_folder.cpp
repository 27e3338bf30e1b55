// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/whole_folder.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

namespace armillary::views {

namespace {

const QString kInterJson = QStringLiteral(".inter.json");

/// Which names belong to a file of interactions.
struct Family {
    QString interactions;    ///< the pattern of files of its kind: two of them are two data sets
    QStringList companions;  ///< patterns
};

std::optional<Family> family_of(const QString& file) {
    for (const QString& ending : {kInterJson, QStringLiteral(".inter")})
        if (const QString stem = file.chopped(ending.size()); file.endsWith(ending) && !stem.isEmpty())
            return Family{"*" + ending,
                          {stem + ".item*", stem + ".user*", stem + ".index*.json", stem + ".*.npy"}};
    if (file == QStringLiteral("u.data")) return Family{file, {"u.item", "u.user"}};
    if (file == QStringLiteral("ratings.dat")) return Family{file, {"movies.dat", "users.dat"}};
    if (file == QStringLiteral("ratings.csv")) return Family{file, {"movies.csv"}};
    return std::nullopt;
}

}  // namespace

std::optional<WholeFolder> folder_with_companions(const QStringList& chosen) {
    if (chosen.size() != 1) return std::nullopt;
    const QFileInfo file(chosen.front());
    const auto family = file.isFile() ? family_of(file.fileName()) : std::nullopt;
    if (!family) return std::nullopt;
    const QDir folder = file.absoluteDir();
    WholeFolder whole{folder.absolutePath(), folder.entryList(family->companions, QDir::Files, QDir::Name)};
    const bool alone = folder.entryList({family->interactions}, QDir::Files).size() == 1;
    return alone && !whole.companions.isEmpty() ? std::optional(whole) : std::nullopt;
}

QString name_without_inter(const QStringList& chosen) {
    if (chosen.size() != 1) return {};
    const QString file = QFileInfo(chosen.front()).fileName();
    return file.endsWith(kInterJson) ? file.chopped(kInterJson.size()) : QString();
}

}  // namespace armillary::views
