// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/imgui_font.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <cmath>
#include <cstring>
#include <vector>

namespace armillary::views {

namespace {

/// A letter as Qt draws it, and its place in the line.
struct Letter {
    char16_t code;
    QImage picture;  ///< alpha counts
    ImVec2 offset;
    float advance;
    int rectangle = -1;
};

QSet<char16_t> usual_letters() {
    QSet<char16_t> letters{u'–', u'…', u'·', u'“', u'”', u'×'};
    for (char16_t code = 0x20; code < 0x7F; ++code) letters.insert(code);
    for (char16_t code = 0xA0; code < 0x100; ++code) letters.insert(code);
    return letters;
}

Letter draw(char16_t code, const QFont& font, const QFontMetricsF& metrics) {
    const QString text{QChar(code)};
    Letter letter{code, {}, {}, static_cast<float>(std::round(metrics.horizontalAdvance(text)))};
    const QRect box = metrics.boundingRect(text).toAlignedRect().adjusted(-1, -1, 1, 1);
    letter.picture = QImage(box.size().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    letter.picture.fill(0);
    letter.offset = {static_cast<float>(box.left()), static_cast<float>(std::ceil(metrics.ascent()) + box.top())};
    QPainter painter(&letter.picture);
    painter.setFont(font);
    painter.setPen(QColor(255, 255, 255));
    painter.drawText(-box.topLeft(), text);
    return letter;
}

void copy(const QImage& picture, const ImFontAtlasCustomRect& place, ImFontAtlas& atlas) {
    for (int y = 0; y < picture.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        unsigned char* to = atlas.TexPixelsAlpha8 + (place.Y + y) * atlas.TexWidth + place.X;
        for (int x = 0; x < picture.width(); ++x) to[x] = static_cast<unsigned char>(qAlpha(from[x]));
    }
}

}  // namespace

bool ImguiFont::build(ImGuiIO& io, const QFont& font, const QString& letters, double ratio) {
    QSet<char16_t> wanted;
    for (const QChar letter : letters)
        if (!letter.isSurrogate() && letter.unicode() >= 0x20) wanted.insert(letter.unicode());
    if (font == font_ && ratio == ratio_ && letters_.contains(wanted)) return false;
    letters_ += usual_letters() + wanted;
    font_ = font;
    ratio_ = ratio;

    QFont sized = font;
    sized.setPixelSize(std::max(6, static_cast<int>(std::lround(font.pixelSize() * ratio))));
    const QFontMetricsF metrics(sized);
    const double line = std::ceil(metrics.ascent()) + std::ceil(metrics.descent());
    ImFontAtlas& atlas = *io.Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    // The library's own font stands beneath ours with one letter, because an atlas has to have one.
    static constexpr ImWchar kOne[] = {u'A', u'A', 0};
    ImFontConfig base;
    base.SizePixels = static_cast<float>(line);
    base.GlyphRanges = kOne;
    ImFont* face = atlas.AddFontDefault(&base);
    std::vector<Letter> drawn;
    for (const char16_t code : letters_) {
        Letter letter = draw(code, sized, metrics);
        letter.rectangle = atlas.AddCustomRectFontGlyph(face, code, letter.picture.width(),
                                                        letter.picture.height(), letter.advance, letter.offset);
        drawn.push_back(std::move(letter));
    }
    atlas.Build();
    for (const Letter& letter : drawn) copy(letter.picture, *atlas.GetCustomRectByIndex(letter.rectangle), atlas);
    face->EllipsisChar = u'…';  // the library looked for it before our letters were there
    io.FontGlobalScale = static_cast<float>(1 / ratio);
    return true;
}

}  // namespace armillary::views
