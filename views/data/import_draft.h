// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/data/importers/importer.h"
#include "views/data/import_memory.h"
#include "views/shared/workbench.h"

namespace armillary::views {

/// An import as the user is putting it together. Everything that was typed is kept, also what the format chosen at
/// the moment has no use for.
struct ImportDraft {
    static constexpr int64_t kPreviewRows = 1000;

    QStringList paths;
    QString format = {};    ///< empty: detect
    QString detected = {};  ///< what the last preview found
    QString name = {};      ///< empty: from the file
    data::ImportSettings settings = {};
    QString items = {}, users = {};          ///< side tables
    QString items_key = {}, users_key = {};  ///< their id column; empty: detect
    QStringList repairs = {};
    double max_rejected_share = 0.1;
    bool replace = false;
    QString shape = {};  ///< what the file will be known again by

    /// The format whose settings are shown; empty when none is known yet.
    QString shown_format() const { return format.isEmpty() ? detected : format; }
    /// What the importer is asked for: without the settings that the shown format does not have.
    data::ImportRequest request() const;
    /// The same for a preview: its first rows, however many are refused.
    data::ImportRequest preview_request() const;
    /// What another file of this shape should be read with as well: all but the files that lie beside it.
    ImportChoices choices() const;
    void set_choices(const ImportChoices& choices);
    bool operator==(const ImportDraft&) const = default;
};

/// Files and folders in few words: `ratings.csv`, `ratings.csv and 2 more`.
QString source_words(const QStringList& paths);

/// The data set that is stored under this name, or null.
const store::DatasetSummary* find_dataset(const DatasetRows& rows, const QString& name);
/// The name itself when it is free, else `name-2`, `name-3`, ….
QString free_name(const DatasetRows& rows, const QString& name);

}  // namespace armillary::views
