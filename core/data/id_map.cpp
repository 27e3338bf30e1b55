// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/id_map.h"

#include <cstring>

#include "core/base/error.h"
#include "core/base/hash.h"

namespace armillary::data {

namespace {

uint32_t hash_of(std::string_view id) {
    uint64_t hash = id.size();
    while (id.size() >= 8) {
        uint64_t word;
        std::memcpy(&word, id.data(), 8);
        hash = splitmix64(hash ^ word);
        id.remove_prefix(8);
    }
    uint64_t tail = 0;
    std::memcpy(&tail, id.data(), id.size());
    return static_cast<uint32_t>(splitmix64(hash ^ tail));
}

}  // namespace

size_t IdMap::slot_of(std::string_view id, uint32_t hash) const {
    const size_t mask = slots_.size() - 1;
    for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const int32_t index = slots_[slot];
        if (index == kNone) return slot;
        if (hashes_[static_cast<size_t>(index)] == hash && (*this)[index] == id) return slot;
    }
}

void IdMap::grow() {
    const size_t capacity = slots_.empty() ? 64 : slots_.size() * 2;
    slots_.assign(capacity, kNone);
    for (size_t index = 0; index < hashes_.size(); ++index) {
        size_t slot = hashes_[index] & (capacity - 1);
        while (slots_[slot] != kNone) slot = (slot + 1) & (capacity - 1);
        slots_[slot] = static_cast<int32_t>(index);
    }
}

int32_t IdMap::insert(std::string_view id) {
    if (hashes_.size() * 2 >= slots_.size()) grow();
    const uint32_t hash = hash_of(id);
    const size_t slot = slot_of(id, hash);
    if (slots_[slot] != kNone) return slots_[slot];
    if (hashes_.size() >= static_cast<size_t>(INT32_MAX)) throw BadInput("more than 2,147,483,647 different ids");
    const auto index = static_cast<int32_t>(hashes_.size());
    text_.append(id);
    starts_.push_back(text_.size());
    hashes_.push_back(hash);
    slots_[slot] = index;
    return index;
}

int32_t IdMap::find(std::string_view id) const {
    return slots_.empty() ? kNone : slots_[slot_of(id, hash_of(id))];
}

std::string_view IdMap::operator[](int32_t index) const {
    const auto i = static_cast<size_t>(index);
    return std::string_view(text_).substr(starts_[i], starts_[i + 1] - starts_[i]);
}

}  // namespace armillary::data
