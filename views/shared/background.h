// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <exception>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace armillary::views {

/// Work of a widget that may take longer than 50 ms but needs no progress: reading a table, drawing a sample. The
/// latest request wins: starting anew asks the running one to stop and drops its result. Results arrive on the
/// thread that owns this object; none arrives after its destruction, which waits for the work to notice.
class Background : public QObject {
    Q_OBJECT
 public:
    explicit Background(QObject* parent = nullptr);
    ~Background() override;

    /// `work` runs elsewhere and returns a value of any type T that can be moved; `done(T)` is called here. What
    /// `work` throws goes to `failed`, except a cancellation, which is silent.
    template <typename Work, typename Done>
    void start(Work work, Done done, std::function<void(std::exception_ptr)> failed) {
        using Result = std::invoke_result_t<Work, std::stop_token>;
        auto result = std::make_shared<std::unique_ptr<Result>>();
        launch([work = std::move(work),
                result](std::stop_token stop) { *result = std::make_unique<Result>(work(stop)); },
               [done = std::move(done), result] { done(std::move(**result)); }, std::move(failed));
    }

    /// Stops the running work, if any; its result is dropped.
    void cancel();
    bool busy() const { return busy_; }

 Q_SIGNALS:
    void busy_changed(bool busy);

 private:
    void launch(std::function<void(std::stop_token)> work, std::function<void()> done,
                std::function<void(std::exception_ptr)> failed);
    void set_busy(bool busy);
    void reap();

    struct Flight;
    std::vector<std::shared_ptr<Flight>>
        flights_;  ///< the last is the current one, earlier ones are on their way out
    uint64_t number_ = 0;
    bool busy_ = false;
};

}  // namespace armillary::views
