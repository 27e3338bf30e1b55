// SPDX-License-Identifier: GPL-3.0-or-later
// Import of a generated ratings file against pandas.read_csv and factorize, in time and in peak memory.
#include <filesystem>
#include <string>

#include "core/data/importers/importer.h"
#include "core/numeric/random.h"
#include "tests/benchmarks/paired.h"

namespace {

using namespace armillary;

void write_ratings(const std::string& file, int64_t rows) {
    numeric::RandomStream random(1, "ratings");
    std::FILE* out = std::fopen(file.c_str(), "w");
    if (!out) std::exit(1);
    std::fputs("userId,movieId,rating,timestamp\n", out);
    const int64_t users = 138'000, items = 27'000;
    for (int64_t row = 0; row < rows; ++row) {
        const double u = random.uniform();
        std::fprintf(out, "%lld,%lld,%.1f,%lld\n", static_cast<long long>(1 + row * users / rows),
                     static_cast<long long>(1 + static_cast<int64_t>(items * u * u)),
                     0.5 * static_cast<double>(1 + random.below(10)),
                     static_cast<long long>(900'000'000 + random.below(500'000'000)));
    }
    std::fclose(out);
}

constexpr const char* kPandas =
    "import sys, pandas as pd\n"
    "d = pd.read_csv(sys.argv[1])\n"
    "u, uu = pd.factorize(d['userId']); i, ii = pd.factorize(d['movieId'])\n"
    "assert len(u) == len(d) and len(uu) > 0 and len(ii) > 0\n";

}  // namespace

int main(int argc, char** argv) {
    const int64_t rows = argc > 1 ? std::atoll(argv[1]) : 20'000'000;
    const auto folder = std::filesystem::temp_directory_path() / "armillary-bench";
    std::filesystem::create_directories(folder);
    const std::string file = (folder / "ratings.csv").string();
    write_ratings(file, rows);
    std::vector<double> time_ratios, memory_ratios;
    for (int pair = 0; pair < 3; ++pair) {
        const auto ours = bench::in_a_child([&] {
            data::ImportRequest request;
            request.paths = {file};
            return data::import_files(request).dataset->interaction_count() == rows ? 0 : 1;
        });
        const auto theirs = bench::in_a_child([&] {
            execl("/usr/bin/python3", "python3", "-c", kPandas, file.c_str(), nullptr);
            return 1;
        });
        if (!ours.ok || !theirs.ok) {
            std::printf("import: %s failed; the comparison needs python3-pandas and %.1f GB of free memory\n",
                        ours.ok ? "pandas" : "the import", 4.0);
            std::filesystem::remove_all(folder);
            return 1;
        }
        time_ratios.push_back(theirs.seconds / ours.seconds);
        memory_ratios.push_back(theirs.peak_mib / ours.peak_mib);
    }
    std::filesystem::remove_all(folder);
    std::printf(
        "import of %lld rows of ratings.csv against pandas: %.1f times faster (aim 4), peak memory 1/%.1f (aim "
        "under 1/3)\n",
        static_cast<long long>(rows), bench::median(time_ratios), bench::median(memory_ratios));
}
