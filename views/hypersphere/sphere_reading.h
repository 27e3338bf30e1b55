// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/jobs/hypersphere/hypersphere_report.h"
#include "core/jobs/hypersphere/sphere_cloud.h"
#include "core/store/workspace.h"
#include "views/shared/run_events.h"

namespace armillary::views {

/// The two sides of a run's embeddings, in this order wherever both are listed.
inline constexpr diagnostics::Side kSides[] = {diagnostics::Side::users, diagnostics::Side::items};
/// `user`, `item`: the kind of the selection.
QString kind_of(diagnostics::Side side);

/// First codes of the items by a tokenizer of the same data set, to colour points by.
struct SphereCodes {
    QString tokenizer;           ///< `r7`
    std::vector<int32_t> first;  ///< by row of the items, -1: none
};

/// What is the same for every epoch of a run, or of a file.
struct SphereContext {
    jobs::SphereSurroundings surroundings;
    std::optional<jobs::SphereClouds> clouds;  ///< laid on the last epoch kept
    QString space;                             ///< of the selection: the data set's name, or the file's
    std::map<diagnostics::Side, QStringList> ids;
    std::optional<SphereCodes> codes;
};
using SphereContextPtr = std::shared_ptr<const SphereContext>;

/// The embeddings of a run at one epoch, and its figures over all of them.
struct SphereReading {
    store::RunDetails run;    ///< without an id: vectors of a file
    QString file;             ///< its name
    std::vector<int> epochs;  ///< that have embeddings
    QString missing;          ///< why there are none, in words; then all below is empty
    jobs::Embeddings embeddings;
    jobs::SphereCloud cloud;
    std::vector<jobs::SphereEpoch> history;
    std::vector<RunMark> marks;  ///< what happened while it trained
    SphereContextPtr context;
    std::optional<jobs::SphereReport> report;  ///< measured after the rest; nothing until then

    /// As legends name it: `r7`, with its own name behind.
    QString title() const;
    QString short_title() const;  ///< `r7`, or the file's name
    const jobs::Embeddings::Rows& rows(diagnostics::Side side) const;
    const jobs::SphereCloud::Side& cloud_of(diagnostics::Side side) const;
    QString id_of(diagnostics::Side side, int32_t row) const;
    /// Its title, where it has one, else its id.
    QString name_of(diagnostics::Side side, int32_t row) const;
};
using SphereReadingPtr = std::shared_ptr<const SphereReading>;
using SphereReadings = std::vector<SphereReadingPtr>;

/// In the background. At the epoch wanted, else the best, else the last that was kept. A context read before is
/// taken over. Throws `Cancelled`, and `Error` for what cannot be read; that nothing was recorded is no error.
SphereReadingPtr read_sphere(store::Workspace& workspace, const std::string& run, std::optional<int> epoch,
                             const std::vector<descriptor::ModelDescriptor>& models, SphereContextPtr context,
                             std::stop_token stop);
/// The vectors of any `.npy`, as items.
SphereReadingPtr read_sphere_file(const QString& file);

/// The reading with its report, split by an attribute where one is named. Exact, so it may take seconds.
SphereReadingPtr measured(const SphereReadingPtr& reading, const std::string& attribute, std::stop_token stop);

}  // namespace armillary::views
