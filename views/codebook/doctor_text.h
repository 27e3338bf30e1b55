// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/diagnostics/codebook/doctor.h"

namespace armillary::views {

// The doctor's findings as people read them, in rich text. A link `curve:NAME` names the recorded series to draw.

/// "Bad initialisation" of `bad_initialisation`.
QString cause_title(const diagnostics::Cause& cause);
/// In words: an order, not a probability.
QString confidence_words(double confidence);
/// The sentence, then the number, the threshold and where that comes from; a link where there is a curve of it.
QString observation_text(const diagnostics::Observation& observation, bool has_curve);
/// "healthy from 95 %, alarm below 50 %".
QString bounds_text(const diagnostics::VitalSign& sign);
/// `healthy`, `warning` or `alarm`, in the user's language.
QString grade_text(diagnostics::Grade grade);
/// The value as it is read best: in per cent, or as a number.
QString value_text(const diagnostics::VitalSign& sign, double value);
/// `initialisation = kmeans, warm-up epochs = 10`; empty for a remedy that changes no setting.
QString changes_text(const diagnostics::Remedy& remedy);

}  // namespace armillary::views
