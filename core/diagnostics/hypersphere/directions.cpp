// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/hypersphere/directions.h"

#include <fmt/format.h>

#include <cmath>

#include "core/base/error.h"

namespace armillary::diagnostics {

Directions directions_of(const VectorRows& vectors, const char* what) {
    if (vectors.count < 1 || vectors.dim < 1 ||
        static_cast<int64_t>(vectors.values.size()) != vectors.count * vectors.dim)
        throw BadInput(fmt::format("{} numbers are not {} {} of width {}", vectors.values.size(), vectors.count,
                                   what, vectors.dim));
    Directions directions;
    directions.dim = vectors.dim;
    directions.values.reserve(vectors.values.size());
    directions.places.assign(static_cast<size_t>(vectors.count), -1);
    for (int64_t row = 0; row < vectors.count; ++row) {
        const float* values = vectors.row(row);
        double squares = 0;
        for (int64_t i = 0; i < vectors.dim; ++i) squares += static_cast<double>(values[i]) * values[i];
        if (!(squares > 0) || std::isinf(squares)) {
            ++(squares == 0 ? directions.zero_rows : directions.broken_rows);
            continue;
        }
        directions.places[static_cast<size_t>(row)] = static_cast<int32_t>(directions.rows.size());
        directions.rows.push_back(static_cast<int32_t>(row));
        const double length = std::sqrt(squares);
        for (int64_t i = 0; i < vectors.dim; ++i)
            directions.values.push_back(static_cast<float>(values[i] / length));
    }
    return directions;
}

Directions subset(const Directions& directions, const std::vector<int32_t>& places) {
    Directions some;
    some.dim = directions.dim;
    some.values = gather(directions.view(), places);
    some.places.assign(directions.places.size(), -1);
    for (const int32_t place : places) {
        const int32_t row = directions.rows[static_cast<size_t>(place)];
        some.places[static_cast<size_t>(row)] = static_cast<int32_t>(some.rows.size());
        some.rows.push_back(row);
    }
    return some;
}

}  // namespace armillary::diagnostics
