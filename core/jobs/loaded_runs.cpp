// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/loaded_runs.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"

namespace armillary::jobs {

LoadedRun::LoadedRun(store::RunDetails details, PreparedRun prepared, std::function<Engine&()> engine)
    : details_(std::move(details)), prepared_(std::move(prepared)), engine_(std::move(engine)) {}

TrainedModel& LoadedRun::model() {
    if (!model_) model_ = engine_().load(prepared_.task);
    return *model_;
}

Evaluation LoadedRun::evaluate(const std::string& part, const std::vector<int64_t>& k, const std::string& ties,
                               std::stop_token stop) {
    const std::lock_guard lock(mutex_);
    return model().evaluate(part, k, ties, std::move(stop));
}

std::vector<std::vector<RankedItem>> LoadedRun::recommend(const std::vector<int32_t>& users, int k,
                                                          std::stop_token stop) {
    const std::lock_guard lock(mutex_);
    if (stop.stop_requested()) throw Cancelled();
    return model().recommend(users, k, std::move(stop));
}

std::map<std::string, Array> LoadedRun::arrays() {
    const std::lock_guard lock(mutex_);
    return model().arrays();
}

History LoadedRun::history(int32_t user, data::Part part) {
    const std::lock_guard lock(mutex_);
    return model().history(user, part);
}

std::vector<AttentionMaps> LoadedRun::attention(const std::vector<History>& histories) {
    const std::lock_guard lock(mutex_);
    return model().attention(histories);
}

std::vector<RankingAnswer> LoadedRun::rank(const std::vector<History>& histories,
                                           const RankingQuestion& question) {
    const std::lock_guard lock(mutex_);
    return model().rank(histories, question);
}

std::shared_ptr<const Array> LoadedRun::array(const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (const auto known = arrays_.find(name); known != arrays_.end()) return known->second;
    auto all = model().arrays();
    const auto found = all.find(name);
    return arrays_[name] = found == all.end() ? nullptr : std::make_shared<const Array>(std::move(found->second));
}

/// A place for one run; whoever comes first fills it while the others wait.
struct LoadedRuns::Slot {
    std::string id, state;  ///< the state changes when the run was trained on
    std::mutex mutex;
    std::shared_ptr<LoadedRun> run;
};

LoadedRuns::LoadedRuns(std::shared_ptr<store::Workspace> workspace,
                       std::vector<descriptor::ModelDescriptor> models, std::function<Engine&()> engine)
    : workspace_(std::move(workspace)), models_(std::move(models)), engine_(std::move(engine)) {}

std::shared_ptr<LoadedRun> LoadedRuns::get(const std::string& run, std::stop_token stop) {
    const store::RunDetails details = workspace_->runs().get(run);
    if (details.deleted)
        throw Error(ErrorKind::not_found, fmt::format("{} was deleted: restore it to ask it again", details.id),
                    details.id);
    if (details.status == "running")
        throw Error(ErrorKind::conflict,
                    fmt::format("{} is still being trained: it answers when it is done", details.id), details.id);
    const std::shared_ptr<Slot> slot = slot_of(details);
    const std::lock_guard lock(slot->mutex);
    if (stop.stop_requested()) throw Cancelled();
    if (!slot->run) {
        auto loaded = std::make_shared<LoadedRun>(
            details, prepare_recorded_run(*workspace_, details, models_, std::move(stop)), engine_);
        const std::lock_guard slots_lock(mutex_);
        share_data(*loaded);
        slot->run = std::move(loaded);
    }
    return slot->run;
}

std::shared_ptr<LoadedRuns::Slot> LoadedRuns::slot_of(const store::RunDetails& run) {
    const std::string state = fmt::format("{} {} {}", run.uuid, run.status, run.epochs);
    const std::lock_guard lock(mutex_);
    const auto known =
        std::find_if(slots_.begin(), slots_.end(), [&](const auto& slot) { return slot->state == state; });
    if (known == slots_.end()) {
        std::erase_if(slots_, [&](const auto& slot) { return slot->id == run.id; });
        slots_.push_front(std::make_shared<Slot>());
        slots_.front()->id = run.id;
        slots_.front()->state = state;
    } else {
        std::rotate(slots_.begin(), known, known + 1);
    }
    if (slots_.size() > kKept) slots_.pop_back();
    return slots_.front();
}

/// Runs on the same data hold it once.
void LoadedRuns::share_data(LoadedRun& run) const {
    for (const auto& slot : slots_) {
        if (!slot->run) continue;
        const PreparedRun& other = slot->run->prepared_;
        if (other.record.dataset_fingerprint != run.prepared_.record.dataset_fingerprint) continue;
        run.prepared_.task.dataset = other.task.dataset;
        if (other.record.split_fingerprint == run.prepared_.record.split_fingerprint)
            run.prepared_.task.split = other.task.split;
    }
}

void LoadedRuns::retain(const std::vector<std::string>& runs) {
    const std::lock_guard lock(mutex_);
    std::erase_if(slots_,
                  [&](const auto& slot) { return std::find(runs.begin(), runs.end(), slot->id) == runs.end(); });
}

std::vector<std::string> LoadedRuns::kept() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> ids;
    for (const auto& slot : slots_) ids.push_back(slot->id);
    return ids;
}

}  // namespace armillary::jobs
