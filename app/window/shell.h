// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>
#include <filesystem>
#include <memory>

#include "views/window/main_window.h"

namespace armillary::app {

/// Wears a language for the whole program: its own texts and those of Qt. An unknown one is English.
class Language {
 public:
    /// `en`, `zh_CN`; empty: that of the system.
    void wear(const QString& code);

 private:
    std::unique_ptr<QTranslator> own_, qt_;
};

/// The window of the program. A change of language makes it anew: the workbench with its jobs stays, and the
/// window comes back where it was, as it does after a restart.
class Shell : public QObject {
    Q_OBJECT
 public:
    Shell(views::Services services, views::WindowSettings& settings, std::function<jobs::EngineInfo()> info);
    ~Shell() override;

    /// Opens the named workspace, else the one of last time, else `<documents>/Armillary`, and shows the window.
    void open(const std::filesystem::path& workspace, const QStringList& files);
    views::MainWindow& window() { return *window_; }
    views::Workbench& bench() { return bench_; }

 private:
    void make_window();
    void change_language(const QString& code);
    QString usual_workspace() const;

    views::WindowSettings& settings_;
    std::function<jobs::EngineInfo()> info_;
    Language language_;
    views::Workbench bench_;
    std::unique_ptr<views::MainWindow> window_;
};

}  // namespace armillary::app
