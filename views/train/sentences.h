// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <optional>

#include "core/jobs/starter.h"
#include "views/train/training_record.h"

namespace armillary::views {

// What the Train page says, as whole sentences.

/// The name of a model for people, by id.
using ModelNames = std::function<QString(const std::string& id)>;

QString split_sentence(const jobs::StartPlan& plan);
QString model_sentence(const jobs::StartPlan& plan, const ModelNames& names);

/// The result of "Start here": the finding, with its uncertainty.
struct VerdictText {
    QString headline;  ///< who won, by how much
    QString detail;    ///< the two figures, the users, how sure
};
VerdictText verdict_text(const jobs::Verdict& verdict, const QString& baseline, const QString& model);

QString memory_sentence(double bytes, double limit_bytes);
/// Says that the time is not known where the range would tell nothing. `can_be_timed`: false for models that are
/// solved in one go.
QString time_sentence(const std::optional<jobs::TimeEstimate>& estimate, int runs, bool can_be_timed);

/// `Epoch 12 of 40 · 4,100 examples/s`, or how the run ended.
QString status_sentence(const TrainingRecord& record);
/// The test result or the codes' figures in a line; empty when there are none.
QString result_sentence(const TrainingRecord& record);

}  // namespace armillary::views
