// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/sentences.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct TrainSentencesText {
    Q_DECLARE_TR_FUNCTIONS(TrainSentences)
};

/// The cut-off of `hit@10`; empty when the metric has none.
QString cut_off(const std::string& metric) {
    const size_t at = metric.find('@');
    return at == std::string::npos ? QString() : text(std::string_view(metric).substr(at + 1));
}

bool counts_users(const std::string& metric) {
    return metric.starts_with("hit@");
}

QString headline_of(const jobs::Verdict& verdict, const QString& baseline, const QString& model) {
    using Finding = jobs::Verdict::Finding;
    const QString k = cut_off(verdict.metric), metric = text(verdict.metric);
    const double relative = verdict.relative();
    if (verdict.finding == Finding::undecided && std::isnan(verdict.standard_error))
        return TrainSentencesText::tr(
                   "How %1 compares with %2 cannot be told: the values of single users are not known")
            .arg(model, baseline);
    if (verdict.finding == Finding::undecided)
        return TrainSentencesText::tr(
                   "%1 and %2 cannot be told apart here: the difference is within twice its standard error")
            .arg(model, baseline);
    const bool better = verdict.finding == Finding::better;
    if (std::isnan(relative))
        return better ? TrainSentencesText::tr("%1 reaches %2 %3 where %4 stays at zero")
                            .arg(model, metric, figure(verdict.model), baseline)
                      : TrainSentencesText::tr("%1 does worse than %2").arg(model, baseline);
    const QString change = percent(std::abs(relative));
    if (counts_users(verdict.metric))
        return better ? TrainSentencesText::tr("%1 finds a held-out item in the top %2 for %3 more users than %4")
                            .arg(model, k, change, baseline)
                      : TrainSentencesText::tr("%1 finds a held-out item in the top %2 for %3 fewer users than %4")
                            .arg(model, k, change, baseline);
    return better ? TrainSentencesText::tr("%1 reaches a %2 that is %3 higher than that of %4")
                        .arg(model, metric, change, baseline)
                  : TrainSentencesText::tr("%1 stays at a %2 that is %3 lower than that of %4")
                        .arg(model, metric, change, baseline);
}

QString best_metric_text(const TrainingRecord& record) {
    QStringList parts;
    for (const char* name : {"ndcg@10", "hit@10", "recall@10", "coverage@10"}) {
        const auto value = record.test.find(name);
        if (value == record.test.end()) continue;
        const auto error = record.test_errors.find(name);
        const bool known = error != record.test_errors.end() && std::isfinite(error->second);
        parts << (known ? TrainSentencesText::tr("%1 %2 ± %3")
                              .arg(text(name), figure(value->second), figure(error->second))
                        : TrainSentencesText::tr("%1 %2").arg(text(name), figure(value->second)));
    }
    return parts.join(QStringLiteral(" · "));
}

/// The speed of other models, and a range from minutes to hours, say nothing that helps to decide.
bool tells_something(const jobs::TimeEstimate& estimate) {
    constexpr double kWidest = 10;
    const auto [low, high] = estimate.seconds;
    return estimate.basis != jobs::TimeEstimate::Basis::other_models && (high < 1 || high <= kWidest * low);
}

}  // namespace

QString split_sentence(const jobs::StartPlan& plan) {
    switch (plan.split_reason) {
        case jobs::SplitReason::published:
            return TrainSentencesText::tr(
                "The data set brings its own split into train and test, so results compare with those that others "
                "published.");
        case jobs::SplitReason::ordered:
            return TrainSentencesText::tr(
                "The order of events is known, so each user's last item is held out: as in use, the model has to "
                "guess what comes next.");
        case jobs::SplitReason::short_history:
            return TrainSentencesText::tr(
                "Most users have fewer than three interactions, so all are cut at one moment in time: the model "
                "learns from what came before and is tested on what came after.");
        case jobs::SplitReason::unordered:
            return TrainSentencesText::tr(
                "No order of events is known, so the held-out items of each user are drawn by lot.");
    }
    return {};
}

QString model_sentence(const jobs::StartPlan& plan, const ModelNames& names) {
    const QString model = names(plan.model.model), baseline = names(plan.baseline.model);
    switch (plan.model_reason) {
        case jobs::ModelReason::exact_fits:
            return TrainSentencesText::tr(
                       "%1 recommends the same to everybody and is the floor. %2 is solved exactly, without "
                       "settings to "
                       "tune, and its table of items by items takes %3 here.")
                .arg(baseline, model, bytes(plan.memory_bytes));
        case jobs::ModelReason::neighbours:
            return TrainSentencesText::tr(
                       "%1 recommends the same to everybody and is the floor. There are too many items for an "
                       "exact "
                       "solution (it would take %2), so %3 compares each item with its nearest ones only.")
                .arg(baseline, bytes(plan.passed_over_bytes), model);
        case jobs::ModelReason::large:
            return TrainSentencesText::tr(
                       "%1 recommends the same to everybody and is the floor. For data of this size %2 is the "
                       "fitting "
                       "choice: it learns from one small batch after the other.")
                .arg(baseline, model);
        case jobs::ModelReason::only_choice:
            return TrainSentencesText::tr(
                       "%1 recommends the same to everybody and is the floor. %2 needs nothing but interactions.")
                .arg(baseline, model);
    }
    return {};
}

VerdictText verdict_text(const jobs::Verdict& verdict, const QString& baseline, const QString& model) {
    VerdictText words;
    words.headline = headline_of(verdict, baseline, model);
    const bool users = counts_users(verdict.metric);
    const QString before = users ? percent(verdict.baseline) : figure(verdict.baseline);
    const QString after = users ? percent(verdict.model) : figure(verdict.model);
    const double scale = users ? 100 : 1;
    const QString difference = figure(scale * verdict.difference), error = figure(scale * verdict.standard_error);
    words.detail =
        users ? TrainSentencesText::tr(
                    "%1: %2 of users, %3: %4 of users. Difference %5 percentage points, standard error %6 "
                    "(paired, %7 users).")
              : TrainSentencesText::tr("%1: %2, %3: %4. Difference %5, standard error %6 (paired, %7 users).");
    words.detail = words.detail.arg(model, after, baseline, before, difference, error, count(verdict.users));
    return words;
}

QString memory_sentence(double needed, double limit) {
    return needed > 0 ? TrainSentencesText::tr("About %1 of memory at its peak; this machine has %2")
                            .arg(bytes(needed), bytes(limit))
                      : TrainSentencesText::tr("This model gives no formula for its memory");
}

QString time_sentence(const std::optional<jobs::TimeEstimate>& estimate, int runs, bool can_be_timed) {
    if (!estimate || !tells_something(*estimate))
        return can_be_timed
                   ? TrainSentencesText::tr(
                         "How long it takes is not known yet. “Time a few batches” measures it.")
                   : TrainSentencesText::tr(
                         "How long it takes is not known yet: this model has not been trained here before");
    QString range = text(jobs::to_string(estimate->seconds));
    if (estimate->seconds.high < 1) range = TrainSentencesText::tr("under a second");
    const QString each = runs > 1 ? TrainSentencesText::tr("%1 for each of %2 runs").arg(range).arg(runs) : range;
    const QString words =
        estimate->basis == jobs::TimeEstimate::Basis::timed_batches
            ? TrainSentencesText::tr("Estimate by timed batches (%1): %2; validation comes on top")
            : TrainSentencesText::tr("Estimate by the speed of earlier runs of this model (%1): %2");
    return words.arg(count(estimate->observations), each);
}

QString status_sentence(const TrainingRecord& record) {
    QStringList parts;
    if (record.status == "running") {
        if (record.epochs_planned > 0)
            parts << TrainSentencesText::tr("Epoch %1 of %2")
                         .arg(count(std::max(1, record.epoch)), count(record.epochs_planned));
        if (record.batches_an_epoch > 0)
            parts << TrainSentencesText::tr("batch %1 of %2")
                         .arg(count(record.batch), count(record.batches_an_epoch));
        if (record.examples_per_second)
            parts << TrainSentencesText::tr("%1 examples/s").arg(figure(std::round(*record.examples_per_second)));
        if (parts.empty()) parts << TrainSentencesText::tr("Running");
    } else if (record.status == "done") {
        parts << TrainSentencesText::tr("Done in %1").arg(duration(record.seconds));
        if (record.epochs > 1) parts << TrainSentencesText::tr("%1 epochs").arg(count(record.epochs));
    } else if (record.status == "cancelled") {
        parts << TrainSentencesText::tr("Cancelled after epoch %1; what it recorded is kept")
                     .arg(count(record.epochs));
    } else if (record.status == "failed") {
        parts
            << TrainSentencesText::tr("Failed after epoch %1; what it recorded is kept").arg(count(record.epochs));
    } else if (record.status == "interrupted") {
        parts << TrainSentencesText::tr("Interrupted after epoch %1; what it recorded is kept")
                     .arg(count(record.epochs));
    } else if (!record.status.empty()) {
        parts << text(record.status);
    }
    if (record.best_epoch > 0 && (record.epochs > 1 || record.status == "running"))
        parts << TrainSentencesText::tr("best epoch %1").arg(count(record.best_epoch));
    if (const auto rate = record.latest("train", "learning_rate"))
        parts << TrainSentencesText::tr("learning rate %1").arg(text(format_number(*rate)));
    return parts.join(QStringLiteral(" · "));
}

QString result_sentence(const TrainingRecord& record) {
    if (record.test.empty()) return {};
    if (const QString metrics = best_metric_text(record); !metrics.isEmpty())
        return TrainSentencesText::tr("Test: %1").arg(metrics);
    const auto collisions = record.test.find("collision_rate");
    if (collisions != record.test.end())
        return TrainSentencesText::tr("%1 of the items share their whole code with another")
            .arg(percent(collisions->second));
    const auto& [name, value] = *record.test.begin();
    return TrainSentencesText::tr("%1 %2").arg(text(name), figure(value));
}

}  // namespace armillary::views
