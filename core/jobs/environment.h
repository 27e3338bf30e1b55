// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/jobs/engine.h"

namespace armillary::jobs {

std::string_view armillary_version();
/// Of the sources this program was built from; `unknown` outside a checkout.
std::string_view git_revision();

/// What a run ran on, for its record: versions, processor, threads, memory. Names neither host nor user.
std::string environment_json(const EngineInfo& engine, int threads);

/// Memory that this process may use: that of the machine, or less where a control group limits it. Bytes.
int64_t memory_limit();

/// Wall time, processor time and peak memory since it was made.
class ResourceMeter {
 public:
    ResourceMeter();
    double seconds() const;
    double cpu_seconds() const;         ///< of all threads of the process
    int64_t peak_memory_bytes() const;  ///< resident, of the process

 private:
    std::chrono::steady_clock::time_point start_;
    double cpu_start_;
};

}  // namespace armillary::jobs
