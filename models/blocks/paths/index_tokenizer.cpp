// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/paths/index_tokenizer.h"

#include <algorithm>
#include <map>

namespace armillary::models {

namespace {

/// By level, a number above every code of it.
std::vector<int32_t> first_free_codes(const CodeLists& lists) {
    std::vector<int32_t> free;
    for (const auto& list : lists) {
        if (free.size() < list.size() + 1) free.resize(list.size() + 1, 0);
        for (size_t level = 0; level < list.size(); ++level) free[level] = std::max(free[level], list[level] + 1);
    }
    return free;
}

}  // namespace

IndexTokenizer::IndexTokenizer(const model::Context& context, int most_levels)
    : context_(context), table_(torch::full({context.items(), std::max(most_levels, 1)}, -1, torch::kInt32)) {}

void IndexTokenizer::fit() {
    const CodeLists lists = make_codes();
    const int64_t most = table_.size(1);
    table_.fill_(-1);
    for (size_t item = 0; item < lists.size(); ++item)
        std::copy(lists[item].begin(), lists[item].end(),
                  table_.data_ptr<int32_t>() + static_cast<int64_t>(item) * most);
}

int IndexTokenizer::levels() const {
    int used = 1;
    for (int64_t level = 1; level < table_.size(1); ++level)
        if (table_.select(1, level).max().item<int32_t>() >= 0) used = static_cast<int>(level) + 1;
    return used;
}

int64_t IndexTokenizer::codebook_size(int level) const {
    return std::max(table_.select(1, level).max().item<int32_t>() + 1, 1);
}

std::vector<int32_t> IndexTokenizer::encode() {
    const torch::Tensor used = table_.narrow(1, 0, levels()).contiguous();
    return {used.data_ptr<int32_t>(), used.data_ptr<int32_t>() + used.numel()};
}

descriptor::ModelDescriptor p5_descriptor(std::string id, std::string name, std::string summary) {
    descriptor::ModelDescriptor d;
    d.id = std::move(id);
    d.name = std::move(name);
    d.family = "tokenizers";
    d.kind = descriptor::ModelKind::tokenizer;
    d.summary = std::move(summary);
    d.reference = "Hua et al., How to index item IDs for recommendation foundation models, SIGIR-AP 2023";
    d.inputs = {{"interactions", false}};
    d.capabilities = {"codes"};
    d.trainable = false;
    d.memory_formula = "200 * items";
    d.time_formula = "1000 * items";
    return d;
}

int digit_group_count(int64_t count, int digits) {
    int length = 1;
    for (int64_t largest = count - 1; largest >= 10; largest /= 10) ++length;
    return (length + digits - 1) / digits;
}

CodeLists digit_groups(const std::vector<int64_t>& numbers, int digits) {
    const int64_t largest = numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end());
    const auto groups = static_cast<size_t>(digit_group_count(largest + 1, digits));
    int64_t base = 1;
    for (int i = 0; i < digits; ++i) base *= 10;
    CodeLists lists;
    for (int64_t number : numbers) {
        std::vector<int32_t>& list = lists.emplace_back(groups);
        for (size_t group = groups; group-- > 0; number /= base) list[group] = static_cast<int32_t>(number % base);
    }
    return lists;
}

CodeLists with_running_numbers(CodeLists lists, bool repeats_only) {
    const std::vector<int32_t> free = first_free_codes(lists);
    std::map<std::vector<int32_t>, int32_t> met;
    for (auto& list : lists) {
        int32_t number = met[list]++;
        if (repeats_only && !list.empty() && --number < 0) continue;
        list.push_back(free[list.size()] + number);
    }
    return lists;
}

CodeLists with_own_codes(CodeLists lists) {
    std::vector<int32_t> free = first_free_codes(lists);
    for (auto& list : lists) list.push_back(free[list.size()]++);
    return lists;
}

}  // namespace armillary::models
