// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/code_files.h"
#include "models/blocks/paths/index_tokenizer.h"

namespace armillary::models {

namespace {

/// Semantic IDs made elsewhere, taken as they are.
class ImportedCodes : public IndexTokenizer {
 public:
    explicit ImportedCodes(const model::Context& context) : ImportedCodes(context, choose(context)) {}

    int64_t codebook_size(int level) const override { return sizes_[static_cast<size_t>(level)]; }
    int levels() const override { return static_cast<int>(sizes_.size()); }

 private:
    ImportedCodes(const model::Context& context, data::ItemCodes codes)
        : IndexTokenizer(context, codes.levels), codes_(std::move(codes)), sizes_(level_sizes()) {
        int64_t without = 0;
        for (int64_t item = 0; item < context.items(); ++item) without += code(item, 0) < 0;
        if (without == context.items())
            throw UsageError(fmt::format("no item of '{}' has a code in {}", context.dataset.name(), codes_.name),
                             "model.index");
        if (without > 0)
            context.message(fmt::format("{} of {} items have no code in {}", format_count(without),
                                        format_count(context.items()), codes_.name));
    }

    static data::ItemCodes choose(const model::Context& context) {
        const std::string &path = context.parameters.text("model.path"),
                          &index = context.parameters.text("model.index");
        if (!path.empty()) {
            if (index != "auto")
                throw UsageError("name a code table of the data set or a file of codes, not both", "model.path");
            std::vector<std::string> warnings;
            data::ItemCodes codes = data::read_code_file(path, context.dataset.items(), warnings);
            for (const std::string& warning : warnings) context.message(warning);
            return codes;
        }
        const std::vector<data::ItemCodes>& all = context.dataset.codes();
        if (all.empty())
            throw UsageError(
                fmt::format("data set '{}' has no codes. Import it again with its index file (*.index.json, or a "
                            "CSV with code_0, code_1, …) beside the data, or name the file with model.path",
                            context.dataset.name()),
                "model.index");
        std::vector<std::string> names;
        for (const data::ItemCodes& codes : all) names.push_back(codes.name);
        if (index == "auto" && all.size() == 1) return all.front();
        for (const data::ItemCodes& codes : all)
            if (codes.name == index) return codes;
        throw UsageError(index == "auto" ? fmt::format("data set '{}' has several code tables; choose one of {}",
                                                       context.dataset.name(), join(names, ", "))
                                         : fmt::format("data set '{}' has no code table '{}'; it has {}",
                                                       context.dataset.name(), index, join(names, ", ")),
                         "model.index");
    }

    int32_t code(int64_t item, int64_t level) const {
        return codes_.codes[static_cast<size_t>(item * codes_.levels + level)];
    }

    std::vector<int64_t> level_sizes() const {
        const std::vector<int64_t> asked = context_.parameters.integers("model.codebook_size");
        if (asked.size() != 1 && static_cast<int32_t>(asked.size()) != codes_.levels)
            throw UsageError(fmt::format("{} sizes for {} levels; give one for all or one a level", asked.size(),
                                         codes_.levels),
                             "model.codebook_size");
        std::vector<int64_t> sizes;
        for (int32_t level = 0; level < codes_.levels; ++level) {
            int64_t least = 1;
            for (int64_t item = 0; item < context_.items(); ++item)
                least = std::max<int64_t>(least, code(item, level) + 1);
            const int64_t size = asked.size() == 1 ? asked.front() : asked[static_cast<size_t>(level)];
            if (size != 0 && size < least)
                throw UsageError(
                    fmt::format("level {} of {} has code {}, so its codebook holds at least {} codes, "
                                "not {}; 0 takes the least",
                                level + 1, codes_.name, least - 1, least, size),
                    "model.codebook_size");
            sizes.push_back(size == 0 ? least : size);
        }
        return sizes;
    }

    CodeLists make_codes() override {
        CodeLists lists(static_cast<size_t>(context_.items()));
        for (size_t item = 0; item < lists.size(); ++item)
            for (int32_t level = 0; level < codes_.levels; ++level)
                if (const int32_t known = code(static_cast<int64_t>(item), level); known >= 0)
                    lists[item].push_back(known);
        return lists;
    }

    data::ItemCodes codes_;
    std::vector<int64_t> sizes_;  ///< [levels]
};

}  // namespace

model::Registration imported_codes() {
    using descriptor::integers, descriptor::text;
    descriptor::ModelDescriptor d;
    d.id = "imported_codes";
    d.name = "Imported codes";
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary =
        "Takes semantic IDs that were made elsewhere, published with a paper or by another program, as they are. "
        "Everything the lab shows of a tokenizer's codes it shows of these too: usage, collisions, the prefix "
        "tree, "
        "and what they are worth to a recommender.";
    d.reference = "tables such as those of TIGER, LC-Rec and MiniOneRec (*.index.json)";
    d.inputs = {{"features", false}, {"interactions", false}};
    d.capabilities = {"codes"};
    d.parameters = {
        text("model.index", "auto", "Code table of the data set; auto takes the only one there is"),
        text("model.path", "", "File of codes to read instead: *.json or *.csv"),
        integers("model.codebook_size", {0}, 0, 1 << 24,
                 "Codes that the codebooks hold, for all levels or one a level; 0 is the largest + 1")};
    d.trainable = false;
    d.memory_formula = "200 * items";
    d.time_formula = "100 * items";
    return {d, model::make_model<ImportedCodes>};
}

}  // namespace armillary::models
