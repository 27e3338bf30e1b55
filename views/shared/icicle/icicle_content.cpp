// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/icicle/icicle_content.h"

#include <algorithm>
#include <utility>

namespace armillary::views {

namespace {

/// Makes the boxes below one box.
class Children {
 public:
    Children(const IcicleBox& parent, double narrowest, std::vector<IcicleBox>& out)
        : parent_(parent), narrowest_(narrowest), out_(out) {}

    void add(const LeafRange& node) {
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
    double width_of(const LeafRange& leaves) const { return parent_.width * share_of(leaves); }
    double share_of(const LeafRange& leaves) const {
        return static_cast<double>(leaves.size()) / static_cast<double>(parent_.leaves.size());
    }
    IcicleBox box(const LeafRange& leaves, int64_t nodes) const {
        const double left =
            static_cast<double>(leaves.begin - parent_.leaves.begin) / static_cast<double>(parent_.leaves.size());
        IcicleBox made{.depth = parent_.depth + 1, .leaves = leaves, .nodes = nodes};
        made.left = parent_.left + parent_.width * left;
        made.width = width_of(leaves);
        made.share = share_of(leaves);
        return made;
    }

    const IcicleBox& parent_;
    double narrowest_;
    std::vector<IcicleBox>& out_;
    LeafRange gathered_;
    int64_t nodes_ = 0;
};

void add_below(const IcicleContent& tree, const IcicleBox& parent, double narrowest, std::vector<IcicleBox>& out) {
    if (parent.together()) {  // what is below is narrower still
        IcicleBox same = parent;
        same.depth = parent.depth + 1;
        same.nodes = static_cast<int64_t>(tree.begins(parent.leaves, same.depth).size());
        same.share = 1;
        return out.push_back(same);
    }
    Children children(parent, narrowest, out);
    const std::vector<int32_t>& shared = *tree.shared;
    LeafRange node{parent.leaves.begin, parent.leaves.begin};
    for (node.end = node.begin + 1; node.end <= parent.leaves.end; ++node.end)
        if (node.end == parent.leaves.end || shared[node.end] <= parent.depth) {
            children.add(node);
            node.begin = node.end;
        }
    children.put_together();
}

bool comes_before(const IcicleNode& a, const IcicleNode& b) {
    return std::pair(a.depth, a.leaves.begin) < std::pair(b.depth, b.leaves.begin);
}

}  // namespace

IcicleNode IcicleContent::node_at(size_t leaf, int64_t node_depth) const {
    LeafRange there{leaf, leaf + 1};
    while (there.begin > 0 && (*shared)[there.begin] >= node_depth) --there.begin;
    while (there.end < leaves() && (*shared)[there.end] >= node_depth) ++there.end;
    return {node_depth, there};
}

std::vector<size_t> IcicleContent::begins(const LeafRange& among, int64_t node_depth) const {
    std::vector<size_t> found;
    for (size_t leaf = among.begin; leaf < among.end; ++leaf)
        if (leaf == among.begin || (*shared)[leaf] < node_depth) found.push_back(leaf);
    return found;
}

IcicleRows lay_out_icicle(const IcicleContent& tree, const IcicleNode& root, double width, double narrowest) {
    IcicleRows rows;
    if (root.leaves.size() == 0) return rows;
    IcicleBox whole{.depth = root.depth, .leaves = root.leaves};
    whole.width = width;
    rows.push_back({whole});
    while (rows.back().front().depth < tree.depth) {
        std::vector<IcicleBox> row;
        for (const IcicleBox& parent : rows.back()) add_below(tree, parent, narrowest, row);
        if (row.empty()) break;
        rows.push_back(std::move(row));
    }
    return rows;
}

void label_boxes(IcicleRows& rows, const std::vector<int32_t>& labels) {
    const int32_t last = labels.empty() ? -1 : *std::max_element(labels.begin(), labels.end());
    std::vector<int64_t> counts(static_cast<size_t>(last + 1));
    for (auto& row : rows)
        for (IcicleBox& box : row) {
            int64_t most = 0;
            box.label = -1;
            for (size_t at = box.leaves.begin; at < box.leaves.end; ++at) {
                const int32_t label = labels[at];
                if (label < 0) continue;
                const int64_t count = ++counts[static_cast<size_t>(label)];
                if (count > most || (count == most && label < box.label)) {
                    most = count;
                    box.label = label;
                }
            }
            box.purity = static_cast<double>(most) / static_cast<double>(box.leaves.size());
            for (size_t at = box.leaves.begin; at < box.leaves.end; ++at)
                if (labels[at] >= 0) counts[static_cast<size_t>(labels[at])] = 0;
        }
}

void sort_marks(std::vector<IcicleNode>& marks) {
    std::sort(marks.begin(), marks.end(), comes_before);
}

bool has_mark(const IcicleBox& box, const std::vector<IcicleNode>& marks) {
    // Nodes of one depth do not overlap, so one that begins in the box lies in it.
    const auto first = std::lower_bound(marks.begin(), marks.end(), box.node(), comes_before);
    return first != marks.end() && first->depth == box.depth && first->leaves.begin < box.leaves.end;
}

}  // namespace armillary::views
