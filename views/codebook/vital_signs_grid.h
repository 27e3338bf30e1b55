// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "core/diagnostics/codebook/doctor.h"

namespace armillary::views {

/// The signs that the doctor read: each with its value, its grade in colour and word, and the bounds of the
/// grades.
class VitalSignsGrid : public QWidget {
    Q_OBJECT
 public:
    /// Names of figures that `has_curve` is true of are links.
    VitalSignsGrid(const std::vector<diagnostics::VitalSign>& signs,
                   const std::function<bool(const std::string&)>& has_curve);

 Q_SIGNALS:
    void curve_wanted(QString series);
};

}  // namespace armillary::views
