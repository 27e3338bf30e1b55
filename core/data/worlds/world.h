// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::data {

/// A number (whole, when its default is written without a point), one of `choices`, or free text.
struct WorldParameter {
    std::string name;
    std::string default_value;
    double minimum = 0, maximum = 0;  ///< of a number
    std::string help;                 ///< one line, sentence case
    std::vector<std::string> choices = {};
};

/// A generator of data whose truth is known (evaluation.md 5).
struct WorldDescriptor {
    std::string id, name;
    std::string summary;  ///< one paragraph: what is planted, and what can be learned from it
    std::vector<WorldParameter> parameters;
};

const std::vector<WorldDescriptor>& world_list();

/// Generates a world. Every component (tastes, items, clocks) of every user and item draws from a stream of its
/// own, so changing one setting leaves the rest as it was, and equal settings and seed give equal data on every
/// platform. What was planted is in `truth_json`, keyed by raw id. Throws `UsageError` for an unknown world or
/// setting (with the nearest name) or a value out of range.
DatasetPtr make_world(std::string_view id, const std::map<std::string, std::string>& settings, uint64_t seed);

}  // namespace armillary::data
