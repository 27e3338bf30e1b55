// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/paths/index_tokenizer.h"

namespace armillary::models {

namespace {

/// One token an item, shared with none (IID).
class P5Independent : public IndexTokenizer {
 public:
    explicit P5Independent(const model::Context& context) : IndexTokenizer(context, 1) {}

 private:
    CodeLists make_codes() override { return with_own_codes(CodeLists(static_cast<size_t>(context_.items()))); }
};

}  // namespace

model::Registration p5_independent() {
    return {
        p5_descriptor("p5_independent", "P5 independent IDs",
                      "Gives every item one token of its own, as a table of embeddings does. Nothing is shared "
                      "between items, so nothing collides and nothing is learned for one item from another."),
        model::make_model<P5Independent>};
}

}  // namespace armillary::models
