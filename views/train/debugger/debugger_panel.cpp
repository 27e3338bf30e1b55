// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/debugger_panel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "views/shared/icons.h"
#include "views/shared/note_label.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"
#include "views/train/debugger/debugger.h"
#include "views/train/debugger/debugger_commands.h"
#include "views/train/debugger/debugger_reading.h"
#include "views/train/debugger/imgui_widget.h"
#include "views/train/debugger/opengl.h"

namespace armillary::views {

using Phase = DebuggerState::Phase;

namespace {

constexpr int kPart = Qt::UserRole, kIndex = Qt::UserRole + 1;
enum PartKind { kOther, kBreakpoint, kParameter };

QToolButton* tool(const char* name, const QString& picture, const QString& says) {
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setIcon(icon(picture));
    made->setToolTip(says);
    made->setAccessibleName(says);
    return made;
}

}  // namespace

DebuggerPanel::DebuggerPanel(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      debugger_(Debugger::of(bench)),
      pause_(tool("debuggerPause", "pause", tr("Pause"))),
      step_(tool("debuggerStep", "step", tr("Step a batch"))),
      add_(tool("addBreakpoint", "new", tr("Add the breakpoint"))),
      actions_(tool("debuggerActions", "wand", tr("Interventions and breakpoints"))),
      as_text_(tool("debuggerAsText", "table", tr("Read as text"))),
      condition_(new QLineEdit),
      mistake_(new NoteLabel(Token::bad)),
      missing_(new NoteLabel(Token::muted)),
      status_(new NoteLabel(Token::text, TypeSize::body)),
      menu_(new QMenu(this)),
      stack_(new QStackedWidget),
      reading_(new QTreeWidget) {
    mistake_->setObjectName("breakpointMistake");
    missing_->setObjectName("openglMissing");
    status_->setObjectName("debuggerStatus");
    reading_->setObjectName("debuggerReading");
    reading_->setAccessibleName(tr("What the debugger shows, as text"));
    reading_->setHeaderHidden(true);
    reading_->setUniformRowHeights(true);
    reading_->setAlternatingRowColors(true);
    reading_->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(make_bar());
    column->addWidget(stack_, 1);
    auto* text = new QWidget;
    auto* lines = new QVBoxLayout(text);
    lines->setContentsMargins(12, 4, 12, 8);
    lines->setSpacing(8);
    lines->addWidget(missing_);
    lines->addWidget(status_);
    lines->addWidget(reading_, 1);
    stack_->addWidget(text);

    connect(pause_, &QToolButton::clicked, this,
            [this] { debugger_.state().phase() == Phase::paused ? debugger_.resume() : debugger_.pause(); });
    connect(step_, &QToolButton::clicked, this, [this] { debugger_.step(); });
    connect(add_, &QToolButton::clicked, this, &DebuggerPanel::add_breakpoint);
    connect(condition_, &QLineEdit::returnPressed, this, &DebuggerPanel::add_breakpoint);
    connect(condition_, &QLineEdit::textChanged, this, &DebuggerPanel::check_condition);
    connect(menu_, &QMenu::aboutToShow, this, &DebuggerPanel::fill_menu);
    connect(as_text_, &QToolButton::toggled, this, &DebuggerPanel::refresh);
    connect(reading_, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        if (item->data(0, kPart).toInt() != kParameter) return;
        debugger_.state().look_at(plain(item->text(0)));
        debugger_.carry_out();
    });
    connect(&debugger_, &Debugger::changed, this, &DebuggerPanel::refresh);
    connect(&bench.jobs(), &JobList::changed, this, &DebuggerPanel::look);
    refresh();
}

QWidget* DebuggerPanel::make_bar() {
    condition_->setObjectName("breakpointCondition");
    condition_->setAccessibleName(tr("Condition of a breakpoint"));
    condition_->setPlaceholderText(tr("Pause when… usage[0] < 0.2"));
    condition_->setMinimumWidth(Theme::current().px(120));
    condition_->setClearButtonEnabled(true);
    actions_->setMenu(menu_);
    actions_->setPopupMode(QToolButton::InstantPopup);
    as_text_->setCheckable(true);
    auto* bar = new QWidget;
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(pause_);
    row->addWidget(step_);
    row->addSpacing(12);
    row->addWidget(condition_, 1);
    row->addWidget(add_);
    row->addSpacing(12);
    row->addWidget(actions_);
    row->addWidget(as_text_);
    column->addLayout(row);
    column->addWidget(mistake_);
    return bar;
}

void DebuggerPanel::fill_menu() {
    menu_->clear();
    for (const Command& command : debugger_commands(bench_, this)) {
        if (command.id == "debugger.show" || command.id == "debugger.step") continue;
        QAction* action = menu_->addAction(icon(command.icon), command.text, this, command.run);
        action->setObjectName(command.id);
        action->setToolTip(command.help);
        action->setEnabled(!command.enabled || command.enabled());
    }
}

void DebuggerPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    look();
}

void DebuggerPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    debugger_.watch(false);
}

void DebuggerPanel::look() {
    // Qt leaves a dock behind other tabs visible and moves it out of the window.
    const bool seen = isVisible() && !visibleRegion().isEmpty() && !window()->isMinimized();
    if (seen) make_area();
    debugger_.watch(seen);
}

void DebuggerPanel::make_area() {
    if (area_ || !missing_->text().isEmpty()) return;
    if (const QString why = opengl_is_missing(); !why.isEmpty()) {
        missing_->say(tr("%1, so the debugger is read as text here. All its actions work.").arg(why));
        as_text_->hide();
        return refresh();
    }
    area_ = new ImguiWidget(debugger_.state());
    area_->setAccessibleName(tr("The debugger, drawn. “Read as text” shows the same as a list"));
    stack_->addWidget(area_);
    connect(area_, &ImguiWidget::requested, this, [this] {
        debugger_.carry_out();
        refresh();
    });
    refresh();
}

bool DebuggerPanel::prefers_text() const {
    return as_text_->isChecked();
}

bool DebuggerPanel::reads_text() const {
    return !area_ || prefers_text();
}

void DebuggerPanel::set_text(bool on) {
    as_text_->setChecked(on);
}

void DebuggerPanel::focus_breakpoint() {
    condition_->setFocus(Qt::OtherFocusReason);
    condition_->selectAll();
}

void DebuggerPanel::refresh() {
    const DebuggerState& state = debugger_.state();
    const bool paused = state.phase() == Phase::paused;
    pause_->setIcon(icon(paused ? "play" : "pause"));
    const QString says = paused ? tr("Continue") : tr("Pause");
    pause_->setToolTip(says);
    pause_->setAccessibleName(says);
    pause_->setEnabled(state.trains());
    step_->setEnabled(paused);
    check_condition();
    stack_->setCurrentIndex(reads_text() ? 0 : 1);
    if (!reads_text())
        area_->draw_soon();
    else if (isVisible())
        show_reading();
}

void DebuggerPanel::check_condition() {
    const QString typed = condition_->text().trimmed();
    const std::string mistake = debugger_.state().mistake_in(plain(typed));
    mistake_->say(text(mistake));
    add_->setEnabled(debugger_.state().can_add(plain(typed)));
}

void DebuggerPanel::add_breakpoint() {
    if (debugger_.add_breakpoint(condition_->text().trimmed())) condition_->clear();
}

bool DebuggerPanel::eventFilter(QObject* object, QEvent* event) {
    if (object == reading_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        remove_chosen();
        return true;
    }
    return QWidget::eventFilter(object, event);
}

void DebuggerPanel::remove_chosen() {
    const QTreeWidgetItem* item = reading_->currentItem();
    if (item && item->data(0, kPart).toInt() == kBreakpoint)
        debugger_.remove_breakpoint(item->data(0, kIndex).toUInt());
}

/// The tree keeps its items, so that the place of the keyboard and what is folded stay while figures change.
void DebuggerPanel::show_reading() {
    status_->say(debugger_status(debugger_.state()));
    const std::vector<ReadingPart> parts = read_debugger(debugger_.state());
    const auto rows = static_cast<int>(parts.size());
    while (reading_->topLevelItemCount() > rows) delete reading_->takeTopLevelItem(rows);
    int columns = 1;
    for (int row = 0; row < rows; ++row) {
        const ReadingPart& part = parts[static_cast<size_t>(row)];
        QTreeWidgetItem* heading = reading_->topLevelItem(row);
        if (!heading || heading->text(0) != part.title) {
            delete reading_->takeTopLevelItem(row);
            heading = new QTreeWidgetItem({part.title});
            reading_->insertTopLevelItem(row, heading);
            heading->setExpanded(true);
        }
        const auto lines = static_cast<int>(part.lines.size());
        while (heading->childCount() > lines) delete heading->takeChild(lines);
        for (int i = 0; i < lines; ++i) {
            const ReadingPart::Line& line = part.lines[static_cast<size_t>(i)];
            QTreeWidgetItem* item = i < heading->childCount() ? heading->child(i) : new QTreeWidgetItem(heading);
            item->setText(0, line.name);
            item->setData(0, kPart, row == 0 ? kBreakpoint : line.cells.size() > 2 ? kParameter : kOther);
            item->setData(0, kIndex, i);
            const QBrush ink = Theme::current().color(line.alarming ? Token::bad : Token::text);
            for (int cell = 0; cell < line.cells.size(); ++cell) {
                item->setText(cell + 1, line.cells[cell]);
                item->setForeground(cell + 1, ink);
            }
            columns = std::max(columns, static_cast<int>(line.cells.size()) + 1);
        }
    }
    if (columns > reading_->columnCount()) {
        reading_->setColumnCount(columns);
        reading_->setColumnWidth(0, Theme::current().px(200));
    }
}

}  // namespace armillary::views
