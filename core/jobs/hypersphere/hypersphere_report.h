// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/diagnostics/hypersphere/hypersphere.h"
#include "core/jobs/hypersphere/recorded_embeddings.h"
#include "core/jobs/training_pairs.h"
#include "core/store/workspace.h"

namespace armillary::jobs {

/// Everything around the embeddings of a run: the same for every epoch.
struct SphereSurroundings {
    std::optional<TrainingPairs> pairs;  ///< nothing where the data set is not at hand, or was changed
    data::DatasetPtr dataset;            ///< with titles and attributes, as the run filtered it; may be null
    std::string missing;                 ///< why, in words; empty: all is there
};

/// Of a run made here. What is not at hand is said, and is no error. Throws `Cancelled`.
SphereSurroundings sphere_surroundings(store::Workspace& workspace, const store::RunDetails& run,
                                       const std::vector<descriptor::ModelDescriptor>& models,
                                       std::stop_token stop = {});

/// What page and terminal show of one side.
struct SphereSide {
    diagnostics::SideReport report;
    diagnostics::Hubness hubs;                      ///< of ten neighbours, among 10,000 rows at most
    diagnostics::AngleDensity angles;               ///< on the circle of the first two singular directions
    std::vector<diagnostics::GroupReport> deciles;  ///< by training interactions; empty where these are not known
    std::vector<diagnostics::GroupReport> groups;   ///< by the attribute asked for, where this side has it
};

struct SphereReport {
    int epoch = 0;
    diagnostics::Estimate alignment{};
    int64_t pairs = 0;
    std::optional<SphereSide> users, items;
    std::string attribute;  ///< asked for; may be empty
};

/// Exact up to 50,000 rows a side. Throws `UsageError` for an attribute that neither users nor items have (naming
/// those that are there) or that makes no groups; `BadInput` where no row has a direction; `Cancelled`.
SphereReport sphere_report(const Embeddings& embeddings, const SphereSurroundings& surroundings,
                           const std::string& attribute, uint64_t seed, std::stop_token stop = {});

/// Recorded figures of one epoch, by the names of `diagnostics::series_of`.
struct SphereEpoch {
    int epoch = 0;
    std::map<std::string, double> figures;
};

/// By rising epoch. A run that kept embeddings but no figures (made elsewhere, or before they were recorded) has
/// them measured now, as they would have been recorded.
std::vector<SphereEpoch> sphere_epochs(store::RunStore& runs, const store::RunDetails& run,
                                       const std::vector<descriptor::ModelDescriptor>& models,
                                       const SphereSurroundings& surroundings, std::stop_token stop = {});

}  // namespace armillary::jobs
