// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::app {

std::filesystem::path Context::workspace_folder() const {
    if (!workspace_path.empty()) return workspace_path;
    if (const char* variable = std::getenv("ARMILLARY_WORKSPACE"); variable && *variable) return variable;
    return "workspace";
}

store::Workspace& Context::workspace() {
    if (!std::filesystem::exists(workspace_folder()))
        throw Error(ErrorKind::not_found,
                    "there is no workspace here yet. Make one by `armillary-cli import FILE` or `armillary-cli "
                    "world demo`, or "
                    "name another with --workspace DIR.",
                    workspace_folder().string());
    return writable_workspace();
}

store::Workspace& Context::writable_workspace() {
    if (!workspace_) workspace_ = std::make_unique<store::Workspace>(workspace_folder());
    return *workspace_;
}

void Context::check_writable() {
    std::error_code none;
    std::filesystem::path folder = std::filesystem::absolute(workspace_folder());
    if (std::filesystem::exists(folder, none)) {
        writable_workspace();
        return;
    }
    while (!std::filesystem::exists(folder, none) && folder.has_relative_path()) folder = folder.parent_path();
    if (!std::filesystem::is_directory(folder, none))
        throw Error(
            ErrorKind::storage,
            fmt::format("the workspace cannot be made: '{}' is a file, not a folder. Name another place with "
                        "--workspace DIR.",
                        folder.string()),
            workspace_folder().string());
    if (access(folder.c_str(), W_OK) != 0)
        throw Error(
            ErrorKind::storage,
            fmt::format(
                "the workspace cannot be made: '{}' is not writable. Name another place with --workspace DIR.",
                folder.string()),
            workspace_folder().string());
}

void Context::note(const std::string& text) const {
    if (!quiet) err << text << '\n' << std::flush;
}

void Context::warn(const std::vector<std::string>& warnings) const {
    for (const std::string& warning : warnings) note("warning: " + warning);
}

void Context::print(const nlohmann::ordered_json& document) const {
    out << document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n' << std::flush;
}

std::pair<std::string, std::string> split_setting(const std::string& setting) {
    const size_t equals = setting.find('=');
    if (equals == std::string::npos || equals == 0)
        throw UsageError(fmt::format("'{}' is no setting: write key=value, as in --set epochs=5", setting),
                         "--set");
    return {std::string(trim(setting.substr(0, equals))), std::string(trim(setting.substr(equals + 1)))};
}

std::map<std::string, std::string> split_settings(const std::vector<std::string>& settings) {
    std::map<std::string, std::string> map;
    for (const std::string& setting : settings)
        map.insert_or_assign(split_setting(setting).first, split_setting(setting).second);
    return map;
}

nlohmann::ordered_json json_number(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

}  // namespace armillary::app
