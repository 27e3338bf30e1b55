// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/doctor_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>

#include "views/shared/core_text.h"
#include "views/shared/figure_names.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct DoctorText {
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

struct Known {
    const char *id, *title;
};
constexpr std::array kCauses{
    Known{"duplicated_input", QT_TRANSLATE_NOOP("Doctor", "Equal inputs")},
    Known{"norm_blow_up", QT_TRANSLATE_NOOP("Doctor", "Growing norms")},
    Known{"loss_scale_imbalance", QT_TRANSLATE_NOOP("Doctor", "Unbalanced losses")},
    Known{"bad_initialisation", QT_TRANSLATE_NOOP("Doctor", "Bad initialisation")},
    Known{"untrained_encoder", QT_TRANSLATE_NOOP("Doctor", "k-means on an untrained encoder")},
    Known{"moving_average_counts", QT_TRANSLATE_NOOP("Doctor", "Stale moving averages")},
    Known{"anisotropic_input", QT_TRANSLATE_NOOP("Doctor", "One-sided inputs")},
    Known{"codebook_too_large", QT_TRANSLATE_NOOP("Doctor", "Codebook too large")},
    Known{"clashing_remedies", QT_TRANSLATE_NOOP("Doctor", "Clashing remedies")},
    Known{"learning_rate_too_high", QT_TRANSLATE_NOOP("Doctor", "Learning rate too high")},
    Known{"learning_rate_too_low", QT_TRANSLATE_NOOP("Doctor", "Learning rate too low")}};

QString spelled_out(const std::string& id) {
    QString words = text(id).replace('_', ' ');
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

}  // namespace

QString cause_title(const diagnostics::Cause& cause) {
    const auto found =
        std::find_if(kCauses.begin(), kCauses.end(), [&](const Known& known) { return cause.id == known.id; });
    return found == kCauses.end() ? spelled_out(cause.id) : DoctorText::tr(found->title);
}

QString confidence_words(double confidence) {
    constexpr double kVery = 0.8, kLikely = 0.6;
    if (confidence >= kVery) return DoctorText::tr("very likely");
    return confidence >= kLikely ? DoctorText::tr("likely") : DoctorText::tr("possible");
}

QString observation_text(const diagnostics::Observation& observation, bool has_curve) {
    const QString what = core_text(observation.what).toHtmlEscaped();
    const QString source = core_text(observation.source).toHtmlEscaped();
    const QString name = figure_words(observation.name).toHtmlEscaped();
    if (!std::isfinite(observation.value) && !std::isfinite(observation.threshold))  // a setting without a number
        return DoctorText::tr("%1 <small>(%2)</small>").arg(what, source);
    const QString seen =
        has_curve ? QStringLiteral("<a href=\"curve:%1\">%2</a>").arg(text(observation.name).toHtmlEscaped(), name)
                  : text(observation.name).toHtmlEscaped();
    return DoctorText::tr("%1 <small>(%2: %3, threshold %4; %5)</small>")
        .arg(what, seen, figure(observation.value), figure(observation.threshold), source);
}

QString value_text(const diagnostics::VitalSign& sign, double value) {
    return sign.share ? percent(value) : figure(value);
}

QString bounds_text(const diagnostics::VitalSign& sign) {
    const QString healthy = value_text(sign, sign.healthy), alarm = value_text(sign, sign.alarm);
    if (std::isnan(sign.alarm)) return DoctorText::tr("healthy up to %1").arg(healthy);
    if (sign.larger_is_better()) return DoctorText::tr("healthy from %1, alarm below %2").arg(healthy, alarm);
    return sign.alarm_included ? DoctorText::tr("healthy up to %1, alarm from %2").arg(healthy, alarm)
                               : DoctorText::tr("healthy up to %1, alarm above %2").arg(healthy, alarm);
}

QString grade_text(diagnostics::Grade grade) {
    switch (grade) {
        case diagnostics::Grade::healthy:
            return DoctorText::tr("healthy");
        case diagnostics::Grade::warning:
            return DoctorText::tr("warning");
        case diagnostics::Grade::alarm:
            return DoctorText::tr("alarm");
    }
    return {};
}

QString changes_text(const diagnostics::Remedy& remedy) {
    QStringList changes;
    for (const auto& [parameter, value] : remedy.changes)
        changes << QStringLiteral("%1 = %2").arg(text(parameter), text(value));
    return changes.join(QStringLiteral(", "));
}

}  // namespace armillary::views
