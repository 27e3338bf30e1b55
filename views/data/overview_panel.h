// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/data/profile.h"
#include "core/store/workspace.h"
#include "views/data/profile_charts.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTimer;
class QVBoxLayout;

namespace armillary::views {

class ChartView;
class EmptyState;
class ResponsiveGrid;

/// The shape and the traps of a data set: cards, warnings, charts.
class OverviewPanel : public QWidget {
    Q_OBJECT
 public:
    explicit OverviewPanel(QWidget* parent = nullptr);

    /// `profile`: nothing when the data set was stored without one, or it cannot be read; then `trouble` says why.
    void show_dataset(const store::DatasetSummary& summary, const std::optional<data::DatasetProfile>& profile,
                      const QString& trouble);
    void show_nothing(const QString& sentence, const QString& button = {});
    /// The first step of a deletion: the button asks once more, for a few seconds.
    void ask_to_delete();

 Q_SIGNALS:
    void import_wanted();
    void train_wanted();
    void copy_wanted();
    void delete_wanted();
    void delete_confirmed();
    void failed(std::exception_ptr failure);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    QWidget* make_header();
    /// Buttons beside the title, below it, or below one another: as the width allows.
    void arrange_header();
    QWidget* make_attributes();
    void disarm();
    void show_notes(const QStringList& traps, const QStringList& notes);
    void show_charts(const data::DatasetProfile& profile, const QString& dataset);
    void show_attribute(int index);
    ChartView* make_chart(const QString& id);

    QStackedWidget* stack_;
    QScrollArea* scroll_;
    QBoxLayout *header_, *buttons_;
    EmptyState* empty_;
    QLabel *title_, *size_, *origin_;
    QPushButton *train_, *copy_, *delete_;
    QVBoxLayout* notes_;
    ResponsiveGrid *cards_, *charts_;
    QWidget* attributes_;
    QComboBox* attribute_;
    ChartView* attribute_chart_;
    QTimer* disarm_;
    std::vector<AttributeChoice> choices_;
    QString chosen_attribute_;
    std::string shown_;  ///< the data set that is shown: another begins at the top
};

}  // namespace armillary::views
