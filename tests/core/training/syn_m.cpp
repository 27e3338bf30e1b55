// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/training/syn_m.h"

#include "core/numeric/random.h"

namespace armillary::test {

namespace {

constexpr int kValues = 16, kDim = 32, kSteps = 8;

std::vector<std::vector<int>> walks(const std::vector<int32_t>& values, int users, numeric::RandomStream& random) {
    std::vector<std::vector<int>> members(kValues), histories;
    for (size_t item = 0; item < values.size(); ++item)
        members[static_cast<size_t>(values[item])].push_back(static_cast<int>(item));
    for (int user = 0; user < users; ++user) {
        auto& history = histories.emplace_back();
        const uint64_t start = random.below(kValues);
        for (uint64_t step = 0; step < kSteps; ++step) {
            const auto& of_value = members[(start + step) % kValues];
            history.push_back(of_value[random.below(of_value.size())]);
        }
    }
    return histories;
}

}  // namespace

SynM syn_m(int items, int users) {
    numeric::RandomStream random(9, "syn-m");
    std::vector<float> centres(4 * kValues * kDim);  // u in text, t, u in image, v
    for (float& x : centres) x = static_cast<float>(random.normal());
    const auto centre = [&](int factor, int32_t value) {
        return centres.data() + (factor * kValues + value) * kDim;
    };
    SynM world;
    world.features->modality = "text+image";
    world.features->rows = items;
    world.features->dim = 2 * kDim;
    world.features->parts = {kDim, kDim};
    world.features->present.assign(static_cast<size_t>(items), 1);
    for (int item = 0; item < items; ++item) {
        for (std::vector<int32_t>* factor : {&world.u, &world.t, &world.v})
            factor->push_back(static_cast<int32_t>(random.below(kValues)));
        for (int modality = 0; modality < 2; ++modality)
            for (int j = 0; j < kDim; ++j)
                world.features->values.push_back(
                    centre(2 * modality, world.u.back())[j] +
                    centre(2 * modality + 1, (modality ? world.v : world.t).back())[j] +
                    0.1f * static_cast<float>(random.normal()));
    }
    world.dataset =
        dataset_of(users > 0 ? walks(world.t, users, random) : std::vector<std::vector<int>>{{0}}, items);
    return world;
}

}  // namespace armillary::test
