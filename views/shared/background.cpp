// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/background.h"

#include <QMetaObject>
#include <atomic>

#include "core/base/error.h"

namespace armillary::views {

struct Background::Flight {
    std::atomic<bool> landed = false;
    std::jthread thread;
};

Background::Background(QObject* parent) : QObject(parent) {}

Background::~Background() {
    for (const auto& flight : flights_) flight->thread.request_stop();
    flights_.clear();  // joins
}

void Background::launch(std::function<void(std::stop_token)> work, std::function<void()> done,
                        std::function<void(std::exception_ptr)> failed) {
    cancel();
    const uint64_t number = ++number_;
    auto flight = std::make_shared<Flight>();
    flights_.push_back(flight);
    set_busy(true);
    Flight* raw = flight.get();
    // The destructor joins this thread until it has landed, so `this` lives as long as it is used here.
    flight->thread = std::jthread([this, number, raw, work = std::move(work), done = std::move(done),
                                   failed = std::move(failed)](std::stop_token stop) mutable {
        std::exception_ptr failure;
        bool cancelled = false;
        try {
            work(stop);
        } catch (const Cancelled&) {
            cancelled = true;
        } catch (...) {
            failure = std::current_exception();
        }
        work = {};  // what it holds may be large, and is not to be given back on the window's thread
        // What the owner gets goes with the call, so that this thread holds nothing when it has landed: the call
        // is dropped, and what it holds freed, on the owner's thread, also when it comes too late.
        QMetaObject::invokeMethod(
            this,
            [this, number, cancelled, failure = std::move(failure), done = std::move(done),
             failed = std::move(failed)] {
                reap();
                if (number != number_) return;
                set_busy(false);
                if (cancelled) return;
                if (failure)
                    failed(failure);
                else
                    done();
            },
            Qt::QueuedConnection);
        raw->landed = true;
    });
}

void Background::cancel() {
    ++number_;
    if (!flights_.empty()) flights_.back()->thread.request_stop();
    set_busy(false);
}

void Background::set_busy(bool busy) {
    if (busy_ == busy) return;
    busy_ = busy;
    Q_EMIT busy_changed(busy);
}

/// Threads that hold nothing any more and have only to end. They are not waited for: on a busy machine that would
/// hold up the window.
void Background::reap() {
    std::erase_if(flights_, [](const auto& flight) {
        if (!flight->landed) return false;
        flight->thread.detach();
        return true;
    });
}

}  // namespace armillary::views
