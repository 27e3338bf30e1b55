// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/main_window.h"

#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "views/shared/entity_search.h"
#include "views/shared/icons.h"
#include "views/shared/message_bar.h"
#include "views/shared/words.h"
#include "views/window/command_palette.h"
#include "views/window/drop_overlay.h"
#include "views/window/jobs_panel.h"
#include "views/window/mode_bar.h"
#include "views/window/top_bar.h"

namespace armillary::views {

namespace {

constexpr qint64 kLargestExperiment = 1 << 20;
constexpr size_t kMostFound = 40;

/// The data set whose items and users the palette finds: of the run shown, else the one looked at last.
QString dataset_at_hand(const Workbench& bench) {
    const store::RunSummary* run = bench.find_run(bench.active_run());
    return run && !run->dataset.empty() ? text(run->dataset) : bench.chosen_dataset();
}

bool is_workspace(const QString& path) {
    return QFileInfo(path).isDir() && QFile::exists(path + "/armillary.db");
}

bool is_experiment(const QStringList& paths) {
    return paths.size() == 1 && paths.front().endsWith(".toml", Qt::CaseInsensitive);
}

QStringList local_paths(const QMimeData& mime) {
    QStringList paths;
    for (const QUrl& url : mime.urls())
        if (url.isLocalFile()) paths << QDir::cleanPath(url.toLocalFile());
    return paths;
}

QString text_of(const QByteArray& bytes) {
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytes_of(const QJsonValue& value) {
    return QByteArray::fromBase64(value.toString().toLatin1());
}

}  // namespace

MainWindow::MainWindow(Workbench& bench, WindowSettings& settings, Furniture furniture)
    : bench_(bench), settings_(settings), furniture_(std::move(furniture)) {
    setObjectName("mainWindow");
    setWindowTitle(tr("Armillary"));
    setWindowIcon(QIcon(":/icons/armillary.svg"));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    build();
    declare_commands();
    fill_menus();
    connect(&bench_, &Workbench::told, messages_, &MessageBar::tell);
    connect(&bench_, &Workbench::page_requested, this, &MainWindow::show_page);
    connect(&bench_, &Workbench::active_run_changed, &bench_.commands(), &CommandTable::refresh);
    connect(&bench_.jobs(), &JobList::changed, &bench_.commands(), &CommandTable::refresh);
    if (!restoreGeometry(settings_.geometry()))
        resize(QSize(1440, 900).boundedTo(screen()->availableSize() * 0.95));
    if (bench_.workspace()) restore_place();
}

MainWindow::~MainWindow() {
    bench_.commands().clear();
}

void MainWindow::build() {
    auto* central = new QWidget;
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    top_bar_ = new TopBar(bench_);
    messages_ = new MessageBar;
    messages_->setObjectName("messageBar");
    mode_bar_ = new ModeBar(furniture_.pages);
    stack_ = new QStackedWidget;
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(mode_bar_);
    auto* room = new QVBoxLayout;
    room->setSpacing(0);
    room->addWidget(stack_, 1);
    middle->addLayout(room, 1);
    // Above the page, not in its layout: what a person is about to click must not move.
    messages_->setParent(stack_);
    stack_->installEventFilter(this);
    connect(messages_, &MessageBar::changed, this, &MainWindow::place_messages);
    column->addWidget(top_bar_);
    column->addLayout(middle, 1);
    column->addWidget(new JobsPanel(bench_.jobs()));
    setCentralWidget(central);
    if (furniture_.details) {
        details_ = new QDockWidget(tr("Details"), this);
        details_->setObjectName("window.details");
        details_->setWidget(furniture_.details(bench_));
        details_->widget()->setAttribute(Qt::WA_StyledBackground);  // the panel's colour, not the window's
        addDockWidget(Qt::RightDockWidgetArea, details_);
        details_->hide();
        // A user or an item that is picked anywhere is worth showing once; after that the panel is the user's to
        // close.
        connect(&bench_.selection(), &Selection::changed, this,
                [this, opened = false](const QString& kind) mutable {
                    if (opened || (kind != "user" && kind != "item")) return;
                    opened = true;
                    details_->show();
                });
    }
    palette_ = new CommandPalette(this);
    drop_ = new DropOverlay(this);
    connect(mode_bar_, &ModeBar::chosen, this, &MainWindow::show_page);
    connect(top_bar_, &TopBar::palette_wanted, this, &MainWindow::open_palette);
    connect(top_bar_, &TopBar::workspaces_wanted, this, &MainWindow::choose_workspace);
    connect(top_bar_, &TopBar::selection_wanted, this, &MainWindow::choose_selection);
    connect(top_bar_, &TopBar::active_run_wanted, this, [this](QWidget* anchor) {
        palette_->open(run_entries(bench_, tr("No run"), [this](const QString& id) { bench_.set_active_run(id); }),
                       tr("Run to show"), anchor);
    });
    connect(top_bar_, &TopBar::compared_run_wanted, this, [this](QWidget* anchor) {
        palette_->open(
            run_entries(bench_, tr("No comparison"), [this](const QString& id) { bench_.set_compared_run(id); }),
            tr("Run to compare with"), anchor);
    });
}

void MainWindow::place_messages() {
    const int width = std::min(stack_->width() - 32, Theme::current().px(760));
    messages_->setFixedWidth(width);
    messages_->adjustSize();
    messages_->move((stack_->width() - width) / 2, 8);
    messages_->raise();
}

bool MainWindow::eventFilter(QObject* object, QEvent* event) {
    if (object == stack_ && event->type() == QEvent::Resize) place_messages();
    return QMainWindow::eventFilter(object, event);
}

Page* MainWindow::page(const QString& id) {
    if (const auto found = pages_.find(id); found != pages_.end()) return found->second;
    for (const PageEntry& entry : furniture_.pages) {
        if (entry.id != id) continue;
        Page* page = entry.make(bench_);
        pages_[id] = page;
        stack_->addWidget(page);
        const QJsonObject kept = place_["pages"].toObject()[id].toObject();
        page->restore(kept["state"].toObject());
        if (kept.contains("layout")) page->restore_layout(bytes_of(kept["layout"]));
        page->request_refresh();
        return page;
    }
    return nullptr;
}

void MainWindow::show_page(const QString& id) {
    Page* wanted = page(id);
    if (!wanted) return;
    current_ = id;
    stack_->setCurrentWidget(wanted);
    wanted->setFocus(Qt::OtherFocusReason);
    messages_->raise();
    mode_bar_->set_current(id);
}

bool MainWindow::open_workspace(const QString& folder) {
    if (bench_.workspace()) remember_place();
    try {
        bench_.open_workspace(std::filesystem::path(folder.toStdU16String()));
    } catch (...) {
        bench_.tell(std::current_exception());
        return false;
    }
    settings_.remember_workspace(QString::fromStdString(bench_.workspace()->path().string()));
    restore_place();
    return true;
}

void MainWindow::restore_place() {
    const QString folder = QString::fromStdString(bench_.workspace()->path().string());
    setWindowTitle(tr("%1 – Armillary").arg(bench_.workspace_name()));
    place_ = settings_.place(folder);
    bench_.set_active_run(place_["active_run"].toString());
    bench_.set_compared_run(place_["compared_run"].toString());
    bench_.selection().restore_pins(place_["pins"].toArray());
    const QJsonObject kept = place_["pages"].toObject();
    for (const auto& [id, page] : pages_) {
        page->restore(kept[id].toObject()["state"].toObject());
        page->request_refresh();
    }
    if (place_.contains("window")) restoreState(bytes_of(place_["window"]));
    const QString last = place_["page"].toString();
    show_page(last.isEmpty() && !furniture_.pages.empty() ? furniture_.pages.front().id : last);
    if (current_.isEmpty() && !furniture_.pages.empty()) show_page(furniture_.pages.front().id);
}

void MainWindow::remember_place() {
    settings_.set_geometry(saveGeometry());
    if (!bench_.workspace()) return;
    QJsonObject pages = place_["pages"].toObject();
    for (const auto& [id, page] : pages_) {
        page->maximise(nullptr);
        pages[id] = QJsonObject{{"state", page->state()}, {"layout", text_of(page->layout())}};
    }
    place_ = QJsonObject{{"page", current_},
                         {"active_run", bench_.active_run()},
                         {"compared_run", bench_.compared_run()},
                         {"pins", bench_.selection().pins_state()},
                         {"window", text_of(saveState())},
                         {"pages", pages}};
    settings_.set_place(QString::fromStdString(bench_.workspace()->path().string()), place_);
}

QJsonObject MainWindow::current_layout() {
    QJsonObject pages;
    for (const auto& [id, page] : pages_) pages[id] = text_of(page->layout());
    return {{"page", current_}, {"window", text_of(saveState())}, {"pages", pages}};
}

void MainWindow::apply_layout(const QJsonObject& layout) {
    const QJsonObject pages = layout["pages"].toObject();
    for (const QString& id : pages.keys())
        if (Page* known = page(id)) known->restore_layout(bytes_of(pages[id]));
    restoreState(bytes_of(layout["window"]));
    show_page(layout["page"].toString());
}

void MainWindow::choose_workspace(QWidget* anchor) {
    std::vector<PaletteEntry> entries;
    for (const QString& folder : settings_.recent_workspaces()) {
        const bool there = QFileInfo::exists(folder);
        entries.push_back({QFileInfo(folder).fileName(), there ? folder : tr("%1 (not there now)").arg(folder),
                           settings_.is_pinned(folder) ? "pin" : "workspace", [this, folder, there] {
                               if (there)
                                   open_workspace(folder);
                               else
                                   bench_.tell({Message::Kind::warning,
                                                tr("This workspace is not there now. Is its disk plugged in?"),
                                                folder, tr("Forget it"),
                                                [this, folder] { settings_.forget_workspace(folder); }});
                           }});
    }
    entries.push_back({tr("Open or make another workspace…"), {}, "folder", [this] {
                           bench_.commands().run("file.open_workspace");
                       }});
    palette_->open(std::move(entries), tr("Workspace"), anchor);
}

/// What is picked, and what was: steps, names, sets that have one.
void MainWindow::choose_selection(QWidget* anchor) {
    std::vector<PaletteEntry> entries;
    for (const char* id :
         {"edit.selection_back", "edit.selection_forward", "edit.pin_selection", "edit.clear_selection"})
        for (const Command& command : bench_.commands().commands())
            if (command.id == id && (!command.enabled || command.enabled()))
                entries.push_back({command.text, command.shortcut.toString(QKeySequence::NativeText), command.icon,
                                   command.run});
    Selection& selection = bench_.selection();
    for (const Selection::Pin& pin : selection.pins())
        entries.push_back({pin.name, TopBar::picked_words(pin.kind, pin.space, pin.ids.size()), "pin",
                           [&selection, name = pin.name] { selection.take_pin(name); }});
    for (const Selection::Pin& pin : selection.pins())
        entries.push_back({tr("Forget “%1”").arg(pin.name), {}, "trash", [&selection, name = pin.name] {
                               selection.unpin(name);
                           }});
    palette_->open(std::move(entries), tr("What is picked"), anchor);
}

void MainWindow::name_selection() {
    CommandPalette::More more;
    more.typed = [this](const QString& typed) {
        const auto [kind, space] = bench_.selection().latest();
        const QString name = typed.trimmed().isEmpty()
                                 ? TopBar::picked_words(kind, space, bench_.selection().ids(kind, space).size())
                                 : typed.trimmed();
        return std::vector<PaletteEntry>{
            {tr("Keep it as “%1”").arg(name), {}, "pin", [this, name] { bench_.selection().pin(name); }}};
    };
    palette_->open({}, tr("Name of what is picked"), top_bar_->selection_button(), std::move(more));
}

std::vector<PaletteEntry> MainWindow::palette_entries() {
    std::vector<PaletteEntry> entries;
    for (const Command& command : bench_.commands().commands())
        if (!command.enabled || command.enabled())
            entries.push_back({command.text, command.shortcut.toString(QKeySequence::NativeText), command.icon,
                               [this, id = command.id] { bench_.commands().run(id); }});
    for (auto& entry : run_entries(bench_, {}, [this](const QString& id) { bench_.set_active_run(id); }))
        entries.push_back(std::move(entry));
    for (const store::DatasetSummary& dataset : bench_.datasets())
        entries.push_back({text(dataset.name), tr("data set, %1 interactions").arg(count(dataset.interactions)),
                           "data", [this, name = text(dataset.name)] { bench_.show_dataset(name); }});
    for (const Selection::Pin& pin : bench_.selection().pins())
        entries.push_back({pin.name, TopBar::picked_words(pin.kind, pin.space, pin.ids.size()), "pin",
                           [this, name = pin.name] { bench_.selection().take_pin(name); }});
    return entries;
}

void MainWindow::open_palette() {
    CommandPalette::More more;
    if (const QString dataset = dataset_at_hand(bench_); !dataset.isEmpty())
        more.find = [this, dataset, read = bench_.dataset_reader(plain(dataset))](const QString& query,
                                                                                  std::stop_token stop) {
            std::vector<PaletteEntry> entries;
            for (const Found& found : search(*read(), query, kMostFound, stop))
                entries.push_back({found.title,
                                   found.kind == kUserKind ? tr("user %1 of %2").arg(found.id, dataset)
                                                           : tr("item %1 of %2").arg(found.id, dataset),
                                   found.kind, [this, found, dataset] {
                                       bench_.selection().set(found.kind, dataset, {found.id});
                                   }});
            return entries;
        };
    palette_->open(palette_entries(), tr("Find an action, a page, a run, a data set, an item or a user"), nullptr,
                   std::move(more));
}

QString MainWindow::meaning_of(const QStringList& paths) const {
    if (paths.isEmpty()) return tr("Only files and folders of this machine can be dropped here");
    if (paths.size() == 1 && is_workspace(paths.front()))
        return tr("Open the workspace %1").arg(QFileInfo(paths.front()).fileName());
    if (is_experiment(paths)) return tr("Fill the training form from %1").arg(QFileInfo(paths.front()).fileName());
    if (paths.size() == 1 && QFileInfo(QDir(paths.front()).filePath("run.json")).isFile())
        return tr("Import the run %1").arg(QFileInfo(paths.front()).fileName());
    if (paths.size() == 1) return tr("Import %1").arg(QFileInfo(paths.front()).fileName());
    return tr("Import %1 files as one data set").arg(paths.size());
}

void MainWindow::open_paths(const QStringList& paths) {
    if (paths.isEmpty()) return;
    if (paths.size() == 1 && is_workspace(paths.front())) {
        open_workspace(paths.front());
        return;
    }
    if (!is_experiment(paths)) {
        bench_.import_files(paths);
        return;
    }
    QFile file(paths.front());
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestExperiment) {
        bench_.tell({Message::Kind::error,
                     tr("This experiment file cannot be read: %1")
                         .arg(file.error() == QFile::NoError ? tr("it is larger than 1 MiB") : file.errorString()),
                     paths.front()});
        return;
    }
    bench_.train_like(QString::fromUtf8(file.readAll()));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!bench_.jobs().idle() && !close_asked_) {
        close_asked_ = true;
        bench_.tell({Message::Kind::warning,
                     tr("Jobs are running. Close again to cancel them: what a training has recorded is kept, and "
                        "it can be resumed."),
                     {},
                     tr("Cancel the jobs and close"),
                     [this] { close(); }});
        event->ignore();
        return;
    }
    remember_place();
    bench_.jobs().cancel_all();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasUrls()) return;
    drop_->say(meaning_of(local_paths(*event->mimeData())));
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
    drop_->hide();
}

void MainWindow::dropEvent(QDropEvent* event) {
    drop_->hide();
    event->acceptProposedAction();
    open_paths(local_paths(*event->mimeData()));
}

}  // namespace armillary::views
