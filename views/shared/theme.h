// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <QString>
#include <array>
#include <vector>

namespace armillary::views {

/// Names of the colours that the program is drawn in; their values are data (resources/themes/light.json,
/// dark.json).
enum class Token { window, panel, line, text, muted, accent, brass, run_a, run_b, good, warn, bad };
inline constexpr int kTokenCount = 12;

/// Sizes of type: 11, 13, 15 and 20 points at 96 dpi and interface scale 1.
enum class TypeSize { caption, body, section, title };

enum class ThemeChoice { system, light, dark };

/// The colours and type of the whole program. One for a process, as there is one QApplication.
class Theme : public QObject {
    Q_OBJECT
 public:
    static Theme& current();

    /// `system` follows the palette that the desktop gave the program at its start.
    void choose(ThemeChoice choice);
    ThemeChoice choice() const { return choice_; }
    bool dark() const { return dark_; }
    /// Size of type and controls, 0.75 to 2.5 (values outside are moved to the border).
    void set_scale(double scale);
    double scale() const { return scale_; }

    QColor color(Token token) const;
    /// Eight colours for categories, in this order; further ones are drawn as "other", in the eighth.
    QColor category(int index) const;
    static constexpr int kCategories = 8;
    /// Of a magnitude in [0, 1]: viridis.
    QColor magnitude(double share) const;
    /// `share` of `over` laid on `under`: for soft fills.
    static QColor mix(const QColor& under, const QColor& over, double share);

    QFont font(TypeSize size) const;
    /// For numbers in tables and charts: every figure equally wide.
    QFont number_font(TypeSize size = TypeSize::body) const;
    /// `pixels` at scale 1, scaled.
    int px(double pixels) const;

    QPalette palette() const;
    /// resources/themes/style.qss with its tokens filled in.
    QString style_sheet() const;

 Q_SIGNALS:
    void changed();

 private:
    Theme();
    void load();

    ThemeChoice choice_ = ThemeChoice::system;
    bool system_is_dark_ = false, dark_ = false;
    double scale_ = 1;
    std::array<QColor, kTokenCount> colors_;
    std::vector<QColor> categories_;
};

}  // namespace armillary::views
