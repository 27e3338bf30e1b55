// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace armillary::views {

// Recorded figures and curves, as people read them: `perplexity[1]` is "Perplexity, level 1". A name that is not
// known here is read as it is written: `drift[1]` is "Drift, 1", and a metric such as `ndcg@10` stays what it is.

/// "Perplexity, level 1".
QString figure_words(std::string_view name);
/// What is measured, of whatever part: "Perplexity".
QString figure_title(std::string_view name);
/// The part that it is measured of: "level 1", "first 2 codes"; empty for a figure of the whole.
QString figure_part(std::string_view name);

/// `perplexity` of `perplexity[1]`.
std::string_view figure_stem(std::string_view name);

}  // namespace armillary::views
