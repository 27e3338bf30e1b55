// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/codebook/codebook_panel.h"
#include "views/codebook/price_pair.h"
#include "views/shared/background.h"
#include "views/shared/job_list.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace armillary::views {

class TablePanel;

/// Does it matter? The same recommender with a vector for each item and with vectors of the codes, as the
/// terminal's `codebook price` trains them.
class PricePanel : public CodebookPanel {
    Q_OBJECT
 public:
    explicit PricePanel(Workbench& bench);

    /// Trains the two recommenders for the active run, one after the other.
    void train();
    bool settled() const override;

 protected:
    void refresh() override;

 private:
    void show_prices(const std::vector<PricedCodes>& priced);
    void show_metrics(const PricedCodes& priced);
    bool training() const;

    QLabel *sentence_, *pair_;
    QPushButton* train_;
    QComboBox* metric_;  ///< hidden before there is a pair
    QSpinBox* epochs_;   ///< most of each training; 0: as the model has it
    TablePanel* table_;
    std::vector<JobId> jobs_;  ///< of the pair being trained
    QString trained_for_;      ///< the tokenizer's run that it is of
    Background reading_;
};

}  // namespace armillary::views
