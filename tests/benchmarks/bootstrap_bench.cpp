// SPDX-License-Identifier: GPL-3.0-or-later
// Bootstrap of a mean, 10,000 resamples over 100,000 users, against NumPy: indices drawn by its generator, one
// resample at a time (all at once would need 8 GB).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/base/files.h"
#include "core/base/npy.h"
#include "core/base/text.h"
#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "core/statistics/bootstrap.h"
#include "tests/benchmarks/paired.h"

namespace {

using namespace armillary;

constexpr int kUsers = 100'000, kResamples = 10'000;
constexpr const char* kNumpy = R"(
import numpy, sys, time
values = numpy.load(sys.argv[1])
random = numpy.random.default_rng(1)
started = time.perf_counter()
means = [values[random.integers(0, values.size, values.size)].mean() for _ in range(int(sys.argv[2]))]
seconds = time.perf_counter() - started
print(seconds, numpy.std(means))
)";

struct Outcome {
    double seconds = 0, standard_error = 0;
};

/// Its own clock: starting Python and reading the file do not count.
Outcome in_numpy(const std::filesystem::path& script, const std::filesystem::path& values, int resamples) {
    const std::string command =
        "/usr/bin/python3 " + script.string() + ' ' + values.string() + ' ' + std::to_string(resamples);
    Outcome outcome;
    FILE* output = popen(command.c_str(), "r");
    const bool read = output && std::fscanf(output, "%lf %lf", &outcome.seconds, &outcome.standard_error) == 2;
    if (!output || pclose(output) != 0 || !read) {
        std::puts("bootstrap: python3 with NumPy is missing, so there is nothing to compare with");
        std::exit(0);
    }
    return outcome;
}

}  // namespace

int main() {
    numeric::set_thread_count(0);
    std::vector<double> values(kUsers);
    numeric::RandomStream random(1, "utility");
    for (double& x : values) x = random.uniform();
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "armillary-bootstrap";
    make_directories(folder);
    write_npy(folder / "values.npy", std::span<const double>(values), {kUsers});
    write_file_atomically(folder / "bootstrap.py", kNumpy);
    // A tenth of the resamples in each turn of a pair, so that both meet the same load of the machine.
    constexpr int kTurn = kResamples / 10;
    std::vector<double> ratios;
    double ours = 0, theirs = 0, error = 0;
    for (int turn = 0; turn < 10; ++turn) {
        statistics::Estimate estimate;
        const double mine = bench::seconds_of([&] {
            estimate =
                statistics::bootstrap_mean(values, {.resamples = kTurn, .seed = static_cast<uint64_t>(turn)});
        });
        const Outcome numpy = in_numpy(folder / "bootstrap.py", folder / "values.npy", kTurn);
        ratios.push_back(numpy.seconds / mine);
        ours += mine;
        theirs += numpy.seconds;
        error = estimate.standard_error / numpy.standard_error;
    }
    std::filesystem::remove_all(folder);
    std::printf("%-62s %5.1f times faster (aim 5; 10 pairs, %.1f to %.1f)\n",
                "bootstrap of a mean, 10,000 resamples of 100,000 users", bench::median(ratios),
                *std::min_element(ratios.begin(), ratios.end()), *std::max_element(ratios.begin(), ratios.end()));
    std::printf("  %.2f s against %.2f s; standard error %.3f of NumPy's\n", ours, theirs, error);
    return 0;
}
