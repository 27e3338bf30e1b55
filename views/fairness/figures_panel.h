// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fairness/fairness_panel.h"
#include "views/shared/figure_cards.h"

class QLabel;

namespace armillary::views {

/// Figures of the whole, as cards, and below them how to read them.
class FiguresPanel : public FairnessPanel {
    Q_OBJECT
 public:
    using Cards = std::function<std::vector<FigureCard>(const FairnessAnswer&)>;
    using Notes = std::function<QStringList(const FairnessAnswer&)>;
    /// `name` of objects: `fairness.user_cards`. Notes may be empty: then there are none.
    FiguresPanel(Workbench& bench, const QString& name, Cards cards, Notes notes = {});

 protected:
    void refresh() override;

 private:
    Cards make_cards_;
    Notes make_notes_;
    FigureCards* cards_;
    QLabel* notes_;
};

}  // namespace armillary::views
