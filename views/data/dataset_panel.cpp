// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/dataset_panel.h"

#include <QAction>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "views/shared/empty_state.h"
#include "views/shared/icons.h"
#include "views/shared/theme.h"

namespace armillary::views {

namespace {

/// The name above, the size below in small.
class TwoLines final : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::current();
        QStyleOptionViewItem item(option);
        initStyleOption(&item, index);
        item.text.clear();
        item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        const QRect area = option.rect.adjusted(theme.px(12), theme.px(6), -theme.px(12), -theme.px(6));
        if (option.state & QStyle::State_Selected)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(theme.px(3), option.rect.height())),
                              theme.color(Token::brass));
        draw(painter, area, Qt::AlignTop, theme.font(TypeSize::body), Token::text,
             index.data(DatasetListModel::kNameRole));
        draw(painter, area, Qt::AlignBottom, theme.font(TypeSize::caption), Token::muted,
             index.data(DatasetListModel::kSizeRole));
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        const Theme& theme = Theme::current();
        const int lines = QFontMetrics(theme.font(TypeSize::body)).height() +
                          QFontMetrics(theme.font(TypeSize::caption)).height();
        return {theme.px(120), lines + theme.px(14)};
    }

 private:
    static void draw(QPainter* painter, const QRect& area, Qt::Alignment at, const QFont& font, Token token,
                     const QVariant& text) {
        painter->setFont(font);
        painter->setPen(Theme::current().color(token));
        const QString shown = QFontMetrics(font).elidedText(text.toString(), Qt::ElideRight, area.width());
        painter->drawText(area, static_cast<int>(at | Qt::AlignLeft), shown);
    }
};

}  // namespace

DatasetPanel::DatasetPanel(QWidget* parent)
    : QWidget(parent),
      list_(new QListView),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      import_(new QPushButton(tr("Import files…"))),
      folder_(new QPushButton(tr("Import a folder…"))),
      world_(new QPushButton(tr("Synthetic world…"))) {
    list_->setObjectName("datasetList");
    list_->setAccessibleName(tr("Data sets of the workspace"));
    list_->setModel(&model_);
    list_->setItemDelegate(new TwoLines(list_));
    list_->setUniformItemSizes(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto offer = [this](const QString& text, const char* icon_name, void (DatasetPanel::*wanted)(),
                              const QKeySequence& key = {}) {
        auto* action = new QAction(icon(icon_name), text, list_);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, wanted);
        list_->addAction(action);
    };
    offer(tr("Train on this"), "train", &DatasetPanel::train_wanted);
    offer(tr("Make a set of its users"), "user", &DatasetPanel::users_wanted);
    offer(tr("Copy fingerprint"), "copy", &DatasetPanel::copy_wanted);
    offer(tr("Delete…"), "trash", &DatasetPanel::delete_wanted, QKeySequence::Delete);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!choosing_ && index.isValid())
            Q_EMIT chosen_changed(index.data(DatasetListModel::kNameRole).toString());
    });

    import_->setObjectName("importButton");
    import_->setIcon(icon("import"));
    folder_->setObjectName("importFolderButton");
    folder_->setIcon(icon("folder"));
    folder_->setToolTip(tr("Reads the tables, texts and codes that lie beside the interactions as well"));
    world_->setObjectName("worldButton");
    world_->setIcon(icon("wand"));
    connect(import_, &QPushButton::clicked, this, &DatasetPanel::import_wanted);
    connect(folder_, &QPushButton::clicked, this, &DatasetPanel::folder_wanted);
    connect(world_, &QPushButton::clicked, this, &DatasetPanel::world_wanted);

    empty_->setObjectName("datasetsEmpty");
    stack_->addWidget(list_);
    stack_->addWidget(empty_);
    auto* buttons = new QVBoxLayout;
    buttons->setContentsMargins(12, 12, 12, 12);
    buttons->setSpacing(8);
    for (QPushButton* button : {import_, folder_, world_}) buttons->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(stack_, 1);
    column->addLayout(buttons);
    dress_empty();
    connect(&Theme::current(), &Theme::changed, list_, &QListView::doItemsLayout);
}

void DatasetPanel::dress_empty() {
    empty_->set("data",
                making_demo_ ? tr("Making the built-in world “demo”…")
                             : tr("Drop a ratings file or a folder here, or try the built-in world"),
                making_demo_ ? QString() : tr("Make the world “demo”"), [this] { Q_EMIT demo_wanted(); });
}

void DatasetPanel::set_making_demo(bool making) {
    making_demo_ = making;
    dress_empty();
}

void DatasetPanel::show_rows(const DatasetRows& rows, bool loaded) {
    const QString before = chosen();
    choosing_ = true;
    model_.set_rows(rows);
    choosing_ = false;
    choose(before);
    stack_->setCurrentWidget(loaded && rows.empty() ? static_cast<QWidget*>(empty_) : list_);
}

void DatasetPanel::choose(const QString& name) {
    const int row = model_.find(name);
    choosing_ = true;
    list_->setCurrentIndex(row < 0 ? QModelIndex() : model_.index(row));
    choosing_ = false;
}

QString DatasetPanel::chosen() const {
    return list_->currentIndex().data(DatasetListModel::kNameRole).toString();
}

}  // namespace armillary::views
