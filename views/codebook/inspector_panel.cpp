// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/inspector_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QVBoxLayout>

#include "views/shared/tables/table_look.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {

InspectorPanel::InspectorPanel(Workbench& bench, CodeExplorer& explorer)
    : ExplorerPanel(bench, explorer),
      heading_(new QLabel),
      no_nearest_(new QLabel),
      lines_(new QWidget),
      tabs_(new QTabWidget),
      items_(new TablePanel),
      nearest_(new TablePanel) {
    heading_->setObjectName("codebook.inspected");
    heading_->setProperty("section", true);
    heading_->setWordWrap(true);
    heading_->setContentsMargins(12, 8, 12, 0);
    lines_->setObjectName("codebook.inspection");
    no_nearest_->setProperty("caption", true);
    no_nearest_->setWordWrap(true);
    no_nearest_->setContentsMargins(12, 8, 12, 8);
    items_->setObjectName("codebook.item_list");
    items_->set_file_name(tr("items-of-code"));
    nearest_->setObjectName("codebook.nearest");
    nearest_->set_file_name(tr("nearest-codes"));
    nearest_->filter().hide();  // twenty rows need none
    auto* near = new QWidget;
    auto* near_column = new QVBoxLayout(near);
    near_column->setContentsMargins(0, 0, 0, 0);
    near_column->setSpacing(0);
    near_column->addWidget(no_nearest_);
    near_column->addWidget(nearest_, 1);
    tabs_->setObjectName("codebook.inspector_tabs");
    tabs_->addTab(items_, tr("Items"));
    tabs_->addTab(near, tr("Nearest codes"));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(heading_);
    column->addWidget(lines_);
    column->addWidget(tabs_, 1);
    set_body(body, tr("The items of a code are listed here"));
    setFocusProxy(tabs_);
    for (TablePanel* table : {items_, nearest_})
        connect(table, &TablePanel::failed, this,
                [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
    connect(&explorer, &CodeExplorer::attribute_changed, this, [this] {
        if (isVisible()) show_selection();
    });
}

bool InspectorPanel::settled() const {
    return ExplorerPanel::settled() && !inspecting_.busy() && items_->settled() && nearest_->settled();
}

std::optional<InspectorPanel::Target> InspectorPanel::target() const {
    std::optional<Target> target;
    const QString latest = bench().selection().latest().second;
    for (const CodeCataloguePtr& catalogue : catalogues()) {
        const std::vector<CodePick> picks = explorer().picks(*catalogue->run);
        if (picks.empty() || picks.back().level() >= catalogue->levels()) continue;
        if (!target || latest == catalogue->run->code_space())
            target = Target{catalogue, nullptr, picks.back(), explorer().attribute()};
    }
    if (target && catalogues().size() > 1)
        target->other = catalogues()[target->catalogue == catalogues().front() ? 1 : 0];
    return target;
}

void InspectorPanel::show_selection() {
    if (catalogues().empty()) return;
    const auto wanted = target();
    if (!wanted) {
        inspecting_.cancel();
        shown_.reset();
        return explain("item", tr("Click on a code to see its items"));
    }
    if (shown_ != wanted) inspect(*wanted);
}

void InspectorPanel::inspect(const Target& target) {
    shown_ = target;
    inspecting_.start(
        [workspace = bench().workspace(), target](std::stop_token stop) {
            QString attribute = target.attribute;
            if (attribute.isNull() && target.catalogue->dataset)
                attribute = label_choices(*target.catalogue->dataset).automatic;
            return inspect_code(target.catalogue, target.other, target.pick,
                                read_labels(*target.catalogue, attribute),
                                workspace->runs().folder(target.catalogue->run->run.id), stop);
        },
        [this](CodeInspection inspection) { show_inspection(std::move(inspection)); }, explain_failure());
}

void InspectorPanel::show_inspection(CodeInspection inspection) {
    const auto shown = std::make_shared<const CodeInspection>(std::move(inspection));
    const CodebookReading& run = *shown->catalogue->run;
    heading_->setText(shown->heading());
    show_lines(inspection_lines(*shown));
    items_->set_content(item_list(shown->catalogue, {shown, &shown->items}));
    stretch_column(items_->view(), 0, 56);
    items_->link(&bench().selection(), "item", text(run.run.dataset));
    no_nearest_->setText(shown->no_nearest);
    no_nearest_->setVisible(!shown->no_nearest.isEmpty());
    nearest_->setVisible(shown->no_nearest.isEmpty());
    nearest_->set_content(nearest_table(shown));
    nearest_->link(&bench().selection(), "code", run.code_space());
    show_body();
}

void InspectorPanel::show_lines(const std::vector<InspectionLine>& lines) {
    qDeleteAll(lines_->findChildren<QLabel*>());
    delete lines_->layout();
    auto* grid = new QGridLayout(lines_);
    grid->setContentsMargins(12, 0, 12, 4);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < static_cast<int>(lines.size()); ++row) {
        const InspectionLine& line = lines[static_cast<size_t>(row)];
        auto* name = new QLabel(line.name);
        name->setProperty("caption", true);
        auto* value = new QLabel(line.value);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        for (QLabel* label : {name, value}) label->setToolTip(line.help);
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1);
    }
}

}  // namespace armillary::views
