// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/descriptor/descriptor.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace armillary::views {

class NoteLabel;

/// One parameter in the form: label, the right editor for its type, unit, help, and what is wrong with it.
class ParameterField : public QWidget {
    Q_OBJECT
 public:
    /// `label`: in place of the parameter's own, where it stands outside its section.
    explicit ParameterField(const descriptor::Parameter& parameter, const QString& label = {},
                            QWidget* parent = nullptr);

    const std::string& name() const { return parameter_.name; }
    /// Empty text: the default. Does not emit `edited`.
    void show_value(const std::string& text, bool changed);
    void show_error(const QString& error);
    /// Whether any of its words holds this one.
    bool matches(const QString& word) const;
    void focus_editor();

 Q_SIGNALS:
    void edited(QString name, QString text);
    void reset_requested(QString name);

 private:
    QWidget* make_editor();

    descriptor::Parameter parameter_;
    QLabel* label_;
    QLineEdit* line_ = nullptr;
    QComboBox* choice_ = nullptr;
    QCheckBox* check_ = nullptr;
    QToolButton* reset_;
    NoteLabel* error_;
    QString search_;
};

}  // namespace armillary::views
