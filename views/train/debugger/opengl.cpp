// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/opengl.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QSurfaceFormat>
#include <array>

namespace armillary::views {

namespace {

constexpr std::array kWithout{"offscreen", "minimal", "minimalegl", "vnc", "linuxfb"};
constexpr int kMajor = 3;  // what the drawing library asks for

struct OpenGlText {
    Q_DECLARE_TR_FUNCTIONS(OpenGl)
};

bool without_opengl(const QString& platform) {
    for (const char* name : kWithout)
        if (platform.startsWith(QLatin1String(name))) return true;
    return false;
}

QString probe() {
    if (qEnvironmentVariable("ARMILLARY_OPENGL") == QLatin1String("0"))
        return OpenGlText::tr("OpenGL is turned off by ARMILLARY_OPENGL=0");
    const QString platform = QGuiApplication::platformName();
    if (without_opengl(platform)) return OpenGlText::tr("The platform “%1” has no OpenGL").arg(platform);
    QOpenGLContext context;
    QOffscreenSurface surface;
    surface.create();
    if (!context.create() || !context.makeCurrent(&surface))
        return OpenGlText::tr("No OpenGL driver answers on this screen");
    const QSurfaceFormat format = context.format();
    context.doneCurrent();
    if (context.isOpenGLES() || format.majorVersion() < kMajor)
        return OpenGlText::tr("OpenGL 3 is needed; this screen offers %1.%2")
            .arg(format.majorVersion())
            .arg(format.minorVersion());
    return {};
}

}  // namespace

void prepare_opengl() {
    if (without_opengl(qEnvironmentVariable("QT_QPA_PLATFORM"))) return;
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QSurfaceFormat format;
    format.setVersion(kMajor, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    QSurfaceFormat::setDefaultFormat(format);
}

QString opengl_is_missing() {
    static const QString why = probe();
    return why;
}

}  // namespace armillary::views
