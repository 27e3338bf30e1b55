// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/base/error.h"
#include "core/base/text.h"
#include "models/blocks/paths/index_tokenizer.h"

namespace armillary::models {

namespace {

using Words = std::vector<std::string>;

/// The words of the title as tokens (TID): what stands between spaces, in lower case, numbered by position from
/// the commonest on. Of items with the same words the second and later ones get one more token, their number.
class P5Title : public IndexTokenizer {
 public:
    explicit P5Title(const model::Context& context) : IndexTokenizer(context, longest_title(context) + 1) {}

 private:
    static Words words_of_title(const model::Context& context, int32_t item) {
        const data::Dataset& dataset = context.dataset;
        if (dataset.item_table().title_column.empty())
            throw UsageError(
                fmt::format("the items of '{}' have no titles. Import it again with an item table, or "
                            "choose another tokenizer",
                            dataset.name()),
                "dataset");
        Words words;
        const std::string title = to_lower_ascii(dataset.item_title(item));
        for (std::string_view word : split(title, ' '))
            if (!trim(word).empty()) words.emplace_back(trim(word));
        const auto most = static_cast<size_t>(context.parameters.integer("model.most_words"));
        if (words.size() > most) words.resize(most);
        return words;
    }

    static int longest_title(const model::Context& context) {
        size_t longest = 0;
        for (int32_t item = 0; item < context.items(); ++item)
            longest = std::max(longest, words_of_title(context, item).size());
        return static_cast<int>(longest);
    }

    /// By position, codes of its words: the commonest word first, equally common ones by the alphabet.
    static std::vector<std::map<std::string, int32_t>> vocabularies(const std::vector<Words>& titles) {
        std::vector<std::map<std::string, int32_t>> vocabularies;
        for (const Words& words : titles)
            for (size_t at = 0; at < words.size(); ++at) {
                if (vocabularies.size() <= at) vocabularies.emplace_back();
                ++vocabularies[at][words[at]];
            }
        for (auto& vocabulary : vocabularies) {
            std::vector<std::pair<int32_t, std::string>> order;
            for (const auto& [word, count] : vocabulary) order.emplace_back(-count, word);
            std::sort(order.begin(), order.end());
            for (size_t code = 0; code < order.size(); ++code)
                vocabulary[order[code].second] = static_cast<int32_t>(code);
        }
        return vocabularies;
    }

    CodeLists make_codes() override {
        std::vector<Words> titles;
        for (int32_t item = 0; item < context_.items(); ++item) titles.push_back(words_of_title(context_, item));
        const auto codes = vocabularies(titles);
        CodeLists lists(titles.size());
        for (size_t item = 0; item < titles.size(); ++item)
            for (size_t at = 0; at < titles[item].size(); ++at)
                lists[item].push_back(codes[at].at(titles[item][at]));
        return with_running_numbers(std::move(lists), /*repeats_only=*/true);
    }
};

}  // namespace

model::Registration p5_title() {
    auto d = p5_descriptor(
        "p5_title", "P5 title IDs",
        "Takes the words of an item's title as its codes, one a position, so that identifiers are as long as "
        "titles. A language model knows the words already; it also easily writes titles that do not exist.");
    d.inputs = {{"titles", false}, {"interactions", false}};
    d.parameters = {
        descriptor::integer("model.most_words", 24, 1, 256, "Words of a title that are read", "words")};
    d.memory_formula = "2000 * items";
    return {d, model::make_model<P5Title>};
}

}  // namespace armillary::models
