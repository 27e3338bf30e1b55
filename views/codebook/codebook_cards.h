// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "views/codebook/codebook_charts.h"

class QGridLayout;

namespace armillary::views {

/// Figures of the codebook as a whole: one large number each, or two in the colours of the runs compared.
class CodebookCards : public QWidget {
    Q_OBJECT
 public:
    explicit CodebookCards(QWidget* parent = nullptr);
    void set_figures(std::vector<CodebookFigure> figures);
    const std::vector<CodebookFigure>& figures() const { return figures_; }

 private:
    void show_figures();

    std::vector<CodebookFigure> figures_;
    QWidget* cards_ = nullptr;
};

}  // namespace armillary::views
