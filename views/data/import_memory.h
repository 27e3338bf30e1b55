// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>
#include <optional>

#include "core/data/importers/importer.h"

namespace armillary::views {

struct ImportPreview;

/// How a file is to be read, where that was not left to the importer.
struct ImportChoices {
    QString format;
    data::ImportSettings settings;

    bool empty() const { return format.isEmpty() && settings.empty(); }
    bool operator==(const ImportChoices&) const = default;
};

/// What a file is known again by: its suffix and the names of its columns. Empty when it has no header.
QString shape_of(const ImportPreview& preview);

/// The choices that files of a shape were last imported with, kept with the window's settings: what a shop exports
/// every month need be explained once. The latest 50 are kept.
class ImportMemory {
 public:
    static constexpr int kMost = 50;

    ImportMemory();

    /// Nothing for a shape that is new, or that was imported as it was found.
    std::optional<ImportChoices> recall(const QString& shape) const;
    void remember(const QString& shape, const ImportChoices& choices);

 private:
    QSettings settings_;
};

}  // namespace armillary::views
