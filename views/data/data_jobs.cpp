// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/data_jobs.h"

#include <QCoreApplication>
#include <memory>

#include "core/base/error.h"
#include "core/data/profile.h"
#include "core/data/worlds/world.h"
#include "core/features/user_catalogue.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

using Summary = store::DatasetSummary;

struct DataJobsText {
    Q_DECLARE_TR_FUNCTIONS(DataJobs)
};

using WorkspacePtr = std::shared_ptr<store::Workspace>;
/// Gives the data set to store, with its report.
using Source = std::function<data::ImportResult(jobs::Job&)>;

void throw_if_cancelled(const jobs::Job& job) {
    if (job.stop_token().stop_requested()) throw Cancelled();
}

Summary keep(jobs::Job& job, store::Workspace& workspace, const data::ImportResult& read, bool replace) {
    job.enter_stage(plain(DataJobsText::tr("Looking at its shape")));
    const std::string profile = data::to_json(data::compute_profile(*read.dataset, job.stop_token()));
    throw_if_cancelled(job);
    job.enter_stage(plain(DataJobsText::tr("Storing")));
    return workspace.add_dataset(*read.dataset, read.report, profile, replace);
}

JobId start(Workbench& bench, const QString& title, Source source, bool replace, StoreEnd end) {
    auto summary = std::make_shared<store::DatasetSummary>();
    JobStart start;
    start.title = title;
    start.owner = end.owner;
    start.failed = std::move(end.failed);
    start.cancelled = std::move(end.cancelled);
    start.done = [summary, done = std::move(end.done)] { done(*summary); };
    start.work = [workspace = bench.workspace(), source = std::move(source), replace, summary](jobs::Job& job) {
        const data::ImportResult read = source(job);
        throw_if_cancelled(job);
        *summary = keep(job, *workspace, read, replace);
    };
    return bench.jobs().start(std::move(start));
}

data::ImportResult make_world(const WorldDraft& draft) {
    data::DatasetPtr dataset = data::make_world(draft.world, draft.settings, draft.seed);
    data::DatasetParts parts = dataset->parts();
    parts.name = plain(draft.shown_name());
    dataset = std::make_shared<const data::Dataset>(std::move(parts));
    data::ImportReport report;
    report.format = draft.world;
    report.rows_read = report.rows_kept = dataset->interaction_count();
    return {dataset, report};
}

data::ImportResult make_user_set(jobs::Job& job, const data::DatasetPtr& source) {
    const data::DatasetPtr users = features::user_catalogue(source, {}, job.stop_token());
    return {users, features::user_catalogue_report(*source, *users)};
}

}  // namespace

QString WorldDraft::shown_name() const {
    return name.trimmed().isEmpty() ? text(world) : name.trimmed();
}

JobId start_import(Workbench& bench, const ImportDraft& draft, StoreEnd end) {
    const auto read = [request = draft.request()](jobs::Job& job) {
        data::ImportRequest watched = request;
        watched.stop = job.stop_token();
        watched.progress = [&job](const data::ImportProgress& progress) {
            job.report(static_cast<double>(progress.bytes_done), static_cast<double>(progress.bytes_total));
        };
        job.enter_stage(plain(DataJobsText::tr("Reading")), "bytes");
        return data::import_files(watched);
    };
    return start(bench, DataJobsText::tr("Import %1").arg(source_words(draft.paths)), read, draft.replace,
                 std::move(end));
}

JobId start_world(Workbench& bench, const WorldDraft& draft, StoreEnd end) {
    const auto make = [draft](jobs::Job& job) {
        job.enter_stage(plain(DataJobsText::tr("Making the world")));
        return make_world(draft);
    };
    return start(bench, DataJobsText::tr("Make the world %1").arg(draft.shown_name()), make, draft.replace,
                 std::move(end));
}

JobId start_user_set(Workbench& bench, const UserSetDraft& draft, StoreEnd end) {
    const auto make = [read = bench.dataset_reader(plain(draft.source))](jobs::Job& job) {
        job.enter_stage(plain(DataJobsText::tr("Making the users' vectors")));
        return make_user_set(job, read());
    };
    return start(bench, DataJobsText::tr("Make a set of the users of %1").arg(draft.source), make, draft.replace,
                 std::move(end));
}

bool is_conflict(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const Error& error) {
        return error.kind() == ErrorKind::conflict;
    } catch (...) {
        return false;
    }
}

}  // namespace armillary::views
