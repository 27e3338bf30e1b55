// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/descriptor/descriptor.h"

namespace armillary::app {

/// `integer, 1 to 4096`, `one of adam, sgd`, `numbers, each 0 to 1`.
std::string range_text(const descriptor::Parameter& parameter);

/// What a model is, reads and takes, for a terminal. `with_common`: also the parameters that every model has.
std::string model_text(const descriptor::ModelDescriptor& model, bool with_common);

/// The model's page of the manual.
std::string model_markdown(const descriptor::ModelDescriptor& model);

}  // namespace armillary::app
