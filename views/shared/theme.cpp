// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/theme.h"

#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace armillary::views {

namespace {

constexpr std::array<const char*, kTokenCount> kTokenNames{"window", "panel", "line",  "text", "muted", "accent",
                                                           "brass",  "run_a", "run_b", "good", "warn",  "bad"};

/// Nine points of viridis (van der Walt and Smith, 2015), evenly spaced.
constexpr std::array<QRgb, 9> kViridis{0xFF440154, 0xFF472D7B, 0xFF3B528B, 0xFF2C728E, 0xFF21918C,
                                       0xFF28AE80, 0xFF5EC962, 0xFFADDC30, 0xFFFDE725};

QByteArray resource(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(ErrorKind::internal, "the program was built without its resource", path.toStdString());
    return file.readAll();
}

}  // namespace

Theme& Theme::current() {
    static Theme theme;
    return theme;
}

Theme::Theme() {
    system_is_dark_ = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    dark_ = system_is_dark_;
    load();
}

void Theme::choose(ThemeChoice choice) {
    choice_ = choice;
    dark_ = choice == ThemeChoice::dark || (choice == ThemeChoice::system && system_is_dark_);
    load();
    Q_EMIT changed();
}

void Theme::set_scale(double scale) {
    scale_ = std::clamp(scale, 0.75, 2.5);
    Q_EMIT changed();
}

void Theme::load() {
    const QJsonObject tokens =
        QJsonDocument::fromJson(resource(dark_ ? ":/themes/dark.json" : ":/themes/light.json")).object();
    for (int i = 0; i < kTokenCount; ++i)
        colors_[static_cast<size_t>(i)] = QColor(tokens[kTokenNames[static_cast<size_t>(i)]].toString());
    categories_.clear();
    for (const QJsonValue& color : tokens["categories"].toArray()) categories_.emplace_back(color.toString());
}

QColor Theme::color(Token token) const {
    return colors_[static_cast<size_t>(token)];
}

QColor Theme::category(int index) const {
    return categories_[static_cast<size_t>(std::clamp(index, 0, kCategories - 1))];
}

QColor Theme::magnitude(double share) const {
    const double place = std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0) * (kViridis.size() - 1);
    const auto low = std::min(static_cast<size_t>(place), kViridis.size() - 2);
    return mix(QColor(kViridis[low]), QColor(kViridis[low + 1]), place - static_cast<double>(low));
}

QColor Theme::mix(const QColor& under, const QColor& over, double share) {
    auto blend = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return {blend(under.red(), over.red()), blend(under.green(), over.green()), blend(under.blue(), over.blue())};
}

QFont Theme::font(TypeSize size) const {
    static constexpr std::array<double, 4> kPixels{11, 13, 15, 20};
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(px(kPixels[static_cast<size_t>(size)]));
    if (size == TypeSize::section || size == TypeSize::title) font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::number_font(TypeSize size) const {
    // Qt 6.4 cannot ask a font for its tabular figures; those of the common interface faces are tabular by
    // default.
    QFont figures = font(size);
    figures.setWeight(QFont::Normal);
    return figures;
}

int Theme::px(double pixels) const {
    return static_cast<int>(std::lround(pixels * scale_));
}

QPalette Theme::palette() const {
    QPalette palette;
    const QColor soft = mix(color(Token::panel), color(Token::text), 0.06);
    palette.setColor(QPalette::Window, color(Token::window));
    palette.setColor(QPalette::WindowText, color(Token::text));
    palette.setColor(QPalette::Base, color(Token::panel));
    palette.setColor(QPalette::AlternateBase, mix(color(Token::panel), color(Token::window), 0.6));
    palette.setColor(QPalette::Text, color(Token::text));
    palette.setColor(QPalette::PlaceholderText, color(Token::muted));
    palette.setColor(QPalette::Button, soft);
    palette.setColor(QPalette::ButtonText, color(Token::text));
    palette.setColor(QPalette::ToolTipBase, color(Token::panel));
    palette.setColor(QPalette::ToolTipText, color(Token::text));
    palette.setColor(QPalette::Highlight, mix(color(Token::panel), color(Token::brass), dark_ ? 0.35 : 0.28));
    palette.setColor(QPalette::HighlightedText, color(Token::text));
    palette.setColor(QPalette::Link, color(Token::accent));
    palette.setColor(QPalette::LinkVisited, color(Token::accent));
    palette.setColor(QPalette::Mid, color(Token::line));
    palette.setColor(QPalette::Midlight, color(Token::line));
    palette.setColor(QPalette::Dark, color(Token::line));
    palette.setColor(QPalette::Light, color(Token::panel));
    palette.setColor(QPalette::Shadow, color(Token::line));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mix(color(Token::window), color(Token::muted), 0.65));
    return palette;
}

QString Theme::style_sheet() const {
    QString sheet = QString::fromUtf8(resource(":/themes/style.qss"));
    // @name: a colour; @name+12: 12 % of the text's colour laid on it; $7: seven scaled pixels.
    static const QRegularExpression token(R"(@([a-z_]+)(?:\+(\d+))?|\$(\d+))");
    QString filled;
    qsizetype from = 0;
    for (auto matches = token.globalMatch(sheet); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        filled += QStringView(sheet).mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        if (match.hasCaptured(3)) {
            filled += QString::number(px(match.captured(3).toInt()));
            continue;
        }
        const auto name = std::find(kTokenNames.begin(), kTokenNames.end(), match.captured(1));
        if (name == kTokenNames.end())
            throw Error(ErrorKind::internal, "the style sheet names a colour that does not exist",
                        match.captured(1).toStdString());
        const QColor plain = colors_[static_cast<size_t>(name - kTokenNames.begin())];
        filled +=
            (match.hasCaptured(2) ? mix(plain, color(Token::text), match.captured(2).toInt() / 100.0) : plain)
                .name();
    }
    filled += QStringView(sheet).mid(from);
    return filled;
}

}  // namespace armillary::views
