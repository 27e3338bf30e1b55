// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text/attention_text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/context.h"
#include "app/cli/text/text_table.h"
#include "core/base/text.h"

namespace armillary::app {

namespace {

using diagnostics::AttentionAverages;
using diagnostics::HeadFigures;
using nlohmann::ordered_json;

constexpr int64_t kLagsShown = 6;

const char* kind_of(bool normalised) {
    return normalised ? "softmax" : "silu";
}

ordered_json numbers_json(const std::vector<double>& values) {
    auto list = ordered_json::array();
    for (double value : values) list.push_back(json_number(value));
    return list;
}

ordered_json matrix_json(const std::vector<double>& values, int64_t columns) {
    auto rows = ordered_json::array();
    for (size_t first = 0; first < values.size(); first += static_cast<size_t>(columns))
        rows.push_back(numbers_json({values.begin() + static_cast<std::ptrdiff_t>(first),
                                     values.begin() + static_cast<std::ptrdiff_t>(first) + columns}));
    return rows;
}

ordered_json figures_json(const HeadFigures& figures) {
    return {{"entropy", json_number(figures.entropy)},
            {"normalised_entropy", json_number(figures.normalised_entropy)},
            {"effective_items", json_number(figures.effective_items)},
            {"distance", json_number(figures.distance)},
            {"relative_distance", json_number(figures.relative_distance)},
            {"itself", json_number(figures.itself)},
            {"ahead", json_number(figures.ahead)},
            {"field_50", json_number(figures.field_50)},
            {"field_90", json_number(figures.field_90)},
            {"gini", json_number(figures.gini)},
            {"row_sum", json_number(figures.row_sum)},
            {"sink", json_number(figures.sink)},
            {"sink_place", figures.sink_place},
            {"recency_slope", json_number(figures.recency_slope)},
            {"lags", numbers_json(figures.lags)},
            {"last_lags", numbers_json(figures.last_lags)}};
}

ordered_json layers_json(const AttentionAverages& averages) {
    auto layers = ordered_json::array();
    for (int64_t layer = 0; layer < averages.layers(); ++layer) {
        ordered_json of_layer{{"layer", layer}};
        of_layer.update(figures_json(averages.layer(layer)));
        auto& heads = of_layer["heads"] = ordered_json::array();
        for (int64_t head = 0; head < averages.heads(); ++head) {
            ordered_json of_head{{"head", head}};
            of_head.update(figures_json(averages.head(layer, head)));
            heads.push_back(of_head);
        }
        layers.push_back(of_layer);
    }
    return layers;
}

std::string layers_text(const AttentionAverages& averages, bool normalised) {
    TextTable table({"layer", "head", "entropy", "effective items", "distance", "on itself", "90 % within", "sink",
                     normalised ? "gini" : "sum"});
    auto add = [&](const std::string& layer, const std::string& head, const HeadFigures& figures) {
        table.add({layer, head, format_value(figures.normalised_entropy), format_value(figures.effective_items),
                   format_value(figures.distance), format_value(figures.itself), format_value(figures.field_90),
                   format_value(figures.sink), format_value(normalised ? figures.gini : figures.row_sum)});
    };
    for (int64_t layer = 0; layer < averages.layers(); ++layer) {
        add(std::to_string(layer), "all", averages.layer(layer));
        for (int64_t head = 0; averages.heads() > 1 && head < averages.heads(); ++head)
            add("", std::to_string(head), averages.head(layer, head));
    }
    return table.to_string();
}

std::string lags_text(const AttentionAverages& averages) {
    std::vector<std::string> header{"layer"};
    for (int64_t lag = 0; lag < kLagsShown; ++lag) header.push_back(std::to_string(lag));
    TextTable table(header);
    for (int64_t layer = 0; layer < averages.layers(); ++layer) {
        std::vector<std::string> row{std::to_string(layer)};
        const HeadFigures figures = averages.layer(layer);
        for (int64_t lag = 0; lag < kLagsShown; ++lag)
            row.push_back(format_value(figures.last_lags[static_cast<size_t>(lag)]));
        table.add(row);
    }
    return "\nShare that the predicting query gives the token so many places before it:\n" + table.to_string();
}

std::string heads_text(const diagnostics::HeadSimilarity& similarity, int64_t heads_a_layer) {
    if (similarity.heads() < 2) return {};
    auto name = [&](int64_t head) { return fmt::format("{}.{}", head / heads_a_layer, head % heads_a_layer); };
    std::vector<std::string> header{"layer.head"};
    for (int64_t head = 0; head < similarity.heads(); ++head) header.push_back(name(head));
    TextTable table(header);
    const std::vector<double> cosine = similarity.cosine();
    for (int64_t a = 0; a < similarity.heads(); ++a) {
        std::vector<std::string> row{name(a)};
        for (int64_t b = 0; b < similarity.heads(); ++b)
            row.push_back(format_value(cosine[static_cast<size_t>(a * similarity.heads() + b)]));
        table.add(row);
    }
    return "\nHow alike the maps are (cosine):\n" + table.to_string();
}

std::string categories_text(const jobs::AttentionOverview& overview) {
    if (overview.categories.empty()) return {};
    TextTable table({"layer", "lift", "within", "by chance", "p", "block diagonality"});
    for (size_t layer = 0; layer < overview.categories.size(); ++layer) {
        const auto& [lift, probe] = overview.categories[layer];
        table.add({std::to_string(layer), format_value(lift), format_value(probe.within_share),
                   format_value(probe.expected_share), format_value(probe.p_value),
                   format_value(probe.block_diagonality)});
    }
    return fmt::format(
        "\nOn items of the same '{}': lift in histories (1 = blind to it), and of pairs of items by "
        "themselves\n{}",
        overview.attribute, table.to_string());
}

std::string time_text(int64_t time, data::TimeKind kind) {
    if (time == data::kNoTime || kind != data::TimeKind::utc_milliseconds) return {};
    return fmt::format("{:%Y-%m-%d %H:%M}", fmt::gmtime(static_cast<std::time_t>(time / 1000)));
}

bool is_held_out(const jobs::UserAttention& report, int32_t item) {
    return std::find(report.held_out.begin(), report.held_out.end(), item) != report.held_out.end();
}

std::string title_of(const data::Dataset& dataset, int32_t item) {
    return item < 0 ? "(what comes next)" : dataset.item_title(item);
}

std::string strip_text(const jobs::UserAttention& report, const data::Dataset& dataset) {
    const bool with_occlusion = std::any_of(report.tokens.begin(), report.tokens.end(),
                                            [](const auto& token) { return !std::isnan(token.occlusion); });
    std::vector<std::string> header{"item", "when"};
    for (int64_t layer = 0; layer < report.maps.layers; ++layer) header.push_back(fmt::format("layer {}", layer));
    header.emplace_back("rollout");
    if (with_occlusion) header.emplace_back("occlusion");
    TextTable table(header);
    for (const jobs::AttendedToken& token : report.tokens) {
        std::vector<std::string> row{title_of(dataset, token.item), time_text(token.time, dataset.time_kind())};
        for (double share : token.layers) row.push_back(format_value(share));
        row.push_back(format_value(token.rollout));
        if (with_occlusion) row.push_back(format_value(token.occlusion));
        table.add(row);
    }
    return table.to_string();
}

std::string list_text(const jobs::UserAttention& report, const data::Dataset& dataset) {
    if (report.top.empty()) return {};
    TextTable table({"rank", "item", "score", "taken next"});
    for (size_t rank = 0; rank < report.top.size(); ++rank)
        table.add({std::to_string(rank + 1), title_of(dataset, report.top[rank].item),
                   format_value(report.top[rank].score), is_held_out(report, report.top[rank].item) ? "*" : ""});
    for (size_t i = 0; i < report.held_out.size(); ++i)
        if (report.held_out_standings[i].rank > static_cast<int64_t>(report.top.size()))
            table.add({format_count(report.held_out_standings[i].rank), title_of(dataset, report.held_out[i]),
                       format_value(report.held_out_standings[i].score), "*"});
    return "\nRanking after this history:\n" + table.to_string();
}

std::string agreement_text(const jobs::UserAttention& report) {
    if (std::isnan(report.recency_agreement)) return {};
    std::string text = "\nAgreement with the occlusion (Kendall's tau): ";
    for (size_t layer = 0; layer < report.layer_agreement.size(); ++layer)
        text += fmt::format("layer {} {}, ", layer, format_value(report.layer_agreement[layer]));
    return text + fmt::format("rollout {}; recency alone {}\n", format_value(report.rollout_agreement),
                              format_value(report.recency_agreement));
}

ordered_json item_json(const data::Dataset& dataset, int32_t item) {
    if (item < 0) return {{"item", nullptr}, {"title", nullptr}};
    return {{"item", dataset.items()[item]}, {"title", dataset.item_title(item)}};
}

ordered_json aggregate_json(const statistics::Aggregate& value) {
    return {{"mean", json_number(value.value)}, {"standard_error", json_number(value.standard_error)}};
}

}  // namespace

std::string overview_text(const jobs::AttentionOverview& overview) {
    return layers_text(overview.averages, overview.normalised) + lags_text(overview.averages) +
           heads_text(overview.similarity, overview.averages.heads()) + categories_text(overview);
}

ordered_json overview_json(const jobs::AttentionOverview& overview) {
    ordered_json document{{"weights", kind_of(overview.normalised)},
                          {"causal", overview.causal},
                          {"histories", overview.averages.histories()},
                          {"layers", layers_json(overview.averages)},
                          {"similarity", matrix_json(overview.similarity.cosine(), overview.similarity.heads())},
                          {"divergence", matrix_json(overview.similarity.distance(), overview.similarity.heads())},
                          {"categories", nullptr}};
    if (overview.categories.empty()) return document;
    auto layers = ordered_json::array();
    for (const auto& [lift, probe] : overview.categories)
        layers.push_back({{"lift", json_number(lift)},
                          {"pairs", probe.pairs},
                          {"block_diagonality", json_number(probe.block_diagonality)},
                          {"within_share", json_number(probe.within_share)},
                          {"expected_share", json_number(probe.expected_share)},
                          {"p_value", json_number(probe.p_value)}});
    document["categories"] = {{"attribute", overview.attribute}, {"layers", layers}};
    return document;
}

std::string user_attention_text(const jobs::UserAttention& report, const data::Dataset& dataset) {
    return strip_text(report, dataset) + agreement_text(report) + '\n' +
           layers_text(report.figures, report.maps.normalised) + list_text(report, dataset);
}

ordered_json user_attention_json(const jobs::UserAttention& report, const data::Dataset& dataset) {
    auto history = ordered_json::array(), top = history, held_out = history;
    for (const jobs::AttendedToken& token : report.tokens) {
        ordered_json entry = item_json(dataset, token.item);
        entry.update({{"position", token.position < 0 ? ordered_json(nullptr) : ordered_json(token.position)},
                      {"time", token.time == data::kNoTime ? ordered_json(nullptr) : ordered_json(token.time)},
                      {"attention", numbers_json(token.layers)},
                      {"rollout", json_number(token.rollout)},
                      {"occlusion", json_number(token.occlusion)},
                      {"occlusion_probability", json_number(token.occlusion_probability)}});
        history.push_back(entry);
    }
    for (size_t rank = 0; rank < report.top.size(); ++rank) {
        ordered_json entry = item_json(dataset, report.top[rank].item);
        entry.update({{"rank", rank + 1},
                      {"score", json_number(report.top[rank].score)},
                      {"held_out", is_held_out(report, report.top[rank].item)}});
        top.push_back(entry);
    }
    for (size_t i = 0; i < report.held_out_standings.size(); ++i) {
        const jobs::Standing& standing = report.held_out_standings[i];
        ordered_json entry = item_json(dataset, report.held_out[i]);
        entry.update({{"rank", standing.rank},
                      {"score", json_number(standing.score)},
                      {"probability", json_number(standing.probability)}});
        held_out.push_back(entry);
    }
    return {{"user", dataset.users()[report.user]},
            {"part", report.part == data::Part::test ? "test" : "valid"},
            {"weights", kind_of(report.maps.normalised)},
            {"history", history},
            {"layers", layers_json(report.figures)},
            {"top", top},
            {"held_out", held_out},
            {"agreement",
             {{"layers", numbers_json(report.layer_agreement)},
              {"rollout", json_number(report.rollout_agreement)},
              {"recency", json_number(report.recency_agreement)}}}};
}

std::string faithfulness_text(const jobs::FaithfulnessReport& report) {
    TextTable table(
        {"order", "agreement", "±", "changes the first", "±", "lost without", "lost with these alone"});
    for (const jobs::OrderFaithfulness& order : report.orders)
        table.add({order.name, format_value(order.agreement.value), format_value(order.agreement.standard_error),
                   format_value(order.flips.value), format_value(order.flips.standard_error),
                   format_value(order.comprehensiveness.value), format_value(order.sufficiency.value)});
    return fmt::format("\nDoes attention tell what the prediction rests on? {} users; ± is the standard error\n{}",
                       format_count(report.users), table.to_string());
}

ordered_json faithfulness_json(const jobs::FaithfulnessReport& report) {
    auto orders = ordered_json::array();
    for (const jobs::OrderFaithfulness& order : report.orders)
        orders.push_back({{"order", order.name},
                          {"agreement", aggregate_json(order.agreement)},
                          {"flips", aggregate_json(order.flips)},
                          {"comprehensiveness", aggregate_json(order.comprehensiveness)},
                          {"sufficiency", aggregate_json(order.sufficiency)}});
    return {{"users", report.users}, {"orders", orders}};
}

}  // namespace armillary::app
