// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/shortcuts_window.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "views/shared/commands.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/theme.h"

namespace armillary::views {

namespace {

struct ShortcutsText {
    Q_DECLARE_TR_FUNCTIONS(Shortcuts)
};

}  // namespace

TableContentPtr shortcut_table(const CommandTable& commands) {
    struct Row {
        QString text, shortcut, help;
    };
    auto rows = std::make_shared<std::vector<Row>>();
    for (const Command& command : commands.commands())
        rows->push_back({command.text, command.shortcut.toString(QKeySequence::NativeText), command.help});
    auto column = [&](const QString& title, QString Row::*field) {
        return TableColumn{title, {}, TableColumn::Kind::text, [rows, field](int64_t row) {
                               return (*rows)[static_cast<size_t>(row)].*field;
                           }};
    };
    auto content = std::make_shared<TableContent>();
    content->rows = static_cast<int64_t>(rows->size());
    content->columns = {column(ShortcutsText::tr("Action"), &Row::text),
                        column(ShortcutsText::tr("Shortcut"), &Row::shortcut),
                        column(ShortcutsText::tr("What it does"), &Row::help)};
    return content;
}

void show_shortcuts(QWidget* parent, const CommandTable& commands) {
    auto* window = new QDialog(parent);
    window->setObjectName("shortcutsWindow");
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(ShortcutsText::tr("Keyboard shortcuts"));
    auto* table = new TablePanel;
    table->set_content(shortcut_table(commands));
    table->set_file_name("armillary-shortcuts");
    table->view().setAccessibleName(ShortcutsText::tr("Actions and their keys"));
    table->view().setColumnWidth(0, Theme::current().px(240));
    table->view().setColumnWidth(1, Theme::current().px(120));
    auto* column = new QVBoxLayout(window);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(table);
    window->resize(Theme::current().px(760), Theme::current().px(560));
    window->show();
}

}  // namespace armillary::views
