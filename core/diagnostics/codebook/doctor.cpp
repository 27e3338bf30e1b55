// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diagnostics/codebook/doctor.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/diagnostics/codebook/doctor_rules.h"
#include "core/diagnostics/codebook/vital_signs.h"

namespace armillary::diagnostics {

namespace {

/// The points that are numbers.
std::vector<double> values_of(const RunEvidence& run, const std::string& name) {
    std::vector<double> values;
    if (const auto found = run.series.find(name); found != run.series.end())
        for (const RunEvidence::Point& point : found->second)
            if (!std::isnan(point.value)) values.push_back(point.value);
    return values;
}

/// What would be needed to rule out more.
std::vector<std::string> open_questions(const RunEvidence& run, const Diagnosis& diagnosis) {
    std::vector<std::string> open;
    if (!run.has("model.initialisation"))
        open.emplace_back(
            "How the codes were learned is not recorded (they were made elsewhere, or by a method without "
            "gradient "
            "steps), so initialisation, losses, norms and learning rate cannot be judged.");
    else if (!run.last("latent_norm") || !run.last("codebook_norm[0]"))
        open.emplace_back(
            "The lengths of latents and codes were not recorded, so a bad start and growing norms cannot be told "
            "apart. Train again to record them.");
    if (!run.last("input_cosine"))
        open.emplace_back(
            "The item vectors are not at hand, so equal or one-sided inputs can be neither named nor ruled out.");
    if (run.still_improving())
        open.emplace_back(
            "The reconstruction was still improving at the end: more epochs may change the picture.");
    if (!diagnosis.symptoms.empty() && diagnosis.causes.empty())
        open.emplace_back("None of the causes that are known here can be seen in the record.");
    return open;
}

nlohmann::ordered_json observations_json(const std::vector<Observation>& observations) {
    auto list = nlohmann::ordered_json::array();
    for (const Observation& seen : observations)
        list.push_back({{"what", seen.what},
                        {"name", seen.name},
                        {"value", seen.value},
                        {"threshold", seen.threshold},
                        {"source", seen.source}});
    return list;
}

}  // namespace

std::optional<double> RunEvidence::first(const std::string& name) const {
    const auto values = values_of(*this, name);
    return values.empty() ? std::nullopt : std::optional(values.front());
}

std::optional<double> RunEvidence::last(const std::string& name) const {
    const auto values = values_of(*this, name);
    return values.empty() ? std::nullopt : std::optional(values.back());
}

std::optional<double> RunEvidence::least(const std::string& name) const {
    const auto values = values_of(*this, name);
    return values.empty() ? std::nullopt : std::optional(*std::min_element(values.begin(), values.end()));
}

std::optional<double> RunEvidence::most(const std::string& name) const {
    const auto values = values_of(*this, name);
    return values.empty() ? std::nullopt : std::optional(*std::max_element(values.begin(), values.end()));
}

std::optional<double> RunEvidence::late(const std::string& name) const {
    const auto values = values_of(*this, name);
    const size_t quarter = values.size() / 4;
    if (quarter == 0) return {};
    double sum = 0;
    for (size_t at = values.size() - quarter; at < values.size(); ++at) sum += values[at];
    return sum / static_cast<double>(quarter);
}

std::optional<double> RunEvidence::number(const std::string& parameter) const {
    return parse_double(text(parameter));
}

std::string RunEvidence::text(const std::string& parameter) const {
    const auto found = parameters.find(parameter);
    return found == parameters.end() ? std::string() : found->second;
}

std::optional<double> RunEvidence::unexplained() const {
    const auto error = last("reconstruction_error"), variance = last("input_variance");
    if (!error || !variance || *variance <= 0) return {};
    return *error / *variance;
}

bool Diagnosis::alarming() const {
    return std::any_of(signs.begin(), signs.end(),
                       [](const VitalSign& sign) { return sign.grade == Grade::alarm; });
}

bool RunEvidence::still_improving() const {
    const std::vector<double> errors = values_of(*this, "reconstruction_error");
    const size_t back = std::max<size_t>(3, errors.size() / 4);
    return errors.size() > back && errors.back() < 0.98 * errors[errors.size() - 1 - back];
}

Diagnosis diagnose(const RunEvidence& run) {
    Diagnosis diagnosis;
    diagnosis.symptoms = find_symptoms(run);
    diagnosis.signs = vital_signs(run);
    for (const DoctorRule& rule : doctor_rules()) {
        auto cause = rule.look(run, diagnosis.symptoms);
        if (!cause) continue;
        cause->id = rule.id;
        diagnosis.causes.push_back(std::move(*cause));
    }
    std::stable_sort(diagnosis.causes.begin(), diagnosis.causes.end(),
                     [](const Cause& a, const Cause& b) { return a.confidence > b.confidence; });
    diagnosis.healthy = diagnosis.symptoms.empty() && diagnosis.causes.empty();
    if (!diagnosis.healthy) diagnosis.cannot_tell = open_questions(run, diagnosis);
    double room = 1;
    for (int64_t size : run.level_sizes) room *= static_cast<double>(size);
    if (!run.level_sizes.empty() && room < static_cast<double>(run.items))
        diagnosis.cannot_tell.emplace_back(
            "There are fewer semantic IDs than items, so items must share them; how evenly they do is told, not "
            "how well "
            "the IDs could tell items apart.");
    return diagnosis;
}

std::string to_json(const Diagnosis& diagnosis) {
    using Json = nlohmann::ordered_json;
    Json causes = Json::array();
    for (const Cause& cause : diagnosis.causes) {
        Json changes = Json::object();
        for (const auto& [parameter, value] : cause.remedy.changes) changes[parameter] = value;
        causes.push_back({{"id", cause.id},
                          {"confidence", cause.confidence},
                          {"sentence", cause.sentence},
                          {"evidence", observations_json(cause.evidence)},
                          {"remedy", {{"changes", changes}, {"words", cause.remedy.words}}}});
    }
    Json signs = Json::array();
    for (const VitalSign& sign : diagnosis.signs)
        signs.push_back({{"name", sign.name},
                         {"value", sign.value},
                         {"grade", to_string(sign.grade)},
                         {"healthy", sign.healthy},
                         {"alarm", sign.alarm}});
    return Json{{"healthy", diagnosis.healthy},
                {"symptoms", observations_json(diagnosis.symptoms)},
                {"causes", causes},
                {"cannot_tell", diagnosis.cannot_tell},
                {"signs", signs}}
        .dump();
}

}  // namespace armillary::diagnostics
