// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/naming.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdint>
#include <random>

#include "core/base/text.h"

namespace armillary::store {

std::string utc_now() {
    using namespace std::chrono;
    const auto now = floor<milliseconds>(system_clock::now());
    const auto whole = floor<seconds>(now);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(system_clock::to_time_t(whole)),
                       (now - whole).count());
}

std::string new_uuid() {
    std::random_device source;
    auto word = [&source] { return static_cast<uint64_t>(source()) << 32 | source(); };
    const uint64_t high = (word() & ~0xF000ull) | 0x4000ull;
    const uint64_t low = (word() & ~(3ull << 62)) | 1ull << 63;
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xFFFF, high & 0xFFFF,
                       low >> 48, low & 0xFFFF'FFFF'FFFFull);
}

std::string folder_name(std::string_view name) {
    constexpr size_t kMaxBytes = 120;
    const bool utf8 = is_valid_utf8(name);
    std::string out;
    for (const char c : trim(name)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool stays =
            byte < 0x80 ? std::isalnum(byte) || std::string_view("._- ").find(c) != std::string_view::npos : utf8;
        out.push_back(stays ? c : '-');
    }
    if (out.starts_with('.')) out.front() = '-';
    if (out.size() > kMaxBytes) {
        size_t end = kMaxBytes;
        while ((static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;  // not inside a character
        out.resize(end);
    }
    out = std::string(trim(out));
    return out.empty() ? "data" : out;
}

}  // namespace armillary::store
