// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/dataset_combo.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

QString label_of(const store::DatasetSummary& dataset) {
    return QCoreApplication::translate("DatasetCombo", "%1 · %2 interactions")
        .arg(shortened(text(dataset.name), 40), count(dataset.interactions));
}

}  // namespace

void fill_datasets(QComboBox& combo, const DatasetRows& datasets) {
    QStringList before, after;
    for (int i = 0; i < combo.count(); ++i) before << combo.itemData(i).toString() << combo.itemText(i);
    for (const auto& dataset : datasets) after << text(dataset.name) << label_of(dataset);
    if (before == after) return;
    const QString chosen = combo.currentData().toString();
    {
        const QSignalBlocker quiet(combo);
        combo.clear();
        combo.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        for (const auto& dataset : datasets) {
            combo.addItem(label_of(dataset), text(dataset.name));
            combo.setItemData(combo.count() - 1, text(dataset.name), Qt::ToolTipRole);
        }
        combo.setCurrentIndex(combo.findData(chosen));
    }
    if (combo.currentIndex() < 0 && combo.count() > 0) combo.setCurrentIndex(0);
    if (combo.count() == 0) Q_EMIT combo.currentIndexChanged(-1);
}

}  // namespace armillary::views
