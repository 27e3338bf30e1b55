// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"
#include "core/lessons/lesson.h"
#include "core/report/run_report.h"

namespace armillary::report {

/// A lesson as one HTML file, for a class without an installation: its steps with their questions, the answers and
/// figures folded until they are asked for, what it claims, and the report of its runs. `request.runs` and `title`
/// are not used. Throws `Error` (not_found) naming the runs that have not been trained, and what `run_report`
/// throws.
std::string lesson_report(store::Workspace& workspace, const lessons::Lesson& lesson,
                          const std::vector<descriptor::ModelDescriptor>& models, const ReportRequest& request);

}  // namespace armillary::report
