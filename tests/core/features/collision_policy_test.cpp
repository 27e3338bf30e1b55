// SPDX-License-Identifier: GPL-3.0-or-later
// The invariants of tokenizers.md A.18, on hand-made and on random tables.
#include "core/features/collision_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/base/error.h"
#include "core/numeric/random.h"

namespace armillary::features {
namespace {

using testing::ElementsAre;

struct Catalogue {
    std::vector<int32_t> codes;
    std::vector<int64_t> sizes;
    LastLevel last;

    int64_t items() const { return static_cast<int64_t>(codes.size() / sizes.size()); }
    diagnostics::CodeTable table() const { return {codes, items(), sizes}; }
    ResolvedCodes resolved(CollisionPolicy policy) const { return resolve_collisions(table(), policy, &last); }
};

/// Three levels of few codes, so that many items collide; the last code is the nearest to the item's vector. Some
/// items have no code.
Catalogue random_catalogue(int items, uint64_t seed, int last_codes = 8) {
    numeric::RandomStream random(seed, "catalogue");
    Catalogue made{{}, {3, 4, last_codes}, {{}, {}, 4}};
    for (int i = 0; i < last_codes * 4; ++i) made.last.codebook.push_back(static_cast<float>(random.normal()));
    for (int item = 0; item < items; ++item) {
        std::vector<float> vector;
        for (int i = 0; i < 4; ++i) vector.push_back(static_cast<float>(random.normal()));
        int32_t nearest = 0;
        double least = 1e9;
        for (int32_t code = 0; code < last_codes; ++code) {
            double distance = 0;
            for (int i = 0; i < 4; ++i) distance += std::pow(vector[i] - made.last.codebook[code * 4 + i], 2);
            if (distance < least) {
                least = distance;
                nearest = code;
            }
        }
        made.last.vectors.insert(made.last.vectors.end(), vector.begin(), vector.end());
        const auto first = static_cast<int32_t>(random.below(3)), second = static_cast<int32_t>(random.below(4));
        if (item % 17 == 5)
            made.codes.insert(made.codes.end(), {-1, -1, -1});
        else
            made.codes.insert(made.codes.end(), {first, second, nearest});
    }
    return made;
}

std::vector<int32_t> id_of(const std::vector<int32_t>& codes, int64_t levels, int64_t item) {
    return {codes.begin() + item * levels, codes.begin() + (item + 1) * levels};
}

/// Items with codes by their whole ID.
std::map<std::vector<int32_t>, std::vector<int64_t>> leaves(const std::vector<int32_t>& codes, int64_t levels) {
    std::map<std::vector<int32_t>, std::vector<int64_t>> leaves;
    for (int64_t item = 0; item < static_cast<int64_t>(codes.size()) / levels; ++item)
        if (codes[static_cast<size_t>(item * levels)] >= 0) leaves[id_of(codes, levels, item)].push_back(item);
    return leaves;
}

int64_t colliding(const std::vector<int32_t>& codes, int64_t levels) {
    int64_t items = 0;
    for (const auto& [id, members] : leaves(codes, levels)) items += members.size() > 1 ? members.size() : 0;
    return items;
}

constexpr CollisionPolicy kAll[] = {CollisionPolicy::keep, CollisionPolicy::suffix,
                                    CollisionPolicy::suffix_if_needed, CollisionPolicy::sinkhorn_last,
                                    CollisionPolicy::nearest_free};

TEST(CollisionPolicy, SuffixesByHand) {
    const Catalogue made{{1, 0, 2, 2, 1, 0, 0, 0, 1, 0}, {3, 3}, {}};
    const ResolvedCodes all = resolve_collisions(made.table(), CollisionPolicy::suffix);
    EXPECT_THAT(all.codes, ElementsAre(1, 0, 0, 2, 2, 0, 1, 0, 1, 0, 0, 0, 1, 0, 2));
    EXPECT_EQ(all.levels, 3);
    EXPECT_EQ(all.changed_items, 2);
    EXPECT_EQ(all.colliding_items, 0);
    const ResolvedCodes some = resolve_collisions(made.table(), CollisionPolicy::suffix_if_needed);
    EXPECT_THAT(some.codes, ElementsAre(1, 0, 0, 2, 2, -1, 1, 0, 1, 0, 0, -1, 1, 0, 2));
}

TEST(CollisionPolicy, NearestFreeByHand) {
    // Codes at 0, 10, 11, 30 on a line; items at 1 and 4 share code 0, so the farther goes to 10; code 3 of prefix
    // 1 is another prefix's matter.
    const Catalogue made{{0, 0, 0, 0, 1, 1}, {2, 4}, {{1, 4, 10}, {0, 10, 11, 30}, 1}};
    const ResolvedCodes resolved = made.resolved(CollisionPolicy::nearest_free);
    EXPECT_THAT(resolved.codes, ElementsAre(0, 0, 0, 1, 1, 1));
    EXPECT_EQ(resolved.changed_items, 1);
}

TEST(CollisionPolicy, SuffixMakesEveryItemUnique) {
    for (uint64_t seed = 1; seed <= 5; ++seed) {
        const Catalogue made = random_catalogue(300, seed);
        for (const auto policy : {CollisionPolicy::suffix, CollisionPolicy::suffix_if_needed}) {
            const ResolvedCodes resolved = made.resolved(policy);
            EXPECT_EQ(colliding(resolved.codes, resolved.levels), 0);
            int32_t largest = 0;
            for (size_t at = 3; at < resolved.codes.size(); at += 4)
                largest = std::max(largest, resolved.codes[at]);
            size_t most = 0;
            for (const auto& [id, members] : leaves(made.codes, 3)) most = std::max(most, members.size());
            EXPECT_EQ(largest + 1, static_cast<int32_t>(most)) << "vocabulary = the largest group";
        }
    }
}

TEST(CollisionPolicy, OnlyWhatAPolicyMayChangeChanges) {
    for (uint64_t seed = 1; seed <= 5; ++seed) {
        const Catalogue made = random_catalogue(300, seed);
        for (const auto policy : kAll) {
            const ResolvedCodes resolved = made.resolved(policy);
            // Suffixes leave all levels, distances all but the last; nobody gains or loses a code.
            const int64_t kept = policy == CollisionPolicy::keep || resolved.levels == 4 ? 3 : 2;
            for (int64_t item = 0; item < made.items(); ++item) {
                for (int64_t level = 0; level < kept; ++level)
                    EXPECT_EQ(resolved.codes[item * resolved.levels + level], made.codes[item * 3 + level]);
                EXPECT_EQ(resolved.codes[item * resolved.levels + 2] < 0, made.codes[item * 3 + 2] < 0);
            }
            EXPECT_EQ(colliding(resolved.codes, resolved.levels), resolved.colliding_items);
        }
    }
}

TEST(CollisionPolicy, KeptIdsAreAPartitionOfTheCatalogue) {
    const Catalogue made = random_catalogue(300, 1);
    const ResolvedCodes resolved = made.resolved(CollisionPolicy::keep);
    EXPECT_EQ(resolved.codes, made.codes);
    std::set<int64_t> met;
    for (const auto& [id, members] : leaves(resolved.codes, 3))
        for (int64_t item : members) EXPECT_TRUE(met.insert(item).second);
    for (int64_t item = 0; item < made.items(); ++item)
        EXPECT_EQ(met.contains(item), made.codes[static_cast<size_t>(item) * 3] >= 0);
}

TEST(CollisionPolicy, NearestFreeLeavesDuplicatesOnlyUnderAFullPrefix) {
    for (int codes : {8, 64}) {
        const Catalogue made = random_catalogue(300, 2, codes);
        const ResolvedCodes resolved = made.resolved(CollisionPolicy::nearest_free);
        std::map<std::vector<int32_t>, std::vector<int32_t>> under;  // prefix to the last codes of its items
        for (const auto& [id, members] : leaves(resolved.codes, 3))
            for (size_t i = 0; i < members.size(); ++i) under[{id[0], id[1]}].push_back(id[2]);
        for (const auto& [prefix, last] : under)
            EXPECT_EQ(std::set(last.begin(), last.end()).size(), std::min<size_t>(last.size(), codes));
    }
}

TEST(CollisionPolicy, NearestFreeMovesNobodyWhoIsAlone) {
    const Catalogue made = random_catalogue(200, 3, 64);
    const ResolvedCodes resolved = made.resolved(CollisionPolicy::nearest_free);
    for (const auto& [id, members] : leaves(made.codes, 3)) {
        int64_t kept = 0;
        for (int64_t item : members) kept += id_of(resolved.codes, 3, item) == id;
        EXPECT_EQ(kept, 1) << "one of every group keeps its code";
    }
}

TEST(CollisionPolicy, SinkhornLeavesFewOfManyCollisions) {
    const Catalogue made = random_catalogue(250, 4, 64);
    const ResolvedCodes resolved = made.resolved(CollisionPolicy::sinkhorn_last);
    const int64_t at_first = colliding(made.codes, 3);
    ASSERT_GT(at_first, 40);
    EXPECT_LE(resolved.colliding_items, at_first / 4);
}

TEST(CollisionPolicy, EqualVectorsStayEqualUnderSinkhornAndPartUnderNearestFree) {
    const Catalogue twins{{0, 0, 0, 0}, {1, 3}, {{1, 1}, {0, 5, 9}, 1}};
    EXPECT_EQ(twins.resolved(CollisionPolicy::sinkhorn_last).colliding_items, 2);
    EXPECT_EQ(twins.resolved(CollisionPolicy::nearest_free).colliding_items, 0);
}

TEST(CollisionPolicy, LastLevelIsTheResidualOrTheLastPart) {
    const std::vector<int32_t> codes{1, 0, 0, 1};
    const diagnostics::CodeTable table{codes, 2, {2, 2}};
    const std::vector<float> latents{5, 6, 7, 8};
    const LastLevel residual = last_level_of(table, latents, {{1, 1, 2, 3}, {0, 0, 1, 1}});
    EXPECT_THAT(residual.vectors, ElementsAre(3, 3, 6, 7));
    EXPECT_EQ(residual.dim, 2);
    const LastLevel part = last_level_of(table, latents, {{1, 2}, {3, 4}});
    EXPECT_THAT(part.vectors, ElementsAre(6, 8));
    EXPECT_EQ(part.dim, 1);
    EXPECT_THROW(last_level_of(table, latents, {{1, 2}}), UsageError);
    EXPECT_THROW(last_level_of(table, latents, {{1, 2, 3, 4}, {1, 2}}), UsageError);
}

TEST(CollisionPolicy, SaysWhatItCannotDo) {
    const Catalogue made = random_catalogue(20, 1);
    EXPECT_THROW(resolve_collisions(made.table(), CollisionPolicy::nearest_free), UsageError);
    EXPECT_THROW(collision_policy_from("shuffle"), UsageError);
    for (const std::string& name : collision_policy_names()) EXPECT_NO_THROW(collision_policy_from(name));
    const Catalogue ragged{{0, 1, 0, -1}, {1, 2}, {}};
    EXPECT_THROW(resolve_collisions(ragged.table(), CollisionPolicy::suffix), UsageError);
    EXPECT_NO_THROW(resolve_collisions(ragged.table(), CollisionPolicy::keep));
    LastLevel wrong = made.last;
    wrong.vectors.pop_back();
    EXPECT_THROW(resolve_collisions(made.table(), CollisionPolicy::nearest_free, &wrong), BadInput);
}

}  // namespace
}  // namespace armillary::features
