// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/worlds/world.h"
#include "core/numeric/random.h"

namespace armillary::data::worlds {

/// The settings of a world, complete and checked, with its seed.
struct Settings {
    std::map<std::string, std::string, std::less<>> values;
    uint64_t seed = 0;

    double real(std::string_view name) const;
    int32_t integer(std::string_view name) const;
    const std::string& text(std::string_view name) const;
};

/// A kind of world: what is said of it, and the function that makes it.
struct World {
    WorldDescriptor descriptor;
    DatasetParts (*make)(const Settings& settings);
};

World clusters_world();
World demo_world();
World hierarchy_world();
World markov_world();
World modalities_world();
World popularity_world();

/// Parts with users `u1`… and items `i1`…, and nothing else yet.
DatasetParts blank_parts(int32_t users, int32_t items);

/// Adds a user's history, oldest first, at times drawn for this user: a start within half a year, then gaps of
/// three days in the mean.
void add_history(DatasetParts& parts, int32_t user, std::span<const int32_t> items, uint64_t seed);

/// `labels[index]` by raw id, for the truth.
nlohmann::json by_id(const IdMap& ids, std::span<const int32_t> labels);

/// 0..groups-1, as even as possible, in random order.
std::vector<int32_t> balanced_labels(int32_t count, int32_t groups, numeric::RandomStream stream);

/// A categorical attribute with these values for each row.
Attribute categorical_attribute(std::string name, std::vector<std::string> categories, std::vector<int32_t> codes);

/// Draws indices in proportion to non-negative weights.
class Categorical {
 public:
    explicit Categorical(std::span<const double> weights);
    int32_t draw(numeric::RandomStream& stream) const;

 private:
    std::vector<double> cumulative_;
};

/// A point of the simplex, Dirichlet with equal concentration.
std::vector<double> dirichlet(int32_t size, double concentration, numeric::RandomStream stream);

/// Weights rank^-exponent for ranks 1..size, in proportion (sum 1).
std::vector<double> zipf(int32_t size, double exponent);

}  // namespace armillary::data::worlds
