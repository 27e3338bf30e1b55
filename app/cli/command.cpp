// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::app {

Command::Command(const std::string& name, const std::string& help)
    : owned_(std::make_unique<CLI::App>(help, name)), app_(owned_.get()) {
    set_up();
}

Command::Command(CLI::App& app, Command& parent) : app_(&app), parent_(&parent) {
    app.fallthrough();
    set_up();
}

Command::~Command() = default;

void Command::set_up() {
    app_->set_help_flag();  // the program's own --help knows the parameters of models
    app_->allow_extras();   // told by `refuse_leftovers`, with the nearest word
    // At most one: after it, words are arguments, so that a data set may be called `runs`.
    app_->require_subcommand(0, 1);
    app_->get_formatter()->column_width(34);
}

Command& Command::command(const std::string& name, const std::string& help) {
    commands_.emplace_back(new Command(*app_->add_subcommand(name, help), *this));
    return *commands_.back();
}

void Command::flag(const std::string& name, bool& target, const std::string& help) {
    app_->add_flag(name, target, help);
}

template <typename T>
void Command::option(const std::string& name, T& target, const std::string& help, const std::string& type) {
    CLI::Option* option = app_->add_option(name, target, help)->type_name(type);
    if (name.starts_with('-')) option->allow_extra_args(false);  // a list takes one value each time it is named
}

template void Command::option(const std::string&, std::string&, const std::string&, const std::string&);
template void Command::option(const std::string&, double&, const std::string&, const std::string&);
template void Command::option(const std::string&, int&, const std::string&, const std::string&);
template void Command::option(const std::string&, uint64_t&, const std::string&, const std::string&);
template void Command::option(const std::string&, std::optional<int>&, const std::string&, const std::string&);
template void Command::option(const std::string&, std::optional<double>&, const std::string&, const std::string&);
template void Command::option(const std::string&, std::optional<uint64_t>&, const std::string&,
                              const std::string&);
template void Command::option(const std::string&, std::optional<std::string>&, const std::string&,
                              const std::string&);
template void Command::option(const std::string&, std::vector<std::string>&, const std::string&,
                              const std::string&);

void Command::counting_option(const std::string& name, std::optional<int>& target, const std::string& help,
                              const std::string& type) {
    const CLI::callback_t read = [&target](const CLI::results_t& values) {
        const bool alone = values.empty() || values.front().empty();
        target = alone ? 1 : static_cast<int>(parse_int(values.front()).value_or(-1));
        return *target >= 0;
    };
    app_->add_option(name, read, help)->type_name(type)->expected(0, 1);
}

Command& Command::parse(const std::vector<std::string>& args) {
    try {
        app_->parse(std::vector<std::string>(args.rbegin(), args.rend()));
    } catch (const CLI::ParseError& error) {
        throw UsageError(fmt::format("{}. `armillary-cli COMMAND --help` lists what there is.", error.what()));
    }
    Command* innermost = this;
    while (true) {
        const auto next = std::find_if(innermost->commands_.begin(), innermost->commands_.end(),
                                       [](const auto& command) { return command->app_->parsed(); });
        if (next == innermost->commands_.end()) break;
        innermost = next->get();
    }
    innermost->refuse_leftovers(app_->remaining(true));
    return *innermost;
}

void Command::refuse_leftovers(const std::vector<std::string>& leftovers) const {
    if (leftovers.empty()) return;
    const bool is_option = leftovers.front().starts_with('-');
    const std::string word = leftovers.front().substr(0, leftovers.front().find('='));
    std::vector<std::string> candidates;
    if (is_option) {
        for (const Command* command = this; command; command = command->parent_)
            for (const CLI::Option* option : command->app_->get_options())
                for (const std::string& name : option->get_lnames()) candidates.push_back("--" + name);
    } else {
        for (const auto& command : commands_) candidates.push_back(command->app_->get_name());
    }
    const char* kind = is_option ? "option" : candidates.empty() ? "argument" : "command";
    const auto nearest = nearest_word(word, candidates);
    throw UsageError(fmt::format("'{}' is no {} of {}{} `{} --help` lists what there is.", word, kind, full_name(),
                                 nearest ? fmt::format("; did you mean '{}'?", *nearest) : ".", full_name()),
                     word);
}

std::string Command::full_name() const {
    return parent_ ? parent_->full_name() + " " + app_->get_name() : app_->get_name();
}

std::string Command::help() const {
    std::string text = app_->help(parent_ ? parent_->full_name() : "");
    if (more_help) text += more_help();
    if (parent_) text += "\nAnywhere: --workspace DIR, --json, --quiet, --help\n";
    return text;
}

}  // namespace armillary::app
