// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "core/data/profile.h"
#include "views/shared/charts/chart_content.h"

namespace armillary::views {

/// A chart of a profile with its stable name (`popularity`), which saved files are called after.
struct ProfileChart {
    QString id;
    ChartContent content;
};

/// Those that the data set has something for: popularity, concentration, activity, values, histories, drift.
std::vector<ProfileChart> profile_charts(const data::DatasetProfile& profile);
/// Why charts are missing, a sentence each.
QStringList missing_charts(const data::DatasetProfile& profile);

/// An attribute that can be drawn.
struct AttributeChoice {
    QString name;  ///< `item: genres`
    ChartContent content;
};
std::vector<AttributeChoice> attribute_charts(const data::DatasetProfile& profile);

}  // namespace armillary::views
