// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/code_map_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "views/codebook/code_map_view.h"
#include "views/codebook/level_choice.h"
#include "views/shared/words.h"

namespace armillary::views {

CodeMapPanel::CodeMapPanel(Workbench& bench, CodeExplorer& explorer)
    : ExplorerPanel(bench, explorer), level_(new QComboBox), views_{new CodeMapView, new CodeMapView} {
    level_->setObjectName("codebook.map_level");
    level_->setAccessibleName(tr("Level"));
    views_[0]->setObjectName("codebook.map");
    views_[1]->setObjectName("codebook.map_beside");
    auto* legend =
        new QLabel(tr("Dots: inputs of the level; circles: codes, larger with more items, hollow: unused"));
    legend->setProperty("caption", true);
    legend->setWordWrap(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 0);
    bar->setSpacing(8);
    bar->addWidget(level_);
    bar->addWidget(legend, 1);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(0);
    for (CodeMapView* view : views_) pair->addWidget(view, 1);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addLayout(pair, 1);
    set_body(body, tr("The codes of a level are drawn here over its inputs"));
    setFocusProxy(level_);
    connect(level_, &QComboBox::currentIndexChanged, this, &CodeMapPanel::read_maps);
    for (size_t i : {0, 1})
        connect(views_[i], &CodeMapView::code_picked, this, [this, i](int code) {
            if (i < catalogues().size())
                pick_code(*catalogues()[i]->run, LevelCode{views_[i]->map()->level, code}.id());
        });
}

void CodeMapPanel::show_catalogues() {
    CodebookReadings runs;
    for (const CodeCataloguePtr& catalogue : catalogues()) runs.push_back(catalogue->run);
    fill_levels(*level_, runs);
    read_maps();
}

void CodeMapPanel::read_maps() {
    if (catalogues().empty()) return mapping_.cancel();
    CodebookReadings runs;
    for (const CodeCataloguePtr& catalogue : catalogues()) runs.push_back(catalogue->run);
    mapping_.start(
        [workspace = bench().workspace(), runs,
         level = std::max(level_->currentIndex(), 0)](std::stop_token stop) {
            std::vector<CodeMapPtr> maps;
            for (const CodebookReadingPtr& run : runs)
                maps.push_back(read_code_map(*run, workspace->runs().folder(run->run.id), level, stop));
            return maps;
        },
        [this](const std::vector<CodeMapPtr>& maps) { show_maps(maps); }, explain_failure());
}

void CodeMapPanel::show_maps(const std::vector<CodeMapPtr>& maps) {
    const bool none =
        std::all_of(maps.begin(), maps.end(), [](const CodeMapPtr& map) { return map->codes.empty(); });
    if (none) return explain("codebook", maps.front()->missing);
    show_body();
    double most = 0;
    for (const CodeMapPtr& map : maps) most = std::max(most, map->most_items());
    views_[1]->setVisible(maps.size() > 1);
    for (size_t i = 0; i < maps.size(); ++i) {
        views_[i]->set_title(maps.size() > 1 ? catalogues()[i]->run->title() : QString());
        views_[i]->set_map(maps[i], most, i == 0 ? Token::run_a : Token::run_b);
    }
    show_selection();
}

void CodeMapPanel::show_selection() {
    for (size_t i = 0; i < std::min(catalogues().size(), std::size(views_)); ++i) {
        std::vector<int32_t> picked;
        for (const CodePick& mark : explorer().marks(*catalogues()[i]))
            for (const LevelCode& code : mark.level_codes())
                if (code.level == level_->currentIndex()) picked.push_back(code.code);
        views_[i]->set_picked(std::move(picked));
    }
}

QJsonObject CodeMapPanel::state() const {
    return {{"level", level_->currentIndex()}};
}

void CodeMapPanel::restore(const QJsonObject& state) {
    if (const int level = state["level"].toInt(); level >= 0 && level < level_->count())
        level_->setCurrentIndex(level);
}

}  // namespace armillary::views
