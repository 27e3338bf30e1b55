// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/render.h"

#include <fmt/format.h>

#include <QApplication>
#include <QDeadlineTimer>
#include <QDockWidget>
#include <QEventLoop>
#include <QFile>
#include <QPainter>
#include <QSvgGenerator>
#include <QTimer>
#include <algorithm>

#include "app/window/pages.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "views/details/details_panel.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"
#include "views/window/appearance.h"

namespace armillary::app {

namespace {

constexpr int kPatience = 120'000;  ///< milliseconds to read, compute and draw

QSize size_of(const std::string& words) {
    const auto parts = split(words, 'x');
    const auto width = parts.size() == 2 ? parse_int(parts[0]) : std::nullopt;
    const auto height = parts.size() == 2 ? parse_int(parts[1]) : std::nullopt;
    if (!width || !height || *width < 100 || *height < 100 || *width > 16'384 || *height > 16'384)
        throw UsageError(fmt::format("'{}' is no size: write it as 1280x800, each from 100 to 16384", words),
                         "--size");
    return {static_cast<int>(*width), static_cast<int>(*height)};
}

views::ThemeChoice theme_of(const std::string& word) {
    if (word == "light") return views::ThemeChoice::light;
    if (word == "dark") return views::ThemeChoice::dark;
    throw UsageError(fmt::format("there is no theme '{}': light or dark", word), "--theme");
}

/// Lets the program work until the condition holds.
void wait_for(const std::function<bool()>& condition, const std::string& what) {
    const QDeadlineTimer deadline(kPatience);
    while (!condition()) {
        if (deadline.hasExpired())
            throw Error(ErrorKind::internal, fmt::format("{} did not come to an end", what));
        QEventLoop loop;
        QTimer::singleShot(5, &loop, &QEventLoop::quit);
        loop.exec();
    }
}

/// The view is settled and stays so: sizes of panels are given after the first showing, and charts follow them.
void come_to_rest(const std::function<bool()>& settled, const std::string& what) {
    constexpr int kTurns = 20;
    for (int calm = 0; calm < kTurns; ++calm) {
        wait_for(settled, what);
        QEventLoop loop;
        QTimer::singleShot(1, &loop, &QEventLoop::quit);
        loop.exec();
        if (!settled()) calm = 0;
    }
}

void save_svg(QWidget& view, const QString& file) {
    QSvgGenerator generator;
    generator.setFileName(file);
    generator.setSize(view.size());
    generator.setViewBox(view.rect());
    generator.setTitle(view.windowTitle());
    QPainter painter;
    if (!painter.begin(&generator))
        throw Error(ErrorKind::storage,
                    "the picture cannot be written: is the folder there, and may it be written?",
                    file.toStdString());
    view.render(&painter);
    painter.end();
}

void save(QWidget& view, const std::string& out) {
    const QString file = QString::fromStdString(out);
    if (file.endsWith(".svg", Qt::CaseInsensitive)) return save_svg(view, file);
    if (!view.grab().save(file, "PNG"))
        throw Error(ErrorKind::storage,
                    "the picture cannot be written: is the folder there, and may it be written?", out);
}

std::string checked_run(views::Workbench& bench, const std::string& name) {
    return name.empty() ? name
                        : bench.workspace()->runs().get(name).id;  // `last`, names and beginnings of UUIDs too
}

/// The first message of an error, if the view told one: a picture of an error is no success.
struct ErrorWatch {
    explicit ErrorWatch(views::Workbench& bench) {
        connection =
            QObject::connect(&bench, &views::Workbench::told, &bench, [this](const views::Message& message) {
                if (message.kind == views::Message::Kind::error && !error) error = message;
            });
    }
    ~ErrorWatch() { QObject::disconnect(connection); }
    void check() const {
        if (error) throw Error(ErrorKind::internal, error->what.toStdString(), error->where.toStdString());
    }
    QMetaObject::Connection connection;
    std::optional<views::Message> error;
};

void show_panel(views::Page& page, const std::string& panel) {
    std::vector<std::string> names;
    for (const QDockWidget* each : page.panels())
        names.push_back(each->objectName().section('.', 1).toStdString());
    if (std::find(names.begin(), names.end(), panel) == names.end())
        throw UsageError(
            fmt::format("'{}' has no panel '{}'. It has: {}", page.id().toStdString(), panel, join(names, ", ")),
            "--panel");
    page.focus_panel(QString::fromStdString(panel));
}

void draw_page(views::Workbench& bench, const views::PageEntry& entry, const RenderRequest& request,
               const QSize& size) {
    const std::unique_ptr<views::Page> page(entry.make(bench));
    page->setAttribute(Qt::WA_DontShowOnScreen, false);
    page->show_only(QString::fromStdString(checked_run(bench, request.run)),
                    QString::fromStdString(request.dataset));
    page->resize(size);
    page->show();
    if (!request.panel.empty()) show_panel(*page, request.panel);
    page->request_refresh();
    come_to_rest([&] { return page->settled(); }, "drawing the page");
    save(*page, request.out);
}

void draw_details(views::Workbench& bench, const RenderRequest& request, const QSize& size) {
    if (request.id.empty()) throw UsageError(fmt::format("say which {}: --id ID", request.view), "--id");
    std::string dataset = request.dataset;
    if (dataset.empty() && !request.run.empty()) dataset = bench.workspace()->runs().get(request.run).dataset;
    if (dataset.empty()) throw UsageError("say of which data set: --dataset NAME, or --run RUN", "--dataset");
    const data::DatasetPtr read = bench.workspace()->load_dataset(dataset);
    const data::IdMap& ids = request.view == "user" ? read->users() : read->items();
    if (ids.find(request.id) == data::IdMap::kNone)
        throw Error(ErrorKind::not_found, fmt::format("{} has no {} '{}'", dataset, request.view, request.id),
                    "--id");
    const std::unique_ptr<views::DetailsPanel> panel(new views::DetailsPanel(bench));
    panel->resize(size);
    panel->show();
    bench.selection().set(QString::fromStdString(request.view), QString::fromStdString(dataset),
                          {QString::fromStdString(request.id)});
    come_to_rest([&] { return panel->settled(); }, "drawing the panel");
    save(*panel, request.out);
}

}  // namespace

void render(views::Workbench& bench, const RenderRequest& request) {
    const std::string suffix = to_lower_ascii(std::filesystem::path(request.out).extension().string());
    if (suffix != ".png" && suffix != ".svg")
        throw UsageError(fmt::format("'{}' is no picture that can be written: .png or .svg", request.out),
                         "--out");
    const QSize size = size_of(request.size);
    views::Theme::current().set_scale(request.scale);
    views::Theme::current().choose(theme_of(request.theme));
    ErrorWatch watch(bench);
    wait_for([&] { return bench.lists_loaded(); }, "reading the workspace");
    bench.set_active_run(QString::fromStdString(checked_run(bench, request.run)));
    bench.set_compared_run(QString::fromStdString(checked_run(bench, request.compare)));
    if (!request.dataset.empty()) bench.workspace()->dataset_summary(request.dataset);

    std::vector<std::string> names{"user", "item"};
    for (const views::PageEntry& entry : pages()) {
        names.push_back(entry.id.toStdString());
        if (names.back() != request.view) continue;
        draw_page(bench, entry, request, size);
        watch.check();
        return;
    }
    if (request.view != "user" && request.view != "item") {
        const auto nearest = nearest_word(request.view, names);
        throw UsageError(
            fmt::format("there is no view '{}'{}. There are: {}", request.view,
                        nearest ? fmt::format("; did you mean '{}'?", *nearest) : "", join(names, ", ")),
            "VIEW");
    }
    draw_details(bench, request, size);
    watch.check();
}

}  // namespace armillary::app
