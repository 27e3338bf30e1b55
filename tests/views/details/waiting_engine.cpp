// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/details/waiting_engine.h"

#include "core/base/error.h"

namespace armillary::test {

namespace {

class WaitingModel final : public jobs::TrainedModel {
 public:
    WaitingModel(WaitingEngine& engine, std::unique_ptr<jobs::TrainedModel> behind)
        : engine_(engine), behind_(std::move(behind)) {}
    jobs::Evaluation evaluate(const std::string& part, const std::vector<int64_t>& k, const std::string& ties,
                              std::stop_token stop) override {
        return behind_->evaluate(part, k, ties, std::move(stop));
    }
    std::vector<std::vector<jobs::RankedItem>> recommend(const std::vector<int32_t>& users, int k,
                                                         std::stop_token stop) override {
        engine_.wait(stop);
        return behind_->recommend(users, k, std::move(stop));
    }
    std::map<std::string, jobs::Array> arrays() override { return behind_->arrays(); }

 private:
    WaitingEngine& engine_;
    std::unique_ptr<jobs::TrainedModel> behind_;
};

}  // namespace

std::unique_ptr<jobs::TrainedModel> WaitingEngine::load(const jobs::Task& task) {
    return std::make_unique<WaitingModel>(*this, fake_.load(task));
}

void WaitingEngine::answer() {
    const std::lock_guard lock(mutex_);
    answers_ = true;
    changed_.notify_all();
}

void WaitingEngine::wait(std::stop_token stop) {
    ++asked;
    std::unique_lock lock(mutex_);
    if (changed_.wait(lock, std::move(stop), [this] { return answers_; })) return;
    ++stopped;
    throw Cancelled();
}

}  // namespace armillary::test
