// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "core/data/importers/importer.h"

namespace armillary::views {

/// How a setting of a format is asked for.
struct ImportField {
    enum class Kind {
        column,  ///< one of the file's columns
        choice,  ///< one of `choices`
        file,    ///< a file beside the data
        text,
    };
    enum class Group {
        columns,  ///< what each column holds
        reading,  ///< how the file is written
        beside,   ///< features and other files
    };

    std::string name;  ///< `user_column`
    QString label, help;
    QString example = {};  ///< of a text: stands in the empty field
    Kind kind = Kind::text;
    Group group = Group::reading;
    std::vector<std::pair<QString, std::string>> choices = {};  ///< in words, and as the setting's value
    bool may_be_left_out = false;                               ///< of a column: `none` is a choice
};

/// The fields of a format's settings in the order of its documentation. A setting that nobody described here is a
/// line of text under its own name.
std::vector<ImportField> import_fields(const data::FormatInfo& format);

/// `user_column` in words.
QString setting_label(const std::string& setting);
/// Whether the user says for this format which column holds what.
bool maps_columns(const std::string& format);

/// An importer's advice with the form's fields in place of the terminal's settings (`set decimal=,`).
QString in_form_words(QString advice);

/// `leading_zeros` in words.
QString repair_words(const QString& repair);

}  // namespace armillary::views
