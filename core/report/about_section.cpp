// SPDX-License-Identifier: GPL-3.0-or-later
// What was run, on what, measured how, and how to run it again.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/worlds/world.h"
#include "core/jobs/run_comparison.h"
#include "core/report/reported_runs.h"

namespace armillary::report {

namespace {

using nlohmann::json;

std::string or_dash(const std::string& text) {
    return text.empty() ? "–" : text;
}

std::string day_of(const std::string& created) {
    return created.size() >= 16 ? created.substr(0, 10) + " " + created.substr(11, 5) + " UTC" : or_dash(created);
}

std::string status_words(const std::string& status, Words say) {
    if (status == "done") return say("done", "已完成");
    if (status == "failed") return say("failed", "失败");
    if (status == "cancelled") return say("cancelled", "已取消");
    if (status == "interrupted") return say("interrupted", "已中断");
    if (status == "running") return say("running", "进行中");
    return status;
}

/// Data sets of the runs, each once, with what the workspace knows of them.
Html datasets(const ReportedRuns& report) {
    const Words& say = report.say;
    std::set<std::string> names;
    for (const ReportedRun& run : report.runs)
        if (!run.details.dataset.empty()) names.insert(run.details.dataset);
    HtmlTable table{say("Data sets", "数据集"),
                    {say("data set", "数据集"), say("users", "用户"), say("items", "物品"),
                     say("interactions", "交互"), say("origin", "来源")},
                    {}};
    for (const std::string& name : names) {
        try {
            const store::DatasetSummary known = report.workspace.dataset_summary(name);
            table.rows.push_back({name, format_count(known.users), format_count(known.items),
                                  format_count(known.interactions), known.format});
        } catch (const Error&) {  // removed meanwhile, or never here
            table.rows.push_back({name, "–", "–", "–", say("no longer in the workspace", "已不在工作区中")});
        }
    }
    return names.empty() ? Html() : to_html(table);
}

Html parameters(const ReportedRuns& report) {
    std::vector<store::RunDetails> details;
    HtmlTable table{report.say("Parameters that differ", "取值不同的参数"), {report.say("parameter", "参数")}, {}};
    for (const ReportedRun& run : report.runs) {
        details.push_back(run.details);
        table.header.push_back(run.label);
    }
    for (const auto& [name, values] : jobs::differing_parameters(details)) {
        std::vector<std::string> row{name};
        for (const auto& value : values) row.push_back(jobs::parameter_text(value));
        table.rows.push_back(std::move(row));
    }
    return table.rows.empty() || details.size() < 2 ? Html() : to_html(table);
}

Html model_summaries(const ReportedRuns& report) {
    Html list;
    std::set<std::string> told;
    for (const ReportedRun& run : report.runs)
        for (const descriptor::ModelDescriptor& model : report.models)
            if (model.id == run.details.model && told.insert(model.id).second) {
                list.open("p").element("strong", model.name + ". ").text(report.sentence(model.summary) + " ");
                list.element("span", model.reference, {{"class", "muted"}}).close();
            }
    return list.blank() ? Html() : folded(report.say("What these models are", "这些模型是什么"), list);
}

std::string split_words(const std::string& method, Words say) {
    if (method == "leave_one_out")
        return say("of each user the last item is kept for the test and the one before it for validation",
                   "每个用户的最后一个物品留作测试，倒数第二个留作验证");
    if (method == "ratio")
        return say("of each user the newest interactions are kept for validation and test",
                   "按用户取最新的若干交互留作验证与测试");
    if (method == "random")
        return say("of each user some interactions, drawn by lot, are kept for validation and test",
                   "每个用户随机抽取若干交互留作验证与测试");
    if (method == "global_time")
        return say("everything after a moment in time is kept for validation and test",
                   "某一时刻之后的全部交互留作验证与测试");
    if (method == "given") return say("as the data set brings it", "沿用数据集自带的划分");
    return method;
}

std::string ties_words(const std::string& ties, Words say) {
    if (ties == "hash") return say("in an order drawn by a hash", "按哈希值排序");
    if (ties == "raw_id") return say("by their ids", "按编号排序");
    if (ties == "expected") return say("by the expectation over all orders", "取所有顺序的期望");
    return or_dash(ties);
}

/// Lines of the protocol in words: what it says, how.
std::vector<std::pair<std::string, std::string>> protocol_lines(const store::RunDetails& run, Words say) {
    const auto value = [&](const char* key) { return jobs::protocol_value(run, key); };
    const std::string candidates = value("candidates"), masked = value("masks_seen");
    std::vector<std::pair<std::string, std::string>> lines{
        {say("Split", "划分"), split_words(value("split"), say)},
        {say("Candidates", "候选"), candidates == "all"
                                        ? say("every item of the catalogue is ranked", "对全部物品排序")
                                        : or_dash(candidates)},
        {say("Left out", "排除"), masked.empty() ? "–"
                                                 : fmt::format(fmt::runtime(say("items that the user had in: {}",
                                                                                "用户在以下部分出现过的物品：{}")),
                                                               masked)},
        {say("Equal scores", "同分"), ties_words(value("ties"), say)},
        {say("Fingerprint", "指纹"), or_dash(value("fingerprint"))}};
    return lines;
}

/// The command that makes the data set again; empty when it came from files.
std::string world_command(const ReportedRuns& report, const std::string& dataset) {
    try {
        const store::DatasetSummary known = report.workspace.dataset_summary(dataset);
        const auto& worlds = data::world_list();
        // Only then is it worth reading the data for its truth.
        if (std::none_of(worlds.begin(), worlds.end(), [&](const auto& w) { return w.id == known.format; }))
            return {};
        const json truth = json::parse(report.workspace.load_dataset(dataset)->parts().truth_json, nullptr, false);
        std::string command = fmt::format("armillary-cli world {} --name '{}' --seed {}", known.format, dataset,
                                          truth.at("seed").get<uint64_t>());
        for (const auto& [name, value] : truth.at("settings").items())
            command += fmt::format(" --set {}={}", name, value.get<std::string>());
        return command;
    } catch (const Error&) {
    } catch (const json::exception&) {  // a truth of another kind of world
    }
    return {};
}

}  // namespace

Html about_section(const ReportedRuns& report) {
    const Words& say = report.say;
    HtmlTable table{"",
                    {say("run", "运行"), say("model", "模型"), say("data set", "数据集"), say("status", "状态"),
                     say("seed", "种子"), say("epochs", "轮数"), say("best", "最佳轮"), say("time", "用时"),
                     say("date", "日期")},
                    {}};
    for (const ReportedRun& run : report.runs) {
        const store::RunDetails& details = run.details;
        table.rows.push_back({run.label, report.model_name(or_dash(details.model)), or_dash(details.dataset),
                              status_words(details.status, say),
                              details.seed_known ? std::to_string(details.seed) : "–",
                              std::to_string(details.epochs), std::to_string(details.best_epoch),
                              format_duration(details.seconds), day_of(details.created)});
    }
    Html section;
    section.element("h2", say("What was run", "运行了什么")).add(to_html(table));
    for (const ReportedRun& run : report.runs) {
        if (!run.details.error.empty())
            section.open("p", {{"class", "bad"}})
                .text(run.label + ": " + report.sentence(run.details.error))
                .close();
        if (!run.details.notes.empty()) section.open("p").text(run.label + ": " + run.details.notes).close();
    }
    return section.add(datasets(report)).add(parameters(report)).add(model_summaries(report));
}

Html protocol_section(const ReportedRuns& report) {
    const Words& say = report.say;
    std::vector<store::RunDetails> ranked;
    HtmlTable table{"", {""}, {}};
    for (const ReportedRun* run : report.of_kind("recommender"))
        if (!run->details.protocol_json.empty()) {
            ranked.push_back(run->details);
            table.header.push_back(run->label);
        }
    if (ranked.empty()) return {};
    const bool alike = jobs::differing_protocol(ranked).empty();
    if (alike) {
        ranked.resize(1);
        table.header = {"", ""};
    }
    for (size_t line = 0; line < protocol_lines(ranked.front(), say).size(); ++line) {
        std::vector<std::string> row{protocol_lines(ranked.front(), say)[line].first};
        for (const store::RunDetails& run : ranked) row.push_back(protocol_lines(run, say)[line].second);
        table.rows.push_back(std::move(row));
    }
    Html section;
    section.element("h2", say("How it was measured", "如何评测"));
    if (!alike)
        section.open("p", {{"class", "bad"}})
            .text(say("These runs were not measured alike, so their figures cannot be compared.",
                      "这些运行的评测口径不同，数值不可比较。"))
            .close();
    return section.add(to_html(table));
}

Html environment_section(const ReportedRuns& report) {
    const Words& say = report.say;
    HtmlTable table{"", {""}, {}};
    std::vector<json> known;
    std::vector<std::string> keys;
    for (const ReportedRun& run : report.runs) {
        table.header.push_back(run.label);
        known.push_back(json::parse(run.details.environment_json, nullptr, false));
        if (!known.back().is_object()) continue;
        for (const auto& [key, value] : known.back().items())
            if (std::find(keys.begin(), keys.end(), key) == keys.end() && !value.is_array() && !value.is_object())
                keys.push_back(key);
    }
    const auto row = [&](const std::string& name, const auto& cell) {
        std::vector<std::string> cells{name};
        for (size_t run = 0; run < report.runs.size(); ++run) cells.push_back(cell(run));
        table.rows.push_back(std::move(cells));
    };
    row(say("peak memory", "内存峰值"),
        [&](size_t r) { return format_bytes(static_cast<double>(report.runs[r].details.peak_memory_bytes)); });
    row(say("processor time", "处理器时间"),
        [&](size_t r) { return format_duration(report.runs[r].details.cpu_seconds); });
    for (const std::string& key : keys)
        row(key, [&](size_t r) -> std::string {
            if (!known[r].is_object() || !known[r].contains(key)) return "–";
            const json& value = known[r][key];
            if (key.ends_with("_bytes") && value.is_number()) return format_bytes(value.get<double>());
            return value.is_string() ? value.get<std::string>() : value.dump();
        });
    Html section;
    section.element("h2", say("What it ran on", "运行环境"));
    return section.add(folded(say("Versions, processor and memory", "版本、处理器与内存"), to_html(table)));
}

Html reproduction_section(const ReportedRuns& report) {
    const Words& say = report.say;
    Html section;
    section.element("h2", say("How to repeat it", "如何复现"));
    std::set<std::string> told;
    std::string commands;
    for (const ReportedRun& run : report.runs) {
        if (!run.details.dataset.empty() && told.insert(run.details.dataset).second)
            if (const std::string made = world_command(report, run.details.dataset); !made.empty())
                commands += made + "\n";
        if (!run.details.experiment_toml.empty())
            commands += fmt::format("armillary-cli train {}.toml\n", run.details.id);
    }
    if (commands.empty())
        return section.open("p")
            .text(say("These runs were made elsewhere: what was run is not known here.",
                      "这些运行来自别处，此处不知其实验设置。"))
            .close();
    section.open("p")
        .text(say("Save each experiment below under the name above it. The same experiment and seed give the same "
                  "figures on the same machine; the data set's fingerprint tells whether the data are the same.",
                  "把下面每个实验存成其上方的文件名。同一实验与种子在同一机器上得到相同数值；数据集指纹可用于核对"
                  "数据是否一致。"))
        .close();
    section.open("pre").element("code", commands).close();
    for (const ReportedRun& run : report.runs) {
        if (run.details.experiment_toml.empty()) continue;
        Html experiment;
        experiment.open("pre").element("code", run.details.experiment_toml).close();
        section.add(folded(fmt::format("{}.toml ({})", run.details.id, run.label), experiment));
        if (!run.details.dataset_fingerprint.empty())
            section.open("p", {{"class", "muted"}})
                .text(say("data set's fingerprint ", "数据集指纹 "))
                .element("code", run.details.dataset_fingerprint)
                .close();
    }
    return section;
}

}  // namespace armillary::report
