// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/jobs/attention/attention_report.h"
#include "core/jobs/loaded_runs.h"
#include "views/attention/attention_reading.h"

namespace armillary::views {

/// What a run's model answers about a user, in its best state.
struct UserAnswer {
    std::shared_ptr<jobs::LoadedRun> model;
    data::DatasetPtr dataset;  ///< as the run filtered it, else as the workspace has it, else null
    QString user;              ///< raw id
    jobs::Occlusion occlusion = jobs::Occlusion::hide;
    jobs::UserAttention report;
    QString missing;  ///< why there is no report, in words; empty: there is
};
using UserAnswerPtr = std::shared_ptr<const UserAnswer>;

/// In the background. `dataset` reads the one of the workspace, where the model does not answer. What is missing
/// is said, and no error; throws `Cancelled`.
UserAnswerPtr ask_user(jobs::LoadedRuns& loaded, const std::string& run, const QString& user,
                       jobs::Occlusion occlusion, const std::function<data::DatasetPtr()>& dataset,
                       std::stop_token stop);
/// Whom to show when nobody was picked: somebody who was recorded, else anybody with a history. Empty: nobody.
QString somebody(jobs::LoadedRuns& loaded, const AttentionReading& run, std::stop_token stop);

/// Attention over one user's history and where it comes from.
struct UserCase {
    AttentionReadingPtr run;
    UserAnswerPtr answer;
    bool recorded = false;  ///< the maps are those of the epoch shown; false: of the answer
    QString missing;        ///< why there are no maps, in words; then all below is empty
    jobs::AttentionMaps maps;
    std::vector<jobs::AttendedToken> tokens;  ///< occlusion is that of the answer, where that read the same
    QStringList ids, titles;                  ///< [tokens] the mask has no id
    diagnostics::AttentionAverages figures;   ///< of this one history

    const data::Dataset* dataset() const { return answer->dataset.get(); }
    bool answers() const { return answer->missing.isEmpty(); }
    /// "best state, epoch 7, history before the test".
    QString protocol() const;
};
using UserCasePtr = std::shared_ptr<const UserCase>;
using UserCases = std::vector<UserCasePtr>;

/// In the background. `live`: the maps of the answer where there is one, else those recorded.
UserCasePtr make_case(store::Workspace& workspace, const AttentionReadingPtr& run, const UserAnswerPtr& answer,
                      bool live);

/// The item's title, or its id where it is not known.
QString title_of(const data::Dataset* dataset, const QString& id);

}  // namespace armillary::views
