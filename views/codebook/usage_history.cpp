// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/usage_history.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/store/run_folder.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct CodebookText {
    Q_DECLARE_TR_FUNCTIONS(Codebook)
};

/// So many of the epochs, evenly spread, the last among them.
std::vector<int> thinned(const std::vector<int>& epochs, int64_t most) {
    const auto all = static_cast<int64_t>(epochs.size());
    if (all <= most) return epochs;
    std::vector<int> kept;
    for (int64_t i = 1; i <= most; ++i) kept.push_back(epochs[static_cast<size_t>(i * all / most - 1)]);
    return kept;
}

std::shared_ptr<const EpochUsage> read_epoch(const std::filesystem::path& folder, int epoch,
                                             const std::vector<int64_t>& sizes) {
    const std::filesystem::path file = store::epoch_array_path(folder, epoch, "codes");
    auto usage = std::make_shared<EpochUsage>();
    usage->epoch = epoch;
    usage->written = std::filesystem::last_write_time(file);
    const NpyArray array = read_npy(file);
    const size_t levels = sizes.size();
    if (array.shape.size() != 2 || array.shape[1] != static_cast<int64_t>(levels))
        throw BadInput(
            plain(CodebookText::tr("the codes of epoch %1 have other levels than those shown").arg(epoch)),
            file.string());
    for (const int64_t size : sizes) usage->items.emplace_back(static_cast<size_t>(size), 0);
    usage->totals.assign(levels, 0);
    const auto count = [&](const auto& codes) {
        for (size_t at = 0; at < codes.size(); ++at) {
            const auto code = static_cast<int64_t>(codes[at]);
            const size_t level = at % levels;
            if (code < 0) continue;
            // Without recorded sizes only the shown epoch's largest code is known.
            if (code >= static_cast<int64_t>(usage->items[level].size()))
                usage->items[level].resize(static_cast<size_t>(code) + 1, 0);
            ++usage->items[level][static_cast<size_t>(code)];
            ++usage->totals[level];
        }
    };
    if (const auto* codes = std::get_if<std::vector<int32_t>>(&array.values))
        count(*codes);
    else
        count(array.as_integers());
    return usage;
}

/// What an earlier reading found in the same file; null: it did not read it.
std::shared_ptr<const EpochUsage> known_epoch(const UsageHistoryPtr& before, const std::string& run, int epoch,
                                              std::filesystem::file_time_type written) {
    if (!before || before->run != run) return {};
    for (const auto& usage : before->epochs)
        if (usage->epoch == epoch && usage->written == written) return usage;
    return {};
}

}  // namespace

UsageHistoryPtr read_usage_history(const CodebookReading& reading, const std::filesystem::path& run_folder,
                                   const UsageHistoryPtr& before, std::stop_token stop) {
    auto history = std::make_shared<UsageHistory>();
    history->run = reading.run.id;
    history->recorded = static_cast<int64_t>(reading.epochs.size());
    std::vector<int64_t> sizes;
    for (const diagnostics::LevelReport& level : reading.report.levels) sizes.push_back(level.size);
    const int64_t codes = std::accumulate(sizes.begin(), sizes.end(), int64_t{1});
    const int64_t most = std::clamp(UsageHistory::kMostCells / codes, int64_t{2}, UsageHistory::kMostEpochs);
    for (const int epoch : thinned(reading.epochs, most)) {
        if (stop.stop_requested()) throw Cancelled();
        std::error_code gone;
        const auto written =
            std::filesystem::last_write_time(store::epoch_array_path(run_folder, epoch, "codes"), gone);
        if (gone) continue;  // thinned while the run is trained
        auto known = known_epoch(before, history->run, epoch, written);
        history->epochs.push_back(known ? std::move(known) : read_epoch(run_folder, epoch, sizes));
    }
    return history;
}

double UsageGrid::share(size_t row, size_t column) const {
    return totals[column] == 0 ? 0 : static_cast<double>(count(row, column)) / static_cast<double>(totals[column]);
}

double UsageGrid::top() const {
    double top = 0;
    for (size_t row = 0; row < codes.size(); ++row)
        for (size_t column = 0; column < epochs.size(); ++column) top = std::max(top, share(row, column));
    return top;
}

int UsageGrid::row_of(int32_t code) const {
    const auto found = std::find(codes.begin(), codes.end(), code);
    return found == codes.end() ? -1 : static_cast<int>(found - codes.begin());
}

int UsageGrid::column_of(int epoch) const {
    return static_cast<int>(std::upper_bound(epochs.begin(), epochs.end(), epoch) - epochs.begin()) - 1;
}

UsageGrid usage_grid(const UsageHistory& history, int64_t level, bool sorted) {
    UsageGrid grid;
    grid.level = level;
    if (level >= history.levels()) return grid;
    const auto at = static_cast<size_t>(level);
    size_t codes = 0;
    for (const auto& epoch : history.epochs) codes = std::max(codes, epoch->items[at].size());
    const auto items = [&](const EpochUsage& epoch, int32_t code) {
        const auto& counted = epoch.items[at];
        return static_cast<size_t>(code) < counted.size() ? counted[static_cast<size_t>(code)] : 0;
    };
    const EpochUsage& last = *history.epochs.back();
    grid.codes.resize(codes);
    std::iota(grid.codes.begin(), grid.codes.end(), 0);
    if (sorted)
        std::stable_sort(grid.codes.begin(), grid.codes.end(),
                         [&](int32_t a, int32_t b) { return items(last, a) > items(last, b); });
    for (const auto& epoch : history.epochs) {
        grid.epochs.push_back(epoch->epoch);
        grid.totals.push_back(epoch->totals[at]);
    }
    grid.items.reserve(grid.codes.size() * grid.epochs.size());
    for (const int32_t code : grid.codes)
        for (const auto& epoch : history.epochs) grid.items.push_back(items(*epoch, code));
    grid.caption = sorted ? CodebookText::tr("Level %1, the most used at the end on top").arg(level)
                          : CodebookText::tr("Level %1, code 0 on top").arg(level);
    if (history.recorded > static_cast<int64_t>(history.epochs.size()))
        grid.caption = CodebookText::tr("%1 (%2 of %3 epochs)")
                           .arg(grid.caption, views::count(static_cast<int64_t>(history.epochs.size())),
                                views::count(history.recorded));
    return grid;
}

double usage_tone(double share, int64_t codes, double top) {
    if (!(share > 0) || !(top > 0)) return 0;
    const double near_dead = 0.1 / static_cast<double>(std::max<int64_t>(codes, 1));
    return std::min(1.0, std::log1p(share / near_dead) / std::log1p(top / near_dead));
}

}  // namespace armillary::views
