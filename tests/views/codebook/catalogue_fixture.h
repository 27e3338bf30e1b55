// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include "views/codebook/code_catalogue.h"

namespace armillary::test {

/// Eight items `a` to `h` with titles, a genre each, and how often they were taken. By prefix:
///
///     0·0: a b   0·1: c   1·0: d e   1·2: f   2·-: g (a single code)   without a code: h
inline const std::vector<int32_t> kEightCodes{0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 1, 2, 2, -1, -1, -1};

inline data::DatasetPtr eight_items() {
    data::DatasetParts parts;
    parts.name = "eight";
    parts.loader = "test";
    std::vector<std::string> titles;
    for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
        parts.items.insert(id);
        titles.push_back(std::string("Title ") + id);
    }
    parts.item_table.rows = 8;
    parts.item_table.title_column = "title";
    parts.item_table.columns = {
        data::make_attribute("title", data::AttributeType::text, titles),
        data::make_attribute("genre", data::AttributeType::categorical,
                             {"drama", "drama", "comedy", "war", "comedy", "comedy", "", "comedy"})};
    return std::make_shared<data::Dataset>(std::move(parts));
}

inline std::shared_ptr<views::CodebookReading> reading_of(std::vector<int32_t> codes, int32_t levels,
                                                          std::vector<int64_t> sizes) {
    auto reading = std::make_shared<views::CodebookReading>();
    reading->run.id = "r1";
    reading->run.dataset = "eight";
    reading->codes.levels = levels;
    reading->codes.epoch = 4;
    reading->epochs = {4};
    for (size_t item = 0; item < codes.size() / static_cast<size_t>(levels); ++item)
        reading->codes.items.push_back(item < 26 ? std::string(1, static_cast<char>('a' + item))
                                                 : std::to_string(item));
    reading->codes.codes = std::move(codes);
    diagnostics::CodebookEvidence evidence;
    evidence.table = {reading->codes.codes, static_cast<int64_t>(reading->codes.items.size()), std::move(sizes)};
    reading->report = diagnostics::measure_codebook(evidence);
    return reading;
}

inline views::CodeCataloguePtr eight_catalogue() {
    auto reading = reading_of(kEightCodes, 2, {4, 3});
    auto around = std::make_shared<views::CodebookSurroundings>();
    around->dataset = eight_items();
    around->facts.interactions = {1, 5, 2, 3, 3, 4, 2, 9};
    around->facts.input_groups = {0, 0, 2, 3, 4, 5, 6, 7};  // a and b are the same
    reading->surroundings = around;
    return views::make_catalogue(reading, [] { return data::DatasetPtr(); });
}

}  // namespace armillary::test
