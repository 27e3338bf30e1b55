// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/world_panel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>
#include <limits>

#include "core/base/text.h"
#include "core/data/worlds/world.h"
#include "views/data/dataset_list_model.h"
#include "views/shared/message_bar.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

/// `from 1 to 100`; empty for texts.
QString range_of(const data::WorldParameter& parameter) {
    if (!parameter.choices.empty() || !(parameter.minimum < parameter.maximum)) return {};
    return WorldPanel::tr("from %1 to %2")
        .arg(text(format_number(parameter.minimum)), text(format_number(parameter.maximum)));
}

}  // namespace

WorldPanel::WorldPanel(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      messages_(new MessageBar),
      world_(new QComboBox),
      summary_(new QLabel),
      name_(new QLineEdit),
      seed_(new QSpinBox),
      make_(new QPushButton(tr("Make the world"))) {
    messages_->setObjectName("worldMessages");
    world_->setObjectName("world");
    for (const data::WorldDescriptor& world : data::world_list())
        world_->addItem(descriptor_text(world.name), text(world.id));
    summary_->setWordWrap(true);
    summary_->setMaximumWidth(Theme::current().px(560));
    name_->setObjectName("worldName");
    seed_->setObjectName("worldSeed");
    seed_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    seed_->setRange(0, std::numeric_limits<int>::max());
    seed_->setValue(static_cast<int>(draft_.seed));
    make_->setObjectName("makeWorld");
    make_->setProperty("primary", true);
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName("closeWorld");

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(24, 16, 24, 24);
    column->setSpacing(16);
    auto* heading = new QLabel(tr("A synthetic world, whose truth is known"));
    heading->setProperty("section", true);
    auto* fields = new QWidget;
    fields->setMaximumWidth(Theme::current().px(560));
    settings_ = new QFormLayout(fields);
    settings_->setContentsMargins(0, 0, 0, 0);
    settings_->setSpacing(8);
    settings_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    settings_->addRow(tr("World"), world_);
    settings_->addRow(tr("Name"), name_);
    settings_->addRow(tr("Seed"), seed_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(make_);
    buttons->addWidget(close);
    buttons->addStretch(1);
    column->addWidget(heading);
    column->addWidget(summary_);
    column->addWidget(fields);
    column->addLayout(buttons);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(messages_);
    all->addWidget(scroll, 1);

    connect(world_, &QComboBox::currentIndexChanged, this, &WorldPanel::show_world);
    connect(name_, &QLineEdit::textEdited, this, [this](const QString& name) { draft_.name = name; });
    connect(seed_, &QSpinBox::valueChanged, this, [this](int seed) { draft_.seed = static_cast<uint64_t>(seed); });
    connect(make_, &QPushButton::clicked, this, [this] {
        draft_.replace = false;
        start();
    });
    connect(close, &QPushButton::clicked, this, &WorldPanel::closed);
    show_world(0);
}

void WorldPanel::show_world(int index) {
    constexpr int kCommonRows = 3;
    const data::WorldDescriptor& world = data::world_list()[static_cast<size_t>(index)];
    draft_.world = world.id;
    draft_.settings.clear();
    summary_->setText(descriptor_text(world.summary));
    name_->setPlaceholderText(text(world.id));
    while (settings_->rowCount() > kCommonRows) settings_->removeRow(kCommonRows);
    for (const data::WorldParameter& parameter : world.parameters) {
        const auto keep = [this, name = parameter.name](const QString& value) {
            draft_.settings[name] = plain(value);
        };
        QWidget* control = nullptr;
        if (parameter.choices.empty()) {
            auto* line = new QLineEdit(text(parameter.default_value));
            connect(line, &QLineEdit::textEdited, this, keep);
            control = line;
        } else {
            auto* combo = new QComboBox;
            for (const std::string& choice : parameter.choices) combo->addItem(text(choice));
            combo->setCurrentText(text(parameter.default_value));
            connect(combo, &QComboBox::textActivated, this, keep);
            control = combo;
        }
        control->setObjectName("world." + text(parameter.name));
        const QString help = descriptor_text(parameter.help), range = range_of(parameter);
        control->setToolTip(range.isEmpty() ? help : tr("%1, %2").arg(help, range));
        auto* label = new QLabel(help);
        label->setWordWrap(true);
        label->setBuddy(control);
        label->setToolTip(text(parameter.name));
        settings_->addRow(label, control);
        control->setAccessibleName(help);
    }
}

void WorldPanel::start() {
    messages_->clear();
    busy_ = true;
    show_busy();
    StoreEnd end;
    end.owner = this;
    end.done = [this](const store::DatasetSummary& summary) {
        busy_ = false;
        show_busy();
        bench_.refresh_lists();
        bench_.tell({Message::Kind::good,
                     tr("“%1” is in the workspace: %2").arg(text(summary.name), size_words(summary))});
        Q_EMIT made(text(summary.name));
    };
    end.failed = [this](const std::exception_ptr& failure) { show_failure(failure); };
    end.cancelled = [this] {
        busy_ = false;
        show_busy();
    };
    start_world(bench_, draft_, std::move(end));
}

void WorldPanel::show_failure(const std::exception_ptr& failure) {
    busy_ = false;
    show_busy();
    const Trouble trouble = trouble_of(failure);
    Message message{Message::Kind::error, trouble.what, trouble.where};
    if (is_conflict(failure)) {
        message.action = tr("Replace it");
        message.act = [this] {
            draft_.replace = true;
            start();
        };
    }
    messages_->tell(message);
}

void WorldPanel::show_busy() {
    make_->setEnabled(!busy_);
    make_->setText(busy_ ? tr("Making…") : tr("Make the world"));
}

}  // namespace armillary::views
