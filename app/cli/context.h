// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <string>

#include "app/cli/cli.h"
#include "core/store/run_store.h"
#include "core/store/workspace.h"

namespace armillary::app {

/// What every command needs: streams, global options and the workspace.
class Context {
 public:
    Context(std::ostream& output, std::ostream& messages, const CliEnvironment& what)
        : out(output), err(messages), environment(what) {}

    std::ostream& out;
    std::ostream& err;
    const CliEnvironment& environment;

    std::string workspace_path;  ///< as given; empty = $ARMILLARY_WORKSPACE or ./workspace
    bool json = false, quiet = false, help = false, version = false;

    std::filesystem::path workspace_folder() const;
    /// The workspace, which must exist: reading commands make nothing. Throws `Error` (not_found).
    store::Workspace& workspace();
    /// The workspace, made when it is missing.
    store::Workspace& writable_workspace();
    /// Throws `Error` (storage) when a workspace could not be made or written here: told before the work, not
    /// after it.
    void check_writable();

    /// A message for people, on standard error unless --quiet.
    void note(const std::string& text) const;
    void warn(const std::vector<std::string>& warnings) const;
    /// The one document of --json.
    void print(const nlohmann::ordered_json& document) const;

 private:
    std::unique_ptr<store::Workspace> workspace_;
};

/// `key=value` as in --set. Throws `UsageError` without a `=`.
std::pair<std::string, std::string> split_setting(const std::string& setting);
std::map<std::string, std::string> split_settings(const std::vector<std::string>& settings);

/// NaN and infinities have no JSON: null.
nlohmann::ordered_json json_number(double value);

}  // namespace armillary::app
