// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/parameter_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWheelEvent>

#include "views/shared/icons.h"
#include "views/shared/note_label.h"
#include "views/shared/words.h"
#include "views/train/model_choice.h"
#include "views/train/wrong_mark.h"

namespace armillary::views {

namespace {

/// A combo box in a scrolled form must not change when the wheel passes over it.
class StillCombo final : public QComboBox {
 public:
    using QComboBox::QComboBox;

 protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

}  // namespace

ParameterField::ParameterField(const descriptor::Parameter& parameter, const QString& label, QWidget* parent)
    : QWidget(parent),
      parameter_(parameter),
      label_(new QLabel(label.isEmpty() ? parameter_label(parameter.name) : label)),
      reset_(new QToolButton),
      error_(new NoteLabel(Token::bad)) {
    const QString name = text(parameter.name), help = descriptor_text(parameter.help);
    setObjectName("parameter." + name);
    search_ = (name + ' ' + label_->text() + ' ' + help).toLower();
    const QString tip = tr("<p>%1</p><p><b>%2</b>, default %3</p>")
                            .arg(help.toHtmlEscaped(), name.toHtmlEscaped(),
                                 text(descriptor::to_string(parameter.default_value)).toHtmlEscaped());
    label_->setToolTip(tip);
    label_->setWordWrap(true);
    label_->setMinimumWidth(Theme::current().px(128));
    label_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    QWidget* editor = make_editor();
    editor->setObjectName("editor." + name);
    editor->setAccessibleName(label_->text());
    editor->setAccessibleDescription(help);
    editor->setToolTip(tip);
    setFocusProxy(editor);
    label_->setBuddy(editor);

    reset_->setObjectName("reset." + name);
    reset_->setIcon(icon("undo", Token::accent));
    reset_->setToolTip(tr("Back to the default, %1").arg(text(descriptor::to_string(parameter.default_value))));
    reset_->setAccessibleName(tr("Back to the default of %1").arg(label_->text()));
    QSizePolicy kept = reset_->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    reset_->setSizePolicy(kept);
    reset_->hide();
    connect(reset_, &QToolButton::clicked, this, [this, name] { Q_EMIT reset_requested(name); });

    auto* caption =
        new QLabel(parameter.unit.empty() ? help : tr("%1 (%2)").arg(help, descriptor_text(parameter.unit)));
    caption->setProperty("caption", true);
    caption->setWordWrap(true);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(label_, 0, 0);
    grid->addWidget(editor, 0, 1);
    grid->addWidget(reset_, 0, 2);
    grid->addWidget(error_, 1, 0, 1, 3);
    grid->addWidget(caption, 2, 0, 1, 3);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 6);
    show_value({}, false);
}

QWidget* ParameterField::make_editor() {
    const QString name = text(parameter_.name);
    if (parameter_.type == descriptor::ParameterType::boolean) {
        check_ = new QCheckBox;
        connect(check_, &QCheckBox::toggled, this, [this, name](bool on) {
            Q_EMIT edited(name, on ? QStringLiteral("true") : QStringLiteral("false"));
        });
        return check_;
    }
    if (parameter_.type == descriptor::ParameterType::choice) {
        choice_ = new StillCombo;
        choice_->setFocusPolicy(Qt::StrongFocus);
        for (const std::string& option : parameter_.choices) choice_->addItem(text(option));
        choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(choice_, &QComboBox::currentTextChanged, this,
                [this, name](const QString& option) { Q_EMIT edited(name, option); });
        return choice_;
    }
    line_ = new QLineEdit;
    const QString standard = text(descriptor::to_string(parameter_.default_value));
    line_->setPlaceholderText(standard.isEmpty() ? tr("none") : standard);
    connect(line_, &QLineEdit::textEdited, this,
            [this, name](const QString& typed) { Q_EMIT edited(name, typed); });
    return line_;
}

void ParameterField::show_value(const std::string& typed, bool changed) {
    const std::string value = typed.empty() ? descriptor::to_string(parameter_.default_value) : typed;
    const QSignalBlocker quiet_check(check_), quiet_choice(choice_);
    if (check_) check_->setChecked(value == "true");
    if (choice_) choice_->setCurrentIndex(choice_->findText(text(value)));
    if (line_ && plain(line_->text()) != typed) line_->setText(text(typed));
    reset_->setVisible(changed);
    QFont font = label_->font();
    font.setBold(changed);
    label_->setFont(font);
}

void ParameterField::show_error(const QString& error) {
    error_->say(error);
    mark_wrong(*focusProxy(), !error.isEmpty());
}

bool ParameterField::matches(const QString& word) const {
    return search_.contains(word.toLower());
}

void ParameterField::focus_editor() {
    focusProxy()->setFocus(Qt::OtherFocusReason);
}

}  // namespace armillary::views
