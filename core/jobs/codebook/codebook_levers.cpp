// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/codebook/codebook_levers.h"

#include <fmt/format.h>

#include <cmath>

namespace armillary::jobs {

namespace {

using Signs = std::map<std::string, int>;
using Texts = std::vector<std::pair<std::string, std::string>>;

/// Of the calibration in tokenizers.md A.2: errors averaged, as public implementations have them.
const Texts kSmall{{"model.codebook_size", "32"},
                   {"model.hidden", "128,64"},
                   {"model.reconstruction_reduction", "mean"},
                   {"model.quantisation_reduction", "mean"},
                   {"training.epochs", "30"},
                   {"training.batch_size", "256"}};

constexpr const char *kUsage = "usage[0]", *kPerplexity = "perplexity[0]", *kCollisions = "collision_rate",
                     *kError = "reconstruction_error", *kPurity = "purity[1]", *kChurn = "churn";

/// Codes that start where the data are are used at once (lever 1).
Signs better_start() {
    return {{kUsage, 1}, {kPerplexity, 1}, {kCollisions, -1}};
}

std::vector<Lever> make_levers() {
    const Signs balanced{{kUsage, 1}, {kPerplexity, 1}, {kPurity, 1}, {kChurn, 1}};
    return {
        {"initialisation",
         "How codebooks start",
         {{"uniform", {{"model.initialisation", "uniform"}, {"model.warm_up_epochs", "0"}}},
          {"normal", {{"model.initialisation", "normal"}}},
          {"kmeans", {{"model.initialisation", "kmeans"}}, better_start()},
          {"kmeans+autoencoder",
           {{"model.initialisation", "kmeans"}, {"model.warm_up_epochs", "10"}},
           better_start()}}},
        {"commitment",
         "Weight that pulls vectors to their codes",
         {{"0.25", {{"model.commitment", "0.25"}}},
          {"0.05", {{"model.commitment", "0.05"}}},
          {"1", {{"model.commitment", "1"}}},
          {"5", {{"model.commitment", "5"}}, {{kError, 1}}}}},
        {"revival",
         "Stale codes moved to vectors of the batch",
         {{"off", {{"model.revival", "0"}}},
          {"0.1",
           {{"model.revival", "0.1"}},
           {{kUsage, 1}, {kPerplexity, 1}, {kPurity, 1}, {kCollisions, -1}, {kChurn, 1}}}}},
        {"balance",
         "Balanced assignment while training",
         {{"off", {{"model.balance", "0"}}},
          {"0.003", {{"model.balance", "0.003"}}, balanced},
          {"0.05", {{"model.balance", "0.05"}}, balanced}}},
        {"cosine",
         "First codes chosen by angle",
         {{"off", {{"model.cosine", "false"}}},
          {"on", {{"model.cosine", "true"}}, {{kUsage, 1}, {kPerplexity, 1}}}}},
        {"width",
         "Width of the quantised vector",
         {{"16", {{"model.latent_dim", "16"}}},
          {"4", {{"model.latent_dim", "4"}}, {{kUsage, 1}, {kPerplexity, 1}, {kError, 1}}}}},
        {"entropy",
         "Reward for even use",
         {{"off", {{"model.entropy_weight", "0"}}},
          {"0.1", {{"model.entropy_weight", "0.1"}}, {{kUsage, 1}, {kPerplexity, 1}}}}},
        {"dropout",
         "Batches quantised by fewer levels",
         {{"off", {{"model.quantiser_dropout", "0"}}},
          {"0.5", {{"model.quantiser_dropout", "0.5"}}, {{kPurity, 1}}}}},
    };
}

void extend(const std::vector<Lever>& levers, LeverPositions& positions, std::vector<LeverPositions>& plan) {
    if (positions.size() == levers.size()) {
        plan.push_back(positions);
        return;
    }
    for (size_t setting = 0; setting < levers[positions.size()].settings.size(); ++setting) {
        positions.push_back(setting);
        extend(levers, positions, plan);
        positions.pop_back();
    }
}

double figure(const LeverRun& run, const std::string& name) {
    const auto found = run.figures.find(name);
    return found == run.figures.end() ? std::nan("") : found->second;
}

/// Adds up pairs of one seed.
struct Pairs {
    int64_t count = 0;
    double at_rest = 0, turned = 0;
};

LeverEffect effect_of(const std::vector<LeverRun>& runs, size_t lever, size_t setting, const std::string& name) {
    std::map<int64_t, Pairs> by_seed;
    for (const LeverRun& turned : runs) {
        if (turned.positions[lever] != setting) continue;
        LeverPositions wanted = turned.positions;
        wanted[lever] = 0;
        for (const LeverRun& rest : runs) {
            if (rest.seed != turned.seed || rest.positions != wanted) continue;
            const double before = figure(rest, name), after = figure(turned, name);
            if (std::isnan(before) || std::isnan(after)) continue;
            Pairs& pairs = by_seed[turned.seed];
            ++pairs.count;
            pairs.at_rest += before;
            pairs.turned += after;
        }
    }
    LeverEffect effect;
    effect.figure = name;
    std::vector<double> differences;
    for (const auto& [seed, pairs] : by_seed) {
        effect.pairs += pairs.count;
        effect.at_rest += pairs.at_rest;
        effect.turned += pairs.turned;
        differences.push_back((pairs.turned - pairs.at_rest) / static_cast<double>(pairs.count));
    }
    if (effect.pairs == 0) return effect;
    effect.at_rest /= static_cast<double>(effect.pairs);
    effect.turned /= static_cast<double>(effect.pairs);
    effect.difference = statistics::bootstrap_mean(differences);
    return effect;
}

}  // namespace

const std::vector<Lever>& codebook_levers() {
    static const std::vector<Lever> kLevers = make_levers();
    return kLevers;
}

const std::vector<std::string>& lever_figures() {
    static const std::vector<std::string> kFigures{kUsage, kPerplexity, kCollisions, kError, kPurity, kChurn};
    return kFigures;
}

std::vector<LeverPositions> lever_plan(const std::vector<Lever>& levers, bool crossed) {
    std::vector<LeverPositions> plan;
    if (crossed) {
        LeverPositions positions;
        extend(levers, positions, plan);
        return plan;
    }
    const LeverPositions rest(levers.size(), 0);
    plan.push_back(rest);
    for (size_t lever = 0; lever < levers.size(); ++lever)
        for (size_t setting = 1; setting < levers[lever].settings.size(); ++setting) {
            plan.push_back(rest);
            plan.back()[lever] = setting;
        }
    return plan;
}

descriptor::ParameterSet lever_parameters(const std::vector<Lever>& levers, const LeverPositions& positions,
                                          const descriptor::ParameterSet& given,
                                          const std::vector<descriptor::Parameter>& schema) {
    descriptor::ParameterSet parameters;
    const auto set = [&](const Texts& texts) {
        for (const auto& [name, text] : texts)
            parameters.set(name, descriptor::parse(descriptor::find_parameter(schema, name), text));
    };
    set(kSmall);
    for (const Lever& lever : codebook_levers()) set(lever.settings.front().parameters);
    for (const auto& [name, value] : given.all()) parameters.set(name, value);
    for (size_t lever = 0; lever < levers.size(); ++lever)
        if (positions[lever] > 0) set(levers[lever].settings[positions[lever]].parameters);
    return parameters;
}

std::string lever_words(const std::vector<Lever>& levers, const LeverPositions& positions) {
    std::string words;
    for (size_t lever = 0; lever < levers.size(); ++lever)
        if (positions[lever] > 0)
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", levers[lever].id,
                                 levers[lever].settings[positions[lever]].name);
    return words.empty() ? "at rest" : words;
}

LeverEffect::Verdict LeverEffect::verdict() const {
    if (expected == 0) return Verdict::open;
    if (difference.interval.low > 0) return expected > 0 ? Verdict::as_expected : Verdict::opposite;
    if (difference.interval.high < 0) return expected < 0 ? Verdict::as_expected : Verdict::opposite;
    return Verdict::unclear;
}

std::string_view to_string(LeverEffect::Verdict verdict) {
    switch (verdict) {
        case LeverEffect::Verdict::open:
            return "";
        case LeverEffect::Verdict::as_expected:
            return "as expected";
        case LeverEffect::Verdict::opposite:
            return "opposite";
        case LeverEffect::Verdict::unclear:
            return "unclear";
    }
    return "";
}

std::vector<LeverEffect> lever_effects(const std::vector<Lever>& levers, const std::vector<LeverRun>& runs) {
    std::vector<LeverEffect> effects;
    for (size_t lever = 0; lever < levers.size(); ++lever)
        for (size_t setting = 1; setting < levers[lever].settings.size(); ++setting)
            for (const std::string& name : lever_figures()) {
                LeverEffect effect = effect_of(runs, lever, setting, name);
                if (effect.pairs == 0) continue;
                const LeverSetting& turned = levers[lever].settings[setting];
                effect.lever = levers[lever].id;
                effect.setting = turned.name;
                if (const auto sign = turned.expected.find(name); sign != turned.expected.end())
                    effect.expected = sign->second;
                effects.push_back(std::move(effect));
            }
    return effects;
}

}  // namespace armillary::jobs
