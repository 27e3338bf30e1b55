// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/heads_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "views/attention/map_heat.h"
#include "views/shared/heat/heat_view.h"

namespace armillary::views {

HeadsPanel::HeadsPanel(AttentionDesk& desk)
    : AttentionPanel(desk), grids_{make_grid("attention.heads"), make_grid("attention.heads_beside")} {
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(12, 4, 12, 8);
    row->setSpacing(16);
    for (Grid& grid : grids_) row->addWidget(grid.widget, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(pair);
    set_body(scroll, tr("Each layer and head has a small map here"));
    connect(&desk, &AttentionDesk::choice_changed, this, &HeadsPanel::touch);
}

HeadsPanel::Grid HeadsPanel::make_grid(const char* name) {
    Grid grid{new QWidget, new QLabel, new QGridLayout, {}};
    grid.widget->setObjectName(name);
    grid.title->setMinimumWidth(1);
    auto* column = new QVBoxLayout(grid.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(grid.title);
    column->addLayout(grid.cells, 1);
    grid.cells->setSpacing(4);
    return grid;
}

void HeadsPanel::shape(Grid& grid, int64_t layers, int64_t heads) {
    if (grid.layers == layers && grid.heads == heads) return;
    qDeleteAll(grid.views);
    grid.views.clear();
    grid.layers = layers;
    grid.heads = heads;
    for (int layer = 0; layer < layers; ++layer)
        for (int head = 0; head < heads; ++head) {
            auto* view = grid.views.emplace_back(new HeatView);
            view->setObjectName(QStringLiteral("attention.head_%1_%2").arg(layer).arg(head));
            view->set_small(true);
            grid.cells->addWidget(view, layer, head);
            connect(view, &HeatView::cell_picked, this, [this, layer, head] {
                desk().choose({MapChoice::Kind::head, layer, head});
            });
        }
}

void HeadsPanel::show_cases() {
    for (size_t run = 0; run < std::size(grids_); ++run) {
        const bool shown = run < cases().size() && cases()[run]->missing.isEmpty();
        grids_[run].widget->setVisible(shown);
        if (shown) show_grid(grids_[run], run, cases()[run]->maps);
    }
}

void HeadsPanel::show_grid(Grid& grid, size_t run, const jobs::AttentionMaps& maps) {
    const UserCase& shown = *cases()[run];
    shape(grid, maps.layers, maps.heads);
    grid.title->setText(shown.run->title());
    grid.title->setToolTip(tr("%1: layers downwards, heads across").arg(shown.run->title()));
    QPalette colors = grid.title->palette();
    colors.setColor(QPalette::WindowText, Theme::current().color(run_token(run)));
    grid.title->setPalette(colors);
    for (int layer = 0; layer < maps.layers; ++layer)
        for (int head = 0; head < maps.heads; ++head) {
            const MapChoice choice{MapChoice::Kind::head, layer, head};
            WeightRange range;  // its own: a small map shows the pattern, not the strength
            range.include(maps, choice);
            HeatView& view = *grid.views[static_cast<size_t>(layer * maps.heads + head)];
            view.set_content(head_heat(shown, choice, range),
                             desk().choice() == choice ? Token::accent : Token::muted);
            view.setAccessibleName(head_words(shown, choice));
            view.setToolTip(view.accessibleName());
        }
}

}  // namespace armillary::views
