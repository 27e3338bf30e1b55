// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSettings>
#include <QString>
#include <QStringList>

#include "views/shared/theme.h"

namespace armillary::views {

/// What the window remembers between starts: how it looks, for every workspace where the user was in it, and the
/// layouts that were saved by name. What cannot be read counts as not there.
class WindowSettings {
 public:
    /// The user's own settings file; `ignore_state` (a start flag) forgets geometry and layouts for this start.
    explicit WindowSettings(bool ignore_state = false);

    ThemeChoice theme() const;
    void set_theme(ThemeChoice choice);
    double scale() const;
    void set_scale(double scale);
    QString language() const;  ///< `en`, `zh_CN`; empty: that of the system
    void set_language(const QString& language);

    /// Folders, pinned ones first, then the latest first; at most ten. Folders that are gone stay in the list: a
    /// disk may be unplugged.
    QStringList recent_workspaces() const;
    void remember_workspace(const QString& folder);
    void forget_workspace(const QString& folder);
    bool is_pinned(const QString& folder) const;
    void set_pinned(const QString& folder, bool pinned);

    QByteArray geometry() const;
    void set_geometry(const QByteArray& geometry);

    /// Where the user was in a workspace: page, runs, each page's layout and state.
    QJsonObject place(const QString& workspace) const;
    void set_place(const QString& workspace, const QJsonObject& place);

    QStringList layouts() const;  ///< names, in alphabetical order
    QJsonObject layout(const QString& name) const;
    void set_layout(const QString& name, const QJsonObject& layout);
    void remove_layout(const QString& name);

 private:
    QSettings settings_;
    bool ignore_state_;
};

}  // namespace armillary::views
