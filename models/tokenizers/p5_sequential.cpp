// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/numeric/random.h"
#include "models/blocks/paths/index_tokenizer.h"

namespace armillary::models {

namespace {

/// Items numbered in order of first appearance, user by user, over the training part alone (SID in the paper, SEQ
/// here), the digits as tokens. On whole histories the test item would stand right after its history: the
/// best-known leak of this family. Items without a training interaction follow, by raw id.
class P5Sequential : public IndexTokenizer {
 public:
    explicit P5Sequential(const model::Context& context)
        : IndexTokenizer(context, digit_group_count(context.items(), digits_of(context))) {}

 private:
    static int digits_of(const model::Context& context) {
        return static_cast<int>(context.parameters.integer("model.digits"));
    }

    CodeLists make_codes() override {
        std::vector<int64_t> numbers(static_cast<size_t>(context_.items()), -1);
        int64_t next = 0;
        for (int32_t user : user_order())
            for (const int32_t* item = context_.train.begin(user); item != context_.train.end(user); ++item)
                if (int64_t& number = numbers[static_cast<size_t>(*item)]; number < 0) number = next++;
        for (int32_t item : by_raw_id())
            if (int64_t& number = numbers[static_cast<size_t>(item)]; number < 0) number = next++;
        return digit_groups(numbers, digits_of(context_));
    }

    std::vector<int32_t> by_raw_id() const {
        std::vector<int32_t> items(static_cast<size_t>(context_.items()));
        std::iota(items.begin(), items.end(), 0);
        const data::IdMap& ids = context_.dataset.items();
        std::sort(items.begin(), items.end(), [&](int32_t a, int32_t b) { return raw_id_less(ids[a], ids[b]); });
        return items;
    }

    std::vector<int32_t> user_order() const {
        std::vector<int32_t> users(static_cast<size_t>(context_.users()));
        std::iota(users.begin(), users.end(), 0);
        const std::string& order = context_.parameters.text("model.user_order");
        if (order == "random")
            numeric::RandomStream(context_.seed, "p5_sequential").shuffle(std::span(users));
        else if (order != "data")
            std::stable_sort(users.begin(), users.end(), [&, keys = keys_of(order)](int32_t a, int32_t b) {
                return keys[static_cast<size_t>(a)] < keys[static_cast<size_t>(b)];
            });
        return users;
    }

    /// Users come in ascending order of these.
    std::vector<int64_t> keys_of(const std::string& order) const {
        if (order == "time" && context_.dataset.time_kind() != data::TimeKind::utc_milliseconds)
            throw UsageError(
                "this data set has no times by which users could be put in order; choose another order",
                "model.user_order");
        std::vector<int64_t> keys;
        for (int32_t user = 0; user < context_.users(); ++user) {
            const int64_t length = context_.train.length(user);
            if (order == "time") {
                const auto first = static_cast<size_t>(context_.train.offsets[static_cast<size_t>(user)]);
                keys.push_back(
                    length == 0
                        ? std::numeric_limits<int64_t>::max()
                        : context_.dataset.interactions().time[static_cast<size_t>(context_.train.rows[first])]);
            } else {
                keys.push_back(order == "short_to_long" ? length : -length);
            }
        }
        return keys;
    }
};

}  // namespace

model::Registration p5_sequential() {
    auto d = p5_descriptor(
        "p5_sequential", "P5 sequential IDs",
        "Numbers the items in order of their first appearance in the training histories, user by user, and reads "
        "groups of digits as codes. Items that were taken one after the other get near numbers and so share a "
        "beginning. Validation and test interactions are never looked at.");
    d.inputs = {{"interactions"}, {"order", false}};
    d.parameters = {descriptor::integer("model.digits", 2, 1, 6, "Digits of the number in one code"),
                    descriptor::choice(
                        "model.user_order", "data", {"data", "time", "random", "short_to_long", "long_to_short"},
                        "Whose history is numbered first: as in the data, by first interaction, by length")};
    return {d, model::make_model<P5Sequential>};
}

}  // namespace armillary::models
