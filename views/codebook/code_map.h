// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <filesystem>
#include <memory>
#include <stop_token>

#include "views/codebook/codebook_reading.h"

namespace armillary::views {

/// The codes of one level over what the level was given, on the plane in which these spread most.
struct CodeMap {
    static constexpr size_t kMostPoints = 3'000;  ///< drawn
    static constexpr size_t kMostRows = 20'000;   ///< that the plane is fitted to

    struct Code {
        int32_t code = 0;
        QPointF at;
        double items = 0;
    };
    int64_t level = 0;
    std::vector<QPointF> points;       ///< inputs of the level, evenly thinned
    std::vector<int32_t> point_codes;  ///< of those
    int64_t inputs = 0;                ///< how many there are
    std::vector<Code> codes;           ///< by number
    double explained = 0;              ///< share of the spread that the plane shows; NaN: there is none
    QString missing;                   ///< why there are no codes, in words
    QString without;                   ///< why there are no points, in words

    QRectF extent() const;
    double most_items() const;
    /// `3,000 of 12,101 inputs; the plane shows 41.2 % of their spread`.
    QString caption() const;
};
using CodeMapPtr = std::shared_ptr<const CodeMap>;

/// In the background. Files that are not there are named. Throws `Cancelled`, and `Error` for files that cannot be
/// read.
CodeMapPtr read_code_map(const CodebookReading& run, const std::filesystem::path& folder, int64_t level,
                         std::stop_token stop);

}  // namespace armillary::views
