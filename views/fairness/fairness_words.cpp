// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/fairness_words.h"

#include <QCoreApplication>
#include <cmath>

#include "views/shared/core_text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct FairnessText {
    Q_DECLARE_TR_FUNCTIONS(Fairness)
};

/// Keys of the protocol as they are named in a warning.
QString protocol_part(const std::string& key) {
    if (key == "dataset_fingerprint") return FairnessText::tr("data sets");
    if (key == "split_fingerprint") return FairnessText::tr("splits");
    if (key == "candidates") return FairnessText::tr("candidate items");
    if (key == "masks_seen") return FairnessText::tr("masks of seen items");
    if (key == "ties") return FairnessText::tr("orders of equal scores");
    return text(key);
}

}  // namespace

QString share_words(double share) {
    return FairnessText::tr("%1 %").arg(100 * share);
}

QString p_words(double p) {
    return std::isnan(p) ? kUndefined : p < 1e-4 ? QStringLiteral("< 0.0001") : QString::number(p, 'f', 4);
}

QString interval_words(const statistics::Interval& interval) {
    if (std::isnan(interval.low) || std::isnan(interval.high)) return kUndefined;
    return FairnessText::tr("%1 to %2").arg(figure(interval.low), figure(interval.high));
}

QString label_words(const std::string& label) {
    if (label == "all others") return FairnessText::tr("all others");
    if (label == "advantaged") return FairnessText::tr("the most active");
    if (label == "weak") return FairnessText::tr("weak");
    if (label == "sparse") return FairnessText::tr("few interactions");
    if (label == "others") return FairnessText::tr("others");
    // A range of numbers is written by core: `26 to 31`.
    const QStringList ends = text(label).split(QStringLiteral(" to "));
    bool from = false, to = false;
    if (ends.size() == 2) {
        ends[0].toDouble(&from);
        ends[1].toDouble(&to);
    }
    return from && to ? FairnessText::tr("%1 to %2").arg(ends[0], ends[1]) : core_text(label);
}

QString group_words(const jobs::GroupFigures& group) {
    return group.value.empty() ? FairnessText::tr("not known") : label_words(group.value);
}

QString rule_words(const jobs::AttributeFairness& attribute) {
    constexpr std::string_view kMeasured = "training interactions";
    const std::string_view rule = attribute.rule;
    if (!rule.starts_with(kMeasured)) return core_text(rule);
    if (rule == kMeasured) return FairnessText::tr("training interactions");
    return FairnessText::tr("training interactions, %1").arg(core_text(rule.substr(kMeasured.size() + 2)));
}

QString attribute_words(const std::string& attribute) {
    if (attribute == "activity") return FairnessText::tr("activity");
    if (attribute == "advantaged") return FairnessText::tr("the most active twentieth");
    if (attribute == "weak") return FairnessText::tr("weak users");
    return text(attribute);
}

QString part_words(const std::string& part) {
    if (part == "test") return FairnessText::tr("test part");
    if (part == "valid") return FairnessText::tr("validation part");
    return text(part);
}

QString verdict_words(statistics::Verdict verdict) {
    switch (verdict) {
        case statistics::Verdict::better:
            return FairnessText::tr("better");
        case statistics::Verdict::worse:
            return FairnessText::tr("worse");
        case statistics::Verdict::equivalent:
            return FairnessText::tr("equivalent");
        case statistics::Verdict::inconclusive:
            break;
    }
    return FairnessText::tr("inconclusive");
}

QString protocol_line(const FairnessReading& run) {
    const QString users =
        FairnessText::tr("%1, %2 users").arg(part_words(run.report.split), count(run.report.users));
    return run.report.undefined == 0
               ? users
               : FairnessText::tr("%1, %2 more without a value").arg(users, count(run.report.undefined));
}

QString unlike_words(const FairnessAnswer& answer) {
    if (!answer.comparison) return {};
    QStringList words;
    if (!answer.comparison->unlike.empty()) {
        QStringList parts;
        for (const std::string& key : answer.comparison->unlike) parts << protocol_part(key);
        words << FairnessText::tr(
                     "These runs were not measured alike, their %1 differ: the figures are not comparable")
                     .arg(parts.join(QStringLiteral(", ")));
    }
    if (!answer.comparison->untested.empty())
        words << FairnessText::tr("Not tested: %1").arg(core_text(answer.comparison->untested));
    return words.join('\n');
}

}  // namespace armillary::views
