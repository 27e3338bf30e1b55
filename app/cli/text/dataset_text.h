// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "app/cli/context.h"
#include "core/data/importers/importer.h"
#include "core/store/workspace.h"

namespace armillary::app {

/// The keys that import, world and `datasets show` share.
nlohmann::ordered_json dataset_json(const store::DatasetSummary& summary);
/// `beauty: 22,363 users, 12,101 items, 198,502 interactions`.
std::string dataset_line(const store::DatasetSummary& summary);

/// What import adds to the shared keys: format, rows, refusals, joins, unused files.
void add_report(nlohmann::ordered_json& document, const data::ImportReport& report);
/// The same for people.
void print_report(const Context& context, const data::ImportReport& report);

/// Computes the profile, stores, and shows what is in the data set now.
int store_and_show(Context& context, const data::Dataset& dataset, const data::ImportReport& report, bool replace);

}  // namespace armillary::app
