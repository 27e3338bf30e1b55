// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/run_comparison.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/hash.h"

namespace armillary::jobs {

using nlohmann::ordered_json;

std::map<std::string, std::vector<ordered_json>> differing_parameters(const std::vector<store::RunDetails>& runs) {
    std::map<std::string, std::vector<ordered_json>> values;
    for (size_t r = 0; r < runs.size(); ++r) {
        if (runs[r].parameters_json.empty()) continue;
        const ordered_json parameters = ordered_json::parse(runs[r].parameters_json);
        for (const auto& [name, value] : parameters.items()) {
            auto& row = values[name];
            row.resize(runs.size());
            row[r] = value;
        }
    }
    std::erase_if(values, [](const auto& entry) {
        return std::all_of(entry.second.begin(), entry.second.end(),
                           [&](const auto& v) { return v == entry.second.front(); });
    });
    return values;
}

std::string protocol_value(const store::RunDetails& run, const std::string& key) {
    const ordered_json protocol = ordered_json::parse(run.protocol_json, nullptr, false);
    const auto value = protocol.is_object() ? protocol.find(key) : protocol.end();
    if (value == protocol.end()) return "";
    return value->is_string() ? value->get<std::string>() : value->dump();
}

std::vector<std::string> differing_protocol(const std::vector<store::RunDetails>& runs) {
    std::vector<std::string> keys;
    for (const char* key : {"dataset_fingerprint", "split_fingerprint", "candidates", "masks_seen", "ties"}) {
        std::set<std::string> values;
        for (const store::RunDetails& run : runs) values.insert(protocol_value(run, key));
        if (values.size() > 1) keys.emplace_back(key);
    }
    return keys;
}

std::string parameter_text(const ordered_json& value) {
    return value.is_null() ? "–" : value.is_string() ? value.get<std::string>() : value.dump();
}

std::string experiment_key(const store::RunDetails& run) {
    if (run.parameters_json.empty() || !run.seed_known) return {};
    nlohmann::json parameters =
        nlohmann::json::parse(run.parameters_json);  // keys in order, whatever the writer's
    parameters.erase("training.seed");
    return sha256_of(run.model + '\n' + run.dataset_fingerprint + '\n' + run.split_fingerprint + '\n' +
                     parameters.dump());
}

}  // namespace armillary::jobs
