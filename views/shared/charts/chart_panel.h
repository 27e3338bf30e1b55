// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>
#include <functional>

#include "views/shared/charts/chart_content.h"
#include "views/shared/lazy_panel.h"

class QComboBox;

namespace armillary::views {

class ChartView;

/// A chart of what the page has read, with a choice of what is drawn where there is one.
class ChartPanel : public LazyPanel {
    Q_OBJECT
 public:
    struct Recipe {
        QString page, name;  ///< of objects (`codebook.curves_chart`) and, the name, of saved files
        QString choice;      ///< accessible name of the choice
        /// Brings the choice up to date; empty: there is none.
        std::function<void(QComboBox&)> fill = {};
        /// `chosen` is the data of the entry.
        std::function<ChartContent(const QVariant& chosen)> draw;
    };
    ChartPanel(Workbench& bench, Recipe recipe);

    /// By the data of its entry. What is not there now is chosen when it is.
    void choose(const QVariant& data);
    QVariant chosen() const;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;

 Q_SIGNALS:
    void picked(QString series, QString id);  ///< of the chart
    void choice_changed(QVariant data);

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
