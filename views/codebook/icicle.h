// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "views/codebook/code_catalogue.h"

namespace armillary::views {

/// A rectangle of the icicle: the items that share their first codes, or several neighbours that are too narrow to
/// be drawn apart.
struct IcicleBox {
    int64_t depth = 0;  ///< leading codes that are shared
    Positions items;
    int64_t nodes = 1;  ///< prefixes in it; more than one: too narrow ones together
    double left = 0, width = 0;
    double share = 1;    ///< of the items of the box above
    int32_t label = -1;  ///< the commonest of its items' labels; -1: none known
    double purity = 0;   ///< share of all its items with the label

    bool together() const { return nodes > 1; }
    double right() const { return left + width; }
};

/// The prefix tree as rows of boxes: the root on top over the whole width, below each box the prefixes that go on
/// from it, as wide as they have items. By row, from left to right. Prefixes narrower than `narrowest` are put
/// together with such neighbours of the same parent; what is too narrow even so is left out. O(levels * items of
/// the root).
std::vector<std::vector<IcicleBox>> lay_out_icicle(const CodeCatalogue& catalogue, int64_t root_depth,
                                                   const Positions& root, double width, double narrowest = 1);

/// Finds each box's commonest label, the lowest of equal ones. `labels` [positions of the order], -1 = none.
void label_boxes(std::vector<std::vector<IcicleBox>>& rows, const std::vector<int32_t>& labels);

/// Labels in the order of the positions.
std::vector<int32_t> labels_in_order(const CodeCatalogue& catalogue, const CodeLabels& labels);

/// Titles of the items of a box with the most interactions; in the order of the table where those are not known.
QStringList commonest_titles(const CodeCatalogue& catalogue, const Positions& items, size_t most);

}  // namespace armillary::views
