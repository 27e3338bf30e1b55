// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/jobs/engine.h"
#include "core/model/model.h"

namespace armillary::training {

/// The engine over a list of models.
std::unique_ptr<jobs::Engine> make_engine(const std::vector<model::Registration>& models);

}  // namespace armillary::training
