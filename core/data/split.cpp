// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/data/leakage.h"
#include "core/numeric/random.h"

namespace armillary::data {

namespace {

const std::vector<std::string> kMethods{"leave_one_out", "ratio", "random", "global_time", "given"};

bool uses_fractions(const std::string& method) {
    return method == "ratio" || method == "random" || method == "global_time";
}

std::vector<std::string> possible_methods(const Dataset& dataset) {
    std::vector<std::string> methods{"random"};
    if (dataset.time_kind() != TimeKind::none) methods.insert(methods.end(), {"leave_one_out", "ratio"});
    if (dataset.time_kind() == TimeKind::utc_milliseconds) methods.push_back("global_time");
    if (!dataset.interactions().part.empty()) methods.push_back("given");
    return methods;
}

[[noreturn]] void refuse(const Dataset& dataset, const std::string& method, const std::string& why) {
    auto methods = possible_methods(dataset);
    std::erase(methods, method);
    throw UsageError(fmt::format("{}; for '{}' these would work: {}", why, dataset.name(), join(methods, ", ")),
                     "split.method");
}

void check(const Dataset& dataset, const SplitSpec& spec) {
    if (std::find(kMethods.begin(), kMethods.end(), spec.method) == kMethods.end()) {
        const auto nearest = nearest_word(spec.method, kMethods);
        throw UsageError(
            fmt::format("no split is called '{}'{}; there are {}", spec.method,
                        nearest ? fmt::format(", did you mean '{}'?", *nearest) : "", join(kMethods, ", ")),
            "split.method");
    }
    if (dataset.interaction_count() == 0)
        throw UsageError(fmt::format("'{}' has no interactions to split", dataset.name()), "split.method");
    const auto possible = possible_methods(dataset);
    if (std::find(possible.begin(), possible.end(), spec.method) == possible.end()) {
        if (spec.method == "given") refuse(dataset, spec.method, "no split was published with the data");
        refuse(dataset, spec.method,
               spec.method == "global_time" ? "the data set has no times, so it cannot be cut at one"
                                            : "the order of the interactions is not known");
    }
    if (!uses_fractions(spec.method)) return;
    const bool good = spec.fractions.size() == 3 &&
                      std::all_of(spec.fractions.begin(), spec.fractions.end(),
                                  [](double f) { return std::isfinite(f) && f >= 0; }) &&
                      spec.fractions[0] > 0 && spec.fractions[2] > 0;
    if (!good)
        throw UsageError(
            "fractions are three numbers for train, valid and test, such as 0.8,0.1,0.1; train and test "
            "must be above zero",
            "split.fractions");
}

std::array<double, 3> normalised(const std::vector<double>& fractions) {
    const double sum = fractions[0] + fractions[1] + fractions[2];
    return {fractions[0] / sum, fractions[1] / sum, fractions[2] / sum};
}

/// Train, valid and test sizes of a user with `n` rows, by RecBole's rule so that numbers compare: shares rounded
/// down, the rest to train, and a part whose share is below one row still gets one as long as train keeps one
/// (test first).
std::array<int64_t, 3> part_sizes(int64_t n, const std::array<double, 3>& fraction) {
    std::array<int64_t, 3> size{};
    for (size_t p = 1; p < 3; ++p) size[p] = static_cast<int64_t>(fraction[p] * static_cast<double>(n));
    size[0] = n - size[1] - size[2];
    for (size_t p = 2; p >= 1 && size[0] > 1; --p) {
        const double share = fraction[p] * static_cast<double>(n);
        if (share > 0 && share < 1) {
            ++size[p];
            --size[0];
        }
    }
    return size;
}

/// Puts rows[begin, begin + n) into the parts, train first.
void deal(const int64_t* rows, const std::array<int64_t, 3>& size, Split& split) {
    split.train.insert(split.train.end(), rows, rows + size[0]);
    split.valid.insert(split.valid.end(), rows + size[0], rows + size[0] + size[1]);
    split.test.insert(split.test.end(), rows + size[0] + size[1], rows + size[0] + size[1] + size[2]);
}

void split_users(const Dataset& dataset, Split& split) {
    const bool leave_one_out = split.spec.method == "leave_one_out", random = split.spec.method == "random";
    std::vector<int64_t> all(static_cast<size_t>(dataset.interaction_count()));
    std::iota(all.begin(), all.end(), 0);
    Histories histories = histories_of(dataset, all);
    for (int32_t user = 0; user < dataset.user_count(); ++user) {
        const int64_t n = histories.length(user);
        const std::span<int64_t> rows(histories.rows.data() + histories.offsets[static_cast<size_t>(user)],
                                      static_cast<size_t>(n));
        if (random) {
            std::sort(rows.begin(), rows.end());
            // Keyed by the raw id, so neither the order nor the number of other users changes this user's parts.
            numeric::RandomStream(split.spec.seed, fmt::format("split/{}", dataset.users()[user])).shuffle(rows);
        }
        if (leave_one_out) {
            deal(rows.data(), n < 3 ? std::array<int64_t, 3>{n, 0, 0} : std::array<int64_t, 3>{n - 2, 1, 1},
                 split);
        } else {
            deal(rows.data(), part_sizes(n, normalised(split.spec.fractions)), split);
        }
    }
}

void split_at_times(const Dataset& dataset, Split& split) {
    const auto& time = dataset.interactions().time;
    std::vector<int64_t> sorted;
    std::copy_if(time.begin(), time.end(), std::back_inserter(sorted), [](int64_t t) { return t != kNoTime; });
    std::sort(sorted.begin(), sorted.end());
    if (sorted.empty()) refuse(dataset, split.spec.method, "no interaction has a time");
    const auto fraction = normalised(split.spec.fractions);
    const auto cut = [&](double share) {
        const auto at = static_cast<size_t>(share * static_cast<double>(sorted.size()) + 1e-9);
        return sorted[std::min(at, sorted.size() - 1)];
    };
    const int64_t valid_from = cut(fraction[0]), test_from = cut(fraction[0] + fraction[1]);
    for (size_t row = 0; row < time.size(); ++row) {
        if (time[row] == kNoTime) continue;
        auto& part = time[row] >= test_from ? split.test : time[row] >= valid_from ? split.valid : split.train;
        part.push_back(static_cast<int64_t>(row));
    }
}

void split_as_given(const Dataset& dataset, Split& split) {
    const auto& part = dataset.interactions().part;
    for (size_t row = 0; row < part.size(); ++row) {
        auto& rows = part[row] == static_cast<uint8_t>(Part::test)    ? split.test
                     : part[row] == static_cast<uint8_t>(Part::valid) ? split.valid
                                                                      : split.train;
        rows.push_back(static_cast<int64_t>(row));
    }
}

int32_t count_users_only_in_train(const Dataset& dataset, const Split& split) {
    std::vector<uint8_t> state(static_cast<size_t>(dataset.user_count()), 0);
    const auto& user = dataset.interactions().user;
    for (int64_t row : split.train) state[static_cast<size_t>(user[static_cast<size_t>(row)])] = 1;
    for (const auto* part : {&split.valid, &split.test})
        for (int64_t row : *part) state[static_cast<size_t>(user[static_cast<size_t>(row)])] = 2;
    return static_cast<int32_t>(std::count(state.begin(), state.end(), 1));
}

std::string fingerprint_of(const Dataset& dataset, const Split& split) {
    Sha256 hash;
    hash.add("armillary split 1");
    hash.add(dataset.fingerprint());
    hash.add(split.spec.method);
    if (uses_fractions(split.spec.method)) hash.add(std::span<const double>(split.spec.fractions));
    if (split.spec.method == "random") hash.add_bytes(&split.spec.seed, sizeof split.spec.seed);
    for (const auto* rows : {&split.train, &split.valid, &split.test}) hash.add(std::span<const int64_t>(*rows));
    return hash.hex();
}

}  // namespace

Split make_split(const Dataset& dataset, const SplitSpec& spec) {
    check(dataset, spec);
    Split split;
    split.spec = spec;
    if (spec.method == "given") {
        split_as_given(dataset, split);
    } else if (spec.method == "global_time") {
        split_at_times(dataset, split);
    } else {
        split_users(dataset, split);
    }
    if (split.train.empty() || split.test.empty())
        refuse(dataset, spec.method,
               fmt::format("the split '{}' leaves the {} part empty", spec.method,
                           split.train.empty() ? "training" : "test"));
    for (auto* rows : {&split.train, &split.valid, &split.test}) std::sort(rows->begin(), rows->end());
    split.users_only_in_train = count_users_only_in_train(dataset, split);
    split.fingerprint = fingerprint_of(dataset, split);
    split.leakage = check_leakage(dataset, split);
    return split;
}

}  // namespace armillary::data
