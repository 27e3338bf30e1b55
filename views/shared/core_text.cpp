// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/core_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

#undef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, sentence) sentence,
constexpr const char* kSentences[] = {
#include "translations/core_strings.cpp"
};

const QRegularExpression& place() {
    static const QRegularExpression pattern(R"(\{[^{}]*\})");
    return pattern;
}

/// Which value stands in the place, as fmt counts: the number in `{1}`, else one more than in the place before.
int value_of(const QRegularExpressionMatch& place, int& next) {
    static const QRegularExpression digits(R"(^\{(\d+))");
    const QRegularExpressionMatch number = digits.match(place.captured());
    return number.hasMatch() ? number.captured(1).toInt() : next++;
}

/// fmt writes `{{` for a brace.
QString without_doubled_braces(QString text) {
    return text.replace("{{", "{").replace("}}", "}");
}

struct Pattern {
    QString beginning;  ///< up to the first place: most sentences are told apart by it
    QRegularExpression whole;
    std::vector<int> values;  ///< which value each place of the sentence holds
    QString translation;
    qsizetype letters = 0;  ///< outside places: the more, the surer
};

Pattern pattern_of(const QString& sentence, const QString& translation) {
    QString escaped;
    qsizetype from = 0;
    Pattern pattern;
    bool first = true;
    int next = 0;
    for (auto matches = place().globalMatch(sentence); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString literal = without_doubled_braces(sentence.mid(from, match.capturedStart() - from));
        if (std::exchange(first, false)) pattern.beginning = literal;
        escaped += QRegularExpression::escape(literal) + "(.*?)";
        pattern.letters += literal.size();
        from = match.capturedEnd();
        pattern.values.push_back(value_of(match, next));
    }
    const QString rest = without_doubled_braces(sentence.mid(from));
    if (first) pattern.beginning = rest;
    pattern.letters += rest.size();
    pattern.whole =
        QRegularExpression(QRegularExpression::anchoredPattern(escaped + QRegularExpression::escape(rest)),
                           QRegularExpression::DotMatchesEverythingOption);
    pattern.translation = translation;
    return pattern;
}

using Patterns = std::vector<Pattern>;

/// Those of the language worn now; made anew when it changes. Asked for from any thread: a training logs on its
/// own.
std::shared_ptr<const Patterns> patterns() {
    static std::mutex mutex;
    static QString language;
    static std::shared_ptr<const Patterns> current = std::make_shared<Patterns>();
    const std::lock_guard lock(mutex);
    const QString now = QCoreApplication::translate("Core", kSentences[0]);
    if (now == language) return current;
    language = now;
    Patterns made;
    for (const char* sentence : kSentences) {
        const QString translation = QCoreApplication::translate("Core", sentence);
        if (translation != QString::fromUtf8(sentence))
            made.push_back(pattern_of(QString::fromUtf8(sentence), translation));
    }
    std::stable_sort(made.begin(), made.end(),
                     [](const Pattern& a, const Pattern& b) { return a.letters > b.letters; });
    current = std::make_shared<const Patterns>(std::move(made));
    return current;
}

QString translated(const Patterns& patterns, const QString& english) {
    for (const Pattern& pattern : patterns) {
        if (!english.startsWith(pattern.beginning)) continue;
        const QRegularExpressionMatch match = pattern.whole.match(english);
        if (!match.hasMatch()) continue;
        QString filled;
        qsizetype from = 0;
        int next = 0;
        for (auto places = place().globalMatch(pattern.translation); places.hasNext();) {
            const QRegularExpressionMatch at = places.next();
            const auto found = std::find(pattern.values.begin(), pattern.values.end(), value_of(at, next));
            const auto group = static_cast<int>(found - pattern.values.begin()) + 1;
            filled += without_doubled_braces(pattern.translation.mid(from, at.capturedStart() - from)) +
                      translated(patterns, match.captured(group));
            from = at.capturedEnd();
        }
        return filled + without_doubled_braces(pattern.translation.mid(from));
    }
    return english;
}

struct WindowLanguageText {
    Q_DECLARE_TR_FUNCTIONS(WindowLanguage)
};

}  // namespace

Language window_language() {
    // The translation says in which language it is.
    return parse_language(plain(WindowLanguageText::tr("en")));
}

QString core_text(std::string_view english) {
    const auto known = patterns();
    return known->empty() ? text(english) : translated(*known, text(english));
}

}  // namespace armillary::views
