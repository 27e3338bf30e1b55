// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/text/model_text.h"
#include "app/cli/text/text_table.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/descriptor/experiment.h"

namespace armillary::app {

namespace {

std::string first_sentence(const std::string& text) {
    return text.substr(0, text.find(". "));
}

int list_models(const Context& context) {
    if (context.json) {
        context.print(
            {{"models", nlohmann::ordered_json::parse(descriptor::to_json(context.environment.models))}});
        return 0;
    }
    TextTable table({"model", "family", "kind", "name", "summary"});
    for (const descriptor::ModelDescriptor& model : context.environment.models)
        table.add({model.id, model.family,
                   model.kind == descriptor::ModelKind::tokenizer ? "tokenizer" : "recommender", model.name,
                   first_sentence(model.summary)});
    context.out << table.to_string();
    return 0;
}

int show_model(const Context& context, const std::string& id, bool markdown) {
    if (id.empty())
        throw UsageError("name the model: armillary-cli models show ID (`armillary-cli models` lists them)");
    const descriptor::ModelDescriptor& model = descriptor::find_model(context.environment.models, id);
    if (context.json)
        context.print(nlohmann::ordered_json::parse(descriptor::to_json({model})).at(0));
    else
        context.out << (markdown ? model_markdown(model) : model_text(model, true));
    return 0;
}

}  // namespace

void add_models(Command& program, Context& context) {
    Command& models = program.command("models", "List and explain the models");
    Command& list = models.command("list", "All models");
    models.action = list.action = [&context] { return list_models(context); };
    Command& show = models.command("show", "A model with its parameters");
    auto id = std::make_shared<std::string>();
    auto markdown = std::make_shared<bool>(false);
    show.option("id", *id, "Id of the model", "ID");
    show.flag("--markdown", *markdown, "As a page of the manual");
    show.action = [&context, id, markdown] { return show_model(context, *id, *markdown); };
}

}  // namespace armillary::app
