// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/words.h"

#include <QCoreApplication>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"
#include "views/shared/core_text.h"

namespace armillary::views {

namespace {

struct WordsText {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

}  // namespace

QString figure(double value) {
    if (!std::isfinite(value)) return kUndefined;
    const double size = std::abs(value);
    if (value == std::floor(value) && size < 1e15) return count(static_cast<int64_t>(value));
    if (size >= 1e6 || size < 1e-4) return QString::number(value, 'e', 3);
    if (size >= 1000) return count(std::llround(value));
    const int whole = size < 1 ? 0 : static_cast<int>(std::floor(std::log10(size))) + 1;
    const int leading_zeros = size < 1 ? static_cast<int>(-std::floor(std::log10(size))) - 1 : 0;
    return QString::number(value, 'f', 4 - whole + leading_zeros);
}

QString count(int64_t value) {
    return text(format_count(value));
}

QString duration(double seconds) {
    return std::isfinite(seconds) ? text(format_duration(seconds)) : kUndefined;
}

QString bytes(double bytes) {
    return text(format_bytes(bytes));
}

QString percent(double share) {
    if (!std::isfinite(share)) return kUndefined;
    const double value = share * 100;
    return QString::number(value, 'f', value != 0 && std::abs(value) < 10 ? 2 : 1) + QStringLiteral(" %");
}

QString time_left(const std::optional<jobs::TimeLeft>& left) {
    return left ? WordsText::tr("about %1 left").arg(text(to_string(*left))) : QString();
}

QString moment(std::string_view iso) {
    QDateTime time = QDateTime::fromString(text(iso), Qt::ISODate);
    if (!time.isValid()) return text(iso);
    time = time.toLocalTime();
    const QDate today = QDate::currentDate();
    if (time.date() == today) return WordsText::tr("today %1").arg(time.toString(QStringLiteral("HH:mm")));
    if (time.date() == today.addDays(-1))
        return WordsText::tr("yesterday %1").arg(time.toString(QStringLiteral("HH:mm")));
    return time.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString shortened(const QString& text, int length) {
    if (text.size() <= length) return text;
    const int tail = length / 3;
    return text.left(length - tail - 1) + QChar(0x2026) + text.right(tail);
}

QString descriptor_text(std::string_view english) {
    const QString translated = QCoreApplication::translate("Descriptor", std::string(english).c_str());
    return translated == text(english) ? core_text(english)
                                       : translated;  // formats and worlds are described in core
}

Trouble trouble_of(const std::exception_ptr& failure) {
    try {
        if (failure) std::rethrow_exception(failure);
    } catch (const Cancelled&) {
        return {WordsText::tr("Cancelled"), {}, true};
    } catch (const Error& error) {
        QString what = core_text(error.what());
        if (!what.isEmpty()) what[0] = what[0].toUpper();
        return {what, text(error.where()), error.kind() == ErrorKind::cancelled};
    } catch (const std::bad_alloc&) {
        return {WordsText::tr("There is not enough memory for this. Close other programs, or choose less data."),
                {},
                false};
    } catch (const std::exception& error) {
        return {WordsText::tr("Something went wrong inside Armillary: %1").arg(text(error.what())), {}, false};
    }
    return {};
}

}  // namespace armillary::views
