// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/engine.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>
#include <torch/types.h>
#include <torch/version.h>

#include "core/base/error.h"
#include "core/model/arrays.h"
#include "core/model/histories.h"
#include "core/numeric/threads.h"
#include "core/scoring/rank_histories.h"
#include "core/training/codebook_record.h"
#include "core/training/training_loop.h"

namespace armillary::training {

namespace {

void set_threads(int threads) {
    numeric::set_thread_count(threads);
    at::set_num_threads(numeric::thread_count());  // some builds of LibTorch start with one
}

std::string blas_name() {
    const std::string config = at::get_parallel_info() + torch::show_config();
    for (const char* name : {"mkl", "MKL", "openblas", "OpenBLAS", "OPEN"})
        if (config.find(name) != std::string::npos) return name[0] == 'm' || name[0] == 'M' ? "MKL" : "OpenBLAS";
    return "reference BLAS";
}

/// LibTorch's errors carry a stack trace; people get the sentence, and for memory what to do.
template <typename Work>
auto in_plain_words(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        if (text.find("allocate memory") != std::string::npos)
            throw Error(ErrorKind::internal,
                        "the memory did not suffice: make the data, the model or training.batch_size smaller");
        throw Error(ErrorKind::internal, "LibTorch refused: " + text);
    }
}

class Answering : public jobs::TrainedModel {
 public:
    Answering(const jobs::Task& task, const model::Registration& registration)
        : loaded_(task, registration, {}, [](const std::string&) {}) {
        loaded_.restore_best();
    }

    jobs::Evaluation evaluate(const std::string& part, const std::vector<int64_t>& k, const std::string& ties,
                              std::stop_token stop) override {
        auto settings = evaluation_settings(loaded_.task().parameters);
        if (!k.empty()) settings.k = k;
        if (!ties.empty()) settings.ties = ties;
        return loaded_.evaluate(part == "valid" ? data::Part::valid : data::Part::test, settings, stop);
    }

    std::vector<std::vector<jobs::RankedItem>> recommend(const std::vector<int32_t>& users, int k,
                                                         std::stop_token stop) override {
        auto* scorer = loaded_.as<model::BlockScorer>();
        if (!scorer)
            throw UsageError("this model ranks no items, so it gives no recommendations", loaded_.task().model.id);
        const scoring::RankingProtocol protocol(*loaded_.task().dataset, *loaded_.task().split, data::Part::test,
                                                evaluation_settings(loaded_.task().parameters));
        return scoring::recommend(*scorer, protocol, users, k, stop);
    }

    std::map<std::string, jobs::Array> arrays() override {
        auto arrays = loaded_.model().arrays();
        if (auto* tokenizer = loaded_.as<model::Tokenizer>()) {
            arrays["codes"] = code_array(tokenizer->encode(), tokenizer->levels());
            arrays["level_sizes"] = level_size_array(*tokenizer);
        }
        return arrays;
    }

    jobs::History history(int32_t user, data::Part part) override {
        if (!loaded_.as<model::HistoryScorer>()) return TrainedModel::history(user, part);
        if (user < 0 || user >= loaded_.context().users())
            throw UsageError(fmt::format("there is no user with index {}", user));
        return model::user_history(loaded_.context(), user, part);
    }

    std::vector<jobs::AttentionMaps> attention(const std::vector<jobs::History>& histories) override {
        auto* attentive = loaded_.as<model::Attentive>();
        if (!attentive) return TrainedModel::attention(histories);
        for (const jobs::History& history : histories) {
            scoring::check_history(history, loaded_.context().items());
            if (history.items.empty())
                throw UsageError("a user without any item in the history has no attention to look at");
        }
        return in_plain_words([&] { return attentive->attention(histories); });
    }

    std::vector<jobs::RankingAnswer> rank(const std::vector<jobs::History>& histories,
                                          const jobs::RankingQuestion& question) override {
        auto* scorer = loaded_.as<model::HistoryScorer>();
        if (!scorer) return TrainedModel::rank(histories, question);
        if (tie_ranks_.empty())
            tie_ranks_ =
                scoring::tie_ranks_of(*loaded_.task().dataset, evaluation_settings(loaded_.task().parameters));
        return in_plain_words([&] { return scoring::rank_histories(*scorer, histories, question, tie_ranks_); });
    }

 private:
    LoadedModel loaded_;
    std::vector<uint32_t> tie_ranks_;  ///< made at the first question
};

class TrainingEngine : public jobs::Engine {
 public:
    explicit TrainingEngine(const std::vector<model::Registration>& models) : models_(models) { set_threads(0); }

    jobs::EngineInfo info() override {
        jobs::EngineInfo info;
        info.libtorch = TORCH_VERSION;
        info.blas = blas_name();
        info.threads = at::get_num_threads();
        if (info.blas == "reference BLAS")
            info.warnings.emplace_back(
                "LibTorch uses the slow reference BLAS; install OpenBLAS (libopenblas0-pthread)");
        return info;
    }

    jobs::TrainOutcome train(const jobs::Task& task, jobs::RunObserver& observer,
                             jobs::RunControl& control) override {
        set_threads(task.threads);
        return in_plain_words([&] {
            LoadedModel loaded(task, find(task.model.id), control.stop_token(),
                               [&observer](const std::string& text) { observer.on_message(text); });
            return training::train(loaded, observer, control);
        });
    }

    std::unique_ptr<jobs::TrainedModel> load(const jobs::Task& task) override {
        // Not task.threads: the count is the process's, and another run may be training.
        return in_plain_words([&] { return std::make_unique<Answering>(task, find(task.model.id)); });
    }

 private:
    const model::Registration& find(const std::string& id) const {
        for (const model::Registration& registration : models_)
            if (registration.descriptor.id == id) return registration;
        throw Error(ErrorKind::not_found, "the engine has no such model; was it built from another version?", id);
    }

    const std::vector<model::Registration>& models_;
};

}  // namespace

std::unique_ptr<jobs::Engine> make_engine(const std::vector<model::Registration>& models) {
    return std::make_unique<TrainingEngine>(models);
}

}  // namespace armillary::training
