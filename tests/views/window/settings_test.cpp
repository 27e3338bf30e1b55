// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/window_settings.h"

#include <gtest/gtest.h>

namespace armillary::views {
namespace {

TEST(WindowSettings, RecentWorkspacesAreTheLatestTenAndPinnedOnesStay) {
    WindowSettings settings;
    settings.remember_workspace("/pinned");
    settings.set_pinned("/pinned", true);
    for (int i = 0; i < 15; ++i) settings.remember_workspace(QStringLiteral("/w%1").arg(i));
    const QStringList recent = settings.recent_workspaces();
    EXPECT_EQ(recent.size(), 10);
    EXPECT_EQ(recent[0], "/pinned");
    EXPECT_EQ(recent[1], "/w14");
    settings.forget_workspace("/pinned");
    EXPECT_FALSE(settings.recent_workspaces().contains("/pinned"));
}

TEST(WindowSettings, LayoutsKeepNamesOfAnyAlphabet) {
    WindowSettings settings;
    settings.set_layout("课堂 / 1", {{"page", "runs"}});
    EXPECT_TRUE(settings.layouts().contains("课堂 / 1"));
    EXPECT_EQ(settings.layout("课堂 / 1")["page"].toString(), "runs");
    settings.remove_layout("课堂 / 1");
    EXPECT_FALSE(settings.layouts().contains("课堂 / 1"));
}

TEST(WindowSettings, TheStartFlagForgetsGeometryAndPlaces) {
    WindowSettings().set_place("/w", {{"page", "runs"}});
    EXPECT_EQ(WindowSettings().place("/w")["page"].toString(), "runs");
    EXPECT_TRUE(WindowSettings(true).place("/w").isEmpty());
}

}  // namespace
}  // namespace armillary::views
