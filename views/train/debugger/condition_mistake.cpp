// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/condition_mistake.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "views/shared/core_text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct ConditionText {
    Q_DECLARE_TR_FUNCTIONS(Condition)
};

// What core/descriptor/expression.cpp says.
constexpr const char* kMistakes[] = {
    QT_TRANSLATE_NOOP("Condition", "expected an operator"),
    QT_TRANSLATE_NOOP("Condition", "expected an operator; equality is =="),
    QT_TRANSLATE_NOOP("Condition", "expected a number, a name or '('"),
    QT_TRANSLATE_NOOP("Condition", "expected a number"),
    QT_TRANSLATE_NOOP("Condition", "expected ')'"),
    QT_TRANSLATE_NOOP("Condition", "expected ']'"),
    QT_TRANSLATE_NOOP("Condition", "comparisons cannot be chained; join them by and"),
    QT_TRANSLATE_NOOP("Condition", "this number cannot be read"),
    QT_TRANSLATE_NOOP("Condition", "nested too deeply"),
};

}  // namespace

QString condition_mistake(std::string_view english) {
    static const QRegularExpression kOfSyntax(QStringLiteral("^expression '.*', column (\\d+): (.*)$"),
                                              QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = kOfSyntax.match(text(english));
    if (!match.hasMatch()) return core_text(english);
    QString what = match.captured(2);
    for (const char* known : kMistakes)
        if (what == QLatin1String(known)) what = ConditionText::tr(known);
    return ConditionText::tr("column %1: %2").arg(match.captured(1), what);
}

}  // namespace armillary::views
