// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <functional>
#include <memory>
#include <string>

#include "core/data/dataset.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/support/support.h"
#include "views/shared/workbench.h"

namespace armillary::test {

/// Runs the event loop until the condition holds; false when it does not within the time.
bool wait_until(const std::function<bool()>& condition, int milliseconds = 10'000);

/// The only child of this object name and type; fails the test and returns null when it is not there.
template <typename T>
T* child(QWidget& root, const char* object_name);

/// A workbench on a workspace of its own, with the toy models and an engine that trains nothing (fake_engine.h).
class TestBench {
 public:
    /// Opens the empty workspace `<temporary>/workspace`.
    TestBench();
    /// More models than the toys, or others.
    explicit TestBench(std::vector<descriptor::ModelDescriptor> models);
    ~TestBench();

    views::Workbench& bench() { return *bench_; }
    FakeEngine& engine() { return engine_; }
    const TemporaryDirectory& folder() const { return folder_; }
    store::Workspace& workspace() { return *bench_->workspace(); }

    /// Stores the data set with its profile and waits until the lists show it.
    void add_dataset(const data::Dataset& dataset);
    void add_toy_dataset() { add_dataset(*toy_dataset()); }
    /// Trains by the fake engine, here and now, and returns the run's id; the lists show it afterwards.
    std::string add_run(const std::string& dataset, const std::string& model, uint64_t seed = 42,
                        const descriptor::ParameterSet& parameters = {});
    /// What the message bar would have shown, in order.
    std::vector<views::Message> messages;

 private:
    TemporaryDirectory folder_;
    FakeEngine engine_;
    std::unique_ptr<views::Workbench> bench_;
};

template <typename T>
T* child(QWidget& root, const char* object_name) {
    T* found = root.objectName() == object_name ? qobject_cast<T*>(&root) : root.findChild<T*>(object_name);
    EXPECT_TRUE(found) << "there is no " << object_name;
    return found;
}

}  // namespace armillary::test
