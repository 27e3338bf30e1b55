// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "views/fairness/fairness_reading.h"
#include "views/shared/figure_cards.h"

namespace armillary::views {

/// How evenly the metric is spread over the users, a value a run.
std::vector<FigureCard> user_cards(const FairnessAnswer& answer);

/// How evenly the items are recommended, a value a run.
std::vector<FigureCard> item_cards(const FairnessAnswer& answer);

/// How to read the figures, and what is not at hand; of two runs each with its name.
QStringList fairness_notes(const FairnessAnswer& answer);

}  // namespace armillary::views
