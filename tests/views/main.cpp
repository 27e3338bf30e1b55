// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "views/shared/theme.h"

int main(int argc, char** argv) {
    // Without a screen of its own a test needs none: everything but OpenGL works on this platform.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir settings;  // what one program remembers must not reach another
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QCoreApplication::setOrganizationName("armillary-test");
    QCoreApplication::setApplicationName(QStringLiteral("test-%1").arg(QCoreApplication::applicationPid()));
    testing::InitGoogleTest(&argc, argv);
    // As the program does, where there is a screen.
    if (qgetenv("QT_QPA_PLATFORM") != "offscreen") QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    auto& theme = armillary::views::Theme::current();
    QApplication::setStyle("Fusion");
    QApplication::setPalette(theme.palette());
    application.setStyleSheet(theme.style_sheet());
    application.setFont(theme.font(armillary::views::TypeSize::body));
    return RUN_ALL_TESTS();
}
