// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text/run_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/text.h"

namespace armillary::app {

using nlohmann::ordered_json;

namespace {

/// (name, cut-off); the cut-off is 0 for a key without one.
std::pair<std::string, int64_t> parts_of(const std::string& key) {
    const size_t at = key.rfind('@');
    if (at == std::string::npos) return {key, 0};
    const auto cut_off = parse_int(key.substr(at + 1));
    return cut_off ? std::pair(key.substr(0, at), *cut_off) : std::pair(key, int64_t{0});
}

}  // namespace

ordered_json metrics_json(const std::map<std::string, double>& metrics) {
    ordered_json object = ordered_json::object();
    for (const std::string& key : sorted_metric_keys(metrics)) object[key] = json_number(metrics.at(key));
    return object;
}

std::vector<std::string> sorted_metric_keys(const std::map<std::string, double>& metrics) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : metrics) keys.push_back(key);
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return parts_of(a) < parts_of(b); });
    return keys;
}

std::string metrics_table(const std::map<std::string, double>& metrics) {
    std::set<int64_t> cut_offs;
    std::map<std::string, std::map<int64_t, double>> rows;
    for (const auto& [key, value] : metrics) {
        const auto [name, cut_off] = parts_of(key);
        rows[name][cut_off] = value;
        if (cut_off > 0) cut_offs.insert(cut_off);
    }
    std::vector<std::string> header{"metric"};
    for (int64_t k : cut_offs) header.push_back("@" + std::to_string(k));
    TextTable ranked(header), plain({"metric", "value"});
    for (const auto& [name, values] : rows) {
        std::vector<std::string> row{name};
        for (int64_t k : cut_offs) row.push_back(values.contains(k) ? format_value(values.at(k)) : "");
        if (values.contains(0)) plain.add({name, format_value(values.at(0))});
        if (values.rbegin()->first > 0) ranked.add(row);
    }
    return (ranked.empty() ? "" : ranked.to_string("  ")) + (plain.empty() ? "" : plain.to_string("  "));
}

std::string tokenizer_account(const std::map<std::string, double>& figures) {
    auto value = [&figures](const std::string& name) {
        const auto found = figures.find(name);
        return found == figures.end() ? std::nan("") : found->second;
    };
    TextTable levels({"level", "codes in use", "perplexity", "dead codes"});
    for (int level = 0; figures.contains(fmt::format("usage[{}]", level)); ++level)
        levels.add({std::to_string(level), fmt::format("{:.1f} %", 100 * value(fmt::format("usage[{}]", level))),
                    format_value(value(fmt::format("perplexity[{}]", level))),
                    format_value(value(fmt::format("dead[{}]", level)))});
    std::string text = levels.to_string("  ");
    text +=
        fmt::format("  {:.1f} % of the items share their whole code with another", 100 * value("collision_rate"));
    if (figures.contains("made_items"))
        text += fmt::format(": {} because of the codebook, {} because their input is the same",
                            format_value(value("made_items")), format_value(value("forced_items")));
    return text + fmt::format("; {} codes differ, reconstruction error {}\n", format_value(value("distinct")),
                              format_value(value("reconstruction_error")));
}

std::string or_unknown(const std::string& text) {
    return text.empty() ? "unknown" : text;
}

std::string seed_text(const store::RunSummary& run) {
    return run.seed_known ? std::to_string(run.seed) : "–";
}

ordered_json run_json(const store::RunSummary& run) {
    ordered_json metrics = ordered_json::object();
    for (const auto& [split, values] : run.metrics) metrics[split] = metrics_json(values);
    ordered_json document{
        {"run", run.id},
        {"uuid", run.uuid},
        {"name", run.name},
        {"kind", run.kind},
        {"status", run.status},
        {"model", run.imported && run.model.empty() ? ordered_json(nullptr) : ordered_json(run.model)},
        {"dataset", run.dataset},
        {"created", run.created},
        {"seed", run.seed_known ? ordered_json(run.seed) : ordered_json(nullptr)},
        {"epochs", run.epochs},
        {"best_epoch", run.imported && run.best_epoch == 0 ? ordered_json(nullptr) : ordered_json(run.best_epoch)},
        {"seconds", run.imported ? ordered_json(nullptr) : ordered_json(run.seconds)},
        {"cpu_seconds", run.imported ? ordered_json(nullptr) : ordered_json(run.cpu_seconds)},
        {"peak_memory_bytes", run.imported ? ordered_json(nullptr) : ordered_json(run.peak_memory_bytes)},
        {"imported", run.imported},
        {"metrics", metrics}};
    if (!run.error.empty()) document["error_message"] = run.error;
    if (run.deleted) document["deleted"] = true;
    return document;
}

}  // namespace armillary::app
