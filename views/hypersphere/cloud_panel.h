// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "views/hypersphere/sphere_colors.h"
#include "views/shared/background.h"
#include "views/shared/lazy_panel.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace armillary::views {

class CloudView;

/// The points of one run or two on the sphere, with linked cameras. What is picked here is picked everywhere; of a
/// single pick the ten nearest by angle are ringed.
class CloudPanel : public LazyPanel {
    Q_OBJECT
 public:
    explicit CloudPanel(Workbench& bench);

    void set_readings(SphereReadings readings);
    bool settled() const override { return !painting_.busy() && !nearing_.busy(); }
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;
    /// By the id of a colour; what is not there now is chosen when it is.
    void choose_color(const QString& id);

 protected:
    void refresh() override;
    void show_selection() override;

 private:
    using Pictures = std::vector<SpherePicturePtr>;

    QWidget* make_controls();
    void fill_colors();
    void paint();
    void take(SphereReadings readings, Pictures pictures);
    void show_legend();
    void pick(size_t view, const std::vector<size_t>& points, bool added);
    void find(const QString& words);
    void show_nearest();

    SphereReadings readings_;  ///< to be shown
    SphereReadings drawn_;     ///< those that the pictures are of: a picture takes its time
    Pictures pictures_;
    QString wanted_color_;
    std::array<CloudView*, 2> views_;
    QComboBox* color_;
    QToolButton *users_, *items_;
    QLineEdit* search_;
    QLabel* legend_;
    Background painting_, nearing_, finding_;
};

}  // namespace armillary::views
