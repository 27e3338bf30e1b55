// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/split.h"
#include "core/jobs/engine.h"
#include "core/model/model.h"

namespace armillary::scoring {

struct EvaluationSettings {
    std::vector<int64_t> k{5, 10, 20};
    std::string ties = "hash";  ///< `hash`, `raw_id`, `expected` (evaluation.md 0.3 and 2.9)
    uint64_t seed = 0;          ///< of the hash
    bool mask_valid = true;     ///< at test, validation items are no candidates either
    int block_users = 256;
};

/// [items] what decides between equal scores, smaller first; for `expected`, the hash. Throws `UsageError` for a
/// policy that does not exist.
std::vector<uint32_t> tie_ranks_of(const data::Dataset& dataset, const EvaluationSettings& settings);

/// Names of all that `evaluate` measures: `ndcg@10`, `coverage@10`, …
std::vector<std::string> metric_names(const EvaluationSettings& settings);

/// Candidates and relevant items of each user in one part of a split: the protocol, apart from any model.
class RankingProtocol {
 public:
    RankingProtocol(const data::Dataset& dataset, const data::Split& split, data::Part part,
                    const EvaluationSettings& settings);

    data::Part part() const { return part_; }
    /// Users with something to rank: at least one training interaction and one relevant item among the candidates.
    const std::vector<int32_t>& users() const { return users_; }
    /// Items that are no candidates (train, and valid at test), by user.
    const data::Histories& masked() const { return masked_; }
    /// Held-out items that are candidates, each once, ascending.
    std::span<const int32_t> relevant(int32_t user) const;
    /// How many items the user's relevant ones are ranked among, themselves included.
    int64_t candidates(int32_t user) const { return candidates_[static_cast<size_t>(user)]; }
    /// Orders equal scores; see EvaluationSettings::ties. For `expected`, the hash.
    const std::vector<uint32_t>& tie_ranks() const { return tie_ranks_; }
    const EvaluationSettings& settings() const { return settings_; }
    int32_t user_count() const { return masked_.user_count(); }
    int32_t item_count() const { return static_cast<int32_t>(tie_ranks_.size()); }

 private:
    data::Part part_;
    EvaluationSettings settings_;
    data::Histories masked_;
    std::vector<int64_t> relevant_offsets_;
    std::vector<int32_t> relevant_items_;
    std::vector<int32_t> users_;
    std::vector<int32_t> candidates_;  ///< [users]
    std::vector<uint32_t> tie_ranks_;
};

/// Full ranking: every candidate is scored, users in blocks, lists by partial selection. Throws `Error`
/// (numerical) naming the user when a score is NaN, `UsageError` when the model cannot rank yet, and `Cancelled`.
jobs::Evaluation evaluate(model::BlockScorer& scorer, const RankingProtocol& protocol, std::stop_token stop);

/// Top-k candidates of the given users, best first.
std::vector<std::vector<jobs::RankedItem>> recommend(model::BlockScorer& scorer, const RankingProtocol& protocol,
                                                     const std::vector<int32_t>& users, int k,
                                                     std::stop_token stop);

}  // namespace armillary::scoring
