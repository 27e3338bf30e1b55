// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>

#include "core/numeric/random.h"
#include "models/blocks/paths/index_tokenizer.h"

namespace armillary::models {

namespace {

/// Items numbered at random, the digits as tokens (RID): what two items share, they share by accident.
class P5Random : public IndexTokenizer {
 public:
    explicit P5Random(const model::Context& context)
        : IndexTokenizer(context, digit_group_count(context.items(), digits_of(context))) {}

 private:
    static int digits_of(const model::Context& context) {
        return static_cast<int>(context.parameters.integer("model.digits"));
    }

    CodeLists make_codes() override {
        std::vector<int64_t> numbers(static_cast<size_t>(context_.items()));
        std::iota(numbers.begin(), numbers.end(), int64_t{0});
        numeric::RandomStream(context_.seed, "p5_random").shuffle(std::span(numbers));
        return digit_groups(numbers, digits_of(context_));
    }
};

}  // namespace

model::Registration p5_random() {
    auto d = p5_descriptor("p5_random", "P5 random IDs",
                           "Numbers the items at random and reads groups of digits as codes. What two items share "
                           "they share by accident, so this is the floor that any other identifier should beat.");
    d.parameters = {descriptor::integer("model.digits", 2, 1, 6, "Digits of the number in one code")};
    return {d, model::make_model<P5Random>};
}

}  // namespace armillary::models
