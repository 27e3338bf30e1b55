// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/lessons/lesson.h"

namespace armillary::lessons {

/// Reads a lesson: one TOML file, described in the manual's chapter "Lessons". Everything that can be known
/// without models and runs is checked: keys, types, names of runs, worlds and figures, expressions, figures in
/// texts. Throws `BadInput` with `file:line:column`.
Lesson parse_lesson(std::string_view toml, std::string_view file_name);

/// The lessons that the program brings along, in the order in which they are shown.
const std::vector<Lesson>& built_in_lessons();

/// A file (`*.toml`) or the id of a built-in lesson. Throws `Error` (not_found) with the ids that there are, and
/// what `parse_lesson` throws.
Lesson find_lesson(const std::string& id_or_file);

}  // namespace armillary::lessons
