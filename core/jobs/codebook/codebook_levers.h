// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/descriptor/experiment.h"
#include "core/statistics/bootstrap.h"

namespace armillary::jobs {

// What turning one thing does to a codebook, everything else being equal (tokenizers.md B.11 and B.14): the same
// tokenizer on the same items and seeds, with and without the turn.

/// A position of a lever.
struct LeverSetting {
    std::string name;  ///< `0.05`
    std::vector<std::pair<std::string, std::string>> parameters;
    std::map<std::string, int> expected = {};  ///< figure -> sign of the effect that B.11 tells; others are open
};
/// Something to turn; its first setting is where it rests.
struct Lever {
    std::string id, title;
    std::vector<LeverSetting> settings;
};
/// Of the RQ-VAE. The first four are those of B.14.
const std::vector<Lever>& codebook_levers();

/// Where every lever stands, in the order of those chosen.
using LeverPositions = std::vector<size_t>;
/// All levers at rest, then each turned alone through its settings; with `crossed` every combination.
std::vector<LeverPositions> lever_plan(const std::vector<Lever>& levers, bool crossed);
/// A small RQ-VAE that collapses easily (uniform codebooks, no warm-up, no remedy: all levers at rest), then what
/// is `given`, then the levers that are turned, later ones over earlier ones.
descriptor::ParameterSet lever_parameters(const std::vector<Lever>& levers, const LeverPositions& positions,
                                          const descriptor::ParameterSet& given,
                                          const std::vector<descriptor::Parameter>& schema);
/// `initialisation kmeans, revival 0.1`; `at rest` when none is turned.
std::string lever_words(const std::vector<Lever>& levers, const LeverPositions& positions);

/// What a run came to.
struct LeverRun {
    LeverPositions positions;
    int64_t seed = 0;
    std::map<std::string, double> figures;
};

/// Means over pairs of runs that differ in one lever alone.
struct LeverEffect {
    std::string lever, setting, figure;
    int64_t pairs = 0;
    double at_rest = 0, turned = 0;   ///< means of the figure over the pairs
    statistics::Estimate difference;  ///< turned - at rest; units are seeds, of each the mean over its pairs
    int expected = 0;                 ///< sign, 0 where B.11 tells none

    enum class Verdict { open, as_expected, opposite, unclear };
    /// `open` where nothing is expected; `unclear` while the interval holds 0 or there is none.
    Verdict verdict() const;
};
std::string_view to_string(LeverEffect::Verdict verdict);

/// Figures that the matrix reports, of the first level where there are several: `usage[0]`, …
const std::vector<std::string>& lever_figures();
/// One effect for each turned setting and figure, in the order of levers; those without a pair are left out.
std::vector<LeverEffect> lever_effects(const std::vector<Lever>& levers, const std::vector<LeverRun>& runs);

}  // namespace armillary::jobs
