// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/numeric/random.h"
#include "views/fairness/fairness_reading.h"

namespace armillary::test {

/// A run that was read: its users u0, u1, … have these values, its items i0, i1, … stand in so many lists of one.
inline std::shared_ptr<views::FairnessReading> reading_of(const std::string& run, std::vector<double> values,
                                                          const std::vector<int>& lists = {},
                                                          std::vector<data::Attribute> attributes = {}) {
    auto source = std::make_shared<views::FairnessSource>();
    source->record.run.id = run;
    source->record.split = "test";
    source->record.metrics = {"ndcg@10"};
    source->record.attributes = std::move(attributes);
    for (size_t user = 0; user < values.size(); ++user) source->record.users.insert("u" + std::to_string(user));
    if (!lists.empty()) {
        source->record.exposure = statistics::ExposureTable(static_cast<int64_t>(lists.size()), 1);
        for (size_t item = 0; item < lists.size(); ++item) {
            source->items.insert("i" + std::to_string(item));
            source->record.popularity.push_back(static_cast<double>(item + 1));
            for (int list = 0; list < lists[item]; ++list)
                source->record.exposure->add(std::vector<int32_t>{static_cast<int32_t>(item)});
        }
    }
    auto reading = std::make_shared<views::FairnessReading>();
    reading->run = source->record.run;
    reading->report = jobs::fairness_report(source->record, values, {});
    if (source->record.exposure) reading->items = views::item_places(source->record.exposure->within(10));
    reading->source = source;
    reading->values = std::move(values);
    return reading;
}

inline views::FairnessAnswer answer_of(std::vector<views::FairnessReadingPtr> runs) {
    return {{"test", "ndcg@10", {}}, std::move(runs), {}, {}, {}};
}

}  // namespace armillary::test
