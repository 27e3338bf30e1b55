// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/recorder.h"

#include "core/jobs/debugger/repeat.h"
#include "core/jobs/fairness/exposure_record.h"
#include "core/jobs/preparation.h"
#include "core/jobs/run_log.h"
#include "core/store/run_folder.h"

namespace armillary::jobs {

void Recorder::warn(const std::vector<std::string>& warnings) {
    for (const std::string& warning : warnings) append_log(writer_.folder(), warning, true);
}

void Recorder::on_message(const std::string& text) {
    append_log(writer_.folder(), text);
    writer_.event(step_, "message", text);
    listener_.on_message(text);
}

void Recorder::on_batch(const BatchEvent& event) {
    step_ = event.step;
    listener_.on_batch(event);
}

void Recorder::on_epoch(const EpochEvent& event) {
    step_ = event.step;
    epochs_ = event.epoch;
    if (event.best) best_epochs_.push_back(event.epoch);
    auto record = [&](const char* split, const auto& values) {
        for (const auto& [name, value] : values) writer_.metric(split, name, event.epoch, event.step, value);
    };
    record("train", event.train);
    record("valid", event.valid);
    record("diagnostics", event.diagnostics);
    for (const auto& [name, array] : event.arrays) {
        const auto write = [&](const auto& values) {
            store::write_epoch_array(writer_.folder(), event.epoch, name, std::span(values), array.shape);
        };
        std::visit(write, array.values);
    }
    for (const auto& [name, text] : event.documents)
        store::write_epoch_document(writer_.folder(), event.epoch, name, text);
    if (!event.arrays.empty()) store::thin_epochs(writer_.folder(), max_bytes_);
    writer_.commit_epoch(event.epoch, best_epoch());
    listener_.on_epoch(event);
}

void Recorder::on_event(int64_t step, const std::string& kind, const std::string& detail) {
    if (kind == kInterventionEvent)
        for (const Intervention& intervention : parse_interventions(detail))
            if (intervention.kind == Intervention::Kind::roll_back) roll_back();
    writer_.event(step, kind, detail);
    listener_.on_event(step, kind, detail);
}

void Recorder::roll_back() {
    const int epoch = last_checkpoint(checkpoint_folder(writer_.folder())).value_or(Checkpointed{}).epoch;
    while (best_epochs_.size() > 1 && best_epochs_.back() > epoch) best_epochs_.pop_back();
    epochs_ = epoch;
    store::remove_epochs_after(writer_.folder(), epoch);
    writer_.commit_epoch(epoch, best_epoch());
}

void Recorder::record_result(const Evaluation& evaluation) {
    if (evaluation.metrics.empty()) return;
    writer_.result(evaluation.split, evaluation.metrics, evaluation.standard_errors);
    for (const auto& [metric, values] : evaluation.per_user) writer_.per_user(evaluation.split, metric, values);
    if (!evaluation.exposure.counts.empty())
        write_exposure(writer_.folder(), evaluation.split, evaluation.exposure);
}

void Recorder::record_activity(const data::Dataset& dataset, const std::vector<int64_t>& train) {
    const Activity activity = count_activity(dataset, train);
    writer_.per_user("train", kInteractions, {activity.users.begin(), activity.users.end()});
    write_popularity(writer_.folder(), activity.items);
}

}  // namespace armillary::jobs
