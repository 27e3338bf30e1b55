// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/cli/cli.h"
#include "tests/core/jobs/fake_engine.h"
#include "tests/support/support.h"

namespace armillary::test {

/// Runs commands in this process, with toy models and a workspace of its own.
class Cli : public ::testing::Test {
 protected:
    /// Runs `armillary-cli --workspace <workspace> args…`; fills `code`, `out` and `err`.
    void run(std::vector<std::string> args);
    /// With --json; the document. Fails the test when standard output holds anything else.
    nlohmann::json run_json(std::vector<std::string> args);
    /// Runs what must be refused: exit code 2, one message on standard error that holds every word, nothing on
    /// standard output, the same as a JSON document with --json, and the workspace as it was.
    void expect_refused(const std::vector<std::string>& args, const std::vector<std::string>& words);

    /// A ratings file with a header, a time and enough rows for every split.
    std::string ratings_csv() const;
    /// Imports it as `toy`.
    void import_toy();

    /// Relative path and SHA-256 of every file.
    std::map<std::string, std::string> contents(const std::filesystem::path& folder) const;

    TemporaryDirectory folder;
    std::filesystem::path workspace = folder.path() / "workspace";
    FakeEngine engine;
    std::vector<descriptor::ModelDescriptor> models = toy_models();
    std::stop_source stop;
    int code = 0;
    std::string out, err;
};

}  // namespace armillary::test
