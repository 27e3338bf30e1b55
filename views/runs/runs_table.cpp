// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/runs_table.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "views/runs/run_table_model.h"
#include "views/shared/empty_state.h"
#include "views/shared/figure_names.h"
#include "views/shared/icons.h"
#include "views/shared/tables/table_look.h"
#include "views/shared/words.h"

namespace armillary::views {

/// Where the user is in the table, by names that outlive a change of the list.
struct RunsTable::Place {
    QStringList picked, open;
    QString current;
    int current_column = 0, scroll = 0;
};

namespace {

QToolButton* switch_button(const QString& name, const QString& text, const QString& help, const char* picture) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(help);
    button->setIcon(icon(picture));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

/// Of a column that the user left as it is, at scale 1.
int default_width(const RunTableColumn& column) {
    using What = RunTableColumn::What;
    switch (column.what) {
        case What::name:
        case What::metric:
            return 128;
        case What::model:
        case What::status:
        case What::dataset:
        case What::tags:
        case What::started:
            return 120;
        case What::time:
            return 104;
        default:
            return 72;
    }
}

}  // namespace

RunsTable::RunsTable(QWidget* parent)
    : QWidget(parent),
      model_(new RunTableModel(this)),
      view_(new QTreeView),
      filter_(new QLineEdit),
      group_(switch_button("runs.group", tr("Group by seed"),
                           tr("One row for runs that differ in the seed alone, with mean and spread"), "layout")),
      deleted_(
          switch_button("runs.show_deleted", tr("Show deleted"), tr("Deleted runs can be taken back"), "trash")),
      columns_(new QMenu(this)),
      count_(new QLabel),
      stack_(new QStackedWidget),
      empty_(new EmptyState) {
    build();
    view_->setModel(model_);
    view_->setSortingEnabled(true);
    view_->header()->setSortIndicator(-1, Qt::DescendingOrder);
    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
        model_->set_filter(text);
        count_rows();
    });
    connect(group_, &QToolButton::toggled, this, [this](bool on) {
        const Place place = remember();
        model_->set_grouped(on);
        view_->setRootIsDecorated(on);
        return_to(place);
        count_rows();
    });
    connect(deleted_, &QToolButton::toggled, this, &RunsTable::show_deleted_changed);
    connect(columns_, &QMenu::aboutToShow, this, &RunsTable::fill_columns_menu);
    connect(model_, &RunTableModel::columns_changed, this, &RunsTable::apply_columns);
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsTable::picked_changed);
    connect(view_, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (!model_->is_group(index)) Q_EMIT run_activated(model_->runs_at(index).value(0));
    });
    connect(view_, &QTreeView::customContextMenuRequested, this,
            [this](const QPoint& at) { Q_EMIT menu_wanted(view_->viewport()->mapToGlobal(at)); });
    connect(view_->header(), &QHeaderView::customContextMenuRequested, this,
            [this](const QPoint& at) { columns_->popup(view_->header()->mapToGlobal(at)); });
    connect(view_->header(), &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (applying_ || width == 0) return;
        widths_[model_->columns()[static_cast<size_t>(section)].id] = qRound(width / Theme::current().scale());
        fill_width();
    });
    connect(view_->header(), &QHeaderView::sectionMoved, this, [this] {
        if (applying_) return;
        order_.clear();
        for (int at = 0; at < view_->header()->count(); ++at)
            order_.push_back(model_->columns()[static_cast<size_t>(view_->header()->logicalIndex(at))].id);
    });
    connect(&Theme::current(), &Theme::changed, this, &RunsTable::apply_columns);
    view_->viewport()->installEventFilter(this);
    apply_columns();
    count_rows();
}

void RunsTable::build() {
    filter_->setObjectName("runs.filter");
    filter_->setAccessibleName(tr("Filter of the runs"));
    filter_->setPlaceholderText(tr("Filter: words, model:sasrec, tag:baseline, status:done, ndcg@10>0.3"));
    filter_->setToolTip(filter_->placeholderText());
    filter_->setClearButtonEnabled(true);
    filter_->addAction(icon("filter", Token::muted), QLineEdit::LeadingPosition);
    auto* choose = new QToolButton;
    choose->setObjectName("runs.columns");
    choose->setText(tr("Columns"));
    choose->setIcon(icon("table"));
    choose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    choose->setPopupMode(QToolButton::InstantPopup);
    choose->setFocusPolicy(Qt::StrongFocus);
    choose->setMenu(columns_);
    count_->setObjectName("runs.count");
    count_->setProperty("caption", true);

    view_->setObjectName("runs.tree");
    view_->setAccessibleName(tr("Runs"));
    view_->setHeader(sort_header(view_));
    view_->setCornerWidget(new QWidget);  // the style's own is a white square
    view_->setItemDelegate(row_delegate(view_));
    view_->setUniformRowHeights(true);
    view_->setRootIsDecorated(false);
    view_->setAllColumnsShowFocus(true);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setEditTriggers(QAbstractItemView::DoubleClicked);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setTextElideMode(Qt::ElideMiddle);
    view_->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->header()->setSectionsMovable(true);
    view_->header()->setFirstSectionMovable(true);
    view_->header()->setSortIndicatorClearable(true);
    view_->header()->setStretchLastSection(false);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->setSpacing(8);
    bar->addWidget(filter_, 1);
    bar->addWidget(group_);
    bar->addWidget(deleted_);
    bar->addWidget(choose);
    bar->addWidget(count_);
    auto* table = new QWidget;
    auto* column = new QVBoxLayout(table);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(view_, 1);
    stack_->addWidget(table);
    stack_->addWidget(empty_);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(stack_);
    setFocusProxy(view_);
}

// Rows.

void RunsTable::set_rows(std::vector<RunRow> rows) {
    const Place place = remember();
    model_->set_rows(std::move(rows));
    return_to(place);
    count_rows();
}

bool RunsTable::shows_deleted() const {
    return deleted_->isChecked();
}

void RunsTable::count_rows() {
    const int total = model_->total(), shown = model_->shown();
    count_->setText(shown == total ? run_count(total) : tr("%1 of %2").arg(shown).arg(run_count(total)));
    stack_->setCurrentIndex(total == 0 && !shows_deleted() ? 1 : 0);
}

RunsTable::Place RunsTable::remember() const {
    Place place;
    for (const QModelIndex& index : view_->selectionModel()->selectedRows())
        place.picked.push_back(model_->key_at(index));
    for (int row = 0; row < model_->rowCount(); ++row)
        if (const QModelIndex index = model_->index(row, 0); view_->isExpanded(index))
            place.open.push_back(model_->key_at(index));
    place.current = model_->key_at(view_->currentIndex());
    place.current_column = std::max(0, view_->currentIndex().column());
    place.scroll = view_->verticalScrollBar()->value();
    return place;
}

void RunsTable::return_to(const Place& place) {
    for (const QString& key : place.open) view_->setExpanded(model_->find_key(key), true);
    QItemSelection rows;
    for (const QString& key : place.picked)
        if (const QModelIndex index = model_->find_key(key); index.isValid()) rows.select(index, index);
    QItemSelection whole;
    for (const QModelIndex& index : rows.indexes())
        whole.select(index, index.siblingAtColumn(model_->columnCount() - 1));
    if (const QModelIndex current = model_->find_key(place.current);
        current.isValid() && place.current != model_->key_at(view_->currentIndex()))
        view_->selectionModel()->setCurrentIndex(current.siblingAtColumn(place.current_column),
                                                 QItemSelectionModel::NoUpdate);
    QStringList now;
    for (const QModelIndex& index : view_->selectionModel()->selectedRows()) now.push_back(model_->key_at(index));
    if (now != place.picked) view_->selectionModel()->select(whole, QItemSelectionModel::ClearAndSelect);
    view_->verticalScrollBar()->setValue(place.scroll);
}

// Picks.

std::vector<PickedRow> RunsTable::picked() const {
    QModelIndexList indexes = view_->selectionModel()->selectedRows();
    const auto above = [](const QModelIndex& a, const QModelIndex& b) {
        const auto place = [](const QModelIndex& i) {
            return i.parent().isValid() ? std::pair(i.parent().row(), i.row()) : std::pair(i.row(), -1);
        };
        return place(a) < place(b);
    };
    std::sort(indexes.begin(), indexes.end(), above);
    std::vector<PickedRow> rows;
    for (const QModelIndex& index : indexes) {
        if (index.parent().isValid() && view_->selectionModel()->isSelected(index.parent())) continue;
        const QStringList runs = model_->runs_at(index);
        const RunRow* first = model_->row_of(runs.value(0));
        if (!first) continue;
        const QString name = first->run.name.empty() ? first->model : text(first->run.name);
        rows.push_back({runs.size() == 1
                            ? QStringLiteral("%1 %2").arg(runs.front(), name)
                            : tr("%1, %n seeds", nullptr, static_cast<int>(runs.size())).arg(first->model),
                        runs});
    }
    return rows;
}

QStringList RunsTable::picked_runs() const {
    QStringList runs;
    for (const PickedRow& row : picked()) runs += row.runs;
    runs.removeDuplicates();
    return runs;
}

QString RunsTable::current_run() const {
    const QModelIndex current = view_->currentIndex();
    if (current.isValid() && view_->selectionModel()->isSelected(current))
        return model_->runs_at(current).value(0);
    return picked_runs().value(0);
}

bool RunsTable::pick(const QString& run) {
    if (!model_->row_of(run)) return false;
    if (!model_->find(run).isValid()) filter_->clear();
    const QModelIndex index = model_->find(run);
    if (index.parent().isValid()) view_->expand(index.parent());
    // Whatever modifier the user holds at this moment.
    view_->selectionModel()->setCurrentIndex(index,
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    view_->scrollTo(index);
    return true;
}

void RunsTable::pick_also(const QString& run) {
    const QModelIndex index = model_->find(run);
    if (index.isValid())
        view_->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void RunsTable::edit(const QString& run, const QString& column_id) {
    const QModelIndex index = model_->find(run, model_->column_of(column_id));
    if (!index.isValid()) return;
    show_column(column_id, true);
    view_->scrollTo(index);
    view_->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    view_->edit(index);
}

// Columns.

bool RunsTable::column_is_shown(const QString& id) const {
    const int at = model_->column_of(id);
    return at >= 0 && !view_->isColumnHidden(at);
}

void RunsTable::show_column(const QString& id, bool shown) {
    if (column_is_shown(id) == shown) return;
    chosen_[id] = shown;
    apply_columns();
}

void RunsTable::fill_columns_menu() {
    columns_->clear();
    QHash<QString, QMenu*> splits;
    for (const RunTableColumn& column : model_->columns()) {
        if (column.what == RunTableColumn::What::run) continue;  // a row must have a name
        QMenu* menu = columns_;
        if (const QString split = text(column.split); !split.isEmpty()) {
            if (!splits.contains(split)) splits[split] = columns_->addMenu(split);
            menu = splits[split];
        }
        QAction* action = menu->addAction(column.metric.empty() ? column.title : figure_words(column.metric));
        action->setObjectName("runs.column." + column.id);
        action->setCheckable(true);
        action->setChecked(column_is_shown(column.id));
        connect(action, &QAction::toggled, this, [this, id = column.id](bool on) { show_column(id, on); });
    }
}

int RunsTable::width_of(const RunTableColumn& column) const {
    return Theme::current().px(widths_.value(column.id, default_width(column)));
}

/// The names take what the other columns leave.
void RunsTable::fill_width() {
    const int name = model_->column_of(QStringLiteral("name"));
    if (name < 0 || view_->isColumnHidden(name)) return;
    QHeaderView& header = *view_->header();
    const int others = header.length() - header.sectionSize(name);
    const QScopedValueRollback applying(applying_, true);
    header.resizeSection(name, std::max(width_of(model_->columns()[static_cast<size_t>(name)]),
                                        view_->viewport()->width() - others));
}

bool RunsTable::eventFilter(QObject* object, QEvent* event) {
    if (object == view_->viewport() && event->type() == QEvent::Resize) fill_width();
    return QWidget::eventFilter(object, event);
}

void RunsTable::apply_columns() {
    applying_ = true;
    QHeaderView& header = *view_->header();
    view_->setIndentation(Theme::current().px(16));
    for (size_t i = 0; i < model_->columns().size(); ++i) {
        const RunTableColumn& column = model_->columns()[i];
        const auto section = static_cast<int>(i);
        header.setSectionHidden(section, !chosen_.value(column.id, shown_by_default(column)));
        header.resizeSection(section, width_of(column));
    }
    int place = 0;
    for (const QString& id : order_)
        if (const int section = model_->column_of(id); section >= 0)
            header.moveSection(header.visualIndex(section), place++);
    const QSignalBlocker quiet(header);
    header.setSortIndicator(model_->sort_column(), model_->sort_order());
    applying_ = false;
    fill_width();
}

// What comes back after a restart.

QJsonObject RunsTable::state() const {
    QJsonObject widths, shown;
    for (auto it = widths_.begin(); it != widths_.end(); ++it) widths[it.key()] = it.value();
    for (auto it = chosen_.begin(); it != chosen_.end(); ++it) shown[it.key()] = it.value();
    return {{"filter", filter_->text()},
            {"grouped", group_->isChecked()},
            {"deleted", deleted_->isChecked()},
            {"sort", model_->sort_id()},
            {"descending", model_->sort_order() == Qt::DescendingOrder},
            {"columns",
             QJsonObject{{"widths", widths}, {"shown", shown}, {"order", QJsonArray::fromStringList(order_)}}}};
}

void RunsTable::restore(const QJsonObject& state) {
    const QJsonObject columns = state["columns"].toObject();
    const QJsonObject widths = columns["widths"].toObject(), shown = columns["shown"].toObject();
    for (auto it = widths.begin(); it != widths.end(); ++it)
        if (const int width = it.value().toInt(); width > 0) widths_[it.key()] = width;
    for (auto it = shown.begin(); it != shown.end(); ++it) chosen_[it.key()] = it.value().toBool();
    order_.clear();
    for (const auto& id : columns["order"].toArray()) order_.push_back(id.toString());
    model_->sort_by(state["sort"].toString(),
                    state["descending"].toBool(true) ? Qt::DescendingOrder : Qt::AscendingOrder);
    filter_->setText(state["filter"].toString());
    group_->setChecked(state["grouped"].toBool());
    deleted_->setChecked(state["deleted"].toBool());
    apply_columns();
    count_rows();
}

}  // namespace armillary::views
