// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "core/jobs/progress.h"

namespace armillary::views {

// How the interface writes numbers, times and errors (look.md, "Words").

inline QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}
inline std::string plain(const QString& text) {
    return text.toStdString();
}

/// Stands for a value that is undefined.
inline const QString kUndefined = QStringLiteral("–");

/// Four significant digits, `–` when undefined: `0.2881`, `12.40`, `1,234`.
QString figure(double value);
/// `1,234,567`.
QString count(int64_t value);
/// `3 min 20 s`.
QString duration(double seconds);
/// `1.5 GiB`.
QString bytes(double bytes);
/// `12.5 %`; `–` when undefined.
QString percent(double share);
/// `about 2-3 min left`; empty when nothing is known.
QString time_left(const std::optional<jobs::TimeLeft>& left);
/// A time as the store writes it (ISO 8601, UTC), in local time: `today 14:05`, `12 Mar 2026`; the text itself
/// when it is no time.
QString moment(std::string_view iso);
/// At most `length` characters, the middle left out: for names in places of a fixed width.
QString shortened(const QString& text, int length);

/// A descriptor's text (a parameter's help, a model's summary) in the user's language.
QString descriptor_text(std::string_view english);

/// An error as three parts that a message shows.
struct Trouble {
    QString what;   ///< what happened and what to do, as a sentence
    QString where;  ///< file and line, parameter, run; may be empty
    bool cancelled = false;
};
Trouble trouble_of(const std::exception_ptr& failure);

}  // namespace armillary::views
