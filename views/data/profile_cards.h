// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/data/profile.h"

namespace armillary::views {

/// A figure of a data set with its name; `help` says what it means.
struct ProfileCard {
    QString name, value, help;
};

/// Size, density, concentration, histories, times. What is undefined for the data set is left out.
std::vector<ProfileCard> profile_cards(const data::DatasetProfile& profile);

}  // namespace armillary::views
