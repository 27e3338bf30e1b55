// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/jobs/history.h"

namespace armillary::views {

/// Which of a model's attention is looked at.
struct MapChoice {
    enum class Kind {
        head,
        layer,   ///< mean of its heads
        rollout  ///< followed through all layers
    };
    Kind kind = Kind::layer;
    int layer = 0, head = 0;

    static MapChoice from_key(const QString& key);
    QString key() const;    ///< `0.1`, `0`, `rollout`: of states and lists
    QString title() const;  ///< "Layer 0, head 1"
    bool operator==(const MapChoice&) const = default;
};

/// Rollout, then every layer followed by its heads.
std::vector<MapChoice> choices_of(int64_t layers, int64_t heads);
/// The choice, or the nearest that a model of this size has.
MapChoice within(const MapChoice& choice, const jobs::AttentionMaps& maps);

/// [tokens, tokens] weights of the query (row) on the key (column), NaN where the query may not look.
std::vector<float> map_values(const jobs::AttentionMaps& maps, const MapChoice& choice);
/// [tokens] how the last query, which makes the prediction, shares its attention. Of weights that are not
/// normalised |weight| / sum of |weights|.
std::vector<double> last_shares(const jobs::AttentionMaps& maps, const MapChoice& choice);

}  // namespace armillary::views
