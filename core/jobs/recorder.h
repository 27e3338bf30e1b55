// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/jobs/engine.h"
#include "core/store/run_store.h"

namespace armillary::jobs {

/// Writes what a run tells into its store and folder, then passes it on.
class Recorder final : public RunObserver {
 public:
    /// `best_epoch`: of the records that a resumed run kept. Epoch arrays are thinned to `max_bytes`.
    Recorder(store::RunWriter& writer, RunObserver& listener, int best_epoch, int64_t max_bytes)
        : writer_(writer), listener_(listener), best_epochs_{best_epoch}, max_bytes_(max_bytes) {}

    /// What was noticed before the first batch: into the run folder's log, as the messages that follow.
    void warn(const std::vector<std::string>& warnings);
    void on_message(const std::string& text) override;
    void on_batch(const BatchEvent& event) override;
    void on_epoch(const EpochEvent& event) override;
    void on_event(int64_t step, const std::string& kind, const std::string& detail) override;
    void on_inspection(const Inspection& inspection) override { listener_.on_inspection(inspection); }

    /// Final metrics, per-user values and item exposure of one part.
    void record_result(const Evaluation& evaluation);
    /// How much each user and item was seen in training.
    void record_activity(const data::Dataset& dataset, const std::vector<int64_t>& train);

    int epochs() const { return epochs_; }
    int best_epoch() const { return best_epochs_.back(); }

 private:
    /// The records of the epochs after the checkpoint are removed: they will be made anew.
    void roll_back();

    store::RunWriter& writer_;
    RunObserver& listener_;
    int epochs_ = 0;
    std::vector<int> best_epochs_;  ///< each better than the one before it
    int64_t step_ = 0;
    int64_t max_bytes_;
};

}  // namespace armillary::jobs
