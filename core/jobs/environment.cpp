// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/environment.h"

#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <Eigen/src/Core/util/Macros.h>
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/text.h"
#include "core/numeric/threads.h"

namespace armillary::jobs {

namespace {

/// What follows `key` and a colon on the first line of a file under /proc that begins with it.
std::optional<std::string> proc_entry(const char* file, std::string_view key) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with(key)) continue;
        const size_t colon = line.find(':');
        if (colon != std::string::npos) return std::string(trim(std::string_view(line).substr(colon + 1)));
    }
    return std::nullopt;
}

double cpu_seconds_of_process() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(use.ru_utime) + seconds(use.ru_stime);
}

}  // namespace

std::string_view armillary_version() {
    return ARMILLARY_VERSION;
}
std::string_view git_revision() {
    return ARMILLARY_GIT_REVISION;
}

std::string environment_json(const EngineInfo& engine, int threads) {
    utsname system{};
    uname(&system);
    const nlohmann::json json{
        {"armillary", armillary_version()},
        {"git_revision", git_revision()},
        {"compiler", __VERSION__},
        {"eigen", fmt::format("{}.{}.{}", EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION)},
        {"libtorch", engine.libtorch},
        {"blas", engine.blas},
        {"system", fmt::format("{} {} {}", system.sysname, system.release, system.machine)},
        {"processor", proc_entry("/proc/cpuinfo", "model name").value_or("unknown")},
        {"cores", numeric::available_cores()},
        {"threads", threads > 0 ? threads : numeric::available_cores()},
        {"memory_bytes", memory_limit()},
        {"warnings", engine.warnings},
    };
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

int64_t memory_limit() {
    int64_t limit = static_cast<int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
    for (const char* file : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
        std::ifstream in(file);
        int64_t bytes = 0;
        if (in >> bytes) limit = std::min(limit, bytes);
    }
    return limit;
}

ResourceMeter::ResourceMeter() : start_(std::chrono::steady_clock::now()), cpu_start_(cpu_seconds_of_process()) {
    // A program that trains twice would otherwise give the second run the peak of the first (proc(5), clear_refs).
    std::ofstream("/proc/self/clear_refs") << "5";
}

double ResourceMeter::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

double ResourceMeter::cpu_seconds() const {
    return cpu_seconds_of_process() - cpu_start_;
}

int64_t ResourceMeter::peak_memory_bytes() const {
    const std::optional<std::string> text = proc_entry("/proc/self/status", "VmHWM");
    if (!text) return 0;
    return parse_int(text->substr(0, text->find(' '))).value_or(0) * 1024;
}

}  // namespace armillary::jobs
