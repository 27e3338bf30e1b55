// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/codebook/code_catalogue.h"

namespace armillary::views {

/// The prefix tree of a catalogue: its leaves are the positions of the order, a node is a prefix, known again by
/// the id of its `CodePick`.
IcicleContentPtr code_tree(CodeCataloguePtr catalogue);

/// The nodes that a pick stands for: its prefix, or the prefixes that end in its code of a deeper level.
/// O(log items), O(items) for a code of a deeper level.
std::vector<IcicleNode> nodes_of(const CodeCatalogue& catalogue, const CodePick& pick);

/// Labels in the order of the leaves.
IcicleLabelsPtr labels_in_order(const CodeCatalogue& catalogue, const CodeLabels& labels);

/// Titles of the items at the positions with the most interactions; in the order of the table where those are not
/// known.
QStringList commonest_titles(const CodeCatalogue& catalogue, const Positions& items, size_t most);

}  // namespace armillary::views
