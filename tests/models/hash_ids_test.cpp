// SPDX-License-Identifier: GPL-3.0-or-later
// Acceptance checks of tokenizers.md A.17: the hash ID.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "core/features/collision_policy.h"
#include "models/blocks/paths/murmur_hash.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

using models::murmur_hash;

data::DatasetPtr catalogue(int items, const std::string& prefix) {
    data::DatasetParts parts;
    parts.name = "made for a test";
    for (int item = 0; item < items; ++item) parts.items.insert(prefix + std::to_string(item));
    return std::make_shared<data::Dataset>(std::move(parts));
}

struct Hashed {
    std::vector<int32_t> codes;  ///< [items]
    int64_t codebook_size = 0;
};

Hashed hash_ids(const data::DatasetPtr& dataset, int buckets) {
    StandaloneModel model(
        task_for("hash_ids", dataset, all_in_train(*dataset), {{"model.buckets", std::to_string(buckets)}}));
    model.as<model::Fitted>().fit();
    auto& tokenizer = model.as<model::Tokenizer>();
    EXPECT_EQ(tokenizer.levels(), 1);
    return {tokenizer.encode(), tokenizer.codebook_size(0)};
}

/// Published test values of MurmurHash3_x86_32: the same on every platform.
TEST(MurmurHash, IsThePublishedFunction) {
    EXPECT_EQ(murmur_hash(""), 0u);
    EXPECT_EQ(murmur_hash("", 1), 0x514E28B7u);
    EXPECT_EQ(murmur_hash("", 0xFFFFFFFFu), 0x81F16F39u);
    EXPECT_EQ(murmur_hash(std::string_view("\xFF\xFF\xFF\xFF", 4)), 0x76293B50u);
    EXPECT_EQ(murmur_hash(std::string_view("\x21\x43\x65\x87", 4)), 0xF55B516Bu);
    EXPECT_EQ(murmur_hash(std::string_view("\x21\x43\x65", 3)), 0x7E4A8634u);
    EXPECT_EQ(murmur_hash(std::string_view("\x21\x43", 2)), 0xA0F7B07Au);
    EXPECT_EQ(murmur_hash(std::string_view("\x21", 1)), 0x72661CF4u);
    EXPECT_EQ(murmur_hash("Hello, world!", 0x9747B28Cu), 0x24884CBAu);
    EXPECT_EQ(murmur_hash("The quick brown fox jumps over the lazy dog", 0x9747B28Cu), 0x2FA826CDu);
}

TEST(HashIds, WithoutBucketsAreTheItemsThemselves) {
    const Hashed plain = hash_ids(catalogue(50, "a"), 0);
    EXPECT_EQ(plain.codebook_size, 50);
    for (int item = 0; item < 50; ++item) EXPECT_EQ(plain.codes[static_cast<size_t>(item)], item);
}

TEST(HashIds, FollowTheRawIdAndNothingElse) {
    const data::DatasetPtr many = catalogue(200, "x"), few = catalogue(7, "x");
    const Hashed of_many = hash_ids(many, 10), of_few = hash_ids(few, 10);
    EXPECT_EQ(of_many.codebook_size, 10) << "empty buckets too";
    EXPECT_EQ(of_few.codebook_size, 10);
    for (size_t item = 0; item < 7; ++item) EXPECT_EQ(of_few.codes[item], of_many.codes[item]);
    for (int32_t item = 0; item < 200; ++item)
        EXPECT_EQ(of_many.codes[static_cast<size_t>(item)],
                  static_cast<int32_t>(murmur_hash(many->items()[item]) % 10));
}

/// Items that share their bucket, of N thrown into H at random: each with probability 1 - (1 - 1/H)^(N-1). The
/// variance is that of the number of buckets with one item, N p + N (N-1) (1 - 1/H) (1 - 2/H)^(N-2) - (N p)^2 with
/// p = (1 - 1/H)^(N-1). Twenty catalogues of other ids; each within four deviations, their mean within three.
TEST(HashIds, CollideAsOftenAsChanceSays) {
    constexpr int kItems = 3000, kBuckets = 4000, kCatalogues = 20;
    constexpr double n = kItems, h = kBuckets;
    const double alone = std::pow(1 - 1 / h, n - 1), expected = 1 - alone;
    const double variance =
        n * alone + n * (n - 1) * (1 - 1 / h) * std::pow(1 - 2 / h, n - 2) - n * alone * n * alone;
    const double deviation = std::sqrt(variance) / n;
    double mean = 0;
    for (int at = 0; at < kCatalogues; ++at) {
        std::map<int32_t, int> sizes;
        const Hashed hashed = hash_ids(catalogue(kItems, fmt::format("B{:03}-", at)), kBuckets);
        for (int32_t code : hashed.codes) ++sizes[code];
        double sharing = 0;
        for (const auto& [code, size] : sizes) sharing += size > 1 ? size : 0;
        EXPECT_NEAR(sharing / n, expected, 4 * deviation) << at;
        mean += sharing / n / kCatalogues;
    }
    EXPECT_NEAR(mean, expected, 3 * deviation / std::sqrt(kCatalogues));
    RecordProperty("share", fmt::format("{} against {} +- {}", mean, expected, deviation));
}

TEST(HashIds, ASuffixMakesThemUnique) {
    constexpr int kItems = 500, kBuckets = 64;
    const Hashed hashed = hash_ids(catalogue(kItems, "x"), kBuckets);
    ASSERT_LT(std::set(hashed.codes.begin(), hashed.codes.end()).size(), static_cast<size_t>(kItems));
    diagnostics::CodeTable table;
    table.codes = hashed.codes;
    table.items = kItems;
    table.level_sizes = {kBuckets};
    const features::ResolvedCodes unique = features::resolve_collisions(table, features::CollisionPolicy::suffix);
    ASSERT_EQ(unique.levels, 2);
    EXPECT_EQ(unique.colliding_items, 0);
    std::set<std::pair<int32_t, int32_t>> pairs;
    for (size_t item = 0; item < kItems; ++item) {
        EXPECT_EQ(unique.codes[2 * item], hashed.codes[item]);
        pairs.emplace(unique.codes[2 * item], unique.codes[2 * item + 1]);
    }
    EXPECT_EQ(pairs.size(), static_cast<size_t>(kItems));
}

}  // namespace
}  // namespace armillary::test
