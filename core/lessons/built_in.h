// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace armillary::lessons {

/// A file of resources/lessons, taken into the program when it is built.
struct LessonSource {
    std::string_view file, toml;
};
std::vector<LessonSource> lesson_sources();

}  // namespace armillary::lessons
