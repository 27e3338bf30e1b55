// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/descriptor/descriptor.h"

namespace armillary::descriptor {

/// What to run: one small TOML file. `dataset` and `model` are names; everything else is a parameter of the
/// model's schema.
///
///     dataset = "beauty"
///     split = "ratio"    # a section's main parameter may stand for it (`split.method`, `features.modality`,
///     `tokenizer.run`) [training] seed = 7 epochs = 40 [model]            # its id, and the model's own
///     parameters; without any, `model = "sasrec"` above is enough id = "sasrec" dim = 64
struct Experiment {
    std::string name;  ///< optional, for people
    std::string dataset;
    std::string model;
    ParameterSet parameters;  ///< as given; `resolve` fills the defaults
};

/// Throws `BadInput` with `file:line:column` for TOML that cannot be read, a wrong type or an unknown key at the
/// top. Parameters are checked later, against the model's schema (`check_experiment`).
Experiment parse_experiment(std::string_view toml, std::string_view file_name);

/// The file that gives the same experiment again, value for value: common parameters in schema order, then the
/// model's own by name.
std::string to_toml(const Experiment& experiment);

/// The experiment with every parameter resolved and checked. Throws `UsageError` for an unknown model (with the
/// nearest), parameter or value.
Experiment check_experiment(const Experiment& experiment, const std::vector<ModelDescriptor>& models);

/// The model with this id. Throws `UsageError` with the nearest id.
const ModelDescriptor& find_model(const std::vector<ModelDescriptor>& models, std::string_view id);

}  // namespace armillary::descriptor
