// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/several_runs.h"

#include <fmt/format.h>

#include "app/cli/text/progress_line.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::app {

TriedRun try_run(Context& context, const descriptor::Experiment& experiment) {
    TriedRun tried;
    TrainingProgress progress(context);
    jobs::RunControl control(context.environment.stop);
    try {
        tried.report = jobs::run_experiment(context.workspace(), experiment, context.environment.models,
                                            context.environment.engine(), progress, control);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::usage && error.kind() != ErrorKind::bad_input) throw;
        tried.refused = error.what();
    }
    progress.finish();
    if (tried.report.error) {
        if (tried.report.status == "cancelled") throw Error(*tried.report.error);
        tried.refused = tried.report.error->what();
    }
    return tried;
}

void SharedSettings::apply(const descriptor::ModelDescriptor& model, descriptor::ParameterSet& parameters) {
    const auto schema = descriptor::schema_of(model);
    for (size_t i = 0; i < settings_.size(); ++i) {
        const auto [key, text] = split_setting(settings_[i]);
        const descriptor::Parameter* parameter = nullptr;
        try {
            parameter = &descriptor::find_parameter(schema, key);
        } catch (const UsageError& error) {
            if (!refusals_[i]) refusals_[i] = error.what();
            continue;
        }
        refusals_[i] = "";
        parameters.set(parameter->name, descriptor::parse(*parameter, text));
    }
}

void SharedSettings::check() const {
    for (size_t i = 0; i < settings_.size(); ++i)
        if (refusals_[i] && !refusals_[i]->empty())
            throw UsageError("none of these models has such a parameter: " + *refusals_[i], settings_[i]);
}

std::vector<int64_t> read_seeds(const std::vector<std::string>& texts, std::vector<int64_t> otherwise) {
    if (texts.empty()) return otherwise;
    std::vector<int64_t> seeds;
    for (const std::string& text : texts) {
        const auto seed = parse_int(text);
        if (!seed || *seed < 0)
            throw UsageError(fmt::format("'{}' is no seed: write a whole number", text), "--seed");
        seeds.push_back(*seed);
    }
    return seeds;
}

}  // namespace armillary::app
