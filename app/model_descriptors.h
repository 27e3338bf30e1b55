// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace armillary::app {

/// Descriptors of all models as JSON, generated at build time: every model is known without LibTorch.
const char* model_descriptors_json();

}  // namespace armillary::app
