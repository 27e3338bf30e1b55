// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/data/import_draft.h"
#include "views/data/import_fields.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace armillary::views {

struct ImportPreview;
class SettingFields;
class SideTableFields;

/// The fields of an import: format, name, columns, how the file is written, what lies beside it.
class ImportForm : public QWidget {
    Q_OBJECT
 public:
    explicit ImportForm(QWidget* parent = nullptr);

    /// Shows a draft as it is; whether it replaces another is asked anew. `remembered`: it says that the choices
    /// are those of an earlier import, and offers the way back.
    void set_draft(const ImportDraft& draft, bool remembered = false);
    const ImportDraft& draft() const { return draft_; }
    void set_name(const QString& name);
    /// What the files will be known again by.
    void set_shape(const QString& shape) { draft_.shape = shape; }

    /// What the preview found: the format, its columns, the name, repairs.
    void show_preview(const ImportPreview& preview);

 Q_SIGNALS:
    void changed();       ///< something that the preview depends on
    void name_changed();  ///< the name alone

 private:
    QWidget* make_basics();
    QWidget* make_remembered();
    QWidget* make_beside();
    void show_format();
    void change_setting(const std::string& setting, const std::string& value);

    ImportDraft draft_;
    QString fields_of_;  ///< the format whose fields are there
    QComboBox* format_;
    QLabel* format_help_;
    QLineEdit* name_;
    QDoubleSpinBox* rejected_;
    QWidget* remembered_;
    QLabel *columns_heading_, *reading_heading_;
    SettingFields *columns_, *reading_, *features_;
    QToolButton* beside_toggle_;
    QWidget* beside_;
    SideTableFields* sides_;
};

}  // namespace armillary::views
