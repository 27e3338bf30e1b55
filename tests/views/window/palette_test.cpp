// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/palette_search.h"

#include <gmock/gmock.h>

namespace armillary::views {
namespace {

using testing::ElementsAre;

std::vector<QString> found(const QString& query) {
    const std::vector<PaletteEntry> entries{{"Import files…", "Ctrl+O", {}, {}},
                                            {"Page: Train", "Ctrl+2", {}, {}},
                                            {"New training", "Ctrl+T", {}, {}},
                                            {"r12  SASRec · beauty", "done", {}, {}},
                                            {"Restrain", "", {}, {}}};
    std::vector<QString> texts;
    for (const size_t index : search_entries(entries, query, 10)) texts.push_back(entries[index].text);
    return texts;
}

TEST(PaletteSearch, AnEmptyQueryFindsAllInTheirOrder) {
    EXPECT_EQ(found("").size(), 5U);
    EXPECT_EQ(found("").front(), "Import files…");
}

TEST(PaletteSearch, BeginningsOfWordsComeBeforeInsides) {
    EXPECT_THAT(found("train"), ElementsAre("Page: Train", "New training", "Restrain"));
}

TEST(PaletteSearch, EveryWordMustFitSomewhere) {
    EXPECT_THAT(found("beauty done"), ElementsAre("r12  SASRec · beauty"));
    EXPECT_TRUE(found("beauty failed").empty());
}

TEST(PaletteSearch, LettersInOrderFitLast) {
    EXPECT_THAT(found("imfi"), ElementsAre("Import files…"));
    EXPECT_THAT(found("sasb"), ElementsAre("r12  SASRec · beauty"));
}

TEST(PaletteSearch, WholeWordsComeBeforeBeginnings) {
    const std::vector<PaletteEntry> runs{
        {"r11  bad, again", {}, {}, {}}, {"r1  bad", {}, {}, {}}, {"r10  badger", {}, {}, {}}};
    EXPECT_THAT(search_entries(runs, "r1", 10), ElementsAre(1, 0, 2));
    EXPECT_THAT(search_entries(runs, "badger", 10), ElementsAre(2));
    EXPECT_THAT(search_entries(runs, "bad", 10), ElementsAre(0, 1, 2));
}

TEST(PaletteSearch, KeepsToTheLimit) {
    EXPECT_EQ(search_entries(std::vector<PaletteEntry>(300, {"a", {}, {}, {}}), "a", 100).size(), 100U);
}

}  // namespace
}  // namespace armillary::views
