// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace armillary::views {

// The system's file dialogs, which begin in the folder of last time. Empty: the user thought better of it.

/// Where to save; `name` is offered, and its suffix is given to what is typed without one.
QString ask_where_to_save(QWidget* parent, const QString& title, const QString& name, const QString& filters);
/// Files to open.
QStringList ask_files(QWidget* parent, const QString& title, const QString& filters = {});
/// A folder to open.
QString ask_folder(QWidget* parent, const QString& title);

/// Says in the window's message bar where a file went; quiet for a widget that stands on no page.
void tell_saved(QWidget* from, const QString& file);

}  // namespace armillary::views
