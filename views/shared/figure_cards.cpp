// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/figure_cards.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "views/shared/theme.h"

namespace armillary::views {

namespace {

QLabel* value_label(const QString& text, Token color) {
    auto* value = new QLabel(text);
    value->setFont(Theme::current().number_font(TypeSize::title));
    QPalette palette = value->palette();
    palette.setColor(QPalette::WindowText, Theme::current().color(color));
    value->setPalette(palette);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return value;
}

QWidget* card(const FigureCard& figure) {
    auto* card = new QWidget;
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* name = new QLabel(figure.name);
    name->setProperty("caption", true);
    name->setToolTip(figure.help);
    column->addWidget(name);
    const bool two = figure.values.size() > 1;
    for (int i = 0; i < figure.values.size(); ++i)
        column->addWidget(value_label(figure.values[i], !two     ? Token::text
                                                        : i == 0 ? Token::run_a
                                                                 : Token::run_b));
    column->addStretch(1);
    return card;
}

}  // namespace

FigureCards::FigureCards(QWidget* parent) : QWidget(parent) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(12, 12, 12, 12);
    connect(&Theme::current(), &Theme::changed, this, &FigureCards::show_figures);
}

void FigureCards::set_figures(std::vector<FigureCard> figures, const QString& otherwise) {
    figures_ = std::move(figures);
    otherwise_ = otherwise;
    show_figures();
}

void FigureCards::show_figures() {
    constexpr int kColumns = 2;
    auto* cards = new QWidget;
    auto* grid = new QGridLayout(cards);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    if (figures_.empty()) {
        auto* words = new QLabel(otherwise_);
        words->setWordWrap(true);
        words->setProperty("caption", true);
        grid->addWidget(words, 0, 0, 1, kColumns);
    }
    grid->setVerticalSpacing(16);
    for (size_t i = 0; i < figures_.size(); ++i)
        grid->addWidget(card(figures_[i]), static_cast<int>(i) / kColumns, static_cast<int>(i) % kColumns);
    for (int column = 0; column < kColumns; ++column) grid->setColumnStretch(column, 1);
    grid->setRowStretch(grid->rowCount(), 1);
    if (cards_) {
        layout()->removeWidget(cards_);
        cards_->hide();
        cards_->deleteLater();
    }
    cards_ = cards;
    layout()->addWidget(cards);
}

}  // namespace armillary::views
