// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of the window that no compiler checks, read from its sources.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/support/support.h"

namespace armillary::test {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<fs::path> files_under(const std::vector<std::string>& folders, const std::set<std::string>& suffixes) {
    std::vector<fs::path> files;
    for (const std::string& folder : folders)
        for (const auto& entry : fs::recursive_directory_iterator(source_dir() / folder))
            if (suffixes.contains(entry.path().extension().string())) files.push_back(entry.path());
    return files;
}

const std::vector<std::string> kWindow{"views", "app/window"};

TEST(Window, ColoursComeFromTheTheme) {
    const std::regex literal(
        R"rx("#[0-9A-Fa-f]{3,8}"|Qt::(red|blue|green|black|white|gray|darkGray|lightGray)\b)rx");
    for (const fs::path& file : files_under(kWindow, {".cpp", ".h"}))
        EXPECT_FALSE(std::regex_search(content(file), literal)) << file << " names a colour; use a Token";
}

TEST(Window, NoTwoTypesShareAName) {
    // The linker would keep one of their functions for both, and say nothing.
    const std::regex type(R"rx((?:^|\n)(?:class|struct) ([A-Za-z]+)(?: final)?(?: :|\s*\{))rx");
    std::map<std::string, fs::path> homes;
    for (const fs::path& file : files_under(kWindow, {".h"})) {
        const std::string text = content(file);
        for (std::sregex_iterator match(text.begin(), text.end(), type), end; match != end; ++match) {
            const auto [home, fresh] = homes.emplace((*match)[1], file);
            EXPECT_TRUE(fresh) << (*match)[1] << " is in " << home->second << " and in " << file;
        }
    }
}

TEST(Window, NothingIsModalThatNeedNotBe) {
    for (const fs::path& file : files_under(kWindow, {".cpp", ".h"})) {
        EXPECT_EQ(content(file).find("QMessageBox"), std::string::npos) << file << ": tell it in the message bar";
        EXPECT_EQ(content(file).find("QProgressDialog"), std::string::npos)
            << file << ": the jobs panel shows progress";
    }
}

TEST(Window, IconsThatAreNamedExist) {
    const std::regex named(R"rx(\bicon\("([a-z-]+)")rx");
    for (const fs::path& file : files_under(kWindow, {".cpp"})) {
        const std::string text = content(file);
        for (std::sregex_iterator match(text.begin(), text.end(), named), end; match != end; ++match)
            EXPECT_TRUE(fs::exists(source_dir() / "resources/icons" / ((*match)[1].str() + ".svg")))
                << file << ": " << (*match)[1];
    }
}

TEST(Window, IconsAreColouredByTheTheme) {
    for (const fs::path& file : files_under({"resources/icons"}, {".svg"})) {
        const std::string name = file.stem().string();
        if (name == "armillary" || name.ends_with("-muted"))
            continue;  // those of the desktop and of the style sheet
        EXPECT_NE(content(file).find("currentColor"), std::string::npos) << file;
        EXPECT_EQ(content(file).find('#'), std::string::npos) << file;
    }
}

TEST(Window, TranslationsAreComplete) {
    int files = 0;
    for (const fs::path& file : files_under({"translations"}, {".ts"})) {
        ++files;
        const std::string text = content(file);
        EXPECT_NE(text.find("<message"), std::string::npos) << file;
        EXPECT_EQ(text.find("type=\"unfinished\""), std::string::npos)
            << file << " has texts that are not translated";
        EXPECT_EQ(text.find("type=\"vanished\""), std::string::npos) << file << " has texts that no source holds";
    }
    EXPECT_GE(files, 1);
}

TEST(Window, TranslationsKeepPlacesOfTheirTexts) {
    const std::regex message(R"rx(<source>([\s\S]*?)</source>[\s\S]*?<translation>([\s\S]*?)</translation>)rx");
    const std::regex place("%(n|[0-9])");
    auto places = [&](const std::string& text) {
        std::multiset<std::string> found;
        for (std::sregex_iterator match(text.begin(), text.end(), place), end; match != end; ++match)
            found.insert((*match)[0]);
        return found;
    };
    for (const fs::path& file : files_under({"translations"}, {".ts"})) {
        const std::string text = content(file);
        for (std::sregex_iterator match(text.begin(), text.end(), message), end; match != end; ++match) {
            if ((*match)[2].str().find("<numerusform>") != std::string::npos) continue;
            EXPECT_EQ(places((*match)[1]), places((*match)[2])) << file << ": " << (*match)[1];
        }
    }
}

TEST(Window, EveryChapterOfTheManualIsThereInEachLanguage) {
    for (const fs::path& english : files_under({"resources/manual/en"}, {".md"}))
        EXPECT_TRUE(fs::exists(source_dir() / "resources/manual/zh_CN" / english.filename())) << english;
}

TEST(Build, AsksForNoProcessorBeyondTheFloor) {
    // Kernels that want more are chosen at run time (target_clones).
    for (const fs::path& file : files_under({"core", "models", "views", "app", "tests"}, {".txt", ".cmake"}))
        for (const char* flag : {"-march", "-mavx", "-mfma", "-msse4"})
            EXPECT_EQ(content(file).find(flag), std::string::npos) << file;
    for (const char* file : {"CMakeLists.txt", "CMakePresets.json"})
        EXPECT_EQ(content(source_dir() / file).find("-march"), std::string::npos);
}

}  // namespace
}  // namespace armillary::test
