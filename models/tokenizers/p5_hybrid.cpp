// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/paths/item_paths.h"

namespace armillary::models {

namespace {

/// Collaborative or category path, then a token that no other item has (CID+IID, SemID+IID).
class P5Hybrid : public IndexTokenizer {
 public:
    explicit P5Hybrid(const model::Context& context) : IndexTokenizer(context, path_levels(context) + 1) {}

 private:
    static bool is_collaborative(const model::Context& context) {
        return context.parameters.text("model.path") == "collaborative";
    }
    static CategoryColumns categories(const model::Context& context) {
        return category_columns(context.dataset, context.parameters.text("model.attributes"));
    }
    static int path_levels(const model::Context& context) {
        return is_collaborative(context) ? collaborative_tree(context.parameters).depth
                                         : categories(context).most_levels;
    }

    CodeLists make_codes() override {
        return with_own_codes(is_collaborative(context_)
                                  ? collaborative_paths(context_, collaborative_tree(context_.parameters))
                                  : category_paths(context_.dataset, categories(context_)));
    }
};

}  // namespace

model::Registration p5_hybrid() {
    auto d = p5_descriptor(
        "p5_hybrid", "P5 hybrid IDs",
        "Begins like a collaborative or a semantic ID and ends with a token that belongs to the item alone. It "
        "shares what the path says and still tells every item apart, and was the best of its family on Amazon "
        "Beauty.");
    d.inputs = {{"interactions"}, {"attributes", false}};
    d.parameters = {descriptor::choice("model.path", "collaborative", {"collaborative", "semantic"},
                                       "What the beginning is made of: common users, or categories")};
    for (descriptor::Parameter parameter : collaborative_parameters()) {
        parameter.only_if = "model.path = collaborative";
        d.parameters.push_back(parameter);
    }
    d.parameters.push_back(category_parameter());
    d.parameters.back().only_if = "model.path = semantic";
    d.memory_formula = "60 * min(interactions * interactions / users, items * items / 2) + 3000 * items";
    d.time_formula =
        "200 * (clusters + 8) * (min(interactions * interactions / users, items * items / 2) + 50 * items * "
        "(clusters + 8))";
    return {d, model::make_model<P5Hybrid>};
}

}  // namespace armillary::models
