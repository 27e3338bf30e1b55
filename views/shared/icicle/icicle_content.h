// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace armillary::views {

/// Leaves of a tree that stand beside one another, half open.
struct LeafRange {
    size_t begin = 0, end = 0;
    size_t size() const { return end - begin; }
    bool operator==(const LeafRange&) const = default;
};

/// A node of a tree: the steps from the root to it, and the leaves below it.
struct IcicleNode {
    int64_t depth = 0;
    LeafRange leaves;
    bool operator==(const IcicleNode&) const = default;
};

/// A tree to be drawn as an icicle, with the words for it. Its leaves have an order in which those of one node
/// stand together.
struct IcicleContent {
    /// [leaves] steps from the root that a leaf shares with the one before it; 0 for the first.
    std::shared_ptr<const std::vector<int32_t>> shared;
    int64_t depth = 0;                                              ///< of the deepest node; the root's is 0
    std::function<QString(const IcicleNode&)> name;                 ///< below its parent: what its box says
    std::function<QString(const IcicleNode&)> full_name;            ///< the way from the root with it
    std::function<QString(const IcicleNode&)> id;                   ///< by which another tree knows the node again
    std::function<LeafRange(const QString& id)> find;               ///< no leaves: there is no such node
    std::function<QStringList(const LeafRange&, size_t)> examples;  ///< at most so many names of leaves
    std::function<QString(int64_t)> leaf_count;                     ///< `1,234 items`
    std::function<QString(int64_t)> node_count;                     ///< `12 prefixes`

    size_t leaves() const { return shared ? shared->size() : 0; }
    IcicleNode root() const { return {0, {0, leaves()}}; }
    /// The node of this depth that the leaf is below.
    IcicleNode node_at(size_t leaf, int64_t node_depth) const;
    /// First leaves of the nodes of this depth among the leaves.
    std::vector<size_t> begins(const LeafRange& among, int64_t node_depth) const;
};
using IcicleContentPtr = std::shared_ptr<const IcicleContent>;

/// One label a leaf.
struct IcicleLabels {
    QStringList names;             ///< commonest first
    std::vector<int32_t> of_leaf;  ///< [leaves] index of the name, -1 without
};
using IcicleLabelsPtr = std::shared_ptr<const IcicleLabels>;

/// A rectangle of the icicle: a node, or several neighbours that are too narrow to be drawn apart.
struct IcicleBox {
    int64_t depth = 0;
    LeafRange leaves;
    int64_t nodes = 1;  ///< in it; more than one: too narrow ones together
    double left = 0, width = 0;
    double share = 1;    ///< of the leaves of the box above
    int32_t label = -1;  ///< the commonest of its leaves' labels; -1: none known
    double purity = 0;   ///< share of all its leaves with the label

    bool together() const { return nodes > 1; }
    double right() const { return left + width; }
    IcicleNode node() const { return {depth, leaves}; }
};
using IcicleRows = std::vector<std::vector<IcicleBox>>;

/// The tree as rows of boxes: `root` on top over the whole width, below each box the nodes that go on from it, as
/// wide as they have leaves. By row, from left to right. Nodes narrower than `narrowest` are put together with
/// such neighbours of the same parent; what is too narrow even so is left out. O(depth * leaves of the root).
IcicleRows lay_out_icicle(const IcicleContent& tree, const IcicleNode& root, double width, double narrowest = 1);

/// Finds each box's commonest label, the lowest of equal ones. `labels` [leaves], -1 = none.
void label_boxes(IcicleRows& rows, const std::vector<int32_t>& labels);

/// Sorted for `has_mark`.
void sort_marks(std::vector<IcicleNode>& marks);
/// Whether a node of the box is among the sorted marks.
bool has_mark(const IcicleBox& box, const std::vector<IcicleNode>& marks);

}  // namespace armillary::views
