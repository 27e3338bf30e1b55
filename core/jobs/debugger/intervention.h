// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace armillary::jobs {

/// A change made by hand to a run while it trains. Recorded with the moment of its making, so that the run can be
/// repeated exactly: `training.interventions` lists them, and `repeat` fills it from a run's events.
struct Intervention {
    enum class Kind {
        learning_rate,      ///< `value` is the new learning rate, before the groups' scales
        revive_dead_codes,  ///< codes that no item has are moved to items; all levels, or level `value`
        roll_back,          ///< weights, optimiser and records as at the last checkpoint
    };
    static constexpr double kAllLevels = -1;

    Kind kind = Kind::learning_rate;
    double value = kAllLevels;
    /// Batches trained before it, counted over the whole run: a roll-back does not turn this clock back. Negative:
    /// as soon as possible.
    int64_t after = -1;

    bool operator==(const Intervention&) const = default;
};

std::string_view to_string(Intervention::Kind kind);
/// `120 learning_rate 0.0001`, `120 revive_dead_codes`, `120 revive_dead_codes 2`, `133 roll_back`: reads back to
/// the same bits.
std::string to_string(const Intervention& intervention);
/// The form of `training.interventions`: those of to_string(), separated by semicolons.
std::string to_string(const std::vector<Intervention>& interventions);
/// Throws `UsageError` (where: `training.interventions`) naming the part that cannot be read.
std::vector<Intervention> parse_interventions(std::string_view text);

}  // namespace armillary::jobs
