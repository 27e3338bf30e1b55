// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/training_form.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/base/text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr const char* kSeed = "training.seed";

const descriptor::Parameter* find(const std::vector<descriptor::Parameter>& schema, std::string_view name) {
    const auto found =
        std::find_if(schema.begin(), schema.end(), [name](const auto& p) { return p.name == name; });
    return found == schema.end() ? nullptr : &*found;
}

/// Sections that matter only to a model with this port.
constexpr std::array kPortSections{std::pair{"features", "features"}, std::pair{"tokenizer", "codes"},
                                   std::pair{"collaborative", "embeddings"}};

bool has_port(const descriptor::ModelDescriptor& model, std::string_view name) {
    return std::any_of(model.inputs.begin(), model.inputs.end(),
                       [name](const auto& port) { return port.name == name; });
}

bool belongs_to_model(std::string_view parameter) {
    return parameter.starts_with("model.") || parameter.starts_with("training.");
}

}  // namespace

std::string section_of(std::string_view parameter) {
    return std::string(parameter.substr(0, parameter.find('.')));
}

std::vector<std::string> sections_of(const std::vector<descriptor::Parameter>& schema) {
    std::vector<std::string> sections{"model",     "training",      "split",  "features",
                                      "tokenizer", "collaborative", "filter", "evaluation"};
    for (const auto& parameter : schema)
        if (const auto section = section_of(parameter.name);
            std::find(sections.begin(), sections.end(), section) == sections.end())
            sections.push_back(section);
    std::erase_if(sections, [&](const std::string& section) {
        return std::none_of(schema.begin(), schema.end(),
                            [&](const auto& parameter) { return section_of(parameter.name) == section; });
    });
    return sections;
}

TrainingForm::Texts TrainingForm::set_model(const std::string& id) {
    Texts gone;
    for (const auto& [name, typed] : texts_)
        if (belongs_to_model(name) && changed(name)) gone[name] = typed;
    std::erase_if(texts_, [](const auto& entry) { return belongs_to_model(entry.first); });
    const auto found = std::find_if(models_->begin(), models_->end(), [&](const auto& m) { return m.id == id; });
    model_ = found == models_->end() ? nullptr : &*found;
    schema_ = model_ ? descriptor::schema_of(*model_) : std::vector<descriptor::Parameter>();
    if (model_) std::erase_if(texts_, [this](const auto& entry) { return !parameter(entry.first); });
    return gone;
}

const descriptor::Parameter* TrainingForm::parameter(std::string_view name) const {
    return find(schema_, name);
}

void TrainingForm::set_text(const std::string& parameter, const std::string& text) {
    if (trim(text).empty())
        texts_.erase(parameter);
    else
        texts_[parameter] = text;
}

std::string TrainingForm::text(std::string_view parameter) const {
    const auto found = texts_.find(parameter);
    return found == texts_.end() ? std::string() : found->second;
}

bool TrainingForm::changed(std::string_view name) const {
    const descriptor::Parameter* known = parameter(name);
    return known && texts_.contains(name) && text(name) != descriptor::to_string(known->default_value);
}

bool TrainingForm::matters(const descriptor::Parameter& parameter) const {
    for (const auto& [section, port] : kPortSections)
        if (section_of(parameter.name) == section && (!model_ || !has_port(*model_, port))) return false;
    return descriptor::is_active(schema_, parameter, values());
}

QString TrainingForm::error(std::string_view name) const {
    if (name == kSeed) return seeds_error();
    const descriptor::Parameter* known = parameter(name);
    const std::string typed = text(name);
    if (!known || typed.empty()) return {};
    try {
        descriptor::parse(*known, typed);
    } catch (const Error& error) {
        return views::text(error.what());
    }
    return {};
}

std::optional<std::string> TrainingForm::first_error() const {
    for (const auto& parameter : schema_)
        if (matters(parameter) && !error(parameter.name).isEmpty()) return parameter.name;
    return std::nullopt;
}

std::vector<descriptor::Value> TrainingForm::seeds() const {
    const descriptor::Parameter* seed = parameter(kSeed);
    if (!seed) return {};
    if (trim(seeds_).empty()) return {seed->default_value};
    std::vector<descriptor::Value> values;
    for (std::string_view part : split(seeds_, ',')) {
        descriptor::Value value = descriptor::parse(*seed, trim(part));
        if (std::find(values.begin(), values.end(), value) != values.end())
            throw UsageError(plain(QCoreApplication::translate("TrainingForm", "Seed %1 is named twice")
                                       .arg(views::text(descriptor::to_string(value)))),
                             kSeed);
        values.push_back(std::move(value));
    }
    return values;
}

QString TrainingForm::seeds_error() const {
    try {
        seeds();
    } catch (const Error& error) {
        return views::text(error.what());
    }
    return {};
}

descriptor::ParameterSet TrainingForm::values() const {
    descriptor::ParameterSet set;
    for (const auto& [name, typed] : texts_) {
        const descriptor::Parameter* known = parameter(name);
        if (known && error(name).isEmpty()) set.set(name, descriptor::parse(*known, typed));
    }
    return set;
}

std::vector<descriptor::Experiment> TrainingForm::experiments() const {
    if (dataset.empty())
        throw UsageError(plain(QCoreApplication::translate("TrainingForm", "Choose a data set")), "dataset");
    if (!model_) throw UsageError(plain(QCoreApplication::translate("TrainingForm", "Choose a model")), "model");
    if (const auto wrong = first_error()) throw UsageError(plain(error(*wrong)), *wrong);
    std::vector<descriptor::Experiment> experiments;
    for (const descriptor::Value& seed : seeds()) {
        descriptor::Experiment experiment{name, dataset, model_->id, values()};
        experiment.parameters.set(kSeed, seed);
        experiments.push_back(descriptor::check_experiment(experiment, *models_));
    }
    return experiments;
}

void TrainingForm::take(const descriptor::Experiment& experiment) {
    const descriptor::Experiment checked = descriptor::check_experiment(experiment, *models_);
    set_model(checked.model);
    dataset = checked.dataset;
    name = checked.name;
    texts_.clear();
    seeds_.clear();
    for (const auto& parameter : schema_) {
        const descriptor::Value* value = checked.parameters.find(parameter.name);
        if (!value || *value == parameter.default_value) continue;
        if (parameter.name == kSeed)
            seeds_ = descriptor::to_string(*value);
        else
            texts_[parameter.name] = descriptor::to_string(*value);
    }
}

}  // namespace armillary::views
