// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/icicle.h"

#include <algorithm>
#include <cmath>

namespace armillary::views {

namespace {

/// Makes the boxes below one box.
class Children {
 public:
    Children(const IcicleBox& parent, double narrowest, std::vector<IcicleBox>& out)
        : parent_(parent), narrowest_(narrowest), out_(out) {}

    void add(const Positions& node) {
        const double width = width_of(node);
        if (width >= narrowest_) {
            put_together();
            out_.push_back(box(node, 1));
            return;
        }
        if (nodes_ == 0) gathered_ = node;
        gathered_.end = node.end;
        ++nodes_;
    }
    void put_together() {
        if (nodes_ > 0 && width_of(gathered_) >= narrowest_) out_.push_back(box(gathered_, nodes_));
        nodes_ = 0;
    }

 private:
    double width_of(const Positions& items) const { return parent_.width * share_of(items); }
    double share_of(const Positions& items) const {
        return static_cast<double>(items.size()) / static_cast<double>(parent_.items.size());
    }
    IcicleBox box(const Positions& items, int64_t nodes) const {
        const double left =
            static_cast<double>(items.begin - parent_.items.begin) / static_cast<double>(parent_.items.size());
        IcicleBox made{.depth = parent_.depth + 1, .items = items, .nodes = nodes};
        made.left = parent_.left + parent_.width * left;
        made.width = width_of(items);
        made.share = share_of(items);
        return made;
    }

    const IcicleBox& parent_;
    double narrowest_;
    std::vector<IcicleBox>& out_;
    Positions gathered_;
    int64_t nodes_ = 0;
};

/// Prefixes of this many codes among the items.
int64_t count_nodes(const diagnostics::PrefixOrder& order, const Positions& items, int64_t depth) {
    int64_t nodes = 1;
    for (size_t at = items.begin + 1; at < items.end; ++at) nodes += order.shared[at] < depth;
    return nodes;
}

void add_below(const diagnostics::PrefixOrder& order, const IcicleBox& parent, double narrowest,
               std::vector<IcicleBox>& out) {
    if (parent.together()) {  // what is below is narrower still
        IcicleBox same = parent;
        same.depth = parent.depth + 1;
        same.nodes = count_nodes(order, parent.items, same.depth);
        same.share = 1;
        return out.push_back(same);
    }
    Children children(parent, narrowest, out);
    Positions node{parent.items.begin, parent.items.begin};
    for (node.end = node.begin + 1; node.end <= parent.items.end; ++node.end)
        if (node.end == parent.items.end || order.shared[node.end] <= parent.depth) {
            children.add(node);
            node.begin = node.end;
        }
    children.put_together();
}

}  // namespace

std::vector<std::vector<IcicleBox>> lay_out_icicle(const CodeCatalogue& catalogue, int64_t root_depth,
                                                   const Positions& root, double width, double narrowest) {
    std::vector<std::vector<IcicleBox>> rows;
    if (root.size() == 0) return rows;
    IcicleBox whole{.depth = root_depth, .items = root};
    whole.width = width;
    rows.push_back({whole});
    while (rows.back().front().depth < catalogue.levels()) {
        std::vector<IcicleBox> row;
        for (const IcicleBox& parent : rows.back()) add_below(catalogue.order, parent, narrowest, row);
        if (row.empty()) break;
        rows.push_back(std::move(row));
    }
    return rows;
}

void label_boxes(std::vector<std::vector<IcicleBox>>& rows, const std::vector<int32_t>& labels) {
    const int32_t last = labels.empty() ? -1 : *std::max_element(labels.begin(), labels.end());
    std::vector<int64_t> counts(static_cast<size_t>(last + 1));
    for (auto& row : rows)
        for (IcicleBox& box : row) {
            int64_t most = 0;
            box.label = -1;
            for (size_t at = box.items.begin; at < box.items.end; ++at) {
                const int32_t label = labels[at];
                if (label < 0) continue;
                const int64_t count = ++counts[static_cast<size_t>(label)];
                if (count > most || (count == most && label < box.label)) {
                    most = count;
                    box.label = label;
                }
            }
            box.purity = static_cast<double>(most) / static_cast<double>(box.items.size());
            for (size_t at = box.items.begin; at < box.items.end; ++at)
                if (labels[at] >= 0) counts[static_cast<size_t>(labels[at])] = 0;
        }
}

std::vector<int32_t> labels_in_order(const CodeCatalogue& catalogue, const CodeLabels& labels) {
    std::vector<int32_t> ordered;
    ordered.reserve(catalogue.order.items.size());
    for (const int32_t item : catalogue.order.items) ordered.push_back(labels.of_item[static_cast<size_t>(item)]);
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
