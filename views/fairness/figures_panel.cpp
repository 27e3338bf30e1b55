// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/figures_panel.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace armillary::views {

FiguresPanel::FiguresPanel(Workbench& bench, const QString& name, Cards cards, Notes notes)
    : FairnessPanel(bench),
      make_cards_(std::move(cards)),
      make_notes_(std::move(notes)),
      cards_(new FigureCards),
      notes_(new QLabel) {
    cards_->setObjectName("fairness." + name);
    notes_->setObjectName("fairness." + name + "_notes");
    notes_->setProperty("caption", true);
    notes_->setWordWrap(true);
    notes_->setTextFormat(Qt::PlainText);
    notes_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    notes_->setContentsMargins(12, 0, 12, 12);
    auto* shown = new QWidget;
    auto* inside = new QVBoxLayout(shown);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(cards_);
    inside->addWidget(notes_);
    inside->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(shown);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    setFocusProxy(scroll);
}

void FiguresPanel::refresh() {
    cards_->set_figures(make_cards_(answer()));
    const QStringList notes = make_notes_ ? make_notes_(answer()) : QStringList();
    notes_->setText(notes.join(QStringLiteral("\n\n")));
    notes_->setVisible(!notes.isEmpty());
}

}  // namespace armillary::views
