// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/worlds/category_tree.h"

#include <cmath>
#include <numeric>

#include "core/numeric/random.h"

namespace armillary::data::worlds {

namespace {

std::vector<double> unit_direction(int32_t dim, numeric::RandomStream stream) {
    std::vector<double> direction(static_cast<size_t>(dim));
    for (double& x : direction) x = stream.normal();
    const double norm = std::sqrt(std::inner_product(direction.begin(), direction.end(), direction.begin(), 0.0));
    for (double& x : direction) x /= norm;
    return direction;
}

}  // namespace

CategoryTree::CategoryTree(std::vector<int32_t> branching, int32_t items_per_leaf, uint64_t seed)
    : branching_(std::move(branching)), items_per_leaf_(items_per_leaf) {
    place_.resize(static_cast<size_t>(
        std::accumulate(branching_.begin(), branching_.end(), items_per_leaf, std::multiplies<>())));
    std::iota(place_.begin(), place_.end(), 0);
    numeric::RandomStream(seed, "tree.place").shuffle(std::span<int32_t>(place_));
}

int32_t CategoryTree::node(int32_t item, int32_t level) const {
    int32_t node = place_[static_cast<size_t>(item)] / items_per_leaf_;
    for (int32_t below = levels() - 1; below > level; --below) node /= branching(below);
    return node;
}

int32_t CategoryTree::child(int32_t item, int32_t level) const {
    return node(item, level) % branching(level);
}

std::vector<int32_t> CategoryTree::children_of_items(int32_t level) const {
    std::vector<int32_t> children;
    for (int32_t item = 0; item < items(); ++item) children.push_back(child(item, level));
    return children;
}

std::vector<int32_t> CategoryTree::nodes_of_items(int32_t level) const {
    std::vector<int32_t> nodes;
    for (int32_t item = 0; item < items(); ++item) nodes.push_back(node(item, level));
    return nodes;
}

std::vector<int32_t> CategoryTree::items_of(int32_t level, int32_t wanted) const {
    std::vector<int32_t> below;
    for (int32_t item = 0; item < items(); ++item)
        if (node(item, level) == wanted) below.push_back(item);
    return below;
}

FeatureMatrix CategoryTree::vectors(int32_t dim, double decay, double noise, uint64_t seed) const {
    FeatureMatrix features;
    features.modality = "text";
    features.rows = items();
    features.dim = dim;
    features.source = "planted: sum of category directions and noise";
    std::vector<std::vector<std::vector<double>>> direction(branching_.size());
    for (size_t level = 0; level < branching_.size(); ++level)
        for (int32_t c = 0; c < branching_[level]; ++c)
            direction[level].push_back(
                unit_direction(dim, {seed, "tree.direction", level, static_cast<uint64_t>(c)}));
    for (int32_t item = 0; item < items(); ++item) {
        numeric::RandomStream error(seed, "tree.noise", static_cast<uint64_t>(item));
        std::vector<double> vector(static_cast<size_t>(dim));
        for (double& x : vector) x = noise * error.normal();
        for (int32_t level = 0; level < levels(); ++level) {
            const auto& step = direction[static_cast<size_t>(level)][static_cast<size_t>(child(item, level))];
            for (size_t d = 0; d < vector.size(); ++d) vector[d] += std::pow(decay, level) * step[d];
        }
        for (double x : vector) features.values.push_back(static_cast<float>(x));
    }
    return features;
}

}  // namespace armillary::data::worlds
