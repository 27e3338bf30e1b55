// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli_fixture.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "core/base/hash.h"

namespace armillary::test {

namespace fs = std::filesystem;

void Cli::run(std::vector<std::string> args) {
    args.insert(args.begin(), {"--workspace", workspace.string()});
    app::CliEnvironment environment;
    environment.models = models;
    environment.engine = [this]() -> jobs::Engine& { return engine; };
    environment.stop = stop.get_token();
    std::ostringstream output, messages;
    code = app::run_cli(args, output, messages, environment);
    out = output.str();
    err = messages.str();
}

nlohmann::json Cli::run_json(std::vector<std::string> args) {
    args.push_back("--json");
    run(std::move(args));
    nlohmann::json document = nlohmann::json::parse(out, nullptr, false);
    EXPECT_FALSE(document.is_discarded()) << "not one JSON document: " << out << err;
    return document;
}

void Cli::expect_refused(const std::vector<std::string>& args, const std::vector<std::string>& words) {
    const std::string command = fmt::format("{}", fmt::join(args, " "));
    const auto before = contents(workspace);
    run(args);
    EXPECT_EQ(code, 2) << command << '\n' << err;
    EXPECT_EQ(out, "") << command;
    EXPECT_EQ(err.find("error: "), 0u) << command << '\n' << err;
    for (const std::string& word : words)
        EXPECT_NE(err.find(word), std::string::npos) << command << ": no '" << word << "' in\n" << err;
    const nlohmann::json document = run_json(args);
    EXPECT_EQ(code, 2) << command;
    ASSERT_TRUE(document.contains("error")) << command;
    for (const char* key : {"kind", "message", "where"})
        EXPECT_TRUE(document["error"].contains(key)) << command << " " << key;
    EXPECT_EQ(contents(workspace), before) << command << " changed the workspace";
}

std::string Cli::ratings_csv() const {
    std::string text = "user,item,rating,timestamp\n";
    for (int user = 1; user <= 6; ++user)
        for (int position = 0; position < 5; ++position)
            text += fmt::format("u{},i{},{},{}\n", user, (user + position) % 8 + 1, position % 5 + 1,
                                1'500'000'000 + 100'000 * user + 1000 * position);
    return text;
}

void Cli::import_toy() {
    run({"import", folder.write("toy.csv", ratings_csv()).string()});
    ASSERT_EQ(code, 0) << err;
}

std::map<std::string, std::string> Cli::contents(const fs::path& where) const {
    std::map<std::string, std::string> files;
    if (!fs::exists(where)) return files;
    files["."] = "";
    for (const auto& entry : fs::recursive_directory_iterator(where)) {
        const std::string name = fs::relative(entry.path(), where).string();
        if (name.ends_with("-wal") || name.ends_with("-shm")) continue;  // SQLite's own, gone when it closes
        files[name] = entry.is_regular_file() ? sha256_of_file(entry.path()) : "";
    }
    return files;
}

}  // namespace armillary::test
