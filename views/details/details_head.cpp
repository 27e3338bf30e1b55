// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/details_head.h"

#include <QLabel>
#include <QVBoxLayout>

#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr size_t kFactsShown = 10;
constexpr int kLongestFact = 120;

QString html_of(const Fact& fact) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;&nbsp;%3")
        .arg(Theme::current().color(Token::muted).name(), fact.name.toHtmlEscaped(),
             shortened(fact.value.simplified(), kLongestFact).toHtmlEscaped());
}

}  // namespace

DetailsHead::DetailsHead(QWidget* parent)
    : QWidget(parent), title_(new QLabel), notes_(new QLabel), facts_label_(new QLabel) {
    title_->setObjectName("detailsTitle");
    title_->setProperty("section", true);
    title_->setTextFormat(Qt::PlainText);
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    notes_->setObjectName("detailsNotes");
    notes_->setTextFormat(Qt::PlainText);
    facts_label_->setObjectName("detailsFacts");
    facts_label_->setTextFormat(Qt::RichText);
    for (QLabel* label : {notes_, facts_label_}) {
        label->setWordWrap(true);
        label->setMinimumWidth(1);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(title_);
    column->addWidget(notes_);
    column->addWidget(facts_label_);
    connect(&Theme::current(), &Theme::changed, this, &DetailsHead::dress);
}

void DetailsHead::set(const QString& title, std::vector<Fact> facts) {
    full_title_ = title;
    facts_ = std::move(facts);
    title_->setToolTip(title.toHtmlEscaped());
    title_->setAccessibleName(title);
    dress();
}

void DetailsHead::set_notes(const QStringList& notes) {
    notes_->setText(notes.join('\n'));
    notes_->setVisible(!notes.isEmpty());
}

void DetailsHead::dress() {
    QStringList shown, all;
    for (const Fact& fact : facts_) {
        if (static_cast<size_t>(shown.size()) < kFactsShown) shown.append(html_of(fact));
        all.append(QStringLiteral("%1: %2").arg(fact.name, shortened(fact.value.simplified(), 8 * kLongestFact)));
    }
    if (facts_.size() > kFactsShown) shown.append(tr("and %1 more").arg(facts_.size() - kFactsShown));
    facts_label_->setText(shown.join(QStringLiteral(" &nbsp; &nbsp; ")));
    facts_label_->setToolTip(
        QStringLiteral("<p>%1</p>").arg(all.join('\n').toHtmlEscaped().replace('\n', "<br>")));
    facts_label_->setVisible(!facts_.empty());
    title_->setText(title_->fontMetrics().elidedText(full_title_.simplified(), Qt::ElideRight, title_->width()));
}

void DetailsHead::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    title_->setText(title_->fontMetrics().elidedText(full_title_.simplified(), Qt::ElideRight, width()));
}

}  // namespace armillary::views
