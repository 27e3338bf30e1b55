// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/rank_histories.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/numeric/top_k.h"

namespace armillary::scoring {

namespace {

constexpr float kMasked = -std::numeric_limits<float>::infinity();
constexpr size_t kBlock = 64;

void check_items(std::span<const int32_t> asked, int64_t items) {
    for (int32_t item : asked)
        if (item < 0 || item >= items)
            throw UsageError(fmt::format("there is no item with index {}; the catalogue has {}", item, items));
}

/// `line` [items] has no candidates masked out; `score` is the item's own, whether or not it is a candidate.
jobs::Standing standing_of(int32_t item, float score, std::span<const float> line, double largest,
                           double candidates, std::span<const uint32_t> tie_ranks) {
    jobs::Standing standing{score, 0, 1};
    for (size_t other = 0; other < line.size(); ++other)
        standing.rank += line[other] > score ||
                         (line[other] == score && tie_ranks[other] < tie_ranks[static_cast<size_t>(item)]);
    const double mine = std::exp(score - largest);
    const bool candidate = line[static_cast<size_t>(item)] != kMasked;
    standing.probability = mine / (candidate ? candidates : candidates + mine);
    return standing;
}

jobs::RankingAnswer answer(std::span<float> line, const jobs::History& history,
                           const jobs::RankingQuestion& question, std::span<const uint32_t> tie_ranks,
                           numeric::TopK& top) {
    if (std::any_of(line.begin(), line.end(), [](float score) { return std::isnan(score); }))
        throw Error(ErrorKind::numerical,
                    "the model gives a score that is not a number; its training has diverged");
    std::vector<float> asked;
    for (int32_t item : question.items) asked.push_back(line[static_cast<size_t>(item)]);
    for (int32_t item : history.items) line[static_cast<size_t>(item)] = kMasked;
    for (int32_t item : question.excluded) line[static_cast<size_t>(item)] = kMasked;
    jobs::RankingAnswer answer;
    if (question.k > 0)
        for (const numeric::Scored& entry : top.select(line)) answer.top.push_back({entry.index, entry.score});
    if (asked.empty()) return answer;
    const double largest =
        std::max(*std::max_element(line.begin(), line.end()), *std::max_element(asked.begin(), asked.end()));
    double candidates = 0;
    for (float score : line) candidates += std::exp(score - largest);
    for (size_t i = 0; i < asked.size(); ++i)
        answer.standings.push_back(standing_of(question.items[i], asked[i], line, largest, candidates, tie_ranks));
    return answer;
}

}  // namespace

void check_history(const jobs::History& history, int64_t items) {
    check_items(history.items, items);
    const size_t length = history.items.size();
    if ((!history.times.empty() && history.times.size() != length) ||
        (!history.hidden.empty() && history.hidden.size() != length))
        throw UsageError(fmt::format("the history has {} items, {} times and {} marks", length,
                                     history.times.size(), history.hidden.size()));
}

std::vector<jobs::RankingAnswer> rank_histories(model::HistoryScorer& scorer,
                                                std::span<const jobs::History> histories,
                                                const jobs::RankingQuestion& question,
                                                std::span<const uint32_t> tie_ranks) {
    const auto items = static_cast<int64_t>(tie_ranks.size());
    check_items(question.items, items);
    check_items(question.excluded, items);
    for (const jobs::History& history : histories) check_history(history, items);
    std::vector<jobs::RankingAnswer> answers;
    std::vector<float> scores(std::min(kBlock, histories.size()) * tie_ranks.size());
    numeric::TopK top(std::max(question.k, 1), tie_ranks);
    for (size_t first = 0; first < histories.size(); first += kBlock) {
        const auto block = histories.subspan(first, std::min(kBlock, histories.size() - first));
        scorer.score_histories(block, scores.data());
        for (size_t row = 0; row < block.size(); ++row)
            answers.push_back(answer(std::span(scores).subspan(row * tie_ranks.size(), tie_ranks.size()),
                                     block[row], question, tie_ranks, top));
    }
    return answers;
}

}  // namespace armillary::scoring
