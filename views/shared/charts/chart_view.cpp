// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/charts/chart_view.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "views/shared/background.h"
#include "views/shared/charts/chart_canvas.h"
#include "views/shared/charts/chart_file.h"
#include "views/shared/charts/chart_painter.h"
#include "views/shared/file_dialogs.h"
#include "views/shared/icons.h"
#include "views/shared/tables/table_look.h"
#include "views/shared/tables/table_model.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kToolsWidth = 64;

/// The chart as a table to look at. Shares, times and categories read as on the axes.
TableContentPtr table_content(const ChartContent& content) {
    auto table = std::make_shared<const ChartTable>(table_of(content));
    auto shown = std::make_shared<TableContent>();
    shown->rows = static_cast<int64_t>(table->rows.size());
    for (qsizetype c = 0; c < table->columns.size(); ++c) {
        const auto place = static_cast<size_t>(c);
        const bool text = shown->rows > 0 && std::holds_alternative<QString>(table->rows.front()[place]);
        const bool along_x = c >= table->first_x && c < table->first_x + table->x_count;
        const ChartAxis axis = along_x ? content.x : content.y;
        TableColumn column{
            table->columns[c], {}, text ? TableColumn::Kind::text : TableColumn::Kind::number, {}, {}};
        column.text = [table, place, axis](int64_t row) {
            const auto& cell = table->rows[static_cast<size_t>(row)][place];
            const auto* number = std::get_if<double>(&cell);
            return number ? axis_text(axis, *number) : std::get<QString>(cell);
        };
        if (!text)
            column.number = [table, place](int64_t row) {
                const auto* number = std::get_if<double>(&table->rows[static_cast<size_t>(row)][place]);
                return number ? *number : std::nan("");
            };
        shown->columns.push_back(std::move(column));
    }
    return shown;
}

}  // namespace

struct ChartView::Parts : QObject {
    explicit Parts(ChartView& view);

    void make_tools();
    void fill_table();
    /// Tools are seen while the pointer or the keyboard is here, so that a page of charts stays quiet.
    void show_tools();
    void place_tools();
    void ask_and_save(const QString& title, const QString& suffix, const QString& filters);
    bool eventFilter(QObject* object, QEvent* event) override;

    ChartView& view;
    ChartContentPtr content = std::make_shared<ChartContent>();
    QString file_name = ChartView::tr("chart");
    QStackedLayout* sides;
    ChartCanvas* canvas;
    QLabel* title;  ///< over the table
    QTableView* table;
    TableModel* model;
    QWidget* tools;
    QToolButton* turn;
    bool table_filled = false;
    Background reading, saving;
};

ChartView::Parts::Parts(ChartView& owner)
    : view(owner),
      sides(new QStackedLayout(&owner)),
      canvas(new ChartCanvas),
      title(new QLabel),
      table(new QTableView),
      model(new TableModel(this)),
      tools(new QWidget(&owner)),
      turn(new QToolButton) {
    table->setObjectName("chartTable");
    table->setModel(model);
    dress_table(*table);
    auto* back = new QWidget;
    back->setAutoFillBackground(true);
    back->setBackgroundRole(QPalette::Base);
    title->setProperty("section", true);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setContentsMargins(12, 12, Theme::current().px(kToolsWidth) + 12, 8);
    auto* column = new QVBoxLayout(back);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(table, 1);
    sides->addWidget(canvas);
    sides->addWidget(back);
    make_tools();
    connect(canvas, &ChartCanvas::picked, &view, &ChartView::picked);
    connect(qApp, &QApplication::focusChanged, this, &Parts::show_tools);
    view.installEventFilter(this);
}

void ChartView::Parts::make_tools() {
    tools->setObjectName("chartTools");
    turn->setObjectName("chartTurn");
    turn->setCheckable(true);
    turn->setIcon(icon("table", Token::muted));
    turn->setToolTip(ChartView::tr("Read as a table"));
    turn->setAccessibleName(turn->toolTip());
    connect(turn, &QToolButton::toggled, &view, &ChartView::show_table);

    auto* more = new QToolButton;
    more->setObjectName("chartMenu");
    more->setIcon(icon("more", Token::muted));
    more->setToolTip(ChartView::tr("Copy or save"));
    more->setAccessibleName(ChartView::tr("Copy or save the chart"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    menu->addAction(icon("copy"), ChartView::tr("Copy picture"), &view, &ChartView::copy_picture);
    menu->addAction(icon("copy"), ChartView::tr("Copy data"), &view, &ChartView::copy_table);
    menu->addSeparator();
    menu->addAction(icon("export"), ChartView::tr("Save picture…"), &view, &ChartView::save_as);
    menu->addAction(icon("export"), ChartView::tr("Save data…"), &view,
                    [this] { ask_and_save(ChartView::tr("Save data"), "csv", ChartView::tr("CSV (*.csv)")); });
    more->setMenu(menu);
    canvas->addActions(menu->actions());
    canvas->setContextMenuPolicy(Qt::ActionsContextMenu);

    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(turn);
    row->addWidget(more);
    tools->hide();
}

void ChartView::Parts::show_tools() {
    const QWidget* focus = QApplication::focusWidget();
    const bool here = view.underMouse() || (focus && view.isAncestorOf(focus)) || turn->isChecked();
    tools->setVisible(here);
    if (here) place_tools();
}

void ChartView::Parts::place_tools() {
    tools->adjustSize();
    tools->move(view.width() - tools->width() - 6, 6);
    tools->raise();
}

bool ChartView::Parts::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) show_tools();
    if (event->type() == QEvent::Resize) place_tools();
    return QObject::eventFilter(object, event);
}

void ChartView::Parts::fill_table() {
    if (table_filled || !turn->isChecked()) return;
    table_filled = true;
    reading.start([content = content](const std::stop_token&) { return table_content(*content); },
                  [this](TableContentPtr filled) {
                      const int columns = model->columnCount();
                      model->set_content(std::move(filled));
                      if (model->columnCount() != columns) fit_columns(*table);
                  },
                  [this](const std::exception_ptr& failure) { Q_EMIT view.failed(failure); });
}

void ChartView::Parts::ask_and_save(const QString& title, const QString& suffix, const QString& filters) {
    const QString file = ask_where_to_save(&view, title, file_name + '.' + suffix, filters);
    if (file.isEmpty()) return;
    if (!file.endsWith(".csv", Qt::CaseInsensitive)) {
        try {
            view.save(file);
            tell_saved(&view, file);
        } catch (...) {
            Q_EMIT view.failed(std::current_exception());
        }
        return;
    }
    saving.start(
        [content = content, file](const std::stop_token&) {
            save_chart(*content, file, {});
            return true;
        },
        [this, file](bool) {
            tell_saved(&view, file);
            Q_EMIT view.saved(file);
        },
        [this](const std::exception_ptr& failure) { Q_EMIT view.failed(failure); });
}

ChartView::ChartView(QWidget* parent) : QWidget(parent), parts_(std::make_unique<Parts>(*this)) {
    setFocusProxy(parts_->canvas);
    parts_->canvas->reserve(Theme::current().px(kToolsWidth));
    connect(&Theme::current(), &Theme::changed, this,
            [this] { parts_->canvas->reserve(Theme::current().px(kToolsWidth)); });
}

ChartView::~ChartView() = default;

void ChartView::set_content(ChartContent content) {
    parts_->content = std::make_shared<const ChartContent>(std::move(content));
    parts_->canvas->set_content(parts_->content);
    parts_->title->setText(parts_->content->title);
    parts_->table->setAccessibleName(parts_->content->title);
    parts_->table_filled = false;
    parts_->fill_table();
    updateGeometry();  // of horizontal bars the height goes by their number
}

const ChartContent& ChartView::content() const {
    return *parts_->content;
}

void ChartView::set_file_name(const QString& name) {
    parts_->file_name = name;
}

bool ChartView::shows_table() const {
    return parts_->sides->currentIndex() == 1;
}

void ChartView::show_table(bool table) {
    parts_->turn->setChecked(table);
    parts_->turn->setToolTip(table ? tr("Read as a chart") : tr("Read as a table"));
    parts_->turn->setIcon(icon(table ? "chart" : "table", Token::muted));
    parts_->sides->setCurrentIndex(table ? 1 : 0);
    setFocusProxy(table ? static_cast<QWidget*>(parts_->table) : parts_->canvas);
    parts_->fill_table();
    parts_->show_tools();
}

void ChartView::draw(QPainter& painter, const QSize& size) {
    painter.save();
    paint_chart(painter, lay_out(content(), size));
    painter.restore();
}

void ChartView::save(const QString& file, const QSize& size) {
    save_chart(content(), file, size.isEmpty() ? this->size() : size);
    Q_EMIT saved(file);
}

void ChartView::save_as() {
    parts_->ask_and_save(tr("Save picture"), "png",
                         tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf);;CSV (*.csv)"));
}

void ChartView::copy_picture() {
    QApplication::clipboard()->setImage(chart_image(content(), size(), 2));
}

void ChartView::copy_table() {
    QApplication::clipboard()->setText(chart_as_text(content()));
}

QSize ChartView::sizeHint() const {
    const int width = Theme::current().px(480),
              names = static_cast<int>(std::ceil(height_for_names(content(), width)));
    return {width, std::max(Theme::current().px(300), names)};
}

QSize ChartView::minimumSizeHint() const {
    return {Theme::current().px(200), Theme::current().px(140)};
}

}  // namespace armillary::views
