// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "views/shared/commands.h"

class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;
class QTreeWidget;

namespace armillary::views {

class Debugger;
class ImguiWidget;
class NoteLabel;
class Workbench;

/// The live debugger of the Train page: a bar with its actions and, below, what it shows, drawn by Dear ImGui. The
/// same can be read as text, which is also what stands there without OpenGL.
class DebuggerPanel : public QWidget {
    Q_OBJECT
 public:
    explicit DebuggerPanel(Workbench& bench, QWidget* parent = nullptr);

    /// It may have come into sight, or gone out of it: the training is inspected only while it is seen.
    void look();
    /// Gives the keyboard to the field for a breakpoint.
    void focus_breakpoint();
    /// Whether the person wants it as text instead of drawn.
    bool prefers_text() const;
    void set_text(bool on);

 protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

 private:
    QWidget* make_bar();
    void fill_menu();
    void refresh();
    void check_condition();
    void add_breakpoint();
    void remove_chosen();
    void show_reading();
    void make_area();
    bool reads_text() const;

    Workbench& bench_;
    Debugger& debugger_;
    QToolButton *pause_, *step_, *add_, *actions_, *as_text_;
    QLineEdit* condition_;
    NoteLabel *mistake_, *missing_, *status_;
    QMenu* menu_;
    QStackedWidget* stack_;
    QTreeWidget* reading_;
    ImguiWidget* area_ = nullptr;  ///< made when first seen, where OpenGL is
};

}  // namespace armillary::views
