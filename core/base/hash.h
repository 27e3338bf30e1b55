// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace armillary {

/// SHA-256 over what is added, in order. Used for fingerprints of data sets, splits and files.
class Sha256 {
 public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    /// Raw bytes, without a length.
    void add_bytes(const void* data, size_t bytes);
    /// Length (u64 little endian), then the bytes: no two different sequences of strings collide by concatenation.
    void add(std::string_view text);
    /// Length in elements, then the elements as stored (little endian).
    template <typename T>
    void add(std::span<const T> values) {
        const uint64_t count = values.size();
        add_bytes(&count, sizeof count);
        add_bytes(values.data(), values.size_bytes());
    }

    /// 64 lower-case hexadecimal digits. Call once.
    std::string hex();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string sha256_of(std::string_view text);
/// SHA-256 of a file's bytes. Throws `Error` (not_found) when it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

/// Bijective mixing function of the SplitMix64 generator (Steele, Lea, Flood 2014).
constexpr uint64_t splitmix64(uint64_t x) {
    x += 0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

}  // namespace armillary
