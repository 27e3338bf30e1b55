// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/diagnostics/codebook/codebook.h"
#include "core/diagnostics/codebook/doctor.h"

namespace armillary::app {

/// A codebook's report as tables, with a line for what stands in none.
std::string codebook_text(const diagnostics::CodebookReport& report);

/// The signs that the doctor read, as a table; empty where none is recorded.
std::string signs_text(const std::vector<diagnostics::VitalSign>& signs);

/// What the doctor found, in sentences.
std::string diagnosis_text(const diagnostics::Diagnosis& diagnosis, const std::string& run);

}  // namespace armillary::app
