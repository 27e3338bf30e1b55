// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/worlds/world.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "core/base/error.h"
#include "core/data/profile.h"
#include "core/data/split.h"
#include "core/data/worlds/chain.h"

namespace armillary::data {
namespace {

using nlohmann::json;
using testing::HasSubstr;

using Settings = std::map<std::string, std::string>;

json truth_of(const Dataset& dataset) {
    return json::parse(dataset.parts().truth_json);
}

Histories all_histories(const Dataset& dataset) {
    std::vector<int64_t> rows(static_cast<size_t>(dataset.interaction_count()));
    std::iota(rows.begin(), rows.end(), 0);
    return histories_of(dataset, rows);
}

/// The label of each item (or user) by dense index.
template <typename T>
std::vector<T> labels(const IdMap& ids, const json& by_id) {
    std::vector<T> out;
    for (int32_t i = 0; i < ids.size(); ++i) out.push_back(by_id.at(std::string(ids[i])).get<T>());
    return out;
}

TEST(Worlds, EveryWorldIsAFunctionOfSettingsAndSeed) {
    for (const WorldDescriptor& world : world_list()) {
        const auto one = make_world(world.id, {}, 1), again = make_world(world.id, {}, 1),
                   other = make_world(world.id, {}, 2);
        EXPECT_EQ(one->fingerprint(), again->fingerprint()) << world.id;
        EXPECT_NE(one->fingerprint(), other->fingerprint()) << world.id;
        EXPECT_EQ(one->name(), world.id);
        EXPECT_EQ(truth_of(*one)["seed"], 1) << world.id;
        EXPECT_GT(one->interaction_count(), 0) << world.id;
        EXPECT_NO_THROW(make_split(*one, {})) << world.id;
    }
}

TEST(Worlds, RefuseUnknownWorldsAndSettings) {
    const auto refusal = [](const std::string& id, const Settings& settings) -> std::string {
        try {
            make_world(id, settings, 1);
        } catch (const UsageError& error) {
            return fmt::format("{}: {}", error.where(), error.what());
        }
        return "";
    };
    EXPECT_THAT(refusal("cluster", {}), HasSubstr("did you mean 'clusters'"));
    EXPECT_THAT(refusal("clusters", {{"user", "5"}}), HasSubstr("did you mean 'users'"));
    EXPECT_THAT(refusal("clusters", {{"users", "0"}}), HasSubstr("users: '0' is not possible"));
    EXPECT_THAT(refusal("clusters", {{"users", "2.5"}}), HasSubstr("whole number"));
    EXPECT_THAT(refusal("clusters", {{"inside", "nan"}}), HasSubstr("inside"));
    EXPECT_THAT(refusal("markov", {{"transitions", "star"}}), HasSubstr("ring, block, random, matrix"));
    EXPECT_THAT(refusal("markov", {{"transitions", "matrix"}}), HasSubstr("matrix"));
    EXPECT_THAT(refusal("markov", {{"transitions", "matrix"}, {"matrix", "0.5,0.4;0.5,0.5"}}), HasSubstr("row 1"));
    EXPECT_THAT(refusal("hierarchy", {{"branching1", "256"}, {"branching2", "256"}, {"branching3", "256"}}),
                HasSubstr("at most"));
    EXPECT_THAT(refusal("modalities", {{"items", "15"}, {"users", "1"}}),
                HasSubstr("values: 16 stories need at least as many items, and there are 15"));
    EXPECT_EQ(refusal("modalities", {{"items", "16"}, {"users", "1"}}), "");
}

TEST(Worlds, OneComponentDoesNotMoveTheOthers) {
    const auto plain = make_world("demo", {}, 5), noisy = make_world("demo", {{"noise", "0.5"}}, 5),
               lively = make_world("demo", {{"activity_ratio", "1"}}, 5),
               larger = make_world("demo", {{"exponent", "1.2"}}, 5);
    EXPECT_EQ(plain->interactions().item, noisy->interactions().item);
    EXPECT_NE(plain->item_features()[0].values, noisy->item_features()[0].values);
    EXPECT_EQ(plain->item_features()[0].values, lively->item_features()[0].values);
    EXPECT_EQ(plain->user_table().columns[0].codes, lively->user_table().columns[0].codes);
    EXPECT_EQ(plain->user_table().columns[0].codes, larger->user_table().columns[0].codes);

    const auto few = make_world("popularity", {{"users", "50"}}, 5),
               many = make_world("popularity", {{"users", "80"}}, 5);
    const auto& short_list = few->interactions().item;
    EXPECT_TRUE(std::equal(short_list.begin(), short_list.end(), many->interactions().item.begin()));
}

// Closed forms of evaluation.md 5.2.
TEST(ClustersWorld, DensityAndOracleMeetTheClosedForm) {
    const auto world = make_world("clusters", {}, 11);
    const json truth = truth_of(*world);
    EXPECT_NEAR(truth["bayes"]["density"].get<double>(), 0.1125, 1e-12);
    EXPECT_NEAR(truth["bayes"]["lift"].get<double>(), 2.666667, 5e-7);
    const auto user = labels<int32_t>(world->users(), truth["users"]["cluster"]);
    const auto item = labels<int32_t>(world->items(), truth["items"]["cluster"]);
    int64_t inside = 0;
    const auto& rows = world->interactions();
    for (size_t row = 0; row < rows.user.size(); ++row)
        inside += user[static_cast<size_t>(rows.user[row])] == item[static_cast<size_t>(rows.item[row])];
    // 30,000 pairs inside (p = .3) and 90,000 across (p = .05); five standard deviations of each.
    EXPECT_NEAR(static_cast<double>(inside), 9000, 5 * std::sqrt(30'000 * 0.3 * 0.7));
    EXPECT_NEAR(static_cast<double>(rows.size() - inside), 4500, 5 * std::sqrt(90'000 * 0.05 * 0.95));
}

// Closed forms of evaluation.md 5.4.
TEST(PopularityWorld, MeetsTheClosedForm) {
    const auto world =
        make_world("popularity", {{"users", "2000"}, {"items", "5"}, {"exponent", "1"}, {"events", "10"}}, 3);
    const json truth = truth_of(*world);
    EXPECT_NEAR(truth["bayes"]["gini"].get<double>(), 0.324088, 5e-7);
    EXPECT_NEAR(truth["bayes"]["hit@2"].get<double>(), 0.656934, 5e-7);
    const auto probability = labels<double>(world->items(), truth["items"]["probability"]);
    std::vector<double> count(5, 0);
    for (int32_t item : world->interactions().item) ++count[static_cast<size_t>(item)];
    for (size_t i = 0; i < 5; ++i)
        EXPECT_NEAR(count[i], 20'000 * probability[i],
                    5 * std::sqrt(20'000 * probability[i] * (1 - probability[i])));
    std::set<int> rounded;
    for (double p : probability) rounded.insert(static_cast<int>(std::lround(1e6 * p)));
    EXPECT_EQ(rounded, (std::set<int>{437956, 218978, 145985, 109489, 87591}));
}

// Closed forms of evaluation.md 5.7.
TEST(MarkovWorld, BayesValuesOfTheWorkedExample) {
    const auto matrix = worlds::parse_matrix(".1,.7,.2; .3,.3,.4; .5,.4,.1");
    const auto stationary = worlds::stationary_law(matrix);
    EXPECT_NEAR(stationary[0], 0.29375, 1e-9);
    EXPECT_NEAR(stationary[1], 0.44375, 1e-9);
    EXPECT_NEAR(stationary[2], 0.2625, 1e-9);
    const auto best = worlds::best_with_order(matrix, stationary);
    EXPECT_NEAR(best.hit[0], 0.514375, 1e-9);
    EXPECT_NEAR(best.hit[2], 1, 1e-12);
    EXPECT_NEAR(best.mrr, 0.725729, 5e-7);
    EXPECT_NEAR(best.entropy, 1.394166, 5e-7);
    const auto popularity = worlds::best_without_order(stationary);
    EXPECT_NEAR(popularity.hit[0], 0.44375, 1e-9);
    EXPECT_NEAR(popularity.mrr, 0.678125, 5e-7);
}

/// Share of users whose last item is the likeliest after the one `back` steps before it.
double likeliest_next_rate(const Dataset& world, int back) {
    const json truth = truth_of(world);
    const auto likeliest = labels<std::string>(world.items(), truth["items"]["likeliest_next"]);
    const Histories histories = all_histories(world);
    double hits = 0;
    for (int32_t user = 0; user < world.user_count(); ++user) {
        const int32_t* last = histories.end(user) - 1;
        hits += likeliest[static_cast<size_t>(*(last - back))] == world.items()[*last];
    }
    return hits / world.user_count();
}

TEST(MarkovWorld, HistoriesReachTheBayesHitRate) {
    const Settings example{{"transitions", "matrix"},
                           {"matrix", "0.1,0.7,0.2;0.3,0.3,0.4;0.5,0.4,0.1"},
                           {"users", "20000"},
                           {"length", "4"}};
    const auto world = make_world("markov", example, 9);
    EXPECT_NEAR(truth_of(*world)["bayes"]["hit@1"].get<double>(), 0.514375, 1e-9);
    EXPECT_NEAR(likeliest_next_rate(*world, 1), 0.514375, 5 * std::sqrt(0.25 / 20'000));
}

TEST(MarkovWorld, RingHitRateIsOneMinusNoise) {
    const auto world = make_world("markov", {{"users", "5000"}, {"items", "50"}, {"noise", "0.2"}}, 9);
    const double bayes = 1 - 0.2 + 0.2 / 50;
    EXPECT_NEAR(truth_of(*world)["bayes"]["hit@1"].get<double>(), bayes, 1e-9);
    EXPECT_NEAR(truth_of(*world)["popularity"]["hit@10"].get<double>(), 10.0 / 50, 1e-9);
    EXPECT_NEAR(likeliest_next_rate(*world, 1), bayes, 5 * std::sqrt(0.25 / 5000));
}

TEST(MarkovWorld, OrderTwoHidesNothingInTheLastItem) {
    const auto world =
        make_world("markov", {{"users", "5000"}, {"items", "50"}, {"noise", "0.2"}, {"order", "2"}}, 9);
    EXPECT_NEAR(likeliest_next_rate(*world, 2), 0.804, 5 * std::sqrt(0.25 / 5000));
    EXPECT_NEAR(likeliest_next_rate(*world, 1), 1.0 / 50, 0.01);
    EXPECT_NEAR(truth_of(*world)["first_order"]["hit@1"].get<double>(), 1.0 / 50, 1e-9);
}

TEST(MarkovWorld, BlocksStayAmongThemselves) {
    const auto world =
        make_world("markov", {{"transitions", "block"}, {"items", "60"}, {"blocks", "6"}, {"noise", "0.1"}}, 9);
    const auto block = labels<int32_t>(world->items(), truth_of(*world)["items"]["block"]);
    const Histories histories = all_histories(*world);
    double same = 0, steps = 0;
    for (int32_t user = 0; user < world->user_count(); ++user)
        for (const int32_t* item = histories.begin(user) + 1; item != histories.end(user); ++item, ++steps)
            same += block[static_cast<size_t>(*item)] == block[static_cast<size_t>(*(item - 1))];
    EXPECT_NEAR(same / steps, 0.9 + 0.1 / 6, 5 * std::sqrt(0.25 / steps));
    // Within the block and out of it all items are alike: the best 10 of 60 are the block itself.
    EXPECT_NEAR(truth_of(*world)["bayes"]["hit@10"].get<double>(), 0.9 + 0.1 / 6, 1e-9);
}

// evaluation.md 5.3.
TEST(HierarchyWorld, VectorsWithoutNoiseAreTheTree) {
    const auto world = make_world("hierarchy", {{"noise", "0"}}, 4);
    const FeatureMatrix& text = world->item_features()[0];
    const json truth = truth_of(*world);
    EXPECT_EQ(world->item_count(), 8 * 4 * 4 * 4);
    EXPECT_EQ(truth["bayes"]["codebook_sizes"], json({8, 4, 4}));
    std::map<std::vector<float>, int> distinct;
    for (int32_t item = 0; item < world->item_count(); ++item)
        ++distinct[{text.row(item), text.row(item) + text.dim}];
    EXPECT_EQ(distinct.size(), 128u);
    for (const auto& [vector, count] : distinct) EXPECT_EQ(count, 4);

    // Items that share the first two codes differ by the directions of the third, scaled by decay^2: the same
    // steps below every branch.
    const auto one = labels<int32_t>(world->items(), truth["items"]["codes"][0]),
               two = labels<int32_t>(world->items(), truth["items"]["codes"][1]),
               three = labels<int32_t>(world->items(), truth["items"]["codes"][2]);
    std::map<std::array<int32_t, 3>, int32_t> at;
    for (int32_t i = 0; i < world->item_count(); ++i)
        at[{one[static_cast<size_t>(i)], two[static_cast<size_t>(i)], three[static_cast<size_t>(i)]}] = i;
    ASSERT_EQ(at.size(), 128u);
    for (int32_t d = 0; d < text.dim; ++d)
        EXPECT_NEAR(text.row(at[{0, 0, 0}])[d] - text.row(at[{0, 0, 1}])[d],
                    text.row(at[{7, 3, 0}])[d] - text.row(at[{7, 3, 1}])[d], 1e-6);
}

TEST(HierarchyWorld, NoiseHasThePlantedVariance) {
    const auto clean = make_world("hierarchy", {{"noise", "0"}}, 4),
               noisy = make_world("hierarchy", {{"noise", "0.1"}}, 4);
    const auto &a = clean->item_features()[0].values, &b = noisy->item_features()[0].values;
    double squares = 0;
    for (size_t i = 0; i < a.size(); ++i) squares += std::pow(a[i] - b[i], 2);
    const double n = static_cast<double>(a.size());
    EXPECT_NEAR(squares / n, 0.01, 5 * 0.01 * std::sqrt(2 / n));
    EXPECT_NEAR(truth_of(*noisy)["bayes"]["reconstruction_error"].get<double>(), 0.32, 1e-12);
}

TEST(HierarchyWorld, AttributesAndTitlesNameTheTree) {
    const auto world = make_world("hierarchy", {}, 4);
    const AttributeTable& table = world->item_table();
    for (int level = 1; level <= 3; ++level) {
        const Attribute* column = table.find(fmt::format("level{}", level));
        ASSERT_NE(column, nullptr);
        const std::set<std::string> names(column->categories.begin(), column->categories.end());
        EXPECT_EQ(names.size(), static_cast<size_t>(level == 1 ? 8 : level == 2 ? 32 : 128));
        for (int32_t item = 0; item < world->item_count(); ++item)
            EXPECT_EQ(world->item_title(item).rfind(column->cell(item), 0), 0u);
    }
}

TEST(DemoWorld, HasWhatItsTruthSays) {
    const auto world = make_world("demo", {}, 42);
    EXPECT_EQ(world->user_count(), 1000);
    EXPECT_EQ(world->item_count(), 600);
    const json truth = truth_of(*world);
    const auto favourite = labels<int32_t>(world->users(), truth["users"]["cluster"]);
    const auto department = labels<int32_t>(world->items(), truth["items"]["level1"]);
    const auto companion = labels<std::string>(world->items(), truth["items"]["companion"]);
    const Histories histories = all_histories(*world);
    double own = 0, habitual = 0, steps = 0;
    double activity[2] = {0, 0}, people[2] = {0, 0};
    for (int32_t user = 0; user < world->user_count(); ++user) {
        const auto gender = static_cast<size_t>(world->user_table().columns[0].codes[static_cast<size_t>(user)]);
        activity[gender] += static_cast<double>(histories.length(user));
        ++people[gender];
        std::set<int32_t> seen;
        for (const int32_t* item = histories.begin(user); item != histories.end(user); ++item) {
            EXPECT_TRUE(seen.insert(*item).second) << "repeated item";
            own += department[static_cast<size_t>(*item)] == favourite[static_cast<size_t>(user)];
            if (item == histories.begin(user)) continue;
            ++steps;
            habitual += companion[static_cast<size_t>(*(item - 1))] == world->items()[*item];
        }
    }
    EXPECT_GT(own / static_cast<double>(world->interaction_count()), 0.6);  // chance: 1/6
    EXPECT_NEAR(habitual / steps, 0.3, 0.05);                               // chance: 1/600
    // Female activity beyond the first six interactions is 0.6 of the male one in the mean.
    EXPECT_NEAR((activity[0] / people[0] - 6) / (activity[1] / people[1] - 6), 0.6, 0.1);
    EXPECT_TRUE(world->user_table().columns[0].sensitive);
    EXPECT_GT(*compute_profile(*world).item_concentration.gini, 0.3);
}

TEST(ModalitiesWorld, PlantsAThemeInBothVectorsAndAStoryAndALookInOne) {
    const auto world = make_world("modalities", {{"noise", "0"}, {"items", "400"}, {"values", "4"}}, 9);
    const json truth = truth_of(*world);
    std::map<std::string, std::vector<int32_t>> planted;
    for (const char* factor : {"theme", "story", "look"})
        planted[factor] = labels<int32_t>(world->items(), truth["items"][factor]);
    const auto same = [&](const char* factor, int32_t a, int32_t b) {
        return planted[factor][static_cast<size_t>(a)] == planted[factor][static_cast<size_t>(b)];
    };
    const FeatureMatrix &text = *world->features("text"), &image = *world->features("image");
    const auto equal = [](const FeatureMatrix& matrix, int32_t a, int32_t b) {
        return std::equal(matrix.row(a), matrix.row(a) + matrix.dim, matrix.row(b));
    };
    for (int32_t a = 0; a < 60; ++a)
        for (int32_t b = 0; b < a; ++b) {
            EXPECT_EQ(equal(text, a, b), same("theme", a, b) && same("story", a, b));
            EXPECT_EQ(equal(image, a, b), same("theme", a, b) && same("look", a, b));
        }
}

TEST(ModalitiesWorld, PeopleFollowTheStoriesInTheirOrder) {
    const auto world = make_world("modalities", {{"users", "50"}}, 9);
    const json truth = truth_of(*world);
    const auto story = labels<int32_t>(world->items(), truth["items"]["story"]);
    const auto order = truth["story_order"].get<std::vector<int32_t>>();
    std::vector<int32_t> next(order.size());
    for (size_t i = 0; i < order.size(); ++i) next[static_cast<size_t>(order[i])] = order[(i + 1) % order.size()];
    const Histories histories = all_histories(*world);
    for (int32_t user = 0; user < world->user_count(); ++user) {
        const std::vector<int32_t> history(histories.begin(user), histories.end(user));
        ASSERT_EQ(history.size(), 12u);
        for (size_t i = 0; i + 1 < history.size(); ++i)
            EXPECT_EQ(story[static_cast<size_t>(history[i + 1])],
                      next[static_cast<size_t>(story[static_cast<size_t>(history[i])])]);
    }
}

}  // namespace
}  // namespace armillary::data
