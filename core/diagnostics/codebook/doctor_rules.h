// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "core/diagnostics/codebook/doctor.h"

namespace armillary::diagnostics {

/// The signs that something is wrong, whatever the cause; none on a healthy run.
std::vector<Observation> find_symptoms(const RunEvidence& run);

/// One cause that the doctor knows: looks for it, and says nothing where it is not to be seen.
struct DoctorRule {
    const char* id;
    std::optional<Cause> (*look)(const RunEvidence& run, const std::vector<Observation>& symptoms);
};

/// All of them, those that are commoner first: of two causes with equal confidence the earlier is named first.
std::span<const DoctorRule> doctor_rules();

/// Gathers what speaks for a cause. Observations are taken as independent: the doubt that each leaves is
/// multiplied.
class Case {
 public:
    Case& add(double weight, Observation observation) {
        doubt_ *= 1 - weight;
        evidence_.push_back(std::move(observation));
        return *this;
    }
    bool empty() const { return evidence_.empty(); }
    size_t size() const { return evidence_.size(); }
    Cause because(std::string sentence, Remedy remedy) const {
        return {{}, 1 - doubt_, std::move(sentence), evidence_, std::move(remedy)};
    }

 private:
    double doubt_ = 1;
    std::vector<Observation> evidence_;
};

}  // namespace armillary::diagnostics
