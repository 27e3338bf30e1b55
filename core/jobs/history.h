// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/dataset.h"

namespace armillary::jobs {

/// Items that a user took, oldest first: of a user of the data set, or made up to ask "what if".
struct History {
    std::vector<int32_t> items;
    std::vector<int64_t> times = {};   ///< [items] in units of the data set's time column; empty: not known
    int64_t asked_at = data::kNoTime;  ///< when the next item is asked for; kNoTime: not known
    std::vector<uint8_t> hidden = {};  ///< [items] 1 = keeps its place, but nothing may look at it; empty: none
};

/// What attention looked at while a model read one history.
struct AttentionMaps {
    int64_t layers = 0, heads = 0, tokens = 0;
    std::vector<float> weights;  ///< [layers, heads, tokens, tokens]: of the query (row) on the key (column)
    std::vector<int32_t> item_of_token;  ///< [tokens] position in the history; -1 = no item: the mask at the end
    bool causal = true;                  ///< a query sees itself and older tokens only
    bool normalised = true;              ///< rows sum to 1 (softmax); false: signed weights of any sum
};

struct RankedItem {
    int32_t item = -1;
    float score = 0;
};

/// What is asked about histories.
struct RankingQuestion {
    int k = 10;                          ///< length of the lists; 0 asks for none
    std::vector<int32_t> items = {};     ///< whose standing is wanted beside the list
    std::vector<int32_t> excluded = {};  ///< no candidates, beside the items of the history itself
};

/// Where an item stands in the ranking after a history.
struct Standing {
    float score = 0;
    double probability = 0;  ///< softmax over the candidates and, where it is none, the item itself
    int64_t rank = 0;        ///< 1 = best of the candidates
};

struct RankingAnswer {
    std::vector<RankedItem> top;      ///< best first
    std::vector<Standing> standings;  ///< [items of the question]
};

}  // namespace armillary::jobs
