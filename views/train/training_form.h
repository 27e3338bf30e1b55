// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/descriptor/experiment.h"

namespace armillary::views {

/// What stands in the form of a training: texts as they were typed, for any model. Knows no widget.
class TrainingForm {
 public:
    /// `models` must outlive it.
    explicit TrainingForm(const std::vector<descriptor::ModelDescriptor>& models) : models_(&models) {}

    std::string dataset, name;

    using Texts = std::map<std::string, std::string, std::less<>>;

    /// What was typed for the model and its training goes back to the new model's defaults; the split, filters,
    /// evaluation, recording and seeds stay. Returns the changed values that went.
    Texts set_model(const std::string& id);
    const descriptor::ModelDescriptor* model() const { return model_; }
    const std::vector<descriptor::Parameter>& schema() const { return schema_; }
    const descriptor::Parameter* parameter(std::string_view name) const;

    /// Empty text: the default.
    void set_text(const std::string& parameter, const std::string& text);
    std::string text(std::string_view parameter) const;  ///< empty when it is at its default
    bool changed(std::string_view parameter) const;
    void reset(const std::string& parameter) { texts_.erase(parameter); }
    const Texts& texts() const { return texts_; }

    /// Whether the parameter matters for the other values (`only_if`), and for what the model reads.
    bool matters(const descriptor::Parameter& parameter) const;
    /// What is wrong with the text of a parameter, in the descriptor's words; empty when nothing is.
    QString error(std::string_view parameter) const;
    /// The first parameter with an error, in the order of the form; `training.seed` stands for the seeds.
    std::optional<std::string> first_error() const;

    /// One seed, or several with commas: a run for each.
    void set_seeds(const std::string& text) { seeds_ = text; }
    const std::string& seeds_text() const { return seeds_; }
    QString seeds_error() const;

    /// The runs that this form stands for, one a seed. Throws `UsageError` for the first error.
    std::vector<descriptor::Experiment> experiments() const;
    /// Fills the form. Throws `UsageError` for an unknown model, parameter or value, and leaves the form as it
    /// was.
    void take(const descriptor::Experiment& experiment);

 private:
    descriptor::ParameterSet values() const;  ///< those without errors
    std::vector<descriptor::Value> seeds() const;

    const std::vector<descriptor::ModelDescriptor>* models_;
    const descriptor::ModelDescriptor* model_ = nullptr;
    std::vector<descriptor::Parameter> schema_;
    Texts texts_;
    std::string seeds_;
};

/// `training` of `training.epochs`.
std::string section_of(std::string_view parameter);
/// Sections of a schema in the order in which people need them: the model's own, training, split, …
std::vector<std::string> sections_of(const std::vector<descriptor::Parameter>& schema);

}  // namespace armillary::views
