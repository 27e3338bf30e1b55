// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/setting_fields.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>

#include "views/shared/icons.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr const char* kLeftOut = "none";

/// Long names must not widen the form.
void keep_narrow(QComboBox& combo) {
    combo.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo.setMinimumContentsLength(12);
}

void mark_wrong(QWidget& widget, bool wrong) {
    widget.setProperty("wrong", wrong);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

}  // namespace

FileField::FileField(const QString& name, QWidget* parent) : QWidget(parent), line_(new QLineEdit) {
    line_->setObjectName(name);
    auto* browse = new QToolButton;
    browse->setIcon(icon("folder"));
    browse->setToolTip(tr("Choose a file…"));
    browse->setAccessibleName(tr("Choose a file…"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(line_, 1);
    row->addWidget(browse);
    setFocusProxy(line_);
    connect(line_, &QLineEdit::editingFinished, this, [this] { Q_EMIT changed(line_->text().trimmed()); });
    connect(browse, &QToolButton::clicked, this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Choose a file"), line_->text());
        if (file.isEmpty()) return;
        line_->setText(file);
        Q_EMIT changed(file);
    });
}

SettingFields::SettingFields(QWidget* parent) : QWidget(parent), form_(new QFormLayout(this)) {
    form_->setContentsMargins(0, 0, 0, 0);
    form_->setSpacing(8);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form_->setRowWrapPolicy(QFormLayout::WrapAllRows);
}

void SettingFields::set_fields(const std::vector<ImportField>& fields, const data::ImportSettings& values) {
    while (form_->rowCount() > 0) form_->removeRow(0);
    column_combos_.clear();
    fields_ = fields;
    for (const ImportField& field : fields_) {
        const auto value = values.find(field.name);
        QWidget* control = make_control(field, value == values.end() ? std::string() : value->second);
        control->setToolTip(field.help);
        control->setAccessibleName(field.label);
        control->setAccessibleDescription(field.help);
        form_->addRow(field.label, control);
        form_->labelForField(control)->setToolTip(field.help);
        form_->labelForField(control)->setProperty("caption", true);
    }
}

QWidget* SettingFields::make_control(const ImportField& field, const std::string& value) {
    const QString name = "field." + text(field.name);
    const auto tell = [this, setting = field.name](const QString& changed_to) {
        Q_EMIT changed(setting, plain(changed_to));
    };
    if (field.kind == ImportField::Kind::file) {
        auto* file = new FileField(name);
        file->line().setText(text(value));
        connect(file, &FileField::changed, this, tell);
        return file;
    }
    if (field.kind == ImportField::Kind::text) {
        auto* line = new QLineEdit(text(value));
        line->setObjectName(name);
        line->setPlaceholderText(field.example);
        connect(line, &QLineEdit::textEdited, this, tell);
        return line;
    }
    auto* combo = new QComboBox;
    combo->setObjectName(name);
    keep_narrow(*combo);
    if (field.kind == ImportField::Kind::column) {
        fill_columns(*combo, field, value);
        column_combos_[field.name] = combo;
    } else {
        for (const auto& [words, choice] : field.choices) combo->addItem(words, text(choice));
        combo->setCurrentIndex(std::max(0, combo->findData(text(value))));
    }
    connect(combo, &QComboBox::activated, this,
            [combo, tell](int index) { tell(combo->itemData(index).toString()); });
    return combo;
}

void SettingFields::fill_columns(QComboBox& combo, const ImportField& field, const std::string& value) {
    const QSignalBlocker quiet(combo);
    const auto taken = mapping_.find(field.name);
    const bool needed = !field.may_be_left_out;
    const bool missing = needed && value.empty() && taken == mapping_.end() && !columns_.isEmpty();
    combo.clear();
    if (value.empty() && taken != mapping_.end())
        combo.addItem(tr("%1 (found by its name)").arg(text(taken->second)), QString());
    else
        combo.addItem(missing  ? tr("Choose a column")
                      : needed ? tr("Find out")
                               : tr("Find out (none found)"),
                      QString());
    if (field.may_be_left_out) combo.addItem(tr("Leave out"), kLeftOut);
    for (const QString& column : columns_) combo.addItem(column, column);
    if (!value.empty() && combo.findData(text(value)) < 0)
        combo.addItem(tr("%1 (not in this file)").arg(text(value)), text(value));
    combo.setCurrentIndex(std::max(0, combo.findData(text(value))));
    mark_wrong(combo, missing);
}

void SettingFields::set_columns(const QStringList& columns, const std::map<std::string, std::string>& mapping) {
    if (columns_ == columns && mapping_ == mapping) return;
    columns_ = columns;
    mapping_ = mapping;
    for (const ImportField& field : fields_) {
        const auto combo = column_combos_.find(field.name);
        if (combo != column_combos_.end())
            fill_columns(*combo->second, field, plain(combo->second->currentData().toString()));
    }
}

void SettingFields::set_found(const std::string& setting, const std::string& value) {
    auto* combo = findChild<QComboBox*>("field." + text(setting));
    const auto field = std::ranges::find(fields_, setting, &ImportField::name);
    if (!combo || field == fields_.end()) return;
    const auto choice = std::ranges::find(field->choices, value, &std::pair<QString, std::string>::second);
    if (choice == field->choices.end()) return;
    combo->setItemText(0, value.empty() ? choice->first : tr("%1 (found out)").arg(choice->first));
}

}  // namespace armillary::views
