// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <vector>

#include "core/base/error.h"
#include "core/training/training_loop.h"
#include "tests/models/support.h"

namespace armillary::test {

/// What a run told.
struct Recording {
    std::vector<jobs::EpochEvent> epochs;
    std::vector<std::string> events;
    int64_t batches = 0;
    bool cancelled = false;
    jobs::TrainOutcome outcome;
};

/// Trains and keeps everything told; asks to stop after `cancel_at_step` batches unless that is negative.
inline Recording train_recording(const jobs::Task& task, int cancel_at_step) {
    std::stop_source stop;
    jobs::RunControl control(stop.get_token());
    struct Observer : jobs::RunObserver {
        Recording recording;
        std::stop_source stop;
        int cancel_at_step;
        void on_batch(const jobs::BatchEvent& event) override {
            ++recording.batches;
            if (event.step == cancel_at_step) stop.request_stop();
        }
        void on_epoch(const jobs::EpochEvent& event) override { recording.epochs.push_back(event); }
        void on_event(int64_t, const std::string& kind, const std::string& detail) override {
            recording.events.push_back(kind + ": " + detail);
        }
    } observer;
    observer.stop = stop;
    observer.cancel_at_step = cancel_at_step;
    training::LoadedModel loaded(task, registration(task.model.id), control.stop_token(),
                                 [](const std::string&) {});
    try {
        observer.recording.outcome = training::train(loaded, observer, control);
    } catch (const Cancelled&) {
        observer.recording.cancelled = true;
    }
    return observer.recording;
}

}  // namespace armillary::test
