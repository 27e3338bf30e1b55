// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/attention/attention_panel.h"

class QLabel;

namespace armillary::views {

class TablePanel;

/// What the model ranks first after the history, the held-out items marked; after a change of the history the
/// ranks before and after. Of one run, or of two below one another.
class RankingPanel : public AttentionPanel {
    Q_OBJECT
 public:
    explicit RankingPanel(AttentionDesk& desk);
    bool settled() const override;

 protected:
    void show_cases() override;
    QString missing(const UserCase& shown) const override { return shown.answer->missing; }

 private:
    struct Side {
        QWidget* widget;
        QLabel *title, *words;
        TablePanel* table;
    };
    Side make_side(const QString& suffix);
    void show_side(Side& side, size_t run);

    Side sides_[2];
};

}  // namespace armillary::views
