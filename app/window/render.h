// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "views/shared/page.h"

namespace armillary::app {

/// `armillary render`: a page as a picture, without a screen.
struct RenderRequest {
    std::string view;  ///< id of a page, or `user` or `item`
    std::string run, compare, dataset, id, out;
    std::string panel;  ///< of the page, brought to the front: `doctor`; empty: as the page opens
    std::string size = "1280x800", theme = "light", language = "en";
    double scale = 1;
};

/// Throws `UsageError` for what cannot be drawn, naming what can; `Error` (not_found) for a run or data set that
/// is not there, and (storage) when the file cannot be written.
void render(views::Workbench& bench, const RenderRequest& request);

}  // namespace armillary::app
