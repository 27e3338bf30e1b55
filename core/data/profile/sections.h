// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/data/k_core.h"
#include "core/data/profile.h"

namespace armillary::data {

/// What the sections of a profile are computed from.
struct ProfileSource {
    const Dataset& dataset;
    InteractionGraph graph;
    std::vector<int64_t> user_rows, item_rows;  ///< interactions of each user and item, repeats counted
    std::stop_token stop;

    /// Throws `Cancelled`.
    void check_stop() const;
};

// Each fills its part of the profile.
void profile_values_and_times(const ProfileSource& source, DatasetProfile& profile);
void profile_drift(const ProfileSource& source, DatasetProfile& profile);
void profile_histories(const ProfileSource& source, DatasetProfile& profile);
void profile_attributes(const ProfileSource& source, DatasetProfile& profile);
void profile_pairs(const ProfileSource& source, DatasetProfile& profile);
void profile_graph(const ProfileSource& source, DatasetProfile& profile);
void profile_traps(const ProfileSource& source, DatasetProfile& profile);

}  // namespace armillary::data
