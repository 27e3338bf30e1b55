// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace armillary::app {

/// A command of the terminal with its options, commands of its own, and what it does. A thin face of CLI11, whose
/// header would cost every file that adds a command 15 s.
class Command {
 public:
    /// The program itself.
    Command(const std::string& name, const std::string& help);
    ~Command();
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    std::function<int()> action;             ///< returns the exit code; empty: one of its commands must be named
    std::function<std::string()> more_help;  ///< said below the options, such as the parameters of a model

    Command& command(const std::string& name, const std::string& help);
    void flag(const std::string& name, bool& target, const std::string& help);
    /// `--name`, or a positional argument when it has no dashes. `type` is how the help writes the value. T: text,
    /// a number, optional of these, or a list of texts (an option may then be given repeatedly, a positional
    /// argument takes all that follow). The target must outlive the command.
    template <typename T>
    void option(const std::string& name, T& target, const std::string& help, const std::string& type);

    /// `--name` with a number that may be left out: alone it means 1.
    void counting_option(const std::string& name, std::optional<int>& target, const std::string& help,
                         const std::string& type);

    /// Reads the arguments and returns the innermost command that they name. Options of the program may stand
    /// anywhere. Throws `UsageError` with the nearest word for what does not exist.
    Command& parse(const std::vector<std::string>& args);
    /// `armillary-cli runs show`.
    std::string full_name() const;
    std::string help() const;

 private:
    Command(CLI::App& app, Command& parent);
    void set_up();
    void refuse_leftovers(const std::vector<std::string>& leftovers) const;

    std::unique_ptr<CLI::App> owned_;  ///< of the program
    CLI::App* app_;
    Command* parent_ = nullptr;
    std::vector<std::unique_ptr<Command>> commands_;
};

}  // namespace armillary::app
