// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/format.h"

namespace armillary::data {

const std::vector<std::unique_ptr<Format>>& formats() {
    static const auto all = [] {
        std::vector<std::unique_ptr<Format>> list;
        for (auto make : {make_movielens, make_recbole, make_amazon_reviews, make_json_sequences, make_minionerec,
                          make_sequences, make_adjacency, make_csv, make_item_table})
            list.push_back(make());
        return list;
    }();
    return all;
}

std::vector<FormatSetting> common_settings() {
    return {{"encoding", "auto (default), utf-8 or latin-1"},
            {"index_offset",
             "what to add to the keys of side files (codes, features, tables) to get ids; auto by default"},
            {"features", "a .npy file of item vectors, one row an item"},
            {"features_ids", "a text file with the item id of every row of the features (or id, tab, row)"},
            {"features_modality", "name of the features: text, image, …"}};
}

std::vector<FormatInfo> format_list() {
    std::vector<FormatInfo> list;
    for (const auto& format : formats()) {
        list.push_back(format->info());
        for (auto& setting : common_settings()) list.back().settings.push_back(std::move(setting));
    }
    return list;
}

}  // namespace armillary::data
