// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/paths/item_paths.h"

namespace armillary::models {

namespace {

/// Category path, then a number within its last category (SemID). An item without a category has the number alone.
class P5Semantic : public IndexTokenizer {
 public:
    explicit P5Semantic(const model::Context& context)
        : P5Semantic(context, category_columns(context.dataset, context.parameters.text("model.attributes"))) {}

 private:
    P5Semantic(const model::Context& context, CategoryColumns categories)
        : IndexTokenizer(context, categories.most_levels + 1), categories_(std::move(categories)) {}

    CodeLists make_codes() override { return with_running_numbers(category_paths(context_.dataset, categories_)); }

    CategoryColumns categories_;
};

}  // namespace

model::Registration p5_semantic() {
    auto d = p5_descriptor(
        "p5_semantic", "P5 semantic IDs",
        "Takes an item's categories, coarse to fine, as its codes, with a running number at the end. Made by "
        "people "
        "rather than learned, so a shared beginning means the same category by construction; an item without one "
        "has its own number alone.");
    d.inputs = {{"attributes", false}, {"interactions", false}};
    d.parameters = {category_parameter()};
    return {d, model::make_model<P5Semantic>};
}

}  // namespace armillary::models
