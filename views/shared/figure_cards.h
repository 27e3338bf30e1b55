// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "views/shared/figure_card.h"

namespace armillary::views {

/// Figures of a run as a whole: one large number each, or two in the colours of the runs compared.
class FigureCards : public QWidget {
    Q_OBJECT
 public:
    explicit FigureCards(QWidget* parent = nullptr);
    /// `otherwise` is said where there are none.
    void set_figures(std::vector<FigureCard> figures, const QString& otherwise = {});
    const std::vector<FigureCard>& figures() const { return figures_; }

 private:
    void show_figures();

    std::vector<FigureCard> figures_;
    QString otherwise_;
    QWidget* cards_ = nullptr;
};

}  // namespace armillary::views
