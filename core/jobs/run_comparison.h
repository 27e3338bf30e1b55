// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/store/run_store.h"

namespace armillary::jobs {

// How runs differ, for the terminal and the window alike. Runs made elsewhere may lack any of it.

/// Parameters that do not have the same value in every run, with null where a run has none: name -> [runs].
std::map<std::string, std::vector<nlohmann::ordered_json>> differing_parameters(
    const std::vector<store::RunDetails>& runs);

/// What makes the figures of the runs incomparable: keys of the protocol (`dataset_fingerprint`,
/// `split_fingerprint`, `candidates`, `masks_seen`, `ties`) whose values differ, in this order.
std::vector<std::string> differing_protocol(const std::vector<store::RunDetails>& runs);

/// The run's value of a key of the protocol; empty when it is not known.
std::string protocol_value(const store::RunDetails& run, const std::string& key);

/// A parameter as people read it; `–` for null.
std::string parameter_text(const nlohmann::ordered_json& value);

/// Equal for runs of the same experiment that differ in nothing but the seed of their training: the model, the
/// parameters and the fingerprints of the data set and the split. Empty when the parameters are not known.
std::string experiment_key(const store::RunDetails& run);

}  // namespace armillary::jobs
