// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/data_page.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTabBar>
#include <algorithm>

#include "core/base/error.h"
#include "views/data/data_jobs.h"
#include "views/data/dataset_list_model.h"
#include "views/data/dataset_panel.h"
#include "views/data/entity_panel.h"
#include "views/data/entity_table.h"
#include "views/data/import_panel.h"
#include "views/data/overview_panel.h"
#include "views/data/report_content.h"
#include "views/data/report_panel.h"
#include "views/data/run_import_panel.h"
#include "views/data/world_panel.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

/// What is read of a data set without reading the data set.
struct DataPage::Details {
    store::DatasetSummary summary;
    std::optional<data::DatasetProfile> profile = {};
    std::optional<data::ImportReport> report = {};
    QString trouble = {};  ///< why one of them is missing
};

struct DataPage::Tables {
    TableContentPtr users, items;
};

namespace {

/// Whether the panel around this widget can be seen: docks behind another tab call themselves visible.
bool in_front(const QWidget& content) {
    if (!content.isVisible()) return false;
    for (const QTabBar* tabs : content.window()->findChildren<QTabBar*>())
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabData(i).value<quintptr>() == reinterpret_cast<quintptr>(content.parentWidget()))
                return tabs->currentIndex() == i;
    return true;
}

/// Version of a data set: the name may be given to other content later.
std::string version_of(const store::DatasetSummary& summary) {
    return summary.name + '\n' + summary.fingerprint + '\n' + summary.created;
}

}  // namespace

DataPage::DataPage(Workbench& bench)
    : Page(bench, QStringLiteral("data")),
      list_(new DatasetPanel),
      overview_(new OverviewPanel),
      users_(new EntityPanel("user", "users")),
      items_(new EntityPanel("item", "items")),
      report_(new ReportPanel),
      import_(new ImportPanel(bench)),
      world_(new WorldPanel(bench)),
      run_import_(new RunImportPanel(bench)) {
    add_panels();
    connect_panels();
    connect(&bench, &Workbench::datasets_changed, this, &DataPage::request_refresh);
    connect(&bench, &Workbench::workspace_changed, this, [this] {
        chosen_.clear();
        details_of_.clear();
        tables_of_.clear();
        request_refresh();
    });
    connect(&bench, &Workbench::import_requested, this, &DataPage::import_files);
    connect(&bench, &Workbench::dataset_requested, this, [this](const QString& name) {
        look_at(name);
        focus_panel("overview");
    });
    request_refresh();
}

DataPage::~DataPage() = default;

void DataPage::add_panels() {
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    QDockWidget* list = add_panel("list", tr("Data sets"), list_, Qt::LeftDockWidgetArea);
    QDockWidget* overview = add_panel("overview", tr("Overview"), overview_, Qt::RightDockWidgetArea);
    for (auto [id, title, content] : {std::tuple<QString, QString, QWidget*>{"users", tr("Users"), users_},
                                      {"items", tr("Items"), items_},
                                      {"report", tr("Import report"), report_},
                                      {"import", tr("Import"), import_},
                                      {"world", tr("Synthetic world"), world_},
                                      {"run_import", tr("Import a run"), run_import_}}) {
        QDockWidget* panel = add_panel(id, title, content, Qt::RightDockWidgetArea);
        tabifyDockWidget(overview, panel);
        connect(panel, &QDockWidget::visibilityChanged, this, &DataPage::request_refresh);
        if (content == import_ || content == world_ || content == run_import_) panel->hide();
    }
    overview->raise();
    keep_width(list, Theme::current().px(296));
    finish_layout();
}

void DataPage::connect_panels() {
    connect(list_, &DatasetPanel::chosen_changed, this, [this](const QString& name) {
        look_at(name);
        if (import_->isVisible() || world_->isVisible() || run_import_->isVisible()) focus_panel("overview");
        list_->setFocus();
    });
    connect(list_, &DatasetPanel::import_wanted, this, &DataPage::ask_for_files);
    connect(list_, &DatasetPanel::folder_wanted, this, &DataPage::ask_for_folder);
    connect(list_, &DatasetPanel::world_wanted, this, [this] { focus_panel("world"); });
    connect(list_, &DatasetPanel::demo_wanted, this, &DataPage::make_demo);
    connect(list_, &DatasetPanel::train_wanted, this, &DataPage::train_on_chosen);
    connect(list_, &DatasetPanel::users_wanted, this, [this] {
        if (summary()) make_user_set(chosen_);
    });
    connect(list_, &DatasetPanel::copy_wanted, this, &DataPage::copy_fingerprint);
    connect(list_, &DatasetPanel::delete_wanted, this, &DataPage::ask_to_delete);
    connect(overview_, &OverviewPanel::import_wanted, this, &DataPage::ask_for_files);
    connect(overview_, &OverviewPanel::train_wanted, this, &DataPage::train_on_chosen);
    connect(overview_, &OverviewPanel::copy_wanted, this, &DataPage::copy_fingerprint);
    connect(overview_, &OverviewPanel::delete_wanted, this, &DataPage::ask_to_delete);
    connect(overview_, &OverviewPanel::delete_confirmed, this, &DataPage::delete_chosen);
    connect(import_, &ImportPanel::files_wanted, this, &DataPage::ask_for_files);
    connect(import_, &ImportPanel::reopened, this, [this] {
        bench().go_to(id());
        focus_panel("import");
    });
    const auto leave = [this](QWidget* panel) {
        panel->parentWidget()->hide();
        focus_panel("overview");
    };
    connect(import_, &ImportPanel::closed, this, [this, leave] { leave(import_); });
    connect(world_, &WorldPanel::closed, this, [this, leave] { leave(world_); });
    connect(run_import_, &RunImportPanel::closed, this, [this, leave] { leave(run_import_); });
    connect(import_, &ImportPanel::imported, this, [this, leave](const QString& dataset) {
        look_at(dataset);
        if (!import_->is_open()) leave(import_);
    });
    connect(world_, &WorldPanel::made, this, [this, leave](const QString& dataset) {
        look_at(dataset);
        leave(world_);
    });
    const auto tell = [this](const std::exception_ptr& failure) { bench().tell(failure); };
    connect(overview_, &OverviewPanel::failed, this, tell);
    connect(report_, &ReportPanel::failed, this, tell);
    connect(&users_->table(), &TablePanel::failed, this, tell);
    connect(&items_->table(), &TablePanel::failed, this, tell);
}

void DataPage::import_files(const QStringList& paths) {
    if (paths.isEmpty()) return;
    bench().go_to(id());
    if (is_run_folder(paths)) {
        run_import_->open(paths.front());
        return focus_panel("run_import");
    }
    import_->open(paths);
    focus_panel("import");
}

void DataPage::ask_for_files() {
    if (import_->is_open() && !import_->isVisible()) return focus_panel("import");
    import_files(QFileDialog::getOpenFileNames(this, tr("Choose the files of a data set")));
}

void DataPage::ask_for_folder() {
    if (import_->is_open() && !import_->isVisible()) return focus_panel("import");
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Choose the folder of a data set or of a run"));
    if (!folder.isEmpty()) import_files({folder});
}

void DataPage::make_demo() {
    const auto rest = [this] {
        making_demo_ = false;
        list_->set_making_demo(false);
    };
    making_demo_ = true;
    list_->set_making_demo(true);
    StoreEnd end;
    end.owner = this;
    end.done = [this, rest](const store::DatasetSummary& summary) {
        rest();
        bench().refresh_lists();
        look_at(text(summary.name));
    };
    end.failed = [this, rest](const std::exception_ptr& failure) {
        rest();
        bench().tell(failure);
    };
    end.cancelled = rest;
    start_world(bench(), WorldDraft{"demo"}, std::move(end));
}

void DataPage::make_user_set(const QString& dataset, bool replace) {
    StoreEnd end;
    end.owner = this;
    end.done = [this, dataset](const store::DatasetSummary& made) {
        bench().refresh_lists();
        bench().tell(
            {Message::Kind::good,
             tr("The users of “%1” are the items of “%2”: %3").arg(dataset, text(made.name), size_words(made))});
        look_at(text(made.name));
    };
    end.failed = [this, dataset](const std::exception_ptr& failure) {
        if (!is_conflict(failure)) return bench().tell(failure);
        const Trouble trouble = trouble_of(failure);
        bench().tell({Message::Kind::error, trouble.what, trouble.where, tr("Replace it"),
                      [this, dataset] { make_user_set(dataset, true); }});
    };
    end.cancelled = [] {};
    start_user_set(bench(), {dataset, replace}, std::move(end));
}

void DataPage::train_on_chosen() {
    if (!summary()) return;
    bench().train_on(chosen_);
    bench().go_to(QStringLiteral("train"));
}

void DataPage::copy_fingerprint() {
    const auto* chosen = summary();
    if (!chosen) return;
    QGuiApplication::clipboard()->setText(text(chosen->fingerprint));
    bench().tell({Message::Kind::info, tr("The fingerprint of “%1” is on the clipboard").arg(chosen_)});
}

void DataPage::ask_to_delete() {
    QStringList users;
    for (const store::RunSummary& run : bench().runs())
        if (text(run.dataset) == chosen_) users << text(run.id);
    if (!users.isEmpty()) {
        constexpr int kNamed = 5;
        QString named = users.mid(0, kNamed).join(QStringLiteral(", "));
        if (users.size() > kNamed) named = tr("%1 and %2 more").arg(named, count(users.size() - kNamed));
        return bench().tell(
            {Message::Kind::warning,
             tr("“%1” is not deleted, for runs use it: %2. Delete them first").arg(chosen_, named)});
    }
    focus_panel("overview");
    overview_->ask_to_delete();
}

void DataPage::delete_chosen() {
    if (!summary() || deleting_.busy()) return;
    deleting_.start(
        [workspace = bench().workspace(), name = plain(chosen_)](std::stop_token) {
            workspace->delete_dataset(name);
            return name;
        },
        [this](const std::string& name) {
            bench().tell({Message::Kind::info, tr("“%1” was deleted").arg(text(name))});
            bench().refresh_lists();
        },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void DataPage::choose(const QString& dataset) {
    wanted_ = dataset;
    request_refresh();
}

void DataPage::look_at(const QString& dataset) {
    choose(dataset);
    bench().set_chosen_dataset(dataset);
}

void DataPage::show_only(const QString&, const QString& dataset) {
    if (!dataset.isEmpty()) choose(dataset);
}

const store::DatasetSummary* DataPage::summary() const {
    const DatasetRows& rows = const_cast<DataPage*>(this)->bench().datasets();
    const auto found = std::ranges::find(rows, plain(chosen_), &store::DatasetSummary::name);
    return found == rows.end() ? nullptr : &*found;
}

void DataPage::pick_chosen() {
    const DatasetRows& rows = bench().datasets();
    const auto has = [&](const QString& name) {
        return !name.isEmpty() && std::ranges::find(rows, plain(name), &store::DatasetSummary::name) != rows.end();
    };
    if (has(wanted_)) chosen_ = std::exchange(wanted_, {});
    if (has(chosen_) || rows.empty()) return;
    chosen_ = text(std::ranges::max_element(rows, {}, &store::DatasetSummary::created)->name);
}

void DataPage::refresh() {
    pick_chosen();
    list_->show_rows(bench().datasets(), bench().lists_loaded());
    list_->choose(chosen_);
    load_details();
    load_tables();
}

void DataPage::load_details() {
    const auto* chosen = summary();
    if (!chosen) {
        details_.cancel();
        details_of_.clear();
        overview_->show_nothing(bench().lists_loaded()
                                    ? tr("The size, shape and traps of a data set are shown here")
                                    : tr("Reading the workspace…"),
                                bench().lists_loaded() ? tr("Import…") : QString());
        report_->show_nothing(tr("What an import read and refused is shown here"));
        return;
    }
    if (details_of_ == version_of(*chosen)) return;
    details_of_ = version_of(*chosen);
    details_.start(
        [workspace = bench().workspace(), summary = *chosen](std::stop_token) {
            Details details{summary};
            const auto note = [&](const std::exception_ptr& failure) {
                details.trouble = trouble_of(failure).what;
            };
            try {
                details.report = report_from_json(workspace->dataset_report(summary.name));
            } catch (...) {
                note(std::current_exception());
            }
            try {
                details.profile = data::profile_from_json(workspace->dataset_profile(summary.name));
            } catch (...) {
                note(std::current_exception());
            }
            return details;
        },
        [this](const Details& details) { show_details(details); },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void DataPage::show_details(const Details& details) {
    overview_->show_dataset(details.summary, details.profile, details.trouble);
    report_->set_file_name(text(details.summary.name));
    if (details.report)
        report_->show_report(*details.report);
    else
        report_->show_nothing(details.trouble);
}

bool DataPage::shows_tables() const {
    return in_front(*users_) || in_front(*items_);
}

void DataPage::load_tables() {
    const auto* chosen = summary();
    if (!chosen) {
        tables_.cancel();
        tables_of_.clear();
        users_->show_nothing(tr("The users of a data set are shown here"));
        items_->show_nothing(tr("The items of a data set are shown here"));
        return;
    }
    if (!shows_tables() || tables_of_ == version_of(*chosen)) return;
    tables_of_ = version_of(*chosen);
    for (EntityPanel* panel : {users_, items_}) panel->show_nothing(tr("Reading “%1”…").arg(chosen_));
    tables_.start(
        [read = bench().dataset_reader(chosen->name)](std::stop_token stop) {
            const data::DatasetPtr dataset = read();
            return Tables{entity_table(dataset, EntityKind::users, stop),
                          entity_table(dataset, EntityKind::items, stop)};
        },
        [this, name = chosen_](const Tables& tables) {
            users_->show_table(tables.users, tr("“%1” has no users: it is a catalogue of items").arg(name));
            items_->show_table(tables.items, tr("“%1” has no items").arg(name));
            users_->table().set_file_name(name + "-users");
            items_->table().set_file_name(name + "-items");
            users_->table().link(&bench().selection(), QStringLiteral("user"), name);
            items_->table().link(&bench().selection(), QStringLiteral("item"), name);
        },
        [this](const std::exception_ptr& failure) {
            for (EntityPanel* panel : {users_, items_}) panel->show_nothing(trouble_of(failure).what);
        });
}

bool DataPage::settled() const {
    const bool tables_wait = shows_tables() && summary() && tables_of_ != version_of(*summary());
    return Page::settled() && !details_.busy() && !tables_.busy() && !deleting_.busy() && !tables_wait &&
           users_->table().settled() && items_->table().settled() && report_->settled() && import_->settled() &&
           run_import_->settled();
}

QJsonObject DataPage::state() const {
    return {{"dataset", chosen_.isEmpty() ? wanted_ : chosen_},
            {"user_filter", users_->table().filter().text()},
            {"item_filter", items_->table().filter().text()}};
}

void DataPage::restore(const QJsonObject& state) {
    choose(state["dataset"].toString());
    users_->table().filter().setText(state["user_filter"].toString());
    items_->table().filter().setText(state["item_filter"].toString());
}

PageEntry data_page_entry() {
    return {QStringLiteral("data"), DataPage::tr("Data"), QStringLiteral("data"),
            DataPage::tr("Import data sets and see their shape and their traps"),
            [](Workbench& bench) -> Page* { return new DataPage(bench); }};
}

Command user_set_command(Workbench& bench, QWidget* parent) {
    return {
        .id = "data.users_as_items",
        .menu = Menu::run,
        .text = DataPage::tr("Make a set of the users"),
        .help = DataPage::tr("A data set whose items are the users of the one that is chosen, so that tokenizers "
                             "give users an index"),
        .icon = "user",
        .run =
            [&bench, parent] {
                bench.go_to(QStringLiteral("data"));  // makes the page when it was not there
                auto* page = parent->findChild<DataPage*>();
                if (!page) return;
                const QString looked_at = bench.chosen_dataset();
                page->make_user_set(looked_at.isEmpty() ? page->chosen() : looked_at);
            },
        .enabled = [&bench] { return !bench.datasets().empty(); }};
}

}  // namespace armillary::views
