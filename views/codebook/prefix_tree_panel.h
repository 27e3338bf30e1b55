// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/codebook/code_explorer.h"

class QComboBox;
class QLabel;

namespace armillary::views {

class IcicleView;

/// The prefix tree of one run, or of two side by side, with the colours of an attribute.
class PrefixTreePanel : public ExplorerPanel {
    Q_OBJECT
 public:
    PrefixTreePanel(Workbench& bench, CodeExplorer& explorer);
    bool settled() const override { return ExplorerPanel::settled() && !labelling_.busy(); }
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;

 protected:
    void show_catalogues() override;
    void show_selection() override;

 private:
    struct Side {
        QWidget* whole;
        QLabel *title, *path, *reading;
        IcicleView* view;
    };
    Side make_side(const QString& name, size_t index);
    void show_path(const Side& side);
    void fill_attributes();
    void read_labels_again();
    void show_titles();
    void show_legend();

    IcicleLabelsPtr labels_;  ///< that the legend is of
    QComboBox* attribute_;
    QLabel* legend_;
    Side sides_[2];
    Background labelling_;
};

}  // namespace armillary::views
