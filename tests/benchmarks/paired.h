// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

namespace armillary::bench {

inline double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Times two ways in turn, so that both meet the same load of the machine, and prints the median ratio of the
/// pairs: how many times faster `ours` is.
inline double print_speed_ratio(const char* what, double aim, int pairs, const std::function<void()>& ours,
                                const std::function<void()>& theirs) {
    ours();  // once each to warm up
    theirs();
    std::vector<double> ratios;
    for (int pair = 0; pair < pairs; ++pair) {
        const double mine = seconds_of(ours);
        ratios.push_back(seconds_of(theirs) / mine);
    }
    const double ratio = median(ratios);
    std::printf("%-62s %5.1f times faster (aim %g; %d pairs, %.1f to %.1f)\n", what, ratio, aim, pairs,
                *std::min_element(ratios.begin(), ratios.end()), *std::max_element(ratios.begin(), ratios.end()));
    return ratio;
}

struct ChildCost {
    double seconds = 0, peak_mib = 0;
    bool ok = false;
};

/// Runs work in a process of its own: its time and its peak memory.
inline ChildCost in_a_child(const std::function<int()>& work) {
    ChildCost cost;
    cost.seconds = seconds_of([&] {
        const pid_t child = fork();
        if (child == 0) _exit(work());
        int status = 0;
        rusage usage{};
        wait4(child, &status, 0, &usage);
        cost.ok = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        cost.peak_mib = static_cast<double>(usage.ru_maxrss) / 1024;
    });
    return cost;
}

}  // namespace armillary::bench
