// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

#include "views/codebook/codebook_reading.h"

namespace armillary::views {

/// How many items had each code at one epoch.
struct EpochUsage {
    int epoch = 0;
    std::filesystem::file_time_type written;  ///< of the file it was read from: a resumed run writes it again
    std::vector<std::vector<int32_t>> items;  ///< [levels][codes]
    std::vector<int64_t> totals;              ///< [levels] items with a code
};

/// The usage of a run's codes over its recorded epochs.
struct UsageHistory {
    /// Counts that are kept at most; of a longer record evenly spread epochs are read.
    static constexpr int64_t kMostCells = 16'000'000;
    static constexpr int64_t kMostEpochs = 400;

    std::string run;
    std::vector<std::shared_ptr<const EpochUsage>> epochs;  ///< rising
    int64_t recorded = 0;                                   ///< epochs that have codes

    int64_t levels() const { return epochs.empty() ? 0 : static_cast<int64_t>(epochs.back()->items.size()); }
};
using UsageHistoryPtr = std::shared_ptr<const UsageHistory>;

/// In the background: reads the codes of the run's epochs; those that `before` holds of the same files are taken
/// from there. Throws `Cancelled`, and `Error` for a file that cannot be read.
UsageHistoryPtr read_usage_history(const CodebookReading& reading, const std::filesystem::path& run_folder,
                                   const UsageHistoryPtr& before, std::stop_token stop);

/// One level over the epochs, as it is drawn: a row a code, a column an epoch.
struct UsageGrid {
    int64_t level = 0;
    std::vector<int> epochs;
    std::vector<int32_t> codes;
    std::vector<int32_t> items;   ///< [codes, epochs], in this order
    std::vector<int64_t> totals;  ///< [epochs] items with a code
    QString caption;

    int32_t count(size_t row, size_t column) const { return items[row * epochs.size() + column]; }
    double share(size_t row, size_t column) const;
    double top() const;  ///< largest share
    /// Where a code stands, or -1.
    int row_of(int32_t code) const;
    /// The column of the last epoch up to this one; -1: there is none.
    int column_of(int epoch) const;
};
/// `sorted`: most used at the last epoch first, codes of equal use by number; else by number. Empty for a level
/// that the run does not have.
UsageGrid usage_grid(const UsageHistory& history, int64_t level, bool sorted);

/// How strongly a share of the items is drawn, 0 to 1: like its logarithm, so that a code with a tenth of its even
/// share is still told from an unused one. `top` is drawn at 1.
double usage_tone(double share, int64_t codes, double top);

}  // namespace armillary::views
