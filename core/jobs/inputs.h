// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/filter.h"
#include "core/data/split.h"
#include "core/descriptor/descriptor.h"
#include "core/store/run_store.h"
#include "core/store/workspace.h"

namespace armillary::jobs {

// From the parameters of an experiment to what the rooms below take.

data::FilterSpec filter_spec(const descriptor::ParameterSet& parameters);
data::SplitSpec split_spec(const descriptor::ParameterSet& parameters);

/// `2015-07-01` or `2015-07-01T12:30:00` (UTC) in milliseconds since 1970. Throws `UsageError` naming the
/// parameter.
int64_t parse_date(std::string_view text, const std::string& parameter);

/// The item vectors chosen by `features.*`, scaled as asked. Null when the data set has none and they are not
/// required.
std::shared_ptr<const data::FeatureMatrix> load_features(const data::DatasetPtr& dataset,
                                                         const descriptor::ParameterSet& parameters, bool required,
                                                         std::stop_token stop);

/// A tokenizer's codes, as recorded in its run's folder.
struct RecordedCodes {
    int epoch = 0;
    std::vector<std::string> items;  ///< raw ids, in row order
    int32_t levels = 0;
    std::vector<int32_t> codes;  ///< [items, levels], -1 = none
};
/// Of the epoch given, else of the best one where it was kept, else of the last. Throws `Error` (not_found) when
/// none were recorded.
RecordedCodes recorded_codes(store::Workspace& workspace, const store::RunDetails& run,
                             std::optional<int> epoch = {});

/// Sizes of the codebooks recorded with the codes (`level_sizes`, else the codebooks themselves); where they were
/// not, the least that hold the codes.
std::vector<int64_t> recorded_level_sizes(const std::filesystem::path& run_folder, const RecordedCodes& codes);

/// The codes of `tokenizer.run` after the policy `tokenizer.collisions`, brought to the items of this data set.
/// Sets the parameter to the run's id and names it among the inputs. Null when no run is named and the port is not
/// required.
std::shared_ptr<const data::ItemCodes> load_codes(store::Workspace& workspace, const data::Dataset& dataset,
                                                  descriptor::ParameterSet& parameters,
                                                  const descriptor::Port& port, store::NewRun& record,
                                                  std::vector<std::string>& warnings);

/// The item embeddings recorded by `collaborative.run`, matched by raw id to the items of this data set; of its
/// best epoch where that was kept, else of the last. Sets the parameter to the run's id and names it among the
/// inputs. Null when no run is named and the port is not required. Throws `UsageError` when fewer than half of the
/// items have one.
std::shared_ptr<const data::FeatureMatrix> load_embeddings(store::Workspace& workspace,
                                                           const data::Dataset& dataset,
                                                           const std::string& split_fingerprint,
                                                           descriptor::ParameterSet& parameters,
                                                           const descriptor::Port& port, store::NewRun& record,
                                                           std::vector<std::string>& warnings);

}  // namespace armillary::jobs
