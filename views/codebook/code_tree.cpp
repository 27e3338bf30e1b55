// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/code_tree.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "views/codebook/bucket_table.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct CodeTreeText {
    Q_DECLARE_TR_FUNCTIONS(CodeTree)
};

}  // namespace

IcicleContentPtr code_tree(CodeCataloguePtr catalogue) {
    if (!catalogue) return {};
    auto tree = std::make_shared<IcicleContent>();
    tree->shared = {catalogue, &catalogue->order.shared};
    tree->depth = catalogue->levels();
    const auto prefix = [catalogue](const IcicleNode& node) {
        return catalogue->prefix_at(node.leaves.begin, node.depth);
    };
    tree->name = [catalogue](const IcicleNode& node) {
        const int32_t code = catalogue->code(catalogue->item_at(node.leaves.begin), node.depth - 1);
        return code < 0 ? kUndefined : QString::number(code);
    };
    tree->full_name = [catalogue, prefix](const IcicleNode& node) {
        return node.depth == 0 ? CodeTreeText::tr("All items") : prefix_text(prefix(node), catalogue->levels());
    };
    tree->id = [prefix](const IcicleNode& node) { return prefix(node).id(); };
    tree->find = [catalogue](const QString& id) {
        const auto pick = code_pick(id);
        return pick ? catalogue->positions_of(*pick) : Positions();
    };
    tree->examples = [catalogue](const LeafRange& items, size_t most) {
        return commonest_titles(*catalogue, items, most);
    };
    tree->leaf_count = [](int64_t items) { return CodeTreeText::tr("%1 items").arg(count(items)); };
    tree->node_count = [](int64_t prefixes) { return CodeTreeText::tr("%1 prefixes").arg(count(prefixes)); };
    return tree;
}

std::vector<IcicleNode> nodes_of(const CodeCatalogue& catalogue, const CodePick& pick) {
    const int64_t depth = pick.level() + 1;
    if (pick.first == 0) {
        const Positions there = catalogue.positions_of(pick);
        return there.size() > 0 ? std::vector<IcicleNode>{{depth, there}} : std::vector<IcicleNode>();
    }
    std::vector<IcicleNode> nodes;
    if (pick.codes.size() != 1) return nodes;
    catalogue.order.for_each_bucket(depth, [&](size_t begin, size_t end) {
        if (catalogue.code(catalogue.item_at(begin), pick.first) == pick.codes.front())
            nodes.push_back({depth, {begin, end}});
    });
    return nodes;
}

IcicleLabelsPtr labels_in_order(const CodeCatalogue& catalogue, const CodeLabels& labels) {
    auto ordered = std::make_shared<IcicleLabels>();
    ordered->names = labels.names;
    ordered->of_leaf.reserve(catalogue.order.items.size());
    for (const int32_t item : catalogue.order.items)
        ordered->of_leaf.push_back(labels.of_item[static_cast<size_t>(item)]);
    return ordered;
}

QStringList commonest_titles(const CodeCatalogue& catalogue, const Positions& items, size_t most) {
    const auto begin = catalogue.order.items.begin() + static_cast<std::ptrdiff_t>(items.begin);
    std::vector<int32_t> chosen(std::min(most, items.size()));
    std::partial_sort_copy(begin, begin + static_cast<std::ptrdiff_t>(items.size()), chosen.begin(), chosen.end(),
                           [&](int32_t a, int32_t b) {
                               const double of_a = catalogue.interactions(a), of_b = catalogue.interactions(b);
                               return std::isnan(of_a) || of_a == of_b ? a < b : of_a > of_b;
                           });
    QStringList titles;
    for (const int32_t item : chosen) titles << catalogue.title(item);
    return titles;
}

}  // namespace armillary::views
