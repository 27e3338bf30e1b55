// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostics/hypersphere/alignment.h"
#include "core/diagnostics/hypersphere/shape.h"
#include "core/diagnostics/hypersphere/uniformity.h"

namespace armillary::diagnostics {

/// Users or items as they stand in the embedding space. Degrees count training interactions.
struct SideEvidence {
    VectorRows vectors{};                  ///< no rows: not known
    std::span<const double> degrees = {};  ///< [rows]; empty: not known
};

struct HypersphereEvidence {
    SideEvidence users, items;
    const Pairs* pairs = nullptr;  ///< of the training part; null: not known
};

/// A side's points (collaborative.md 2.9 and 4.1).
struct SideReport {
    int64_t rows = 0, dim = 0;
    int64_t zero_rows = 0, broken_rows = 0;  ///< left out of everything: without a direction, with NaN or infinity
    Uniformity uniformity;
    double uniform_limit = 0;            ///< the uniformity of directions drawn evenly
    double mean_cosine = 0;              ///< over pairs of different rows
    NormSummary norms;                   ///< before scaling, of the rows with a direction
    double norm_degree_correlation = 0;  ///< Spearman: popularity that leaks into length; NaN without degrees
    std::vector<double> spectrum;        ///< singular values of the embeddings, largest first
    double effective_rank = 0;           ///< exp(entropy of the spectrum)
    double top_share = 0;                ///< of the squared length, along the first singular direction

    /// Effective rank below an eighth of what width and rows allow, or mean cosine above 0.9.
    bool collapsed() const;
};

struct HypersphereReport {
    Estimate alignment;  ///< over training pairs; NaN unless both sides are on one sphere and their pairs known
    int64_t pairs = 0;   ///< measured
    std::optional<SideReport> users, items;

    /// Mean of the two sides' degree-weighted uniformity, as DirectAU minimises it; NaN where one is not known.
    double uniformity_degree_weighted() const;
};

/// The points of both sides.
struct Points {
    std::optional<Directions> users, items;
    /// Both are there, and as wide as one another.
    bool on_one_sphere() const { return users && items && users->dim == items->dim; }
};
Points points_of(const HypersphereEvidence& evidence);

/// Throws `BadInput` in plain words where shapes do not fit or no row has a direction.
HypersphereReport measure_hypersphere(const HypersphereEvidence& evidence, const Points& points,
                                      const Sampling& sampling);

/// For every epoch of a training: exact up to 8,192 rows (two hundredths of a second in 64 dimensions), else from
/// 4,096 of them; alignment from a million pairs.
Sampling quick_sampling(uint64_t seed);

/// Rows of one side with something in common: a decile of popularity, a value of an attribute.
struct RowGroup {
    std::string name;
    std::vector<int32_t> rows;  ///< ascending
};

struct GroupReport {
    std::string name;
    int64_t rows = 0;
    double degree = 0;    ///< mean, NaN where not known
    Estimate alignment;   ///< over the training pairs that the group has a part in
    Estimate uniformity;  ///< among the group's distinct rows
    double norm = 0;      ///< mean length
};

/// Ten groups of equal size by rising degree: `1` the rarest, `10` the most popular. Equal degrees by row. Fewer
/// groups where there are fewer rows.
std::vector<RowGroup> degree_deciles(std::span<const double> degrees);

enum class Side { users, items };
std::vector<GroupReport> measure_groups(const HypersphereEvidence& evidence, const Points& points, Side side,
                                        std::span<const RowGroup> groups, const Sampling& sampling);

/// Numbers worth a curve over epochs, only what is known: `alignment`, and of each side `user_uniformity`,
/// `user_uniformity_degree_weighted`, `user_effective_rank`, `user_mean_cosine`, `user_norm`,
/// `user_norm_degree_correlation`, `item_…`. An estimate has its standard error beside it,
/// `alignment_standard_error`; an exact value has none.
std::vector<std::pair<std::string, double>> series_of(const HypersphereReport& report);

}  // namespace armillary::diagnostics
