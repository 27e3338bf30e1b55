// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "core/data/id_map.h"
#include "core/data/table.h"

namespace armillary::data {

/// What the time column means. Without an order, sequential models and splits by time are refused.
enum class TimeKind {
    none,              ///< no order is known
    ordinal,           ///< the position in the user's history
    utc_milliseconds,  ///< milliseconds since 1970-01-01 UTC
};

std::string_view to_string(TimeKind kind);
TimeKind time_kind_from(std::string_view word);

inline constexpr int64_t kNoTime = std::numeric_limits<int64_t>::min();

/// Part of a split that was published with the data (column `part`), and of any split.
enum class Part : uint8_t { train = 0, valid = 1, test = 2 };

/// One row an interaction, in the order of the source. `user` and `item` are dense indices; a column that the
/// source does not have is empty.
struct Interactions {
    std::vector<int32_t> user;       ///< [rows]
    std::vector<int32_t> item;       ///< [rows]
    std::vector<float> value;        ///< [rows] or empty; rating or strength, NaN = absent
    std::vector<int64_t> time;       ///< [rows] or empty; see TimeKind, kNoTime = absent
    std::vector<uint8_t> behaviour;  ///< [rows] or empty; index into Dataset::behaviours()
    std::vector<uint8_t> part;       ///< [rows] or empty; Part of the published split

    int64_t size() const { return static_cast<int64_t>(user.size()); }
};

/// Vectors that describe items (or users), one row for each dense index.
struct FeatureMatrix {
    std::string modality;  ///< `text`, `image`, `tfidf_svd`, …
    int32_t rows = 0;
    int32_t dim = 0;
    std::vector<float> values;     ///< [rows, dim], row-major; zero where absent
    std::vector<uint8_t> present;  ///< [rows]: 1 where the source had a vector
    std::string source;            ///< where it came from, in words
    /// What it was fitted on: `external`, `train`, `all` (see leakage check L6).
    std::string fitted_on = "external";
    /// Widths of the modalities that were joined to this one (`text+image`), in order; empty = a single modality.
    std::vector<int32_t> parts = {};

    const float* row(int32_t index) const { return values.data() + static_cast<size_t>(index) * dim; }
    /// SHA-256 over shape and values.
    std::string fingerprint() const;
};

/// Semantic IDs that came with the data: an imported code table.
struct ItemCodes {
    std::string name;  ///< file name without its suffix
    int32_t levels = 0;
    std::vector<int32_t> codes;  ///< [items, levels], -1 = this item has no code
};

struct SourceFile {
    std::string name;  ///< without its folder: data sets are shared, private paths are not
    int64_t bytes = 0;
    std::string sha256;
};

/// A step of the cleaning pipeline with what it did.
struct PipelineStep {
    std::string name;    ///< `value_threshold`, `k_core`, …
    std::string detail;  ///< its settings in words
    int64_t rows_before = 0, rows_after = 0;
    int32_t users_before = 0, users_after = 0, items_before = 0, items_after = 0;
};

/// Everything a Dataset is made of. Filled by importers, worlds and filters, then frozen.
struct DatasetParts {
    std::string name;
    IdMap users, items;
    Interactions interactions;
    TimeKind time_kind = TimeKind::none;
    std::vector<std::string> behaviours;
    AttributeTable user_table, item_table;
    std::vector<FeatureMatrix> item_features;
    std::vector<ItemCodes> codes;
    std::vector<SourceFile> sources;
    std::string loader;  ///< id of the importer or world
    std::vector<PipelineStep> pipeline;
    std::vector<std::string> warnings;  ///< what a user must know (whole-day times, …)
    std::string truth_json;             ///< planted truth of a synthetic world, else empty
};

/// An immutable, shared data set: columnar interactions, user and item tables, feature matrices.
class Dataset {
 public:
    /// Checks that every column and table fits (indices in range, lengths equal) and throws `BadInput` naming the
    /// column if not. Tables without columns are given the right number of rows.
    explicit Dataset(DatasetParts parts);

    const std::string& name() const { return parts_.name; }
    int32_t user_count() const { return parts_.users.size(); }
    int32_t item_count() const { return parts_.items.size(); }
    int64_t interaction_count() const { return parts_.interactions.size(); }
    const IdMap& users() const { return parts_.users; }
    const IdMap& items() const { return parts_.items; }
    const Interactions& interactions() const { return parts_.interactions; }
    TimeKind time_kind() const { return parts_.time_kind; }
    const AttributeTable& user_table() const { return parts_.user_table; }
    const AttributeTable& item_table() const { return parts_.item_table; }
    const std::vector<FeatureMatrix>& item_features() const { return parts_.item_features; }
    const std::vector<ItemCodes>& codes() const { return parts_.codes; }
    /// The features of a modality, or null.
    const FeatureMatrix* features(std::string_view modality) const;
    const DatasetParts& parts() const { return parts_; }

    std::string item_title(int32_t item) const { return parts_.item_table.title(item, parts_.items[item]); }
    std::string user_title(int32_t user) const { return parts_.user_table.title(user, parts_.users[user]); }

    /// SHA-256 over ids, interactions in row order, tables, features and codes: equal contents, equal fingerprint,
    /// whatever the name. Row order counts, because it decides between equal times. Computed at the first call
    /// (thread-safe).
    const std::string& fingerprint() const;

 private:
    DatasetParts parts_;
    struct Fingerprint;
    std::shared_ptr<Fingerprint> fingerprint_;
};

using DatasetPtr = std::shared_ptr<const Dataset>;

}  // namespace armillary::data
