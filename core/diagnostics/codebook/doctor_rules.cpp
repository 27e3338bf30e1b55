// SPDX-License-Identifier: GPL-3.0-or-later
// What the doctor knows of causes (tokenizers.md B.11, A.2; thresholds marked "measured" come from planted
// failures on the synthetic clusters of its section 0.4). A new cause is a function and an entry in the table at
// the end.
#include "core/diagnostics/codebook/doctor_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace armillary::diagnostics {

namespace {

using Symptoms = std::vector<Observation>;

const char* const kMeasured = "measured on planted failures";
const char* const kRuleOfThumb = "rule of thumb";

/// Of an observation that is no number.
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kUsedFirstLevel = 0.95;

bool first_level_suffers(const RunEvidence& run) {
    const auto usage = run.last("usage[0]");
    return usage && *usage < kUsedFirstLevel;
}

bool is_on(const RunEvidence& run, const char* parameter) {
    return run.number(parameter).value_or(0) > 0;
}

/// Commitment as it would be with both errors averaged: a sum over the latent width weighs that many times more, a
/// sum over the features makes it that much lighter.
std::optional<double> effective_commitment(const RunEvidence& run) {
    const auto commitment = run.number("model.commitment"), width = run.number("model.latent_dim");
    if (!commitment) return {};
    double effective = *commitment;
    if (run.text("model.quantisation_reduction") == "sum") effective *= width.value_or(1);
    if (run.text("model.reconstruction_reduction") == "sum") effective /= run.last("input_columns").value_or(1);
    return effective;
}

/// Commitment loss over reconstruction loss in the first epoch with codes.
std::optional<double> pull_of_codes(const RunEvidence& run) {
    const auto commitment = run.series.find("commitment"), reconstruction = run.series.find("reconstruction");
    if (commitment == run.series.end() || commitment->second.empty() || reconstruction == run.series.end())
        return {};
    const RunEvidence::Point& joined = commitment->second.front();
    for (const RunEvidence::Point& point : reconstruction->second)
        if (point.step == joined.step && point.value > 0) return joined.value / point.value;
    return {};
}

/// Largest power of two that leaves 20 items a code.
int64_t fitting_codebook(double items) {
    return static_cast<int64_t>(std::bit_floor(std::max<uint64_t>(2, static_cast<uint64_t>(items / 20))));
}

/// Ten epochs of warm-up, or half of a run that is too short for them.
int64_t fitting_warm_up(const RunEvidence& run) {
    constexpr double kUsual = 10;
    return static_cast<int64_t>(std::min(kUsual, run.number("training.epochs").value_or(2 * kUsual) / 2));
}

double distinct_inputs(const RunEvidence& run) {
    return static_cast<double>(run.items) - run.last("input_duplicates").value_or(0) +
           run.last("input_duplicate_groups").value_or(0);
}

std::optional<Cause> bad_initialisation(const RunEvidence& run, const Symptoms&) {
    const std::string start = run.text("model.initialisation");
    if ((start != "uniform" && start != "normal") || !first_level_suffers(run)) return {};
    Case found;
    found.add(0.5, {fmt::format("The codebooks start at random ({}), not where the latents are.", start),
                    "model.initialisation", kNone, kNone, kRuleOfThumb});
    const auto codes = run.first("codebook_norm[0]"), latents = run.first("latent_norm");
    if (codes && latents && *latents > 0) {
        const double ratio = *codes / *latents;
        if (ratio > 1.5 || ratio < 0.5)
            found.add(0.6, {fmt::format("In their first epoch the codes were {:.2g} times as long as the latents.",
                                        ratio),
                            "codebook_norm[0]", ratio, ratio > 1 ? 1.5 : 0.5,
                            "codes that start on the latents are as long as they"});
    }
    if (const auto usage = run.first("usage[0]"); usage && *usage < 0.8)
        found.add(0.5, {fmt::format("From the first epoch on only {:.0f} % of the first codes were in use.",
                                    100 * *usage),
                        "usage[0]", *usage, 0.8, kRuleOfThumb});
    return found.because(
        "The codebooks began far from the vectors they quantise: a few codes took all items before the others "
        "came "
        "near.",
        {{{"model.initialisation", "kmeans"}, {"model.warm_up_epochs", std::to_string(fitting_warm_up(run))}},
         "Start the codebooks by k-means over the catalogue, after a warm-up of the encoder."});
}

std::optional<Cause> untrained_encoder(const RunEvidence& run, const Symptoms&) {
    const auto warm_up = run.number("model.warm_up_epochs");
    if (run.text("model.initialisation") != "kmeans" || !warm_up || *warm_up >= 3 || !first_level_suffers(run))
        return {};
    Case found;
    found.add(0.6, {"k-means placed the codes on the output of an encoder that had learned nothing yet.",
                    "model.warm_up_epochs", *warm_up, 3, kMeasured});
    const auto before = run.first("usage[0]"), after = run.last("usage[0]");
    if (before && *before - *after >= 0.03)
        found.add(0.4,
                  {fmt::format("Right after k-means {:.0f} % of the first codes were in use, at the end {:.0f} "
                               "%.",
                               100 * *before, 100 * *after),
                   "usage[0]", *after, *before - 0.03, kMeasured});
    const int64_t longer = fitting_warm_up(run);
    Remedy remedy{{{"model.warm_up_epochs", std::to_string(longer)}},
                  "Train the autoencoder without codes for some epochs first, then place them by k-means."};
    if (static_cast<double>(longer) <= *warm_up)
        remedy = {{}, "Train for more epochs: so few leave no room for a warm-up of the encoder."};
    return found.because("The encoder moved away from the codes after k-means had placed them.", remedy);
}

/// Settings that bring the pull of the codes well below the reconstruction: errors averaged alike and the usual
/// commitment, or less of it where the latents are so long that even that would weigh more.
Remedy lighter_commitment(const RunEvidence& run, double effective, std::optional<double> share) {
    constexpr double kUsual = 0.25, kLight = 0.1;
    Remedy remedy;
    if (run.text("model.quantisation_reduction") == "sum" && run.text("model.reconstruction_reduction") != "sum") {
        remedy.changes = {{"model.quantisation_reduction", "mean"}};
        remedy.words =
            "Average both errors: so far one is averaged over the features, the other added up over the "
            "latent width.";
    }
    const double given = run.number("model.commitment").value_or(kUsual);
    const double averaged = remedy.changes.empty() ? effective : given;
    const double as_given = averaged > 0 ? given / averaged : 1;  // errors that are both added up stay so
    const double share_then = effective > 0 ? share.value_or(0) * std::min(averaged, kUsual) / effective : 0;
    if (share_then < 1 && averaged <= kUsual) return remedy;
    const double weight = share_then < 1 ? kUsual : std::min(averaged, kUsual) * kLight / share_then;
    remedy.changes.emplace_back("model.commitment", fmt::format("{:.2g}", weight * as_given));
    remedy.words += remedy.words.empty() ? "Lower the commitment" : " Lower the commitment as well,";
    remedy.words += fmt::format(" to {:.2g}.", weight * as_given);
    return remedy;
}

std::optional<Cause> loss_scale_imbalance(const RunEvidence& run, const Symptoms& symptoms) {
    constexpr double kHeavy = 2;
    const auto effective = effective_commitment(run), share = pull_of_codes(run);
    const bool heavy = effective && *effective >= kHeavy, outweighs = share && *share >= 1;
    if (!heavy && (symptoms.empty() || !outweighs)) return {};
    Case found;
    if (outweighs)
        found.add(0.6,
                  {fmt::format("When the codes joined, their pull on the encoder weighed {:.2g} times as much as "
                               "the reconstruction.",
                               *share),
                   "commitment", *share, 1, "above 1 the reconstruction comes second"});
    const auto start = run.first("latent_norm"), low = run.least("latent_norm");
    if (start && *low < *start / 2)
        found.add(0.4, {fmt::format("The latents shrank to {:.0f} % of their length.", 100 * *low / *start),
                        "latent_norm", *low, *start / 2, "a heavy pull shrinks the latents"});
    if (found.empty()) return {};
    if (heavy)
        found.add(
            0.6, {fmt::format("The commitment weighs as much as a beta of {:.3g} would with both errors averaged; "
                              "0.25 is usual.",
                              *effective),
                  "model.commitment", *effective, kHeavy, kRuleOfThumb});
    return found.because(
        "The quantisation error outweighs the reconstruction: the encoder is held to its codes instead of telling "
        "items apart.",
        lighter_commitment(run, effective.value_or(0), share));
}

std::optional<Cause> norm_blow_up(const RunEvidence& run, const Symptoms&) {
    constexpr double kGrowth = 3, kMissed = 0.9, kLight = 0.1;
    const auto start = run.first("latent_norm"), end = run.last("latent_norm");
    const auto error = run.last("relative_error[0]");
    if (!start || *start <= 0 || *end < kGrowth * *start || !error || *error < kMissed) return {};
    Case found;
    found.add(0.7, {fmt::format("The latents grew to {:.3g} times their length.", *end / *start), "latent_norm",
                    *end, kGrowth * *start, kMeasured});
    found.add(0.5,
              {fmt::format("The first code covers {:.1f} % of them: the codes cannot follow.", 100 * (1 - *error)),
               "relative_error[0]", *error, kMissed, kRuleOfThumb});
    const auto effective = effective_commitment(run);
    const bool light = effective && *effective < kLight;
    if (light)
        found.add(0.6,
                  {fmt::format("Nothing holds the encoder to its codes: the commitment is {:.3g}.", *effective),
                   "model.commitment", *effective, kLight, kRuleOfThumb});
    Remedy remedy{{}, "Weigh the commitment more, or choose a smaller learning rate."};
    if (light && run.text("model.reconstruction_reduction") == "sum")
        remedy = {{{"model.reconstruction_reduction", "mean"}},
                  "Average the reconstruction error over the features: added up, it drowns the commitment."};
    else if (light)
        remedy = {{{"model.commitment", "0.25"}},
                  "Hold the encoder to its codes with the usual commitment, 0.25."};
    return found.because("The encoder's output grows without bound and leaves the codes behind.", remedy);
}

std::optional<Cause> moving_average_counts(const RunEvidence& run, const Symptoms& symptoms) {
    const auto decay = run.number("model.decay");
    if (run.text("model.codebook_update") != "moving_average" || !decay) return {};
    Case found;
    const auto series = run.series.find("usage[0]");
    const double batches = series == run.series.end() || series->second.empty()
                               ? 0
                               : static_cast<double>(series->second.back().step - series->second.front().step);
    const double memory = 1 / (1 - *decay);
    if (batches > 0 && memory > batches / 2) {
        found.add(0.7,
                  {fmt::format("The average looks back {:.0f} batches, but the codes had only {:.0f} to learn "
                               "in: they stay where they began.",
                               memory, batches),
                   "model.decay", memory, batches / 2, "an average forgets after 1 / (1 - decay) batches"});
        for (int level = 0; level < run.levels(); ++level) {
            const std::string name = fmt::format("relative_error[{}]", level);
            const auto before = run.first(name), after = run.last(name);
            if (before && *after > 1.1 * *before)
                found.add(0.4, {fmt::format("Training made level {} worse at covering what is left to it.", level),
                                name, *after, 1.1 * *before, kMeasured});
        }
        return found.because("The codes follow their items too slowly: the encoder moves on without them.",
                             {{{"model.decay", "0.99"}}, "Let the averages forget faster."});
    }
    const auto before = run.first("dead[0]"), after = run.last("dead[0]");
    if (symptoms.empty() || is_on(run, "model.revival") || !before || *after <= *before) return {};
    found.add(0.5, {fmt::format("Dead first codes rose from {:.0f} to {:.0f}: the average of a code without items "
                                "never moves again.",
                                *before, *after),
                    "dead[0]", *after, *before, kRuleOfThumb});
    return found.because("Codes that lose their items keep a stale average and stay dead.",
                         {{{"model.revival", "0.1"}}, "Move stale codes to vectors of the batch."});
}

std::optional<Cause> duplicated_input(const RunEvidence& run, const Symptoms&) {
    constexpr double kShare = 0.1;
    const auto duplicates = run.last("input_duplicates"), forced = run.last("forced_items");
    const auto items = static_cast<double>(run.items);
    if (!duplicates || *duplicates < kShare * items) return {};
    Case found;
    found.add(0.6,
              {fmt::format("{:.1f} % of the items have the same input as another.", 100 * *duplicates / items),
               "input_duplicates", *duplicates, kShare * items, "below a tenth they hardly matter"});
    const double colliding = forced.value_or(0) + run.last("made_items").value_or(0);
    if (colliding > 0 && *forced > 0.5 * colliding)
        found.add(0.6, {fmt::format("{:.0f} % of the colliding items collide for that reason alone.",
                                    100 * *forced / colliding),
                        "forced_items", *forced, 0.5 * colliding, "more than half"});
    return found.because("Items with equal inputs can never be told apart by a codebook.",
                         {{},
                          "Give these items texts or features of their own, merge them, or add a code that "
                          "numbers them: no setting of the tokenizer helps."});
}

std::optional<Cause> anisotropic_input(const RunEvidence& run, const Symptoms& symptoms) {
    constexpr double kAlike = 0.5;
    const auto cosine = run.last("input_cosine"), missed = run.unexplained();
    if (!cosine || *cosine < kAlike || (symptoms.empty() && missed.value_or(0) < 0.5)) return {};
    Case found;
    found.add(
        *cosine > 0.9 ? 0.7 : 0.5,
        {fmt::format("Any two inputs have a cosine of {:.2f} on average: all point almost the same way.", *cosine),
         "input_cosine", *cosine, kAlike, "inputs without a common direction have about 0"});
    if (missed && *missed > 0.5)
        found.add(0.4, {fmt::format("The decoder misses {:.0f} % of the inputs' variance.", 100 * *missed),
                        "reconstruction_error", *missed, 0.5, kMeasured});
    if (run.text("features.normalise") == "standardise")
        return found.because("The inputs share one direction, which hides what tells items apart.",
                             {{}, "Embed the items anew, or take the common direction out of the vectors."});
    return found.because(
        "The inputs share one direction, which hides what tells items apart.",
        {{{"features.normalise", "standardise"}}, "Bring every column of the inputs to mean 0 and variance 1."});
}

std::optional<Cause> codebook_too_large(const RunEvidence& run, const Symptoms&) {
    constexpr double kItemsPerCode = 5;
    if (run.level_sizes.empty()) return {};
    const double items = distinct_inputs(run);
    const auto size = static_cast<double>(*std::max_element(run.level_sizes.begin(), run.level_sizes.end()));
    if (items >= kItemsPerCode * size) return {};
    Case found;
    found.add(0.6, {fmt::format("There are {:.1f} different items a code.", items / size), "model.codebook_size",
                    items / size, kItemsPerCode, "below five, codes stay unused even by chance"});
    double lowest = 1;
    for (int level = 0; level < run.levels(); ++level)
        lowest = std::min(lowest, run.last(fmt::format("usage[{}]", level)).value_or(1));
    if (lowest < 0.9)
        found.add(0.4, {fmt::format("The emptiest level uses {:.0f} % of its codes.", 100 * lowest), "usage",
                        lowest, 0.9, kRuleOfThumb});
    const int64_t fitting = fitting_codebook(items);
    Remedy remedy{{},
                  fmt::format("Choose about {} codes a level: {:.0f} items each.", fitting,
                              items / static_cast<double>(fitting))};
    const bool imported = run.has("model.index");  // a file keeps its codes, whatever size is asked for
    if (run.has("model.codebook_size") && !imported)
        remedy.changes = {{"model.codebook_size", std::to_string(fitting)}};
    return found.because("The codebook is too large for so few items: a code stands for an item, not for a group.",
                         remedy);
}

std::optional<Cause> clashing_remedies(const RunEvidence& run, const Symptoms& symptoms) {
    const auto churn = run.late("churn");
    if (symptoms.empty() && churn.value_or(0) < 0.2) return {};
    Case found;
    Remedy remedy;
    const auto batch = run.number("training.batch_size"), size = run.number("model.codebook_size");
    const bool balanced = is_on(run, "model.balance");
    if (balanced && batch && size && *batch < 4 * *size) {
        found.add(0.7,
                  {fmt::format("Balanced assignment deals batches of {:.0f} out to {:.0f} codes.", *batch, *size),
                   "training.batch_size", *batch, 4 * *size, "it needs four items a code in a batch"});
        remedy = {{{"model.balance", "0"}}, "Assign to the nearest code, or take larger batches."};
    }
    if (balanced && is_on(run, "model.revival")) {
        found.add(0.6, {"Balanced assignment fills every code, and revival moves codes away meanwhile.",
                        "model.revival", kNone, kNone, "one of the two is enough"});
        remedy = {{{"model.balance", "0"}}, "Keep revival alone."};
    }
    if (balanced && is_on(run, "model.entropy_weight")) {
        found.add(0.5, {"Balanced assignment and the entropy loss both force an even use.", "model.entropy_weight",
                        kNone, kNone, "one of the two is enough"});
        remedy = {{{"model.balance", "0"}}, "Keep the entropy loss alone."};
    }
    const auto start = run.first("latent_norm"), end = run.last("latent_norm");
    if (run.number("training.weight_decay").value_or(0) >= 0.01 && start && *end < *start / 2) {
        found.add(0.6, {fmt::format("Weight decay pulls the encoder to zero: its output fell to {:.0f} %.",
                                    100 * *end / *start),
                        "training.weight_decay", *run.number("training.weight_decay"), 0.01, kRuleOfThumb});
        remedy = {{{"training.weight_decay", "0"}}, "Train the tokenizer without weight decay."};
    }
    if (found.empty()) return {};
    if (churn && *churn > 0.2)
        found.add(0.4, {fmt::format("{:.0f} % of the items still change their ID every epoch.", 100 * *churn),
                        "churn", *churn, 0.2, kRuleOfThumb});
    return found.because("Two remedies work against each other.", remedy);
}

std::optional<Cause> learning_rate_too_high(const RunEvidence& run, const Symptoms& symptoms) {
    const auto rate = run.number("training.learning_rate");
    if (symptoms.empty() || !rate || run.text("training.optimizer") == "adagrad") return {};
    Case found;
    if (run.diverged)
        found.add(0.8, {"A loss became infinite or undefined.", "loss", kNone, kNone, "no loss may be"});
    if (const auto churn = run.late("churn"); churn && *churn > 0.6)
        found.add(0.5, {fmt::format("{:.0f} % of the items still change their ID every epoch.", 100 * *churn),
                        "churn", *churn, 0.6, kMeasured});
    const auto peak = run.most("reconstruction_error"), variance = run.last("input_variance");
    if (peak && variance && *variance > 0 && *peak > 2 * *variance)
        found.add(0.6, {fmt::format("At times the reconstruction was {:.3g} times as wrong as the mean would be.",
                                    *peak / *variance),
                        "reconstruction_error", *peak, 2 * *variance, "1 is what the mean alone misses"});
    if (*rate >= 0.01)
        found.add(0.5, {fmt::format("The learning rate is {:.3g}; 0.001 is usual.", *rate),
                        "training.learning_rate", *rate, 0.01, kRuleOfThumb});
    const double scale = run.number("model.codebook_learning_rate_scale").value_or(1);
    if (scale > 10)
        found.add(0.5, {fmt::format("The codebooks learn {:.3g} times as fast as the networks.", scale),
                        "model.codebook_learning_rate_scale", scale, 10, kRuleOfThumb});
    if (found.size() < 2) return {};  // codes that are young move much, and a large rate may do no harm
    Remedy remedy{{{"training.learning_rate", fmt::format("{:g}", std::min(0.001, *rate / 10))}},
                  "Take smaller steps."};
    if (*rate < 0.01 && scale > 10)
        remedy = {{{"model.codebook_learning_rate_scale", "1"}},
                  "Let the codebooks learn as fast as the networks."};
    return found.because("The steps are too large: codes and encoder run past each other.", remedy);
}

std::optional<Cause> learning_rate_too_low(const RunEvidence& run, const Symptoms& symptoms) {
    const auto rate = run.number("training.learning_rate"), missed = run.unexplained();
    const auto before = run.first("reconstruction"), after = run.last("reconstruction");
    if (symptoms.empty() || !rate || !missed || *missed < 0.9 || !before || first_level_suffers(run)) return {};
    if (*after < 0.95 * *before) return {};
    Case found;
    found.add(0.6, {fmt::format("The reconstruction loss fell by only {:.1f} % in the whole run.",
                                100 * (1 - *after / *before)),
                    "reconstruction", *after, 0.95 * *before, kMeasured});
    if (*rate < 1e-4)
        found.add(0.6, {fmt::format("The learning rate is {:.3g}; 0.001 is usual.", *rate),
                        "training.learning_rate", *rate, 1e-4, kRuleOfThumb});
    return found.because("Next to nothing was learned: the codes divide what the encoder gave at its start.",
                         {{{"training.learning_rate", fmt::format("{:g}", std::max(0.001, *rate))}},
                          "Take larger steps, or train for longer."});
}

constexpr std::array kRules{
    DoctorRule{"duplicated_input", duplicated_input},
    DoctorRule{"norm_blow_up", norm_blow_up},
    DoctorRule{"loss_scale_imbalance", loss_scale_imbalance},
    DoctorRule{"bad_initialisation", bad_initialisation},
    DoctorRule{"untrained_encoder", untrained_encoder},
    DoctorRule{"moving_average_counts", moving_average_counts},
    DoctorRule{"anisotropic_input", anisotropic_input},
    DoctorRule{"codebook_too_large", codebook_too_large},
    DoctorRule{"clashing_remedies", clashing_remedies},
    DoctorRule{"learning_rate_too_high", learning_rate_too_high},
    DoctorRule{"learning_rate_too_low", learning_rate_too_low},
};

}  // namespace

std::span<const DoctorRule> doctor_rules() {
    return kRules;
}

}  // namespace armillary::diagnostics
