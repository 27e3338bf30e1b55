// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/message_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "views/shared/icons.h"

namespace armillary::views {

namespace {

constexpr int kShown = 3;
constexpr int kSeconds = 10;

struct Look {
    const char* name;
    Token token;
};

Look look_of(Message::Kind kind) {
    switch (kind) {
        case Message::Kind::good:
            return {"good", Token::good};
        case Message::Kind::warning:
            return {"warning", Token::warn};
        case Message::Kind::error:
            return {"error", Token::bad};
        case Message::Kind::info:
            break;
    }
    return {"info", Token::accent};
}

/// The message whose property has this value, or null.
QWidget* message_with(const QLayout& column, const char* property, const QString& value) {
    for (int i = 0; i < column.count(); ++i)
        if (QWidget* strip = column.itemAt(i)->widget(); strip->property(property) == value) return strip;
    return nullptr;
}

void take_out(QLayout& column, QWidget* strip) {
    column.removeWidget(strip);
    strip->hide();
    strip->deleteLater();
}

}  // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    setVisible(false);
}

void MessageBar::tell(const Message& message) {
    if (!message.topic.isEmpty())
        if (QWidget* before = message_with(*column_, "topic", message.topic)) take_out(*column_, before);
    const QString full = message.where.isEmpty() ? message.what : message.what + "\n" + message.where;
    if (message_with(*column_, "full", full)) return;  // said once is enough

    const Look look = look_of(message.kind);
    auto* strip = new QFrame;
    strip->setObjectName("message");
    strip->setProperty("kind", look.name);
    strip->setProperty("full", full);
    strip->setProperty("topic", message.topic);
    strip->setAccessibleName(full);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(8);
    auto* picture = new QLabel;
    auto dress = [picture, look] {
        const int size = Theme::current().px(20);
        picture->setPixmap(icon(look.name, look.token).pixmap(size, size));
    };
    dress();
    connect(&Theme::current(), &Theme::changed, picture, dress);
    row->addWidget(picture, 0, Qt::AlignTop);
    auto* words = new QLabel(message.what);
    words->setObjectName("messageText");
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(words);
    if (!message.where.isEmpty()) {
        auto* where = new QLabel(message.where);
        where->setObjectName("caption");
        where->setTextFormat(Qt::PlainText);
        where->setWordWrap(true);
        where->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(where);
    }
    row->addLayout(texts, 1);
    auto go = [this, strip] {
        take_out(*column_, strip);
        setVisible(column_->count() > 0);
        Q_EMIT changed();
    };
    if (!message.action.isEmpty()) {
        auto* act = new QPushButton(message.action);
        act->setObjectName("messageAction");
        connect(act, &QPushButton::clicked, strip, [go, run = message.act] {
            go();
            if (run) run();
        });
        row->addWidget(act, 0, Qt::AlignTop);
    }
    if (message.kind == Message::Kind::error) {
        auto* copy = new QToolButton;
        copy->setIcon(icon("copy"));
        copy->setToolTip(tr("Copy the message"));
        copy->setAccessibleName(copy->toolTip());
        connect(copy, &QToolButton::clicked, strip, [full] { QApplication::clipboard()->setText(full); });
        row->addWidget(copy, 0, Qt::AlignTop);
    }
    auto* close = new QToolButton;
    close->setObjectName("messageClose");
    close->setIcon(icon("close"));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, strip, go);
    row->addWidget(close, 0, Qt::AlignTop);
    column_->insertWidget(0, strip);
    if (message.kind == Message::Kind::info || message.kind == Message::Kind::good)
        QTimer::singleShot(kSeconds * 1000, strip, go);
    shorten();
    show();
    Q_EMIT changed();
}

void MessageBar::shorten() {
    while (column_->count() > kShown) take_out(*column_, column_->itemAt(column_->count() - 1)->widget());
}

void MessageBar::clear() {
    while (column_->count() > 0) take_out(*column_, column_->itemAt(0)->widget());
    hide();
}

QStringList MessageBar::texts() const {
    QStringList texts;
    for (int i = 0; i < column_->count(); ++i) texts << column_->itemAt(i)->widget()->property("full").toString();
    return texts;
}

}  // namespace armillary::views
