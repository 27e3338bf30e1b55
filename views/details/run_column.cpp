// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/run_column.h"

#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "views/details/ranked_table.h"
#include "views/details/run_choice.h"
#include "views/details/run_memory.h"
#include "views/shared/empty_state.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

RunColumn::RunColumn(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      name_(new QLabel),
      caption_(new QLabel),
      other_split_(new QLabel),
      stack_(new QStackedWidget),
      table_(new RankedTable),
      empty_(new EmptyState) {
    name_->setTextFormat(Qt::PlainText);
    caption_->setObjectName("columnCaption");
    other_split_->setObjectName("columnOtherSplit");
    for (QLabel* label : {caption_, other_split_}) {
        label->setProperty("caption", true);
        label->setWordWrap(true);
        label->setMinimumWidth(1);
    }
    other_split_->hide();
    table_->setObjectName("columnTable");
    empty_->setObjectName("columnEmpty");
    stack_->addWidget(table_);
    stack_->addWidget(empty_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(name_);
    column->addWidget(caption_);
    column->addWidget(other_split_);
    column->addWidget(stack_, 1);
    connect(table_, &RankedTable::picked, this, &RunColumn::picked);
}

void RunColumn::show_list(const store::RunSummary& run, const QColor& color, const QString& user, int k) {
    label_ = run_label(run, bench_.model_name(run.model));
    name_->setText(shortened(label_, 40));
    name_->setToolTip(label_.toHtmlEscaped());
    name_->setStyleSheet(QStringLiteral("color: %1; font-weight: 600;").arg(color.name()));
    table_->setAccessibleName(tr("Recommendations of %1").arg(label_));
    if (text(run.id) == run_ && user == user_ && k == k_) return;
    run_ = text(run.id);
    user_ = user;
    k_ = k;
    ask();
}

void RunColumn::ask() {
    list_ = {};
    table_->ranked().set_rows({}, tr("Score"));
    stack_->setCurrentWidget(table_);
    caption_->setText(tr("Asking %1…").arg(run_));
    asking_.start(
        [loaded = RunMemory::of(bench_), workspace = bench_.workspace(), run = run_, user = user_, k = k_](
            std::stop_token stop) { return top_list(*loaded, workspace->runs(), run, user, k, std::move(stop)); },
        [this](TopList list) {
            list_ = std::move(list);
            show_result();
            Q_EMIT arrived();
        },
        [this](const std::exception_ptr& failure) { show_trouble(failure); });
}

void RunColumn::show_result() {
    QStringList captions;
    if (!list_.knows_user) {
        empty_->set("user", tr("%1 was trained without this user: its filters left them out").arg(run_));
    } else if (list_.rows.empty()) {
        empty_->set("item", tr("%1 recommends nothing to this user").arg(run_));
    } else {
        captions.append(list_.held_out == 0
                            ? tr("nothing held out for the test")
                            : tr("top %1 has %2 of %3 held-out").arg(k_).arg(list_.hits).arg(list_.held_out));
        if (list_.ndcg) captions.append(tr("test ndcg@10 %1").arg(figure(*list_.ndcg)).replace(' ', QChar::Nbsp));
        if (list_.train_length == 0) captions.append(tr("a cold user: nothing to learn from"));
    }
    caption_->setText(captions.join(QStringLiteral(" · ")));
    stack_->setCurrentWidget(list_.rows.empty() ? static_cast<QWidget*>(empty_) : table_);
    table_->ranked().set_rows(list_.rows, tr("Score"));
}

void RunColumn::show_trouble(const std::exception_ptr& failure) {
    const Trouble trouble = trouble_of(failure);
    caption_->clear();
    empty_->set("warning", trouble.what);
    empty_->setToolTip(trouble.where.toHtmlEscaped());
    stack_->setCurrentWidget(empty_);
}

void RunColumn::set_other_split(const QString& reference) {
    other_split_->setStyleSheet(QStringLiteral("color: %1").arg(Theme::current().color(Token::warn).name()));
    other_split_->setText(tr("Split otherwise than %1: its hits are other items").arg(reference));
    other_split_->setVisible(!reference.isEmpty());
}

}  // namespace armillary::views
