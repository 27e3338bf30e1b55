// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace armillary::data {

/// Raw ids (UTF-8 text, `007` is not `7`) to dense indices 0..n-1 in order of insertion, and back.
/// Ids lie in one block of memory; look-up is open addressing. About 20 bytes an id beyond its text.
class IdMap {
 public:
    static constexpr int32_t kNone = -1;

    /// Index of `id`, which is added when it is new.
    int32_t insert(std::string_view id);
    /// Index of `id`, or kNone.
    int32_t find(std::string_view id) const;
    /// The raw id. Valid as long as the map is not changed.
    std::string_view operator[](int32_t index) const;
    int32_t size() const { return static_cast<int32_t>(starts_.size()) - 1; }

 private:
    void grow();
    size_t slot_of(std::string_view id, uint32_t hash) const;

    std::string text_;
    std::vector<uint64_t> starts_{0};  ///< [n + 1] offsets into text_
    std::vector<uint32_t> hashes_;     ///< [n]
    std::vector<int32_t> slots_;       ///< open addressing, power of two, kNone = free
};

}  // namespace armillary::data
