// SPDX-License-Identifier: GPL-3.0-or-later
// Diagnostics of a whole catalogue, 1,000,000 items x 4 levels x 256 codes, against NumPy with packed 64-bit keys.
#include <cstdio>
#include <fstream>
#include <string>

#include "core/diagnostics/codebook/codebook.h"
#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "tests/benchmarks/paired.h"

namespace {

/// Usage and perplexity by level; distinct, largest, colliding and entropy by depth: the median of five, in
/// seconds.
const char* const kNumPy = R"(
import numpy as np, sys, time
codes = np.fromfile(sys.argv[1], dtype=np.int32).reshape(-1, 4).astype(np.int64)
def measure():
    n = len(codes)
    for level in range(4):
        p = np.bincount(codes[:, level], minlength=256) / n
        used = p > 0
        np.exp(-(p[used] * np.log(p[used])).sum()), used.sum(), np.sort(p), p.max()
    key = np.zeros(n, dtype=np.int64)
    for level in range(4):
        key = key << 8 | codes[:, level]
        _, counts = np.unique(key, return_counts=True)
        p = counts / n
        len(counts), counts.max(), counts[counts > 1].sum(), -(p * np.log(p)).sum()
times = []
for _ in range(6):
    start = time.perf_counter(); measure(); times.append(time.perf_counter() - start)
print(sorted(times[1:])[2])
)";

}  // namespace

int main() {
    using namespace armillary;
    numeric::set_thread_count(0);
    constexpr int64_t kItems = 1'000'000, kLevels = 4;
    numeric::RandomStream random(1, "codes");
    std::vector<int32_t> codes;
    for (int64_t i = 0; i < kItems * kLevels; ++i) codes.push_back(static_cast<int32_t>(random.below(256)));
    const diagnostics::CodebookEvidence evidence{{codes, kItems, {256, 256, 256, 256}}};

    std::vector<double> ours;
    for (int i = 0; i < 6; ++i)
        ours.push_back(bench::seconds_of([&] { diagnostics::measure_codebook(evidence); }));
    ours.erase(ours.begin());
    const double mine = bench::median(ours);
    std::printf("codebook diagnostics, 1,000,000 x 4 x 256: %.0f ms\n", 1000 * mine);

    const std::string folder = "/tmp/armillary-bench-" + std::to_string(getpid());
    const std::string data = folder + ".codes", script = folder + ".py";
    std::ofstream(data, std::ios::binary)
        .write(reinterpret_cast<const char*>(codes.data()),
               static_cast<std::streamsize>(codes.size() * sizeof(int32_t)));
    std::ofstream(script) << kNumPy;
    double theirs = 0;
    if (FILE* pipe = popen(("/usr/bin/python3 " + script + " " + data).c_str(), "r")) {
        if (std::fscanf(pipe, "%lf", &theirs) != 1) theirs = 0;
        pclose(pipe);
    }
    std::remove(data.c_str());
    std::remove(script.c_str());
    if (theirs > 0)
        std::printf("%-62s %5.1f times faster (aim 5; NumPy %.0f ms)\n", "  against numpy.unique and bincount",
                    theirs / mine, 1000 * theirs);
    else
        std::printf("  NumPy is not installed: nothing to compare with\n");
}
