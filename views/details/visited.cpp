// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/visited.h"

namespace armillary::views {

void Visited::go(const Place& place) {
    if (here() && *here() == place) return;
    if (!places_.empty()) places_.resize(at_ + 1);
    places_.push_back(place);
    if (places_.size() > kKept) places_.pop_front();
    at_ = places_.size() - 1;
}

void Visited::clear() {
    places_.clear();
    at_ = 0;
}

}  // namespace armillary::views
