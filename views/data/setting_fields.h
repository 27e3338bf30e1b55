// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <map>
#include <string>
#include <vector>

#include "views/data/import_fields.h"

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace armillary::views {

/// A line for a file with a button that asks for it.
class FileField : public QWidget {
    Q_OBJECT
 public:
    /// `name` is the object name of the line.
    explicit FileField(const QString& name, QWidget* parent = nullptr);

    QLineEdit& line() { return *line_; }

 Q_SIGNALS:
    void changed(QString file);  ///< typed to the end, or chosen

 private:
    QLineEdit* line_;
};

/// Some of a format's settings as a form: a control each, named `field.<setting>`.
class SettingFields : public QWidget {
    Q_OBJECT
 public:
    explicit SettingFields(QWidget* parent = nullptr);

    /// Makes the controls anew, showing the values that are set.
    void set_fields(const std::vector<ImportField>& fields, const data::ImportSettings& values);
    /// The columns that there are to choose from, and which one each setting takes by itself.
    void set_columns(const QStringList& columns, const std::map<std::string, std::string>& mapping);
    /// What a choice comes to while it is left open: `Comma (0,5) (found out)`. Empty: not known.
    void set_found(const std::string& setting, const std::string& value);
    bool empty() const { return fields_.empty(); }

 Q_SIGNALS:
    void changed(std::string setting, std::string value);

 private:
    QWidget* make_control(const ImportField& field, const std::string& value);
    void fill_columns(QComboBox& combo, const ImportField& field, const std::string& value);

    QFormLayout* form_;
    std::vector<ImportField> fields_;
    std::map<std::string, QComboBox*> column_combos_;
    QStringList columns_;
    std::map<std::string, std::string> mapping_;
};

}  // namespace armillary::views
