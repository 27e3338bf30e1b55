// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/import_form.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "views/data/import_preview.h"
#include "views/data/setting_fields.h"
#include "views/data/side_table_fields.h"
#include "views/shared/icons.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

QLabel* heading(const QString& text) {
    auto* made = new QLabel(text);
    made->setProperty("section", true);
    return made;
}

QString sentence(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

std::vector<ImportField> of_group(const std::vector<ImportField>& fields, ImportField::Group group) {
    std::vector<ImportField> some;
    for (const ImportField& field : fields)
        if (field.group == group) some.push_back(field);
    return some;
}

}  // namespace

ImportForm::ImportForm(QWidget* parent)
    : QWidget(parent),
      columns_heading_(heading(tr("Columns"))),
      reading_heading_(heading(tr("How it is written"))),
      columns_(new SettingFields),
      reading_(new SettingFields),
      features_(new SettingFields) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 16, 24);
    column->setSpacing(8);
    column->addWidget(make_basics());
    column->addWidget(make_remembered());
    for (auto [title, fields] : {std::pair{columns_heading_, columns_}, {reading_heading_, reading_}}) {
        column->addSpacing(8);
        column->addWidget(title);
        column->addWidget(fields);
    }
    column->addSpacing(8);
    column->addWidget(make_beside());
    column->addStretch(1);
    for (SettingFields* fields : {columns_, reading_, features_})
        connect(fields, &SettingFields::changed, this, &ImportForm::change_setting);
    show_format();
}

QWidget* ImportForm::make_basics() {
    format_ = new QComboBox;
    format_->setObjectName("format");
    format_->setAccessibleName(tr("Format"));
    format_->addItem(tr("Find out"), QString());
    for (const data::FormatInfo& info : data::format_list()) format_->addItem(text(info.id), text(info.id));
    format_help_ = new QLabel;
    format_help_->setProperty("caption", true);
    format_help_->setWordWrap(true);
    name_ = new QLineEdit;
    name_->setObjectName("datasetName");
    name_->setAccessibleName(tr("Name of the data set"));
    rejected_ = new QDoubleSpinBox;
    rejected_->setObjectName("maxRejected");
    rejected_->setAccessibleName(tr("Largest share of bad rows"));
    rejected_->setToolTip(
        tr("Rows that cannot be used are left out and counted; with more than this share the import fails"));
    rejected_->setRange(0, 100);
    rejected_->setDecimals(1);
    rejected_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    rejected_->setSuffix(tr(" % of the rows"));

    auto* basics = new QWidget;
    auto* column = new QVBoxLayout(basics);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const auto add = [column](const QString& label, QWidget* field) {
        auto* caption = new QLabel(label);
        caption->setProperty("caption", true);
        caption->setBuddy(field);
        column->addWidget(caption);
        column->addWidget(field);
    };
    add(tr("Name"), name_);
    add(tr("Format"), format_);
    column->addWidget(format_help_);
    add(tr("Accept bad rows up to"), rejected_);
    connect(name_, &QLineEdit::textEdited, this, [this](const QString& name) {
        draft_.name = name;
        Q_EMIT name_changed();
    });
    connect(format_, &QComboBox::activated, this, [this](int index) {
        draft_.format = format_->itemData(index).toString();
        show_format();
        Q_EMIT changed();
    });
    connect(rejected_, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
        draft_.max_rejected_share = percent / 100;
        Q_EMIT changed();
    });
    return basics;
}

QWidget* ImportForm::make_remembered() {
    auto* sentence = new QLabel(tr("Set as when a file with these columns was last imported"));
    sentence->setObjectName("rememberedSentence");
    sentence->setWordWrap(true);
    auto* back = new QPushButton(tr("Back to what was found"));
    back->setObjectName("forgetChoices");
    connect(back, &QPushButton::clicked, this, [this] {
        ImportDraft draft = draft_;
        draft.set_choices({});
        set_draft(draft);
        Q_EMIT changed();
    });
    remembered_ = new QWidget;
    remembered_->setObjectName("remembered");
    auto* column = new QVBoxLayout(remembered_);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    column->addWidget(sentence);
    column->addWidget(back, 0, Qt::AlignLeft);
    remembered_->hide();
    return remembered_;
}

QWidget* ImportForm::make_beside() {
    beside_toggle_ = new QToolButton;
    beside_toggle_->setObjectName("besideToggle");
    beside_toggle_->setText(tr("Tables and vectors beside it"));
    beside_toggle_->setIcon(icon("chevron-right"));
    beside_toggle_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    beside_toggle_->setCheckable(true);
    sides_ = new SideTableFields;
    beside_ = new QWidget;
    auto* inner = new QVBoxLayout(beside_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(8);
    inner->addWidget(sides_);
    inner->addWidget(features_);
    beside_->hide();
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(beside_toggle_, 0, Qt::AlignLeft);
    column->addWidget(beside_);
    connect(beside_toggle_, &QToolButton::toggled, this, [this](bool open) {
        beside_->setVisible(open);
        beside_toggle_->setIcon(icon(open ? "chevron-down" : "chevron-right"));
    });
    connect(sides_, &SideTableFields::changed, this, [this] {
        const ImportDraft before = draft_;
        sides_->read_into(draft_);
        if (!(draft_ == before)) Q_EMIT changed();
    });
    return all;
}

void ImportForm::set_draft(const ImportDraft& draft, bool remembered) {
    draft_ = draft;
    draft_.replace = false;
    remembered_->setVisible(remembered);
    format_->setCurrentIndex(std::max(0, format_->findData(draft.format)));
    name_->setText(draft.name);
    name_->setPlaceholderText({});
    const QSignalBlocker quiet(rejected_);
    rejected_->setValue(draft.max_rejected_share * 100);
    sides_->set_draft(draft);
    columns_->set_columns({}, {});
    fields_of_.clear();
    show_format();
}

void ImportForm::set_name(const QString& name) {
    draft_.name = name;
    name_->setText(name);
    Q_EMIT name_changed();
}

void ImportForm::show_format() {
    const QString shown = draft_.shown_format().isEmpty() ? QStringLiteral("csv") : draft_.shown_format();
    format_->setItemText(0,
                         draft_.detected.isEmpty() ? tr("Find out") : tr("%1 (found out)").arg(draft_.detected));
    if (shown == fields_of_) return;
    fields_of_ = shown;
    for (const data::FormatInfo& info : data::format_list()) {
        if (text(info.id) != shown) continue;
        const std::vector<ImportField> fields = import_fields(info);
        columns_->set_fields(of_group(fields, ImportField::Group::columns), draft_.settings);
        reading_->set_fields(of_group(fields, ImportField::Group::reading), draft_.settings);
        features_->set_fields(of_group(fields, ImportField::Group::beside), draft_.settings);
        format_help_->setText(sentence(descriptor_text(info.summary)));
    }
    for (auto [title, fields] : {std::pair{columns_heading_, columns_}, {reading_heading_, reading_}}) {
        title->setVisible(!fields->empty());
        fields->setVisible(!fields->empty());
    }
}

void ImportForm::change_setting(const std::string& setting, const std::string& value) {
    if (value.empty())
        draft_.settings.erase(setting);
    else
        draft_.settings[setting] = value;
    Q_EMIT changed();
}

void ImportForm::show_preview(const ImportPreview& preview) {
    if (preview.result) {
        draft_.detected = draft_.format.isEmpty() ? text(preview.result->report.format) : draft_.detected;
        name_->setPlaceholderText(text(preview.result->dataset->name()));
        sides_->offer_repairs(repair_offers(preview.result->report.joins), draft_.repairs);
    }
    show_format();
    QStringList columns;
    std::map<std::string, std::string> mapping;
    if (!preview.heads.empty()) {
        for (const std::string& column : preview.heads.front().columns) columns << text(column);
        mapping = preview.heads.front().mapping;
    }
    columns_->set_columns(columns, mapping);
    const bool comma = !preview.heads.empty() && preview.heads.front().decimal == ',';
    reading_->set_found("decimal", comma && !draft_.settings.contains("decimal") ? "," : "");
}

}  // namespace armillary::views
