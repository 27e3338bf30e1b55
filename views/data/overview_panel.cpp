// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/overview_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>
#include <ranges>
#include <utility>

#include "core/data/users_as_items.h"
#include "views/data/dataset_list_model.h"
#include "views/data/profile_cards.h"
#include "views/data/responsive_grid.h"
#include "views/shared/charts/chart_view.h"
#include "views/shared/core_text.h"
#include "views/shared/empty_state.h"
#include "views/shared/icons.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kSecondsToConfirm = 6;
constexpr int kRoomForTitle = 240;  ///< so much the title keeps beside the buttons

/// A line of any length in any width: what has no room is left out.
class ElidedLine final : public QLabel {
 public:
    QSize minimumSizeHint() const override { return {1, QLabel::minimumSizeHint().height()}; }

 protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        style()->drawItemText(&painter, contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(),
                              fontMetrics().elidedText(text(), Qt::ElideMiddle, width()), foregroundRole());
    }
};

QLabel* label(const char* property, const char* name) {
    auto* made = new QLabel;
    made->setObjectName(name);
    made->setTextFormat(Qt::PlainText);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    made->setWordWrap(true);
    made->setMinimumWidth(1);  // a long word must not widen the page
    if (property) made->setProperty(property, true);
    return made;
}

QWidget* card(const ProfileCard& content) {
    auto* made = new QWidget;
    made->setToolTip(content.help);
    made->setAccessibleName(QStringLiteral("%1: %2. %3").arg(content.name, content.value, content.help));
    auto* name = new QLabel(content.name);
    name->setProperty("caption", true);
    auto* value = new QLabel(content.value);
    value->setProperty("section", true);
    auto* column = new QVBoxLayout(made);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(name);
    column->addWidget(value);
    return made;
}

/// A sentence behind an icon.
QWidget* note(const QString& sentence, const char* icon_name, Token token) {
    auto* made = new QWidget;
    auto* picture = new QLabel;
    picture->setPixmap(icon(icon_name, token).pixmap(16, 16));
    auto* words = label(nullptr, token == Token::warn ? "trap" : "note");
    words->setText(sentence);
    if (token != Token::warn) words->setProperty("caption", true);
    auto* row = new QHBoxLayout(made);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    return made;
}

}  // namespace

OverviewPanel::OverviewPanel(QWidget* parent)
    : QWidget(parent),
      stack_(new QStackedWidget),
      scroll_(new QScrollArea),
      empty_(new EmptyState),
      notes_(new QVBoxLayout),
      cards_(new ResponsiveGrid(136, 12)),
      charts_(new ResponsiveGrid(400, 3)),
      disarm_(new QTimer(this)) {
    empty_->setObjectName("overviewEmpty");
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(12, 16, 12, 24);
    column->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setContentsMargins(12, 0, 12, 0);  // in line with the charts' titles, which stand in from their edge
    words->setSpacing(16);
    words->addWidget(make_header());
    notes_->setSpacing(4);
    words->addLayout(notes_);
    words->addWidget(cards_);
    column->addLayout(words);
    column->addWidget(charts_);
    column->addWidget(make_attributes());
    column->addStretch(1);
    scroll_->setObjectName("overviewScroll");
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setWidget(body);
    stack_->addWidget(empty_);
    stack_->addWidget(scroll_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(stack_);
    disarm_->setSingleShot(true);
    disarm_->setInterval(kSecondsToConfirm * 1000);
    connect(disarm_, &QTimer::timeout, this, &OverviewPanel::disarm);
}

QWidget* OverviewPanel::make_header() {
    title_ = new ElidedLine;
    title_->setObjectName("datasetTitle");
    title_->setTextFormat(Qt::PlainText);
    title_->setProperty("title", true);
    size_ = label(nullptr, "datasetSize");
    origin_ = label("caption", "datasetOrigin");
    train_ = new QPushButton(icon("train", Token::panel), tr("Train on this"));
    train_->setObjectName("trainOnThis");
    train_->setProperty("primary", true);
    copy_ = new QPushButton(icon("copy"), tr("Copy fingerprint"));
    copy_->setObjectName("copyFingerprint");
    delete_ = new QPushButton(icon("trash"), tr("Delete"));
    delete_->setObjectName("deleteDataset");
    delete_->setAutoDefault(true);  // Enter confirms as well as the space bar
    connect(train_, &QPushButton::clicked, this, &OverviewPanel::train_wanted);
    connect(copy_, &QPushButton::clicked, this, &OverviewPanel::copy_wanted);
    connect(delete_, &QPushButton::clicked, this, [this] {
        if (!disarm_->isActive()) return Q_EMIT delete_wanted();
        disarm();
        Q_EMIT delete_confirmed();
    });

    auto* header = new QWidget;
    auto* names = new QVBoxLayout;
    names->setSpacing(4);
    names->addWidget(title_);
    names->addWidget(size_);
    names->addWidget(origin_);
    header_ = new QBoxLayout(QBoxLayout::LeftToRight, header);
    header_->setContentsMargins(0, 0, 0, 0);
    header_->setSpacing(8);
    header_->addLayout(names, 1);
    auto* buttons = new QWidget;
    buttons_ = new QBoxLayout(QBoxLayout::LeftToRight, buttons);
    buttons_->setContentsMargins(0, 0, 0, 0);
    buttons_->setSpacing(8);
    for (QPushButton* button : {train_, copy_, delete_}) buttons_->addWidget(button);
    buttons_->addStretch();
    header_->addWidget(buttons, 0, Qt::AlignTop);
    return header;
}

void OverviewPanel::arrange_header() {
    constexpr int kMargins = 64;  // of the page on both sides, and the scroll bar
    int needed = Theme::current().px(kMargins);
    for (const QPushButton* button : {train_, copy_, delete_}) needed += button->sizeHint().width() + 8;
    const bool beside = width() >= needed + Theme::current().px(kRoomForTitle);
    header_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    buttons_->setDirection(width() >= needed ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void OverviewPanel::resizeEvent(QResizeEvent* event) {
    arrange_header();
    QWidget::resizeEvent(event);
}

QWidget* OverviewPanel::make_attributes() {
    attribute_ = new QComboBox;
    attribute_->setObjectName("attributeChoice");
    attribute_->setAccessibleName(tr("Attribute to draw"));
    attribute_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    attribute_->setMinimumWidth(Theme::current().px(96));
    attribute_->setMaximumWidth(Theme::current().px(320));
    attribute_chart_ = make_chart("attribute");
    connect(attribute_, &QComboBox::activated, this, [this](int index) {
        chosen_attribute_ = attribute_->currentText();
        show_attribute(index);
    });
    attributes_ = new QWidget;
    auto* heading = new QLabel(tr("Attributes"));
    heading->setProperty("section", true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(heading);
    row->addWidget(attribute_);
    row->addStretch(1);
    auto* column = new QVBoxLayout(attributes_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(attribute_chart_);
    return attributes_;
}

ChartView* OverviewPanel::make_chart(const QString& id) {
    auto* chart = new ChartView;
    chart->setObjectName("chart." + id);
    chart->setMinimumHeight(Theme::current().px(280));
    connect(chart, &ChartView::failed, this, &OverviewPanel::failed);
    return chart;
}

void OverviewPanel::ask_to_delete() {
    delete_->setText(tr("Delete for good"));
    delete_->setToolTip(tr("A data set that is deleted does not come back"));
    arrange_header();
    delete_->setFocus();
    disarm_->start();
}

void OverviewPanel::disarm() {
    disarm_->stop();
    delete_->setText(tr("Delete"));
    delete_->setToolTip({});
    arrange_header();
}

void OverviewPanel::show_nothing(const QString& sentence, const QString& button) {
    disarm();
    empty_->set("data", sentence, button, [this] { Q_EMIT import_wanted(); });
    stack_->setCurrentIndex(0);
}

void OverviewPanel::show_dataset(const store::DatasetSummary& summary,
                                 const std::optional<data::DatasetProfile>& profile, const QString& trouble) {
    disarm();
    const QString name = text(summary.name);
    title_->setText(shortened(name, 60));
    title_->setToolTip(name);
    size_->setText(size_words(summary));
    origin_->setText(tr("from %1, %2").arg(text(summary.format), moment(summary.created)));
    origin_->setToolTip(tr("Fingerprint %1").arg(text(summary.fingerprint)));
    for (QPushButton* button : {train_, copy_}) button->setEnabled(!summary.fingerprint.empty());

    QStringList traps, notes;
    for (const std::string& trap : profile ? profile->traps : std::vector<std::string>{}) traps << core_text(trap);
    if (!trouble.isEmpty()) traps << trouble;
    if (profile) notes = missing_charts(*profile);
    if (summary.format == data::kUsersAsItems)  // what is called an item here must be said
        for (const std::string& warning : std::ranges::reverse_view(summary.warnings))
            notes.prepend(core_text(warning));
    show_notes(traps, notes);
    std::vector<QWidget*> cards;
    if (profile)
        for (const ProfileCard& content : profile_cards(*profile)) cards.push_back(card(content));
    cards_->set_widgets(std::move(cards));
    show_charts(profile.value_or(data::DatasetProfile{}), name);
    stack_->setCurrentIndex(1);
    if (std::exchange(shown_, summary.name) != summary.name) scroll_->verticalScrollBar()->setValue(0);
}

void OverviewPanel::show_notes(const QStringList& traps, const QStringList& notes) {
    while (QLayoutItem* item = notes_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& trap : traps) notes_->addWidget(note(trap, "warning", Token::warn));
    for (const QString& sentence : notes) notes_->addWidget(note(sentence, "info", Token::muted));
}

void OverviewPanel::show_charts(const data::DatasetProfile& profile, const QString& dataset) {
    std::vector<QWidget*> charts;
    for (ProfileChart& chart : profile_charts(profile)) {
        ChartView* view = make_chart(chart.id);
        view->set_file_name(dataset + "-" + chart.id);
        view->set_content(std::move(chart.content));
        charts.push_back(view);
    }
    charts_->set_widgets(std::move(charts));

    choices_ = attribute_charts(profile);
    attribute_->clear();
    for (const AttributeChoice& choice : choices_) attribute_->addItem(choice.name);
    attributes_->setVisible(!choices_.empty());
    attribute_chart_->set_file_name(dataset + "-attribute");
    show_attribute(std::max(0, attribute_->findText(chosen_attribute_)));
}

void OverviewPanel::show_attribute(int index) {
    if (index < 0 || index >= static_cast<int>(choices_.size())) return;
    attribute_->setCurrentIndex(index);
    attribute_chart_->set_content(choices_[static_cast<size_t>(index)].content);
    attribute_chart_->setMinimumHeight(attribute_chart_->sizeHint().height());
}

}  // namespace armillary::views
