// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/shell.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTimer>

#include "app/window/pages.h"
#include "views/shared/words.h"

namespace armillary::app {

void Language::wear(const QString& code) {
    for (auto* translator : {own_.get(), qt_.get()})
        if (translator) QCoreApplication::removeTranslator(translator);
    own_.reset();
    qt_.reset();
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(QLocale(locale.language()));
    if (locale.language() == QLocale::English) return;
    auto load = [&locale](const QString& name, const QString& folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(locale, name, QStringLiteral("_"), folder)) return std::unique_ptr<QTranslator>();
        QCoreApplication::installTranslator(translator.get());
        return translator;
    };
    own_ = load("armillary", ":/i18n");
    qt_ = load("qtbase", QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

Shell::Shell(views::Services services, views::WindowSettings& settings, std::function<jobs::EngineInfo()> info)
    : settings_(settings), info_(std::move(info)), bench_(std::move(services)) {
    language_.wear(settings_.language());
    make_window();
}

Shell::~Shell() {
    window_.reset();  // its pages use the workbench
}

void Shell::make_window() {
    window_ = std::make_unique<views::MainWindow>(bench_, settings_, furniture(info_));
    connect(window_.get(), &views::MainWindow::language_chosen, this, &Shell::change_language,
            Qt::QueuedConnection);
}

void Shell::change_language(const QString& code) {
    settings_.set_language(code);
    window_->remember_place();
    QApplication::setQuitOnLastWindowClosed(false);  // for the moment without one
    window_.reset();
    language_.wear(code);
    make_window();
    window_->show();
    QApplication::setQuitOnLastWindowClosed(true);
}

QString Shell::usual_workspace() const {
    if (const QString variable = qEnvironmentVariable("ARMILLARY_WORKSPACE"); !variable.isEmpty()) return variable;
    for (const QString& folder : settings_.recent_workspaces())
        if (QFileInfo(folder).isDir()) return folder;
    if (QFileInfo::exists("workspace/armillary.db")) return QDir::current().absoluteFilePath("workspace");
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + "/Armillary";
}

void Shell::open(const std::filesystem::path& workspace, const QStringList& files) {
    const QString folder = workspace.empty() ? usual_workspace() : QString::fromStdString(workspace.string());
    if (!window_->open_workspace(folder) && !workspace.empty())
        bench_.tell(
            {views::Message::Kind::info, views::MainWindow::tr("Open another workspace from the File menu"), {}});
    window_->show();
    if (!files.isEmpty() && bench_.workspace())
        QTimer::singleShot(0, this, [this, files] { window_->open_paths(files); });
}

}  // namespace armillary::app
