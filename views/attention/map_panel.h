// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/attention/attention_panel.h"
#include "views/shared/heat/heat_content.h"

class QComboBox;

namespace armillary::views {

class HeatView;

/// The chosen map, large, of one run or of two with one scale and one window: of the user, or the mean by place
/// over the recorded histories.
class MapPanel : public AttentionPanel {
    Q_OBJECT
 public:
    explicit MapPanel(AttentionDesk& desk);
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;

 protected:
    void show_cases() override;
    void show_selection() override;
    QString missing(const UserCase& shown) const override;

 private:
    bool average() const;
    const jobs::AttentionMaps& maps_of(size_t run) const;
    void fill_choices();
    void pick(size_t run, int row, int column);

    QComboBox *whose_, *which_;
    HeatView* views_[2];
};

}  // namespace armillary::views
