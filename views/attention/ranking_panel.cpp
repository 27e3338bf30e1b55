// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/ranking_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include "views/attention/attention_tables.h"
#include "views/shared/tables/table_look.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kNarrowest = 40, kRank = 48, kScore = 68;  ///< widths of columns

/// The title takes what the numbers leave.
void dress_columns(QTableView& view) {
    const int columns = view.model()->columnCount(), item = columns - 2;
    stretch_column(view, item, kNarrowest);
    for (int column = 0; column < columns; ++column) {
        if (column == item) continue;
        view.horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
        view.setColumnWidth(column, Theme::current().px(column < item ? kRank : kScore));
    }
}

}  // namespace

RankingPanel::RankingPanel(AttentionDesk& desk)
    : AttentionPanel(desk), sides_{make_side({}), make_side("_beside")} {
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    for (Side& side : sides_) column->addWidget(side.widget, 1);
    sides_[1].widget->hide();
    set_body(body, tr("What the model ranks first after the history is listed here"));
    setFocusProxy(sides_[0].table);
    connect(&desk, &AttentionDesk::what_if_changed, this, &RankingPanel::touch);
}

RankingPanel::Side RankingPanel::make_side(const QString& suffix) {
    Side side{new QWidget, new QLabel, new QLabel, new TablePanel};
    side.title->setObjectName("attention.ranking_title" + suffix);
    side.words->setObjectName("attention.ranking_words" + suffix);
    side.table->setObjectName("attention.ranking" + suffix);
    side.words->setProperty("caption", true);
    for (QLabel* label : {side.title, side.words}) {
        label->setWordWrap(true);
        label->setContentsMargins(12, 0, 12, 0);
    }
    auto* column = new QVBoxLayout(side.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(side.title);
    column->addWidget(side.words);
    column->addWidget(side.table, 1);
    side.table->filter().hide();
    side.table->set_file_name(tr("ranking"));
    connect(side.table, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { bench().tell(failure); });
    return side;
}

bool RankingPanel::settled() const {
    return AttentionPanel::settled() && sides_[0].table->settled() && sides_[1].table->settled();
}

void RankingPanel::show_cases() {
    for (size_t run = 0; run < std::size(sides_); ++run) {
        const bool shown = run < cases().size();
        sides_[run].widget->setVisible(shown);
        if (shown) show_side(sides_[run], run);
    }
}

void RankingPanel::show_side(Side& side, size_t run) {
    const UserCase& shown = *cases()[run];
    side.title->setText(tr("%1, best state, epoch %2").arg(shown.run->title()).arg(shown.run->run.best_epoch));
    QPalette colors = side.title->palette();
    colors.setColor(QPalette::WindowText, Theme::current().color(run_token(run)));
    side.title->setPalette(colors);
    side.table->setVisible(shown.answers());
    if (!shown.answers()) return side.words->setText(shown.answer->missing);
    const WhatIf* what_if = desk().what_if(run);
    std::vector<RankingRow> rows = ranking_rows(shown, what_if);
    side.words->setText(ranking_words(rows, what_if ? desk().answered_edit() : HistoryEdit()));
    side.table->set_content(ranking_table(std::move(rows), what_if != nullptr));
    dress_columns(side.table->view());
    side.table->link(&bench().selection(), "item", shown.run->space());
}

}  // namespace armillary::views
