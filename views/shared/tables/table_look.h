// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemDelegate;
class QHeaderView;
class QObject;
class QTableView;
class QWidget;

namespace armillary::views {

/// How every table of the program looks and is used: whole rows are picked, hairlines between rows only, rows of
/// one height, sorted by a click on a header, the last column takes what is left. Follows the theme.
void dress_table(QTableView& view);

/// Cells and header of such a table, for views that are none (trees).
QAbstractItemDelegate* row_delegate(QObject* parent);
QHeaderView* sort_header(QWidget* parent);

/// Gives the columns the width of what is in view now, within reason. They grow with the interface.
void fit_columns(QTableView& view);

/// One column takes what the others leave and shrinks for them; they have the width of their contents. None
/// becomes narrower than so many pixels at scale 1.
void stretch_column(QTableView& view, int stretched, int narrowest);

}  // namespace armillary::views
