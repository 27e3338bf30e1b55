// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window/odd_datasets.h"

#include <cmath>

namespace armillary::test {

namespace {

data::DatasetParts grid(const std::string& name, int users, int items, int each) {
    data::DatasetParts parts;
    parts.name = name;
    for (int user = 0; user < users; ++user) parts.users.insert("u" + std::to_string(user));
    for (int item = 0; item < items; ++item) parts.items.insert("i" + std::to_string(item));
    for (int user = 0; user < users; ++user)
        for (int n = 0; n < each; ++n) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back((user * each + n) % items);
        }
    return parts;
}

data::Attribute texts(const std::string& name, std::vector<std::string> cells) {
    return data::make_attribute(name, data::AttributeType::text, std::move(cells));
}

}  // namespace

data::DatasetPtr one_row_dataset() {
    return std::make_shared<data::Dataset>(grid("one-row", 1, 1, 1));
}

data::DatasetPtr undefined_dataset() {
    data::DatasetParts parts = grid("undefined", 6, 5, 4);
    const auto rows = static_cast<size_t>(parts.interactions.size());
    parts.time_kind = data::TimeKind::utc_milliseconds;
    for (size_t row = 0; row < rows; ++row) {
        parts.interactions.value.push_back(row % 3 == 0 ? NAN : static_cast<float>(row % 5));
        parts.interactions.time.push_back(row % 4 == 0 ? data::kNoTime : static_cast<int64_t>(row) * 86'400'000);
    }
    data::Attribute price;
    price.name = "price";
    price.type = data::AttributeType::numeric;
    price.numbers = {1.5, NAN, NAN, NAN, NAN};
    parts.item_table.rows = 5;
    parts.item_table.columns = {price, texts("title", {"", "b", "", "d", ""})};
    parts.item_table.title_column = "title";
    return std::make_shared<data::Dataset>(std::move(parts));
}

data::DatasetPtr long_names_dataset() {
    data::DatasetParts parts;
    parts.name = "a data set whose name goes on and on without any need, as names of files from elsewhere do";
    const std::string long_text(3000, 'x');
    const std::vector<std::string> beginnings{"<b>bold</b> & ", "推荐系统 ", "مرحبا ", "line\nbreak ",
                                              "emoji 🧭 "};
    std::vector<std::string> titles;
    for (size_t i = 0; i < beginnings.size(); ++i) {
        parts.items.insert("item-" + std::to_string(i) + long_text);
        parts.users.insert("user-" + std::to_string(i) + long_text);
        titles.push_back(beginnings[i] + long_text);
    }
    for (int32_t user = 0; user < 5; ++user)
        for (int32_t n = 0; n < 4; ++n) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back((user + n) % 5);
            parts.interactions.time.push_back(n);
        }
    parts.time_kind = data::TimeKind::ordinal;
    parts.item_table.rows = 5;
    parts.item_table.columns = {texts("title", titles), texts(long_text, titles)};
    parts.item_table.title_column = "title";
    return std::make_shared<data::Dataset>(std::move(parts));
}

data::DatasetPtr million_rows_dataset() {
    return std::make_shared<data::Dataset>(grid("million", 100'000, 1'000'000, 10));
}

}  // namespace armillary::test
