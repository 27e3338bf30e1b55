// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pages.h"

#include <fmt/format.h>

#include <QLibraryInfo>

#include "core/jobs/environment.h"
#include "views/attention/attention_page.h"
#include "views/codebook/codebook_page.h"
#include "views/data/data_page.h"
#include "views/details/details_panel.h"
#include "views/details/recommendations_export.h"
#include "views/fairness/fairness_page.h"
#include "views/hypersphere/hypersphere_page.h"
#include "views/learn/learn_page.h"
#include "views/runs/report_dialog.h"
#include "views/runs/runs_page.h"
#include "views/shared/words.h"
#include "views/train/debugger/debugger_commands.h"
#include "views/train/train_page.h"

namespace armillary::app {

namespace {

QString about(const std::function<jobs::EngineInfo()>& info) {
    QString page = views::text(
        fmt::format("<h3>Armillary {}</h3><p>{}</p>", jobs::armillary_version(), jobs::git_revision()));
    page += QStringLiteral("<p>Qt %1").arg(QLibraryInfo::version().toString());
    if (info) {
        const jobs::EngineInfo engine = info();
        page += views::text(
            fmt::format("<br>LibTorch {}<br>{}<br>{} threads", engine.libtorch, engine.blas, engine.threads));
        for (const std::string& warning : engine.warnings)
            page += "<br><b>" + views::text(warning).toHtmlEscaped() + "</b>";
    }
    return page + "</p><p>GPL-3.0-or-later</p>";
}

}  // namespace

std::vector<views::PageEntry> pages() {
    return {views::data_page_entry(),        views::train_page_entry(),     views::codebook_page_entry(),
            views::hypersphere_page_entry(), views::attention_page_entry(), views::fairness_page_entry(),
            views::runs_page_entry(),        views::learn_page_entry()};
}

views::Furniture furniture(std::function<jobs::EngineInfo()> info) {
    return {.pages = pages(),
            .details = [](views::Workbench& bench) -> QWidget* { return new views::DetailsPanel(bench); },
            .export_recommendations =
                [](views::Workbench& bench, QWidget* parent) {
                    (new views::RecommendationsExport(bench, bench.active_run(), parent))
                        ->show();  // deletes itself when closed
                },
            .commands =
                [](views::Workbench& bench, QWidget* parent) {
                    std::vector<views::Command> commands = views::debugger_commands(bench, parent);
                    commands.push_back(views::report_command(bench, parent));
                    commands.push_back(views::user_set_command(bench, parent));
                    return commands;
                },
            .about = [info = std::move(info)] { return about(info); }};
}

}  // namespace armillary::app
