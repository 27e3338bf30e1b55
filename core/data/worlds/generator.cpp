// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/worlds/generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/text.h"

namespace armillary::data::worlds {

namespace {

constexpr int64_t kEpoch = 1'704'067'200'000;  // 2024-01-01 UTC
constexpr double kDay = 86'400'000;

}  // namespace

double Settings::real(std::string_view name) const {
    return *parse_double(text(name));
}
int32_t Settings::integer(std::string_view name) const {
    return static_cast<int32_t>(*parse_int(text(name)));
}
const std::string& Settings::text(std::string_view name) const {
    return values.find(name)->second;
}

DatasetParts blank_parts(int32_t users, int32_t items) {
    DatasetParts parts;
    parts.time_kind = TimeKind::utc_milliseconds;
    for (int32_t u = 1; u <= users; ++u) parts.users.insert(fmt::format("u{}", u));
    for (int32_t i = 1; i <= items; ++i) parts.items.insert(fmt::format("i{}", i));
    return parts;
}

void add_history(DatasetParts& parts, int32_t user, std::span<const int32_t> items, uint64_t seed) {
    numeric::RandomStream clock(seed, "clock", static_cast<uint64_t>(user));
    double days = clock.uniform(0, 182);
    for (int32_t item : items) {
        parts.interactions.user.push_back(user);
        parts.interactions.item.push_back(item);
        parts.interactions.time.push_back(kEpoch + std::llround(days * kDay));
        days -= 3 * std::log(1.0 - clock.uniform());
    }
}

nlohmann::json by_id(const IdMap& ids, std::span<const int32_t> labels) {
    nlohmann::json map = nlohmann::json::object();
    for (int32_t i = 0; i < ids.size(); ++i) map[std::string(ids[i])] = labels[static_cast<size_t>(i)];
    return map;
}

std::vector<int32_t> balanced_labels(int32_t count, int32_t groups, numeric::RandomStream stream) {
    std::vector<int32_t> labels(static_cast<size_t>(count));
    for (int32_t i = 0; i < count; ++i) labels[static_cast<size_t>(i)] = i % groups;
    stream.shuffle(std::span<int32_t>(labels));
    return labels;
}

Attribute categorical_attribute(std::string name, std::vector<std::string> categories,
                                std::vector<int32_t> codes) {
    Attribute column;
    column.name = std::move(name);
    column.type = AttributeType::categorical;
    column.categories = std::move(categories);
    column.codes = std::move(codes);
    return column;
}

Categorical::Categorical(std::span<const double> weights) : cumulative_(weights.size()) {
    std::partial_sum(weights.begin(), weights.end(), cumulative_.begin());
}

int32_t Categorical::draw(numeric::RandomStream& stream) const {
    const double at = stream.uniform() * cumulative_.back();
    const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end() - 1, at);
    return static_cast<int32_t>(found - cumulative_.begin());
}

std::vector<double> dirichlet(int32_t size, double concentration, numeric::RandomStream stream) {
    std::vector<double> weights(static_cast<size_t>(size));
    for (double& w : weights) w = stream.gamma(concentration);
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& w : weights)
        w = sum > 0 ? w / sum : 1.0 / size;  // all gammas may underflow at tiny concentrations
    return weights;
}

std::vector<double> zipf(int32_t size, double exponent) {
    std::vector<double> weights(static_cast<size_t>(size));
    for (size_t r = 0; r < weights.size(); ++r) weights[r] = std::pow(static_cast<double>(r + 1), -exponent);
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& w : weights) w /= sum;
    return weights;
}

}  // namespace armillary::data::worlds
