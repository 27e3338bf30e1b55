// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/jobs/job.h"
#include "core/jobs/loaded_runs.h"

namespace armillary::views {

/// Which recommendations go where.
struct RecommendationsOrder {
    QString run;
    int k = 20;
    QStringList users;  ///< raw ids; empty: all
    QString file;       ///< .csv or .json
};

/// The file name's fault as a sentence that says what to do; empty when it can be written.
QString fault_of(const RecommendationsOrder& order);

/// What does the same in the terminal, quoted for a shell.
QString terminal_command(const RecommendationsOrder& order, const std::filesystem::path& workspace);

/// Ranks and writes, telling the job how far it is; returns the number of rows. Throws what `LoadedRuns::get`,
/// `recommendations` and `write_table` throw; a cancelled order leaves no file.
int64_t carry_out(const RecommendationsOrder& order, jobs::LoadedRuns& loaded, jobs::Job& job);

}  // namespace armillary::views
