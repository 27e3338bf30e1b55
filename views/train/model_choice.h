// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/descriptor/descriptor.h"
#include "core/store/run_store.h"

namespace armillary::views {

/// What a data set offers to models.
struct DatasetFacts {
    bool known = false;  ///< false while it is being read: nothing is said to be missing then
    bool interactions = false, order = false, vectors = false, text = false;
    int64_t users = 0, items = 0, rows = 0;
};
DatasetFacts facts_of(const data::Dataset& dataset);

/// A trained tokenizer whose codes a model can read.
struct CodeSource {
    QString run, label;
};
/// Tokenizer runs that are done; those of `dataset` first.
std::vector<CodeSource> code_sources(const std::vector<store::RunSummary>& runs, const std::string& dataset);

/// What the model needs and does not get, in words with what to do; empty when it can be trained.
QString missing_for(const descriptor::ModelDescriptor& model, const DatasetFacts& facts, bool has_codes);
/// The same as a few words for a list: `needs item vectors`.
QString missing_short(const descriptor::ModelDescriptor& model, const DatasetFacts& facts, bool has_codes);

/// A family's name for people.
QString family_name(const std::string& family);
/// A parameter's name for people: `Learning rate` of `training.learning_rate`.
QString parameter_label(const std::string& name);
/// A section's name for people: `Training`.
QString section_title(const std::string& section);

}  // namespace armillary::views
