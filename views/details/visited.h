// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <deque>

namespace armillary::views {

/// A user or item of a data set.
struct Place {
    QString kind, space, id;
    bool operator==(const Place&) const = default;
};

/// Where the details panel has been, as in a browser: going somewhere forgets what lay ahead.
class Visited {
 public:
    static constexpr size_t kKept = 100;

    void go(const Place& place);
    void back() { at_ -= can_back() ? 1 : 0; }
    void forward() { at_ += can_forward() ? 1 : 0; }
    bool can_back() const { return at_ > 0; }
    bool can_forward() const { return at_ + 1 < places_.size(); }
    /// Null before the first.
    const Place* here() const { return places_.empty() ? nullptr : &places_[at_]; }
    void clear();

 private:
    std::deque<Place> places_;
    size_t at_ = 0;
};

}  // namespace armillary::views
