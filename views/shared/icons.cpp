// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace armillary::views {

namespace {

class ThemedIcon final : public QIconEngine {
 public:
    ThemedIcon(QByteArray svg, Token token) : svg_(std::move(svg)), token_(token) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const Theme& theme = Theme::current();
        QColor color = theme.color(token_);
        if (mode == QIcon::Disabled)
            color = Theme::mix(theme.color(Token::window), theme.color(Token::muted), 0.55);
        QByteArray colored = svg_;
        QSvgRenderer(colored.replace("currentColor", color.name().toLatin1())).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
        return pixmap(size, mode, state);
    }

    QIconEngine* clone() const override { return new ThemedIcon(svg_, token_); }

 private:
    QByteArray svg_;
    Token token_;
};

}  // namespace

QIcon icon(const QString& name, Token token) {
    QFile file(":/icons/" + name + ".svg");
    if (name.isEmpty() || !file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new ThemedIcon(file.readAll(), token));
}

}  // namespace armillary::views
