// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/attention/attention_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/diagnostics/attention/faithfulness.h"
#include "core/diagnostics/attention/rollout.h"
#include "core/jobs/attention/recorded_attention.h"
#include "core/numeric/random.h"

namespace armillary::jobs {

namespace {

/// Items of the part that the history does not have, each once, the oldest first.
std::vector<int32_t> held_out_items(const data::Split& split, const data::Dataset& dataset, data::Part part,
                                    int32_t user, const History& history) {
    const data::Histories held_out =
        data::histories_of(dataset, part == data::Part::test ? split.test : split.valid);
    std::vector<int32_t> items;
    for (const int32_t* item = held_out.begin(user); item != held_out.end(user); ++item) {
        const bool known = std::find(history.items.begin(), history.items.end(), *item) != history.items.end();
        if (!known && std::find(items.begin(), items.end(), *item) == items.end()) items.push_back(*item);
    }
    return items;
}

void add_ranking(TrainedModel& model, int k, UserAttention& report) {
    RankingQuestion question{std::max(k, 1), report.held_out, {}};
    RankingAnswer answer = model.rank({report.history}, question).front();
    report.top = std::move(answer.top);
    report.held_out_standings = std::move(answer.standings);
    if (report.top.empty()) return;
    report.predicted = model.rank({report.history}, {0, {report.top.front().item}, {}}).front().standings.front();
}

void add_occlusion(TrainedModel& model, Occlusion how, UserAttention& report) {
    if (how == Occlusion::none || report.top.empty()) return;
    std::vector<History> variants;
    std::vector<AttendedToken*> asked;
    for (AttendedToken& token : report.tokens) {
        if (token.position < 0) continue;
        variants.push_back(occluded(report.history, static_cast<size_t>(token.position), how));
        asked.push_back(&token);
    }
    // The candidates stay those of the whole history: what is removed must not win the list.
    const auto answers = model.rank(variants, {0, {report.top.front().item}, report.history.items});
    for (size_t i = 0; i < asked.size(); ++i) {
        const Standing& without = answers[i].standings.front();
        asked[i]->occlusion = static_cast<double>(report.predicted.score) - without.score;
        asked[i]->occlusion_probability = report.predicted.probability - without.probability;
    }
}

void add_agreement(UserAttention& report) {
    std::vector<double> occlusion, rollout, recency;
    std::vector<std::vector<double>> layers(static_cast<size_t>(report.maps.layers));
    for (size_t at = 0; at + 1 < report.tokens.size(); ++at) {
        const AttendedToken& token = report.tokens[at];
        occlusion.push_back(token.occlusion);
        rollout.push_back(token.rollout);
        recency.push_back(static_cast<double>(at));
        for (size_t layer = 0; layer < layers.size(); ++layer) layers[layer].push_back(token.layers[layer]);
    }
    for (const auto& layer : layers) report.layer_agreement.push_back(diagnostics::kendall_tau(layer, occlusion));
    report.rollout_agreement = diagnostics::kendall_tau(rollout, occlusion);
    report.recency_agreement = diagnostics::kendall_tau(recency, occlusion);
}

}  // namespace

std::vector<AttendedToken> attended_tokens(const AttentionMaps& maps, const History& history) {
    const diagnostics::AttentionView view = view_of(maps);
    const std::vector<double> rollout = diagnostics::attention_rollout(view);
    std::vector<AttendedToken> tokens(static_cast<size_t>(maps.tokens));
    for (size_t at = 0; at < tokens.size(); ++at) {
        AttendedToken& token = tokens[at];
        token.position = maps.item_of_token[at];
        const auto position = static_cast<size_t>(std::max(token.position, 0));
        if (token.position >= 0 && position < history.items.size()) token.item = history.items[position];
        if (token.position >= 0 && position < history.times.size()) token.time = history.times[position];
        token.rollout = rollout[static_cast<size_t>((maps.tokens - 1) * maps.tokens) + at];
    }
    for (int64_t layer = 0; layer < maps.layers; ++layer) {
        const std::vector<double> shares = diagnostics::layer_shares(view, layer, maps.tokens - 1);
        for (size_t at = 0; at < tokens.size(); ++at) tokens[at].layers.push_back(shares[at]);
    }
    return tokens;
}

History occluded(const History& history, size_t position, Occlusion how) {
    History changed = history;
    if (how == Occlusion::hide) {
        changed.hidden.resize(history.items.size());
        changed.hidden[position] = 1;
        return changed;
    }
    auto erase = [&](auto& values) {
        if (!values.empty()) values.erase(values.begin() + static_cast<std::ptrdiff_t>(position));
    };
    erase(changed.items);
    erase(changed.times);
    erase(changed.hidden);
    return changed;
}

std::vector<int32_t> users_to_explain(const data::Split& split, const data::Dataset& dataset, data::Part part,
                                      int64_t least, uint64_t seed) {
    const data::Histories known = part == data::Part::test ? data::histories_of(dataset, split.train, split.valid)
                                                           : data::histories_of(dataset, split.train);
    std::vector<int32_t> users;
    for (int32_t user = 0; user < dataset.user_count(); ++user)
        if (known.length(user) >= least) users.push_back(user);
    numeric::RandomStream(seed, "attention_users").shuffle(std::span(users));
    return users;
}

UserAttention explain_user(TrainedModel& model, const data::Split& split, const data::Dataset& dataset,
                           int32_t user, data::Part part, int k, Occlusion occlusion, std::stop_token stop) {
    UserAttention report;
    report.user = user;
    report.part = part;
    report.history = model.history(user, part);
    if (report.history.items.empty())
        throw UsageError(fmt::format("user '{}' has no history before the {} part, so there is nothing to look at",
                                     dataset.users()[user], part == data::Part::test ? "test" : "validation"),
                         std::string(dataset.users()[user]));
    report.maps = model.attention({report.history}).front();
    report.figures.add(view_of(report.maps));
    report.tokens = attended_tokens(report.maps, report.history);
    report.held_out = held_out_items(split, dataset, part, user, report.history);
    if (stop.stop_requested()) throw Cancelled();
    add_ranking(model, k, report);
    if (stop.stop_requested()) throw Cancelled();
    add_occlusion(model, occlusion, report);
    add_agreement(report);
    return report;
}

}  // namespace armillary::jobs
