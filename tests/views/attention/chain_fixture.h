// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <numeric>

#include "tests/core/jobs/fake_attention.h"
#include "tests/views/support.h"
#include "views/attention/attention_page.h"

namespace armillary::test {

inline constexpr int kTaken = 7;  ///< items of each user

/// Users ann (F), bob (M) and cem (F): user u takes items u to u + 6 in this order. Leave-one-out holds out the
/// last for the test and the one before for validation: before the test each has a history of 6 items, of which
/// the fake attention reads the newest 5.
inline data::DatasetPtr chain(int32_t items = 12) {
    data::DatasetParts parts;
    parts.name = "chain";
    parts.loader = "test";
    for (const char* user : {"ann", "bob", "cem"}) parts.users.insert(user);
    std::vector<std::string> titles;
    for (int32_t item = 0; item < items; ++item) {
        parts.items.insert("c" + std::to_string(item));
        titles.push_back("Title " + std::to_string(item));
    }
    for (int32_t user = 0; user < 3; ++user)
        for (int32_t place = 0; place < kTaken; ++place) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(user + place);
            parts.interactions.time.push_back(place);
        }
    parts.time_kind = data::TimeKind::ordinal;
    parts.item_table.rows = items;
    parts.item_table.title_column = "title";
    parts.item_table.columns.push_back(data::make_attribute("title", data::AttributeType::text, titles));
    parts.user_table.rows = 3;
    parts.user_table.columns.push_back(
        data::make_attribute("gender", data::AttributeType::categorical, {"F", "M", "F"}));
    return std::make_shared<data::Dataset>(std::move(parts));
}

/// The toys, and one with attention.
inline std::vector<descriptor::ModelDescriptor> toys_with_attention() {
    auto models = toy_models();
    descriptor::ModelDescriptor attentive = models[1];  // it needs an order
    attentive.id = "toy_attention";
    attentive.name = "Toy with attention";
    attentive.capabilities = {"scores", "attention"};
    models.push_back(attentive);
    return models;
}

/// An Attention page over runs on the chain.
struct AttentionBench {
    TestBench on_disk{toys_with_attention()};
    views::Workbench& bench = on_disk.bench();
    std::unique_ptr<views::AttentionPage> page;

    QString train(const char* model = "toy_attention", uint64_t seed = 42,
                  const descriptor::ParameterSet& parameters = {}) {
        if (bench.datasets().empty()) on_disk.add_dataset(*chain());
        return QString::fromStdString(on_disk.add_run("chain", model, seed, parameters));
    }
    void open() {
        page = std::make_unique<views::AttentionPage>(bench);
        page->resize(1120, 700);
        page->show();
        ASSERT_TRUE(settles());
    }
    /// Trains and shows it.
    QString open_run() {
        const QString run = train();
        bench.set_active_run(run);
        open();
        return run;
    }
    bool settles() {
        return wait_until([&] { return page->settled(); });
    }
    const views::UserCases& cases() { return page->desk().cases(); }
};

}  // namespace armillary::test
