// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>
#include <functional>

#include "views/codebook/codebook_panel.h"
#include "views/shared/charts/chart_content.h"

class QComboBox;

namespace armillary::views {

class ChartView;

/// A chart of what has been read, with a choice of what is drawn where there is one.
class CodebookChartPanel : public CodebookPanel {
    Q_OBJECT
 public:
    struct Recipe {
        QString name;    ///< of objects and of saved files: `curves`
        QString choice;  ///< accessible name of the choice
        /// Brings the choice up to date; empty: there is none.
        std::function<void(QComboBox&, const CodebookReadings&)> fill = {};
        /// `chosen` is the data of the entry.
        std::function<ChartContent(const CodebookReadings&, const QVariant& chosen)> draw;
    };
    CodebookChartPanel(Workbench& bench, Recipe recipe);

    /// By the data of its entry. What is not there now is chosen when it is.
    void choose(const QVariant& data);
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;

 protected:
    void refresh() override;

 private:
    void draw();

    Recipe recipe_;
    QVariant wanted_;
    QComboBox* choice_;
    ChartView* chart_;
};

}  // namespace armillary::views
