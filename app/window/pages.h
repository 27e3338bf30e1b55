// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/window/main_window.h"

namespace armillary::app {

/// The one list of pages and panels: a new page is a line here.
std::vector<views::PageEntry> pages();

/// The pages, the details panel and what else stands in the window. `info` gives the engine's versions; it is
/// called in the background and loads the engine.
views::Furniture furniture(std::function<jobs::EngineInfo()> info);

}  // namespace armillary::app
