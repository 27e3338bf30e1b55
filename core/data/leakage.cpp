// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/leakage.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/text.h"

namespace armillary::data {

namespace {

constexpr int64_t kDay = 86'400'000;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string percent(double share) {
    return fmt::format("{:.1f} %", 100 * share);
}

void check_times(const Dataset& dataset, const Split& split, LeakageReport& report) {
    report.older_than_newest_train = report.older_than_own_train = kNaN;
    const Interactions& all = dataset.interactions();
    if (dataset.time_kind() == TimeKind::none || all.time.empty() || split.test.empty()) return;
    std::vector<int64_t> own(static_cast<size_t>(dataset.user_count()), kNoTime);
    int64_t newest = kNoTime;
    for (int64_t row : split.train) {
        const auto r = static_cast<size_t>(row);
        int64_t& mine = own[static_cast<size_t>(all.user[r])];
        mine = std::max(mine, all.time[r]);
        newest = std::max(newest, all.time[r]);
    }
    int64_t older_than_any = 0, older_than_own = 0;
    for (int64_t row : split.test) {
        const auto r = static_cast<size_t>(row);
        older_than_any += all.time[r] < newest;
        older_than_own += all.time[r] < own[static_cast<size_t>(all.user[r])];
    }
    const auto tests = static_cast<double>(split.test.size());
    report.older_than_own_train = static_cast<double>(older_than_own) / tests;
    if (dataset.time_kind() == TimeKind::utc_milliseconds)
        report.older_than_newest_train = static_cast<double>(older_than_any) / tests;
}

void check_overlap(const Dataset& dataset, const Split& split, LeakageReport& report) {
    const Histories train = histories_of(dataset, split.train), test = histories_of(dataset, split.test);
    std::vector<uint8_t> trained(static_cast<size_t>(dataset.item_count()), 0);
    for (int32_t item : train.items) trained[static_cast<size_t>(item)] = 1;
    for (int32_t item : test.items) report.test_rows_of_unseen_items += !trained[static_cast<size_t>(item)];

    std::vector<int32_t> seen_by(static_cast<size_t>(dataset.item_count()), -1);
    for (int32_t user = 0; user < dataset.user_count(); ++user) {
        if (test.length(user) == 0) continue;
        report.test_users_without_train += train.length(user) == 0;
        for (const int32_t* item = train.begin(user); item != train.end(user); ++item)
            seen_by[static_cast<size_t>(*item)] = user;
        for (const int32_t* item = test.begin(user); item != test.end(user); ++item) {
            report.pairs_in_train_and_test += seen_by[static_cast<size_t>(*item)] == user;
            seen_by[static_cast<size_t>(*item)] = -1;  // a pair counts once
        }
    }
}

std::vector<std::string> in_words(const Dataset& dataset, const Split& split, const LeakageReport& report) {
    std::vector<std::string> words;
    const auto tests = static_cast<double>(split.test.size());
    if (report.older_than_newest_train > 0)
        words.push_back(fmt::format(
            "{} of the test interactions are older than the newest training interaction of some user: models "
            "learn "
            "from what was not yet known. Customary for this kind of split; a split by global_time avoids it.",
            percent(report.older_than_newest_train)));
    if (report.older_than_own_train > 0)
        words.push_back(fmt::format(
            "{} of the test interactions are older than the same user's newest training interaction: a model that "
            "reads the order sees the future. Use leave_one_out, ratio or global_time for such models.",
            percent(report.older_than_own_train)));
    if (report.pairs_in_train_and_test > 0)
        words.push_back(
            fmt::format("{} pairs of user and item are in train and in test. They are not ranked where seen items "
                        "are left out; "
                        "merge duplicates first, unless repeats are the task.",
                        format_count(report.pairs_in_train_and_test)));
    if (report.test_users_without_train > 0)
        words.push_back(fmt::format("{} users of the test part have no training interaction (cold users).",
                                    format_count(report.test_users_without_train)));
    if (report.test_rows_of_unseen_items > 0)
        words.push_back(fmt::format(
            "{} test interactions ({}) name an item without training interactions (cold items): models that know "
            "items by their id alone cannot find them.",
            format_count(report.test_rows_of_unseen_items),
            percent(static_cast<double>(report.test_rows_of_unseen_items) / tests)));
    if (split.users_only_in_train > 0)
        words.push_back(fmt::format("{} users have interactions in train only and are not evaluated.",
                                    format_count(split.users_only_in_train)));
    if (split.spec.method != "random" && split.spec.method != "given" && is_day_granular(dataset))
        words.push_back(
            "The times are whole days: the order within a day is that of the rows, so which item of a user's last "
            "day "
            "is the test item is arbitrary.");
    for (const PipelineStep& step : dataset.parts().pipeline)
        if (step.name == "k_core") {
            words.push_back(
                "The k-core was taken before the split, so test interactions helped to decide which users and "
                "items "
                "exist. Customary; say so when you report numbers.");
            break;
        }
    for (const FeatureMatrix& features : dataset.item_features())
        if (features.fitted_on == "all")
            words.push_back(fmt::format("The item features '{}' were fitted on all of the data, test included.",
                                        features.modality));
    return words;
}

}  // namespace

bool is_day_granular(const Dataset& dataset) {
    if (dataset.time_kind() != TimeKind::utc_milliseconds) return false;
    int64_t present = 0, whole = 0;
    for (int64_t time : dataset.interactions().time) {
        present += time != kNoTime;
        whole += time != kNoTime && time % kDay == 0;
    }
    return present > 0 && static_cast<double>(whole) >= 0.99 * static_cast<double>(present);
}

LeakageReport check_leakage(const Dataset& dataset, const Split& split) {
    LeakageReport report;
    check_times(dataset, split, report);
    check_overlap(dataset, split, report);
    report.warnings = in_words(dataset, split, report);
    return report;
}

}  // namespace armillary::data
