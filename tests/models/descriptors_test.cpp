// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "core/descriptor/expression.h"
#include "models/registry.h"

namespace armillary {
namespace {

/// What every model must tell of itself, so that forms, terminal and manual can be made from it.
class EveryModel : public ::testing::TestWithParam<size_t> {
 protected:
    const descriptor::ModelDescriptor& descriptor() const { return models::registry()[GetParam()].descriptor; }
};

TEST_P(EveryModel, IntroducesItself) {
    const auto& d = descriptor();
    EXPECT_FALSE(d.id.empty());
    EXPECT_FALSE(d.name.empty());
    EXPECT_FALSE(d.family.empty());
    EXPECT_GT(d.summary.size(), 80u) << d.id << ": a paragraph, please";
    EXPECT_FALSE(d.inputs.empty());
    EXPECT_FALSE(d.capabilities.empty());
    EXPECT_TRUE(d.id == "most_pop" || !d.reference.empty()) << d.id << " names no paper";
}

TEST_P(EveryModel, HasAConsistentSchema) {
    const auto schema = descriptor::schema_of(descriptor());
    std::set<std::string> names;
    for (const auto& parameter : schema) {
        EXPECT_TRUE(names.insert(parameter.name).second) << parameter.name << " occurs twice";
        EXPECT_FALSE(parameter.help.empty()) << parameter.name;
        EXPECT_NO_THROW(descriptor::check(parameter, parameter.default_value)) << parameter.name;
    }
    for (const auto& parameter : descriptor().parameters)
        EXPECT_TRUE(parameter.name.starts_with("model.")) << parameter.name;
    EXPECT_NO_THROW(descriptor::resolve(schema, {}));
}

TEST_P(EveryModel, PredictsItsMemoryAndTime) {
    const auto parameters = descriptor::resolve(descriptor::schema_of(descriptor()), {});
    auto predict = [&](const std::string& formula, double scale) {
        return descriptor::Expression(formula).evaluate([&](std::string_view name, int) -> std::optional<double> {
            if (name == "users" || name == "items") return 1000 * scale;
            if (name == "interactions") return 50000 * scale;
            if (name == "features") return 384;
            for (const char* section : {"model.", "training."}) {
                const auto* value = parameters.find(section + std::string(name));
                if (value && (std::holds_alternative<int64_t>(*value) || std::holds_alternative<double>(*value)))
                    return parameters.real(section + std::string(name));
            }
            return std::nullopt;
        });
    };
    for (const std::string& formula : {descriptor().memory_formula, descriptor().time_formula}) {
        const double small = predict(formula, 1), large = predict(formula, 10);
        EXPECT_TRUE(std::isfinite(small) && small > 0) << formula;
        EXPECT_GT(large, small) << formula;
    }
}

TEST_P(EveryModel, SurvivesTheWayThroughJson) {
    const auto copy = descriptor::from_json(descriptor::to_json({descriptor()}));
    ASSERT_EQ(copy.size(), 1u);
    EXPECT_EQ(descriptor::to_json(copy), descriptor::to_json({descriptor()}));
}

INSTANTIATE_TEST_SUITE_P(Registry, EveryModel, ::testing::Range(size_t{0}, models::registry().size()),
                         [](const auto& info) { return models::registry()[info.param].descriptor.id; });

TEST(Registry, IdsAreUnique) {
    std::set<std::string> ids;
    for (const auto& registration : models::registry())
        EXPECT_TRUE(ids.insert(registration.descriptor.id).second) << registration.descriptor.id;
}

}  // namespace
}  // namespace armillary
