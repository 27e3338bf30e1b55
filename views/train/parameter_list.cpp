// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/parameter_list.h"

#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "views/shared/icons.h"
#include "views/shared/note_label.h"
#include "views/shared/words.h"
#include "views/train/model_choice.h"
#include "views/train/parameter_field.h"
#include "views/train/training_form.h"

namespace armillary::views {

ParameterList::ParameterList(TrainingForm& form, QWidget* parent)
    : QWidget(parent),
      form_(form),
      filter_(new QLineEdit),
      nothing_(new NoteLabel(Token::muted)),
      column_(new QVBoxLayout(this)),
      open_{{"model", true}, {"training", true}} {
    filter_->setObjectName("parameterFilter");
    filter_->setPlaceholderText(tr("Find a parameter"));
    filter_->setAccessibleName(tr("Find a parameter"));
    filter_->setClearButtonEnabled(true);
    filter_->addAction(icon("search", Token::muted), QLineEdit::LeadingPosition);
    connect(filter_, &QLineEdit::textChanged, this, &ParameterList::refresh);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(8);
    column_->addWidget(filter_);
    column_->addWidget(nothing_);
}

void ParameterList::rebuild(const std::vector<std::string>& elsewhere) {
    sections_.clear();
    delete holder_;
    holder_ = new QWidget;
    auto* rows = new QVBoxLayout(holder_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    for (const std::string& section : sections_of(form_.schema())) add_section(section, elsewhere);
    column_->addWidget(holder_);
    refresh();
    holder_->show();
}

void ParameterList::add_section(const std::string& name, const std::vector<std::string>& elsewhere) {
    auto section = std::make_unique<Section>();
    section->name = name;
    section->body = new QWidget;
    auto* fields = new QVBoxLayout(section->body);
    fields->setContentsMargins(24, 0, 0, 8);
    fields->setSpacing(12);
    for (const descriptor::Parameter& parameter : form_.schema()) {
        const bool here = section_of(parameter.name) == name &&
                          std::find(elsewhere.begin(), elsewhere.end(), parameter.name) == elsewhere.end();
        if (!here) continue;
        auto* field = new ParameterField(parameter);
        connect(field, &ParameterField::edited, this, [this](const QString& edited_name, const QString& typed) {
            form_.set_text(plain(edited_name), plain(typed));
            refresh();
            Q_EMIT edited();
        });
        connect(field, &ParameterField::reset_requested, this, [this](const QString& reset_name) {
            form_.reset(plain(reset_name));
            refresh();
            Q_EMIT edited();
        });
        fields->addWidget(field);
        section->fields.push_back(field);
    }
    if (section->fields.empty()) {
        delete section->body;
        return;
    }
    section->head = new QToolButton;
    section->head->setObjectName("section." + text(name));
    section->head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    section->head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    section->head->setFocusPolicy(Qt::StrongFocus);
    Section* raw = section.get();
    connect(section->head, &QToolButton::clicked, this, [this, raw] {
        open_[raw->name] = !raw->open;
        refresh();
    });
    holder_->layout()->addWidget(section->head);
    holder_->layout()->addWidget(section->body);
    sections_.push_back(std::move(section));
}

void ParameterList::set_open(Section& section, bool open) {
    section.open = open;
    section.body->setVisible(open);
    section.head->setIcon(icon(open ? "chevron-down" : "chevron-right", Token::muted));
}

void ParameterList::refresh() {
    const QString word = filter_->text().trimmed();
    bool anything = false;
    for (const auto& section : sections_) {
        int shown = 0, changed = 0, wrong = 0;
        for (ParameterField* field : section->fields) {
            const descriptor::Parameter& parameter = *form_.parameter(field->name());
            const bool matters = form_.matters(parameter);
            const bool visible = matters && (word.isEmpty() || field->matches(word));
            const QString error = form_.error(field->name());
            field->setVisible(visible);
            field->show_value(form_.text(field->name()), form_.changed(field->name()));
            field->show_error(error);
            shown += visible;
            changed += matters && form_.changed(field->name());
            wrong += matters && !error.isEmpty();
        }
        const QString title = section_title(section->name);
        section->head->setText(wrong > 0     ? tr("%1 · %n to correct", nullptr, wrong).arg(title)
                               : changed > 0 ? tr("%1 · %n changed", nullptr, changed).arg(title)
                                             : title);
        section->head->setVisible(shown > 0);
        set_open(*section, shown > 0 && (!word.isEmpty() || open_[section->name]));
        anything = anything || shown > 0;
    }
    nothing_->say(anything || word.isEmpty() ? QString() : tr("No parameter is called or described so"));
}

void ParameterList::show_parameter(const std::string& name) {
    filter_->clear();
    for (const auto& section : sections_)
        for (ParameterField* field : section->fields)
            if (field->name() == name) {
                open_[section->name] = true;
                refresh();
                field->focus_editor();
            }
}

}  // namespace armillary::views
