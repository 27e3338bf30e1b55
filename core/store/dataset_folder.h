// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/store/workspace.h"

namespace armillary::store {

/// The folder of a data set: plain files that NumPy, a text editor and a spreadsheet open.
///
///     dataset.json             counts, fingerprint, kind of time, loader, sources, pipeline, warnings, ...
///     attributes.json          types and vocabularies of the two tables
///     users.txt items.txt      raw ids, one a line, in index order
///     users.csv items.csv      attributes (see attribute_csv.h); no file when there are none
///     user.npy item.npy        [interactions]
///     value.npy time.npy behaviour.npy part.npy    [interactions]; no file for a column that the source lacks
///     features/<modality>.npy  [items, dim]; features/present/<modality>.npy [items] where some have no vector
///     codes/<name>.npy         [items, levels], -1 = none
///     truth.json profile.json report.json
///
/// Loading gives a data set of equal fingerprint. Throws `Error` (storage) when the disk refuses, and `BadInput`
/// for what the layout cannot hold: ids with line breaks, names that are not UTF-8, repeated categories. `folder`
/// exists and is empty.
void write_dataset_folder(const std::filesystem::path& folder, const data::Dataset& dataset,
                          const data::ImportReport& report, const std::string& profile_json);

/// The data set, named after its folder. Throws `BadInput` naming the file that is damaged or does not fit,
/// `Error` (not_found) for one that is missing.
data::DatasetPtr read_dataset_folder(const std::filesystem::path& folder);

DatasetSummary read_dataset_summary(const std::filesystem::path& folder);

}  // namespace armillary::store
