// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace armillary::diagnostics {

/// What a tokenizer's run recorded, as the doctor reads it. Everything may be missing: codes made elsewhere have
/// neither parameters nor curves.
struct RunEvidence {
    struct Point {
        int64_t step = 0;
        double value = 0;
    };
    std::map<std::string, std::string> parameters;     ///< as on the command line: `model.commitment` = `0.25`
    std::map<std::string, std::vector<Point>> series;  ///< losses and the figures of `series_of`, by rising step
    int64_t items = 0;                                 ///< with a code
    std::vector<int64_t> level_sizes;                  ///< [levels]
    bool diverged = false;                             ///< a loss became NaN or infinite

    int levels() const { return static_cast<int>(level_sizes.size()); }
    std::optional<double> first(const std::string& name) const;
    std::optional<double> last(const std::string& name) const;
    std::optional<double> least(const std::string& name) const;
    std::optional<double> most(const std::string& name) const;
    /// Mean over the last quarter of the points; nothing for fewer than four.
    std::optional<double> late(const std::string& name) const;
    std::optional<double> number(const std::string& parameter) const;
    std::string text(const std::string& parameter) const;  ///< empty where it is not known
    bool has(const std::string& parameter) const { return parameters.contains(parameter); }
    /// Share of the input's variance that the decoder misses: 1 = it knows nothing but the mean.
    std::optional<double> unexplained() const;
    /// The reconstruction became better by more than 2 % in the last quarter of the points, at least three.
    bool still_improving() const;
};

/// One observation that speaks for a finding.
struct Observation {
    std::string what;      ///< a sentence for people
    std::string name;      ///< of the series to draw, or of the parameter
    double value = 0;      ///< what was seen; NaN when it is no number
    double threshold = 0;  ///< from where on it is remarkable
    std::string source;    ///< where the threshold comes from
};

/// What would take the cause away.
struct Remedy {
    std::vector<std::pair<std::string, std::string>> changes;  ///< parameter -> value; none: no setting helps
    std::string words;
};

struct Cause {
    std::string id;         ///< `bad_initialisation`
    double confidence = 0;  ///< 0 to 1: an order, not a probability
    std::string sentence = {};
    std::vector<Observation> evidence = {};
    Remedy remedy = {};
};

enum class Grade { healthy, warning, alarm };
const char* to_string(Grade grade);

/// A figure of the last epoch, or of the last quarter (see `vital_signs`), with the bounds that practitioners
/// judge it by (tokenizers.md B.10). Between them it is a warning.
struct VitalSign {
    std::string name;  ///< of the series: `usage[0]`
    double value = 0;
    double healthy = 0;  ///< the last healthy value
    double alarm = 0;    ///< beyond it the codebook has collapsed, or is about to; NaN: no value is an alarm
    Grade grade = Grade::healthy;
    bool share = false;           ///< value and bounds are shares, better read in per cent
    bool alarm_included = false;  ///< the bound itself is an alarm already

    bool larger_is_better() const { return healthy > alarm; }
};

/// Nothing to say about a healthy run but its signs.
struct Diagnosis {
    bool healthy = true;                   ///< no symptom and no cause
    std::vector<Observation> symptoms;     ///< that something is wrong
    std::vector<Cause> causes;             ///< why, the likeliest first
    std::vector<std::string> cannot_tell;  ///< what the record leaves open
    std::vector<VitalSign> signs;          ///< of `vital_signs`

    /// Some sign is an alarm, whatever else was found.
    bool alarming() const;
};

/// Reads the record with the rules of `doctor_rules.cpp` (tokenizers.md B.10, B.11).
Diagnosis diagnose(const RunEvidence& run);

/// {"healthy", "symptoms": [], "causes": [{"id", "confidence", "sentence", "evidence": [{"what", "name", "value",
/// "threshold", "source"}], "remedy": {"changes": {…}, "words"}}], "cannot_tell": [], "signs": [{"name", "value",
/// "grade", "healthy", "alarm"}]}.
std::string to_json(const Diagnosis& diagnosis);

}  // namespace armillary::diagnostics
