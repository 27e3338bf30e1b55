// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/tables/table_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/error.h"
#include "views/shared/file_dialogs.h"
#include "views/shared/icons.h"
#include "views/shared/tables/table_look.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

QString on_one_line(QString cell) {
    for (QChar& character : cell)
        if (character == '\t' || character == '\n' || character == '\r') character = ' ';
    return cell;
}

std::vector<int> rows_with_ids(const TableContent& content, const std::vector<int32_t>& shown,
                               const QStringList& ids, const std::stop_token& stop) {
    const QSet<QString> wanted(ids.begin(), ids.end());
    std::vector<int> rows;
    for (size_t row = 0; row < shown.size() && rows.size() < static_cast<size_t>(wanted.size()); ++row) {
        if (row % 4096 == 0 && stop.stop_requested()) throw Cancelled();
        if (wanted.contains(content.id(shown[row]))) rows.push_back(static_cast<int>(row));
    }
    return rows;
}

}  // namespace

TablePanel::TablePanel(QWidget* parent)
    : QWidget(parent),
      model_(new TableModel(this)),
      view_(new QTableView),
      filter_(new QLineEdit),
      count_(new QLabel),
      file_name_(tr("table")) {
    filter_->setObjectName("tableFilter");
    filter_->setPlaceholderText(tr("Filter"));
    filter_->setAccessibleName(tr("Filter the rows"));
    filter_->setClearButtonEnabled(true);
    filter_->addAction(icon("search", Token::muted), QLineEdit::LeadingPosition);
    count_->setObjectName("tableCount");
    count_->setProperty("caption", true);
    auto* more = new QToolButton;
    more->setObjectName("tableMenu");
    more->setIcon(icon("more"));
    more->setToolTip(tr("More"));
    more->setAccessibleName(tr("Copy or save the table"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    menu->addAction(icon("copy"), tr("Copy"), this, &TablePanel::copy);
    menu->addAction(icon("export"), tr("Save as CSV…"), this, [this] { save(); });
    more->setMenu(menu);
    view_->setObjectName("tableView");
    view_->setModel(model_);
    dress_table(*view_);
    auto* copy_shortcut = new QAction(tr("Copy"), view_);
    copy_shortcut->setShortcut(QKeySequence::Copy);
    copy_shortcut->setShortcutContext(Qt::WidgetShortcut);
    view_->addAction(copy_shortcut);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 8, 8, 8);
    top->setSpacing(8);
    top->addWidget(filter_, 1);
    top->addWidget(count_);
    top->addWidget(more);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(view_, 1);

    connect(filter_, &QLineEdit::textChanged, model_, &TableModel::set_filter);
    connect(copy_shortcut, &QAction::triggered, this, &TablePanel::copy);
    connect(model_, &TableModel::arranged, this, &TablePanel::count_rows);
    connect(model_, &TableModel::busy_changed, this, &TablePanel::count_rows);
    connect(model_, &TableModel::failed, this, &TablePanel::failed);
    // A reset takes the marked rows with it: they come back from the selection, or not at all.
    connect(model_, &TableModel::modelAboutToBeReset, this, [this] { taking_ = true; });
    connect(model_, &TableModel::modelReset, this, [this] { taking_ = false; });
    connect(model_, &TableModel::arranged, this, &TablePanel::take_selection);
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TablePanel::give_selection);
    connect(view_, &QTableView::activated, this, [this](const QModelIndex& cell) {
        const QString id = cell.data(TableModel::kIdRole).toString();
        if (!id.isEmpty()) Q_EMIT activated(id);
    });
    connect(&Theme::current(), &Theme::changed, this, &TablePanel::dress);
    dress();
    count_rows();
}

void TablePanel::dress() {
    const Theme& theme = Theme::current();
    count_->setFont(theme.number_font(TypeSize::caption));
    filter_->setMaximumWidth(theme.px(320));
}

void TablePanel::set_content(TableContentPtr content) {
    const int columns = model_->columnCount();
    model_->set_content(std::move(content));
    view_->horizontalHeader()->setSortIndicator(
        model_->order().column, model_->order().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (model_->columnCount() != columns) fit_columns(*view_);
}

void TablePanel::count_rows() {
    const int64_t shown = model_->rowCount(), total = model_->total();
    if (model_->busy())
        count_->setText(tr("Arranging %1 rows…").arg(views::count(total)));
    else if (shown == total)
        count_->setText(total == 1 ? tr("1 row") : tr("%1 rows").arg(views::count(total)));
    else
        count_->setText(tr("%1 of %2 rows").arg(views::count(shown), views::count(total)));
}

void TablePanel::link(Selection* selection, const QString& kind, const QString& space) {
    if (selection_) disconnect(selection_, nullptr, this, nullptr);
    selection_ = selection;
    kind_ = kind;
    space_ = space;
    if (!selection_) return;
    connect(selection_, &Selection::changed, this,
            [this](const QString& changed_kind, const QString& changed_space) {
                if (changed_kind == kind_ && changed_space == space_) take_selection();
            });
    take_selection();
}

QStringList TablePanel::chosen_ids() const {
    QStringList ids;
    for (const QModelIndex& row : view_->selectionModel()->selectedRows())
        ids << row.data(TableModel::kIdRole).toString();
    return ids;
}

void TablePanel::take_selection() {
    if (!selection_ || taking_ || !model_->content() || !model_->content()->id) return;
    finding_.start([content = model_->content(), shown = model_->shown(), ids = selection_->ids(kind_, space_)](
                       const std::stop_token& stop) { return rows_with_ids(*content, shown, ids, stop); },
                   [this](const std::vector<int>& rows) { show_selection(rows); },
                   [this](const std::exception_ptr& failure) { Q_EMIT failed(failure); });
}

void TablePanel::show_selection(const std::vector<int>& rows) {
    QItemSelection marked;
    for (int row : rows)
        if (row < model_->rowCount())
            marked.select(model_->index(row, 0), model_->index(row, model_->columnCount() - 1));
    taking_ = true;
    view_->selectionModel()->select(marked, QItemSelectionModel::ClearAndSelect);
    taking_ = false;
    if (!rows.empty() && !view_->hasFocus()) view_->scrollTo(model_->index(rows.front(), 0));
}

void TablePanel::give_selection() {
    if (!selection_ || taking_) return;
    finding_.cancel();
    taking_ = true;
    selection_->set(kind_, space_, chosen_ids());
    taking_ = false;
}

void TablePanel::save(QString file) {
    if (file.isEmpty()) file = ask_where_to_save(this, tr("Save as CSV"), file_name_ + ".csv", tr("CSV (*.csv)"));
    if (file.isEmpty() || !model_->content()) return;
    saving_.start(
        [content = model_->content(), rows = model_->shown(), file](const std::stop_token& stop) {
            write_csv(*content, rows, file, stop);
            return true;
        },
        [this, file](bool) { tell_saved(this, file); },
        [this](const std::exception_ptr& failure) { Q_EMIT failed(failure); });
}

void TablePanel::copy() const {
    if (!model_->content()) return;
    QModelIndexList rows = view_->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
    QStringList cells;
    for (const TableColumn& column : model_->content()->columns) cells << on_one_line(column.title);
    QString text = cells.join('\t') + '\n';
    for (const QModelIndex& row : rows) {
        for (int c = 0; c < model_->columnCount(); ++c)
            cells[c] = on_one_line(row.siblingAtColumn(c).data().toString());
        text += cells.join('\t') + '\n';
    }
    QApplication::clipboard()->setText(text);
}

}  // namespace armillary::views
