// SPDX-License-Identifier: GPL-3.0-or-later
// Losses and batches of GMC and of the sigma-VAE against their definitions (tokenizers.md A.14, A.16).
#include <gtest/gtest.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/base/error.h"
#include "models/blocks/autoencoders/barlow_twins.h"
#include "models/blocks/autoencoders/domains.h"
#include "models/blocks/paths/item_paths.h"
#include "tests/models/support.h"

namespace armillary::test {
namespace {

double cosine(const torch::Tensor& a, const torch::Tensor& b) {
    return ((a * b).sum() / (a.norm() * b.norm())).item<double>();
}

/// The formula of A.16, item by item.
double contrast_by_loops(const torch::Tensor& z, const std::vector<int64_t>& domains, double temperature) {
    const auto rows = static_cast<int64_t>(domains.size());
    double sum = 0;
    for (int64_t i = 0; i < rows; ++i) {
        const int64_t domain = domains[static_cast<size_t>(i)];
        double denominator = 0, likeness = 0;
        int others = 0;
        for (int64_t a = 0; a < rows; ++a) {
            if (a == i || domains[static_cast<size_t>(a)] < 0) continue;
            const double logit = cosine(z[i], z[a]) / temperature;
            denominator += std::exp(logit);
            if (domains[static_cast<size_t>(a)] != domain) continue;
            likeness += logit;
            ++others;
        }
        if (domain >= 0 && others > 0) sum += likeness / others - std::log(denominator);
    }
    return -sum / static_cast<double>(rows);
}

TEST(DomainContrast, IsItsDefinition) {
    torch::manual_seed(3);
    // One domain alone in the batch, one item without a domain.
    for (const std::vector<int64_t>& domains : std::vector<std::vector<int64_t>>{
             {0, 1, 1, 0, 2, 0, 1}, {0, 1, -1, 0, 2, 0, 1}, {0, 0, 0, 0, 0, 0, 0}, {0, 1, 2, 3, 4, 5, 6}}) {
        const torch::Tensor z = torch::randn({7, 4}, torch::kFloat64);
        EXPECT_NEAR(models::domain_contrast(z, torch::tensor(domains), 0.1).item<double>(),
                    contrast_by_loops(z, domains, 0.1), 1e-10);
    }
}

TEST(DomainContrast, IsNothingWithoutAnotherItemOfTheDomain) {
    const torch::Tensor z = torch::randn({3, 4}, torch::kFloat64);
    for (const std::vector<int64_t>& domains :
         std::vector<std::vector<int64_t>>{{0, 1, 2}, {-1, -1, -1}, {0, -1, -1}})
        EXPECT_EQ(models::domain_contrast(z, torch::tensor(domains), 0.1).item<double>(), 0);
    EXPECT_EQ(models::domain_contrast(z.slice(0, 0, 1), torch::tensor({0}, torch::kInt64), 0.1).item<double>(), 0);
}

/// Of every domain each whole batch holds the same number, one more or less, and the last its share.
TEST(DealtByDomain, EachBatchHoldsItsShareAndEveryRowComesOnce) {
    for (const int rows : {1, 5, 64, 1000, 1003})
        for (const int batch : {1, 8, 64, 2000}) {
            std::vector<int32_t> order(static_cast<size_t>(rows)), domains;
            std::iota(order.begin(), order.end(), 0);
            std::reverse(order.begin(), order.end());
            std::map<int32_t, double> sizes;
            for (int row = 0; row < rows; ++row) {
                domains.push_back(row % 10 == 0 ? -1 : row % 10 < 3 ? 1 : row % 10 < 9 ? 0 : 2);
                ++sizes[domains.back()];
            }
            const std::vector<int32_t> dealt = models::dealt_by_domain(order, domains, batch);
            EXPECT_TRUE(std::is_permutation(dealt.begin(), dealt.end(), order.begin(), order.end()));
            for (const auto& [domain, size] : sizes) {
                int fewest = rows, most = 0;
                for (int first = 0; first < rows; first += batch) {
                    const int last = std::min(first + batch, rows);
                    const auto held = static_cast<int>(
                        std::count_if(dealt.begin() + first, dealt.begin() + last,
                                      [&](int32_t row) { return domains[static_cast<size_t>(row)] == domain; }));
                    if (last - first < batch) {
                        EXPECT_LT(std::abs(held - size * (last - first) / rows), 1);
                        continue;
                    }
                    fewest = std::min(fewest, held);
                    most = std::max(most, held);
                }
                if (rows >= batch) {
                    EXPECT_LE(most - fewest, 1) << rows << " rows in batches of " << batch;
                }
            }
        }
}

data::DatasetPtr with_columns(std::vector<data::Attribute> columns) {
    data::DatasetParts parts = dataset_of({{0}}, 4)->parts();
    parts.item_table.rows = 4;
    parts.item_table.columns = std::move(columns);
    return std::make_shared<data::Dataset>(std::move(parts));
}

/// The words of the refusal; empty when there was none.
std::string refusal(const data::DatasetPtr& dataset, const std::string& name) {
    try {
        models::item_domains(*dataset, name);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "";
}

TEST(ItemDomains, AreCategoriesInOrderOfAppearance) {
    using data::AttributeType, data::make_attribute;
    const auto dataset = with_columns(
        {make_attribute("market", AttributeType::categorical, std::vector<std::string>{"uk", "de", "", "uk"}),
         make_attribute("tags", AttributeType::multi_categorical, std::vector<std::string>{"b|a", "a", "", "a|b"},
                        '|'),
         make_attribute("same", AttributeType::categorical, std::vector<std::string>{"x", "x", "x", ""})});
    EXPECT_EQ(models::item_domains(*dataset, "auto").of_item, (std::vector<int32_t>{0, 1, -1, 0}));
    EXPECT_EQ(models::item_domains(*dataset, "tags").of_item, (std::vector<int32_t>{0, 1, -1, 1}))
        << "the first of a list";
    EXPECT_EQ(models::item_domains(*dataset, "auto").column, "market");
    EXPECT_EQ(models::item_domains(*dataset, "auto").count, 2);
    for (const char* wrong : {"price", "market,tags"}) {
        const std::string words = refusal(dataset, wrong);
        EXPECT_NE(words.find("columns of categories: market, tags, same"), std::string::npos)
            << wrong << ": " << words;
    }
    EXPECT_NE(refusal(with_columns({}), "auto").find("have no categories"), std::string::npos);
}

TEST(ItemDomains, AColumnThatMakesNoneIsNamedWithWhatToDo) {
    using data::AttributeType, data::make_attribute;
    const auto column = [](const char* name, std::vector<std::string> values) {
        return make_attribute(name, AttributeType::categorical, values);
    };
    const data::Attribute same = column("same", {"x", "x", "x", ""}), own = column("own", {"a", "b", "", "c"}),
                          empty = column("empty", {"", "", "", ""}), good = column("market", {"a", "b", "a", ""});
    const auto dataset = with_columns({good, same, own, empty});
    EXPECT_EQ(refusal(dataset, "same"),
              "'same' knows one domain only, so there is nothing to keep apart; choose another column of "
              "categories: market, own, empty");
    EXPECT_EQ(refusal(dataset, "own"),
              "'own' puts no two items into one domain, so there is nothing to draw together; choose another "
              "column of categories: market, same, empty");
    EXPECT_EQ(refusal(dataset, "empty"),
              "no item has a category in 'empty'; choose another column of categories: market, same, own");
    EXPECT_EQ(refusal(dataset, "market"), "");
    for (const data::Attribute& lone : {same, own, empty})
        EXPECT_NE(refusal(with_columns({lone}), "auto").find("has no other column of categories"),
                  std::string::npos)
            << lone.name;
}

TEST(BarlowTwins, IsItsDefinition) {
    torch::manual_seed(5);
    const torch::Tensor a = torch::randn({9, 3}, torch::kFloat64), b = torch::randn({9, 3}, torch::kFloat64) + a;
    double loss = 0, off_diagonal = 0;
    for (int64_t i = 0; i < 3; ++i)
        for (int64_t j = 0; j < 3; ++j) {
            const torch::Tensor x = a.select(1, i) - a.select(1, i).mean(),
                                y = b.select(1, j) - b.select(1, j).mean();
            const double c = cosine(x, y);
            loss += i == j ? (1 - c) * (1 - c) : 0.005 * c * c;
            off_diagonal += i == j ? 0 : std::abs(c) / 6;
        }
    const torch::Tensor correlation = models::cross_correlation(a, b);
    EXPECT_NEAR(models::barlow_twins(correlation, 0.005).item<double>(), loss, 1e-9);
    EXPECT_NEAR(models::mean_off_diagonal(correlation), off_diagonal, 1e-9);
    EXPECT_EQ(models::cross_correlation(torch::ones({4, 2}), torch::ones({4, 2})).abs().max().item<double>(), 0);
    EXPECT_EQ(models::mean_off_diagonal(torch::ones({1, 1})), 0);
}

}  // namespace
}  // namespace armillary::test
