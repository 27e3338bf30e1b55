// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/jobs/fake_attention.h"

#include <algorithm>
#include <cmath>

#include "core/jobs/attention/recorded_attention.h"

namespace armillary::test {

jobs::History fake_history(const jobs::Task& task, int32_t user, data::Part part) {
    const data::Split& split = *task.split;
    const data::Histories known = part == data::Part::test
                                      ? data::histories_of(*task.dataset, split.train, split.valid)
                                      : data::histories_of(*task.dataset, split.train);
    jobs::History history;
    history.items.assign(known.begin(user), known.end(user));
    for (int64_t at = known.offsets[static_cast<size_t>(user)]; at < known.offsets[static_cast<size_t>(user) + 1];
         ++at)
        history.times.push_back(
            task.dataset->interactions().time[static_cast<size_t>(known.rows[static_cast<size_t>(at)])]);
    return history;
}

jobs::AttentionMaps fake_attention(const jobs::History& history, float itself) {
    const auto length = static_cast<int64_t>(history.items.size());
    jobs::AttentionMaps maps;
    maps.layers = maps.heads = 2;
    maps.tokens = std::min(length, kFakeRead);
    for (int64_t token = 0; token < maps.tokens; ++token)
        maps.item_of_token.push_back(static_cast<int32_t>(length - maps.tokens + token));
    for (int head = 0; head < 4; ++head)
        for (int64_t query = 0; query < maps.tokens; ++query)
            for (int64_t key = 0; key < maps.tokens; ++key) {
                const auto others = static_cast<float>(query);
                const float weights[] = {key == query ? 1.0F : 0.0F, 1 / (others + 1), key == 0 ? 1.0F : 0.0F,
                                         query == 0     ? 1
                                         : key == query ? itself
                                                        : (1 - itself) / others};
                maps.weights.push_back(key > query ? 0 : weights[head]);
            }
    return maps;
}

jobs::RankingAnswer fake_ranking(const jobs::History& history, const jobs::RankingQuestion& question,
                                 int32_t items) {
    std::vector<float> scores;
    for (int32_t item = 0; item < items; ++item) scores.push_back(0.01F * static_cast<float>(item));
    for (size_t place = 0; place < history.items.size(); ++place)
        if (history.hidden.empty() || !history.hidden[place])
            scores[static_cast<size_t>((history.items[place] + 1) % items)] += static_cast<float>(place) + 1;
    std::vector<int32_t> candidates;
    for (int32_t item = 0; item < items; ++item) {
        const auto known = [item](const std::vector<int32_t>& list) { return std::ranges::count(list, item) > 0; };
        if (!known(history.items) && !known(question.excluded)) candidates.push_back(item);
    }
    std::ranges::stable_sort(candidates, std::greater{},
                             [&](int32_t item) { return scores[static_cast<size_t>(item)]; });
    jobs::RankingAnswer answer;
    for (size_t rank = 0; rank < std::min<size_t>(candidates.size(), static_cast<size_t>(question.k)); ++rank)
        answer.top.push_back({candidates[rank], scores[static_cast<size_t>(candidates[rank])]});
    for (const int32_t item : question.items) {
        jobs::Standing standing{scores[static_cast<size_t>(item)], 0, 1};
        for (const int32_t other : candidates)
            standing.rank += scores[static_cast<size_t>(other)] > standing.score;
        answer.standings.push_back(standing);
    }
    return answer;
}

void record_fake_attention(const jobs::Task& task, jobs::EpochEvent& event) {
    event.diagnostics.emplace_back("attention_entropy[0]", event.epoch / 10.0);
    event.diagnostics.emplace_back("attention_entropy[0,1]", event.epoch / 20.0);
    for (int32_t user = 0; user < std::min(task.dataset->user_count(), 2); ++user) {
        const jobs::History history = fake_history(task, user, data::Part::valid);
        jobs::RecordedAttention record;
        record.user = task.dataset->users()[user];
        record.part = "valid";
        record.maps = fake_attention(history, static_cast<float>(event.epoch) / 10);
        for (const int32_t position : record.maps.item_of_token)
            record.tokens.emplace_back(task.dataset->items()[history.items[static_cast<size_t>(position)]]);
        const std::string name = jobs::attention_name(record.user);
        event.documents[name] = jobs::attention_document(record);
        event.arrays[name] = {{2, 2, record.maps.tokens, record.maps.tokens}, record.maps.weights};
    }
}

}  // namespace armillary::test
