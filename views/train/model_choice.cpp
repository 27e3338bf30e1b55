// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/model_choice.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

#include "core/features/tfidf_svd.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct ModelChoiceText {
    Q_DECLARE_TR_FUNCTIONS(ModelChoice)
};

enum class Lack { nothing, interactions, order, vectors, codes, other };

struct Missing {
    Lack lack = Lack::nothing;
    std::string port;
};

Missing first_missing(const descriptor::ModelDescriptor& model, const DatasetFacts& facts, bool has_codes) {
    if (!facts.known) return {};
    for (const descriptor::Port& port : model.inputs) {
        if (!port.required) continue;
        if (port.name == "interactions") {
            if (!facts.interactions) return {Lack::interactions, port.name};
        } else if (port.name == "order") {
            if (!facts.order) return {Lack::order, port.name};
        } else if (port.name == "features") {
            if (!facts.vectors && !facts.text) return {Lack::vectors, port.name};
        } else if (port.name == "codes") {
            if (!has_codes) return {Lack::codes, port.name};
        } else {
            return {Lack::other, port.name};
        }
    }
    return {};
}

QString humanised(std::string_view name) {
    QString words = text(name).replace('_', ' ');
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

}  // namespace

DatasetFacts facts_of(const data::Dataset& dataset) {
    DatasetFacts facts;
    facts.known = true;
    facts.users = dataset.user_count();
    facts.items = dataset.item_count();
    facts.rows = dataset.interaction_count();
    facts.interactions = facts.rows > 0;
    facts.order = dataset.time_kind() != data::TimeKind::none;
    facts.vectors = !dataset.item_features().empty();
    facts.text = features::has_text(dataset);
    return facts;
}

std::vector<CodeSource> code_sources(const std::vector<store::RunSummary>& runs, const std::string& dataset) {
    std::vector<const store::RunSummary*> tokenizers;
    for (const auto& run : runs)
        if (run.kind == "tokenizer" && run.status == "done") tokenizers.push_back(&run);
    std::stable_partition(tokenizers.begin(), tokenizers.end(),
                          [&](const auto* run) { return run->dataset == dataset; });
    std::vector<CodeSource> sources;
    for (const auto* run : tokenizers) {
        const QString what = text(run->name.empty() ? run->model : run->name);
        sources.push_back(
            {text(run->id), ModelChoiceText::tr("%1 · %2 on %3").arg(text(run->id), what, text(run->dataset))});
    }
    return sources;
}

QString missing_for(const descriptor::ModelDescriptor& model, const DatasetFacts& facts, bool has_codes) {
    const Missing missing = first_missing(model, facts, has_codes);
    const QString name = text(model.name);
    switch (missing.lack) {
        case Lack::nothing:
            return {};
        case Lack::interactions:
            return ModelChoiceText::
                tr("%1 needs interactions, and this data set is an item table without any. Choose another data "
                   "set.")
                    .arg(name);
        case Lack::order:
            return ModelChoiceText::tr(
                       "%1 needs the order of each user's interactions, and this data set has none. Import it "
                       "again with "
                       "its time column, or choose a model that needs no order.")
                .arg(name);
        case Lack::vectors:
            return ModelChoiceText::
                tr("%1 needs item vectors, or item text to make them from. Attach an item table or a .npy file "
                   "to "
                   "the data set.")
                    .arg(name);
        case Lack::codes:
            return ModelChoiceText::tr("%1 needs the codes of a tokenizer. Train a tokenizer first.").arg(name);
        case Lack::other:
            return ModelChoiceText::tr("%1 needs %2, which this version of Armillary cannot give.")
                .arg(name, text(missing.port));
    }
    return {};
}

QString missing_short(const descriptor::ModelDescriptor& model, const DatasetFacts& facts, bool has_codes) {
    const Missing missing = first_missing(model, facts, has_codes);
    switch (missing.lack) {
        case Lack::nothing:
            return {};
        case Lack::interactions:
            return ModelChoiceText::tr("needs interactions");
        case Lack::order:
            return ModelChoiceText::tr("needs the order of interactions");
        case Lack::vectors:
            return ModelChoiceText::tr("needs item vectors");
        case Lack::codes:
            return ModelChoiceText::tr("needs a tokenizer's codes");
        case Lack::other:
            return ModelChoiceText::tr("needs %1").arg(text(missing.port));
    }
    return {};
}

QString family_name(const std::string& family) {
    static const std::map<std::string, const char*> kNames{
        {"baselines", QT_TRANSLATE_NOOP("ModelChoice", "Baselines")},
        {"collaborative", QT_TRANSLATE_NOOP("ModelChoice", "Collaborative filtering")},
        {"graph", QT_TRANSLATE_NOOP("ModelChoice", "Graph models")},
        {"sequential", QT_TRANSLATE_NOOP("ModelChoice", "Sequential models")},
        {"tokenizers", QT_TRANSLATE_NOOP("ModelChoice", "Tokenizers")},
    };
    const auto found = kNames.find(family);
    return found == kNames.end() ? descriptor_text(plain(humanised(family))) : ModelChoiceText::tr(found->second);
}

QString parameter_label(const std::string& name) {
    return descriptor_text(plain(humanised(std::string_view(name).substr(name.find('.') + 1))));
}

QString section_title(const std::string& section) {
    static const std::map<std::string, const char*> kTitles{
        {"model", QT_TRANSLATE_NOOP("ModelChoice", "Model")},
        {"training", QT_TRANSLATE_NOOP("ModelChoice", "Training")},
        {"split", QT_TRANSLATE_NOOP("ModelChoice", "Split")},
        {"features", QT_TRANSLATE_NOOP("ModelChoice", "Item vectors")},
        {"tokenizer", QT_TRANSLATE_NOOP("ModelChoice", "Tokenizer")},
        {"collaborative", QT_TRANSLATE_NOOP("ModelChoice", "Collaborative vectors")},
        {"filter", QT_TRANSLATE_NOOP("ModelChoice", "Filter")},
        {"evaluation", QT_TRANSLATE_NOOP("ModelChoice", "Evaluation")},
        {"record", QT_TRANSLATE_NOOP("ModelChoice", "Recording")},
    };
    const auto found = kTitles.find(section);
    return found == kTitles.end() ? descriptor_text(plain(humanised(section)))
                                  : ModelChoiceText::tr(found->second);
}

}  // namespace armillary::views
