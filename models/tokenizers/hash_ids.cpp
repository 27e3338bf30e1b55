// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/paths/index_tokenizer.h"
#include "models/blocks/paths/murmur_hash.h"

namespace armillary::models {

namespace {

/// The hash ID of H2Rec (2025): the item's index, or the bucket into which its raw id falls. Of the raw id, so
/// that an item is in the same bucket in every data set and after every filter.
class HashIds : public IndexTokenizer {
 public:
    explicit HashIds(const model::Context& context)
        : IndexTokenizer(context, 1), buckets_(context.parameters.integer("model.buckets")) {}

    /// Empty buckets count: which are empty is chance.
    int64_t codebook_size(int level) const override {
        return buckets_ > 0 ? buckets_ : IndexTokenizer::codebook_size(level);
    }

 private:
    CodeLists make_codes() override {
        CodeLists codes;
        for (int32_t item = 0; item < context_.items(); ++item)
            codes.push_back({buckets_ > 0 ? static_cast<int32_t>(murmur_hash(context_.dataset.items()[item]) %
                                                                 static_cast<uint64_t>(buckets_))
                                          : item});
        return codes;
    }

    int64_t buckets_;
};

}  // namespace

model::Registration hash_ids() {
    auto d = p5_descriptor(
        "hash_ids", "Hash IDs",
        "Gives every item one code: its own, or with buckets the one that its id is hashed to, as large "
        "systems do to bound their tables. Which items then share a code is chance, and the fewer the buckets "
        "the more do: a floor for every identifier that means something.");
    d.reference =
        "Liu et al., The best of the two worlds: Harmonizing semantic and hash IDs for sequential recommendation "
        "(H2Rec), 2025";
    d.parameters = {descriptor::integer("model.buckets", 0, 0, 16777216,
                                        "Buckets that ids are hashed to; 0 gives every item a code of its own",
                                        "buckets")};
    d.memory_formula += " + 24 * buckets";  // of each bucket the record counts what it holds
    return {d, model::make_model<HashIds>};
}

}  // namespace armillary::models
