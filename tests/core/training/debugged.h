// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "tests/core/training/syn_h.h"
#include "tests/support/support.h"

namespace armillary::test {

/// What a debugged run told.
struct Debugged {
    std::vector<jobs::EpochEvent> epochs;
    std::vector<jobs::BatchEvent> batches;
    std::vector<std::pair<std::string, std::string>> events;  ///< kind, detail
    std::vector<jobs::Inspection> inspections;
    std::optional<Error> error;
    jobs::TrainOutcome outcome;
    std::string last, best;  ///< SHA-256 of the checkpoints: every bit of weights and optimiser

    /// Details of the events of a kind.
    std::vector<std::string> told(const std::string& kind) const {
        std::vector<std::string> details;
        for (const auto& [known, detail] : events)
            if (known == kind) details.push_back(detail);
        return details;
    }
};

/// A person at the controls: called on the training thread, after every batch and after every event, with the
/// number of batches seen so far.
struct Person {
    std::function<void(jobs::RunControl&, int64_t)> at_batch = [](jobs::RunControl&, int64_t) {};
    std::function<void(jobs::RunControl&, const std::string& kind)> at_event = [](jobs::RunControl&,
                                                                                  const std::string&) {};
    std::function<void(jobs::RunControl&)> at_start = [](jobs::RunControl&) {};
};

inline Debugged debug(const jobs::Task& task, const Person& person = {}) {
    std::stop_source stop;
    jobs::RunControl control(stop.get_token());
    struct Observer : jobs::RunObserver {
        Debugged told;
        const Person& person;
        jobs::RunControl& control;
        Observer(const Person& person, jobs::RunControl& control) : person(person), control(control) {}
        void on_batch(const jobs::BatchEvent& event) override {
            told.batches.push_back(event);
            person.at_batch(control, static_cast<int64_t>(told.batches.size()));
        }
        void on_epoch(const jobs::EpochEvent& event) override { told.epochs.push_back(event); }
        void on_event(int64_t, const std::string& kind, const std::string& detail) override {
            told.events.emplace_back(kind, detail);
            person.at_event(control, kind);
        }
        void on_inspection(const jobs::Inspection& inspection) override { told.inspections.push_back(inspection); }
    } observer(person, control);
    person.at_start(control);
    training::LoadedModel loaded(task, registration(task.model.id), control.stop_token(),
                                 [](const std::string&) {});
    try {
        observer.told.outcome = training::train(loaded, observer, control);
    } catch (const Error& error) {
        observer.told.error = error;
    }
    for (const auto& [file, sum] :
         {std::pair{"last.safetensors", &observer.told.last}, {"best.safetensors", &observer.told.best}})
        if (std::filesystem::exists(task.checkpoint_dir / file)) *sum = sha256_of_file(task.checkpoint_dir / file);
    return observer.told;
}

/// The same in a folder of its own.
inline Debugged debug_in(const TemporaryDirectory& folder, jobs::Task task, const Person& person = {}) {
    task.checkpoint_dir = folder.path();
    return debug(task, person);
}

}  // namespace armillary::test
