// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/window_settings.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <algorithm>

namespace armillary::views {

namespace {

constexpr int kRecent = 10;

/// Settings keys may not hold slashes of a path.
QString place_key(const QString& workspace) {
    return "places/" + QCryptographicHash::hash(workspace.toUtf8(), QCryptographicHash::Sha1).toHex();
}

QString layout_key(const QString& name) {
    return "layouts/" + name.toUtf8().toHex();
}

QJsonObject object(const QVariant& value) {
    return QJsonDocument::fromJson(value.toByteArray()).object();
}

QByteArray bytes(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace

WindowSettings::WindowSettings(bool ignore_state)
    : settings_(QSettings::IniFormat, QSettings::UserScope, "armillary", "armillary"),
      ignore_state_(ignore_state) {}

ThemeChoice WindowSettings::theme() const {
    const QString word = settings_.value("theme").toString();
    return word == "light" ? ThemeChoice::light : word == "dark" ? ThemeChoice::dark : ThemeChoice::system;
}

void WindowSettings::set_theme(ThemeChoice choice) {
    settings_.setValue("theme", choice == ThemeChoice::light  ? "light"
                                : choice == ThemeChoice::dark ? "dark"
                                                              : "system");
}

double WindowSettings::scale() const {
    return settings_.value("scale", 1.0).toDouble();
}

void WindowSettings::set_scale(double scale) {
    settings_.setValue("scale", scale);
}

QString WindowSettings::language() const {
    return settings_.value("language").toString();
}

void WindowSettings::set_language(const QString& language) {
    settings_.setValue("language", language);
}

QStringList WindowSettings::recent_workspaces() const {
    QStringList folders = settings_.value("recent").toStringList();
    std::stable_partition(folders.begin(), folders.end(),
                          [this](const QString& folder) { return is_pinned(folder); });
    return folders;
}

void WindowSettings::remember_workspace(const QString& folder) {
    QStringList folders = settings_.value("recent").toStringList();
    folders.removeAll(folder);
    folders.prepend(folder);
    for (qsizetype i = folders.size() - 1; folders.size() > kRecent && i > 0; --i)
        if (!is_pinned(folders[i])) folders.removeAt(i);
    settings_.setValue("recent", folders);
}

void WindowSettings::forget_workspace(const QString& folder) {
    QStringList folders = settings_.value("recent").toStringList();
    folders.removeAll(folder);
    settings_.setValue("recent", folders);
    set_pinned(folder, false);
}

bool WindowSettings::is_pinned(const QString& folder) const {
    return settings_.value("pinned").toStringList().contains(folder);
}

void WindowSettings::set_pinned(const QString& folder, bool pinned) {
    QStringList folders = settings_.value("pinned").toStringList();
    folders.removeAll(folder);
    if (pinned) folders.append(folder);
    settings_.setValue("pinned", folders);
}

QByteArray WindowSettings::geometry() const {
    return ignore_state_ ? QByteArray() : settings_.value("geometry").toByteArray();
}

void WindowSettings::set_geometry(const QByteArray& geometry) {
    settings_.setValue("geometry", geometry);
}

QJsonObject WindowSettings::place(const QString& workspace) const {
    return ignore_state_ ? QJsonObject() : object(settings_.value(place_key(workspace)));
}

void WindowSettings::set_place(const QString& workspace, const QJsonObject& place) {
    settings_.setValue(place_key(workspace), bytes(place));
}

QStringList WindowSettings::layouts() const {
    QStringList names;
    QSettings reader(settings_.fileName(), QSettings::IniFormat);
    reader.beginGroup("layouts");
    for (const QString& key : reader.childKeys()) names << QString::fromUtf8(QByteArray::fromHex(key.toLatin1()));
    names.sort(Qt::CaseInsensitive);
    return names;
}

QJsonObject WindowSettings::layout(const QString& name) const {
    return object(settings_.value(layout_key(name)));
}

void WindowSettings::set_layout(const QString& name, const QJsonObject& layout) {
    settings_.setValue(layout_key(name), bytes(layout));
    settings_.sync();
}

void WindowSettings::remove_layout(const QString& name) {
    settings_.remove(layout_key(name));
    settings_.sync();
}

}  // namespace armillary::views
