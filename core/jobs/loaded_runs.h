// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/jobs/preparation.h"

namespace armillary::jobs {

/// A run of the store, ready to answer: its data set and split as they were trained on, and its model, which is
/// loaded at the first question to it. May be asked from any thread; questions to the model are answered one at a
/// time.
class LoadedRun final : public TrainedModel {
 public:
    LoadedRun(store::RunDetails details, PreparedRun prepared, std::function<Engine&()> engine);

    const store::RunDetails& details() const { return details_; }
    /// Filtered as the run asked: its users and items have indices of their own.
    const data::Dataset& dataset() const { return *prepared_.task.dataset; }
    /// Without rows for a model that reads no interactions.
    const data::Split& split() const { return *prepared_.task.split; }

    // Throw what `Engine::load` throws.
    Evaluation evaluate(const std::string& part, const std::vector<int64_t>& k, const std::string& ties,
                        std::stop_token stop) override;
    std::vector<std::vector<RankedItem>> recommend(const std::vector<int32_t>& users, int k,
                                                   std::stop_token stop) override;
    std::map<std::string, Array> arrays() override;
    History history(int32_t user, data::Part part) override;
    std::vector<AttentionMaps> attention(const std::vector<History>& histories) override;
    std::vector<RankingAnswer> rank(const std::vector<History>& histories,
                                    const RankingQuestion& question) override;
    /// One of the arrays, read from the model once. Null when it has none of the name.
    std::shared_ptr<const Array> array(const std::string& name);

 private:
    friend class LoadedRuns;
    TrainedModel& model();  ///< under the lock

    store::RunDetails details_;
    PreparedRun prepared_;
    std::function<Engine&()> engine_;
    std::mutex mutex_;  ///< guards what is below it
    std::unique_ptr<TrainedModel> model_;
    std::map<std::string, std::shared_ptr<const Array>> arrays_;
};

/// The runs that were asked last, kept in memory. May be used from any thread; never on one that must not wait.
class LoadedRuns {
 public:
    static constexpr size_t kKept = 4;

    LoadedRuns(std::shared_ptr<store::Workspace> workspace, std::vector<descriptor::ModelDescriptor> models,
               std::function<Engine&()> engine);

    /// Throws `Error`: not_found for a run that is not there or was deleted, conflict for one that is still being
    /// trained or whose data has changed; `Cancelled`; and what `prepare_recorded_run` throws.
    std::shared_ptr<LoadedRun> get(const std::string& run, std::stop_token stop = {});
    /// Lets go of every run that is not among these ids.
    void retain(const std::vector<std::string>& runs);
    std::vector<std::string> kept() const;  ///< ids, the last asked first

 private:
    struct Slot;
    std::shared_ptr<Slot> slot_of(const store::RunDetails& run);
    void share_data(LoadedRun& run) const;

    std::shared_ptr<store::Workspace> workspace_;
    std::vector<descriptor::ModelDescriptor> models_;
    std::function<Engine&()> engine_;
    mutable std::mutex mutex_;  ///< guards `slots_`
    std::deque<std::shared_ptr<Slot>> slots_;
};

}  // namespace armillary::jobs
