// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/log_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "views/shared/icons.h"
#include "views/shared/theme.h"

namespace armillary::views {

namespace {

Token token_of(LogLine::Kind kind) {
    switch (kind) {
        case LogLine::Kind::error:
            return Token::bad;
        case LogLine::Kind::warning:
            return Token::warn;
        case LogLine::Kind::event:
            return Token::accent;
        case LogLine::Kind::message:
            return Token::text;
    }
    return Token::text;
}

}  // namespace

LogPanel::LogPanel(QWidget* parent) : QWidget(parent), text_(new QPlainTextEdit) {
    text_->setObjectName("log");
    text_->setReadOnly(true);
    text_->setTabChangesFocus(true);
    text_->setMaximumBlockCount(10'000);
    text_->setAccessibleName(tr("Log of the run"));
    text_->setPlaceholderText(tr("What a run tells while it trains is written here"));
    text_->setFrameShape(QFrame::NoFrame);
    const auto dress = [this] { text_->setFont(Theme::current().number_font()); };
    connect(&Theme::current(), &Theme::changed, this, dress);
    dress();
    auto* copy = new QToolButton;
    copy->setObjectName("copyLog");
    copy->setIcon(icon("copy"));
    copy->setToolTip(tr("Copy the whole log"));
    copy->setAccessibleName(copy->toolTip());
    connect(copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(text_->toPlainText()); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(4);
    row->addWidget(text_);
    row->addWidget(copy, 0, Qt::AlignTop);
}

void LogPanel::clear() {
    run_.clear();
    shown_ = 0;
    text_->clear();
}

void LogPanel::show_record(const TrainingRecord& record) {
    const auto last = record.log_dropped + static_cast<int64_t>(record.log.size());
    const bool other_run = !run_.isEmpty() && run_ != record.run;
    if (other_run || last < shown_) clear();
    run_ = record.run;
    if (last == shown_) return;
    QScrollBar* bar = text_->verticalScrollBar();
    const bool follows = bar->value() >= bar->maximum() - 1;
    const int place = bar->value();
    for (auto i = std::max(shown_, record.log_dropped); i < last; ++i)
        append(record.log[static_cast<size_t>(i - record.log_dropped)]);
    shown_ = last;
    bar->setValue(follows ? bar->maximum() : place);
}

void LogPanel::append(const LogLine& line) {
    QTextCharFormat format;
    format.setForeground(Theme::current().color(token_of(line.kind)));
    text_->setCurrentCharFormat(format);
    text_->appendPlainText(line.time.isEmpty() ? line.text : tr("%1  %2").arg(line.time, line.text));
}

}  // namespace armillary::views
