// SPDX-License-Identifier: GPL-3.0-or-later
// The walls of the house, read from its includes and build files.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "core/base/text.h"
#include "tests/support/support.h"

namespace armillary::test {
namespace {

namespace fs = std::filesystem;

struct Include {
    fs::path file;  ///< relative to the root
    std::string target;
};

std::vector<fs::path> sources_under(const std::vector<std::string>& folders) {
    std::vector<fs::path> files;
    for (const std::string& folder : folders) {
        if (!fs::exists(source_dir() / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(source_dir() / folder))
            if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp")
                files.push_back(entry.path());
    }
    return files;
}

std::string content(const fs::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<Include> includes_under(const std::vector<std::string>& folders) {
    static const std::regex pattern(R"rx(^\s*#\s*include\s*[<"]([^>"]+)[>"])rx");
    std::vector<Include> includes;
    for (const fs::path& file : sources_under(folders)) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);)
            if (std::smatch match; std::regex_search(line, match, pattern))
                includes.push_back({fs::relative(file, source_dir()), match[1]});
    }
    return includes;
}

void expect_none(const std::vector<std::string>& folders, const std::vector<std::string>& forbidden,
                 const std::string& rule) {
    for (const Include& include : includes_under(folders))
        for (const std::string& beginning : forbidden)
            EXPECT_FALSE(include.target.starts_with(beginning))
                << include.file << " includes " << include.target << ": " << rule;
}

const std::vector<std::string> kTorch{"torch/", "ATen/", "c10/"};
const std::vector<std::string> kLightRooms{
    "core/base",        "core/numeric", "core/data", "core/features", "core/descriptor", "core/statistics",
    "core/diagnostics", "core/store",   "core/jobs", "core/lessons",  "core/report"};

TEST(House, CoreKnowsNeitherModelsNorViewsNorPrograms) {
    expect_none({"core"}, {"models/", "views/", "app/", "tests/"},
                "core sees a model through the interfaces it declares");
}

TEST(House, CoreAndModelsKnowNoQt) {
    for (const Include& include : includes_under({"core", "models"}))
        EXPECT_FALSE(std::regex_search(include.target, std::regex("^(Q[A-Z]|Qt)")))
            << include.file << " includes " << include.target;
}

TEST(House, ModelsIncludeCoreAndTheirBlocksOnly) {
    expect_none({"models"}, {"views/", "app/", "tests/"}, "models know core alone");
    for (const Include& include : includes_under({"models"}))
        if (include.target.starts_with("models/"))
            EXPECT_TRUE(include.target.starts_with("models/blocks/") || include.target == "models/registry.h")
                << include.file << " includes " << include.target
                << ": what two models share moves to models/blocks";
}

TEST(House, ViewsKnowTheLightHalfOnly) {
    expect_none({"views"}, {"models/", "app/", "core/model/", "core/training/", "core/scoring/", "tests/"},
                "views know models by their descriptors");
    expect_none({"views"}, kTorch, "LibTorch costs a second at start-up");
}

TEST(House, TheLightHalfKnowsNoLibTorch) {
    expect_none(kLightRooms, kTorch, "only the engine half may include LibTorch");
    expect_none(kLightRooms, {"core/model/", "core/training/", "core/scoring/"},
                "the light half knows the engine by core/jobs/engine.h");
}

TEST(House, TheTerminalLoadsTheEngineInsteadOfLinkingIt) {
    expect_none({"app/cli"}, kTorch, "the engine is a module");
    expect_none({"app/cli"}, {"models/", "core/model/", "core/training/", "core/scoring/"},
                "the engine is a module");
}

TEST(House, RoomsOfTheLightHalfLinkNothingHeavy) {
    for (const std::string& room : kLightRooms)
        for (const auto& entry : fs::recursive_directory_iterator(source_dir() / room))
            if (entry.path().filename() == "CMakeLists.txt")
                for (const char* heavy : {"TORCH", "armillary_torch", "armillary_uses_torch", "Qt6"})
                    EXPECT_EQ(content(entry.path()).find(heavy), std::string::npos)
                        << entry.path() << " links " << heavy;
}

TEST(House, NothingElseStandsAtTheTop) {
    const std::set<std::string> rooms{"app",          "core",  "models",    "views", "resources",
                                      "translations", "tests", "installer", "build", "workspace"};
    for (const auto& entry : fs::directory_iterator(source_dir()))
        if (entry.is_directory() && !entry.path().filename().string().starts_with('.'))
            EXPECT_TRUE(rooms.contains(entry.path().filename().string())) << entry.path();
}

TEST(House, EverySourceNamesItsLicence) {
    for (const fs::path& file : sources_under({"app", "core", "models", "views", "tests"}))
        EXPECT_TRUE(content(file).starts_with("// SPDX-License-Identifier: GPL-3.0-or-later")) << file;
}

TEST(House, HeadersStayShortAndAreIncludedOnce) {
    for (const fs::path& file : sources_under({"app", "core", "models", "views"})) {
        const std::string text = content(file);
        const auto lines = std::count(text.begin(), text.end(), '\n');
        if (file.extension() == ".h") {
            EXPECT_LE(lines, 200) << file;
            EXPECT_NE(text.find("#pragma once"), std::string::npos) << file;
        } else {
            EXPECT_LE(lines, 500) << file;
        }
    }
}

TEST(House, AssertionsOfQtTestAreNotMixedIntoGoogleTest) {
    // A false QVERIFY inside a GoogleTest case does not fail it.
    for (const fs::path& file : sources_under({"tests"}))
        if (file.filename() != "layers_test.cpp")
            for (const char* macro : {"QVERIFY(", "QCOMPARE("})
                EXPECT_EQ(content(file).find(macro), std::string::npos) << file;
}

}  // namespace
}  // namespace armillary::test
