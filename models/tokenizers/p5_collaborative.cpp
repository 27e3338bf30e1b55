// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/paths/item_paths.h"

namespace armillary::models {

namespace {

/// Path in a tree of spectral clusterings of co-occurrence, then a number within the leaf (CID).
class P5Collaborative : public IndexTokenizer {
 public:
    explicit P5Collaborative(const model::Context& context)
        : IndexTokenizer(context, collaborative_tree(context.parameters).depth + 1) {}

 private:
    CodeLists make_codes() override {
        return with_running_numbers(collaborative_paths(context_, collaborative_tree(context_.parameters)));
    }
};

}  // namespace

model::Registration p5_collaborative() {
    auto d = p5_descriptor(
        "p5_collaborative", "P5 collaborative IDs",
        "Divides the items into clusters by who takes them together in the training part, divides large clusters "
        "again, and takes the path through this tree as codes, with a running number at the end. Items with "
        "common "
        "users share a beginning. The result depends strongly on the number and the size of clusters.");
    d.inputs = {{"interactions"}};
    d.parameters = collaborative_parameters();
    d.memory_formula = "60 * min(interactions * interactions / users, items * items / 2) + 3000 * items";
    d.time_formula =
        "200 * (clusters + 8) * (min(interactions * interactions / users, items * items / 2) + 50 * items * "
        "(clusters + 8))";
    return {d, model::make_model<P5Collaborative>};
}

}  // namespace armillary::models
