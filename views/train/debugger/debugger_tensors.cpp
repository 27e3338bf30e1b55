// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters and the values of one of them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "views/train/debugger/debugger_view.h"

namespace armillary::views {

using W = DebuggerWord;

namespace {

enum Column { kName, kShape, kNorm, kGradient, kUpdate, kValues, kNotFinite, kColumns };
constexpr float kTableHeight = 230, kGridHeight = 260, kCellWidth = 76, kRowWidth = 52;

/// Brass, as the window's selection, thin enough to read on.
uint32_t picked(const DebuggerLook& look) {
    return (look.brass & 0x00FFFFFFU) | 0x50000000U;
}

std::string shape_of(const std::vector<int64_t>& shape) {
    std::string text;
    for (const int64_t side : shape) text += (text.empty() ? "" : " × ") + std::to_string(side);
    return text.empty() ? "1" : text;
}

double key_of(const jobs::ParameterFigures& parameter, int column) {
    switch (column) {
        case kShape:
            return std::accumulate(parameter.shape.begin(), parameter.shape.end(), 1.0, std::multiplies<>());
        case kNorm:
            return parameter.norm;
        case kGradient:
            return parameter.gradient_norm;
        case kUpdate:
            return parameter.update_ratio;
        case kValues:
            return parameter.high - parameter.low;
        default:
            return static_cast<double>(parameter.not_finite);
    }
}

int64_t rows_of(const jobs::TensorValues& values) {
    const int64_t all = std::accumulate(values.shape.begin(), values.shape.end(), int64_t{1}, std::multiplies<>());
    return values.columns > 0 ? all / values.columns : 0;
}

}  // namespace

std::vector<size_t> DebuggerView::sorted_parameters(const jobs::Inspection& seen) {
    std::vector<size_t> order(seen.parameters.size());
    std::iota(order.begin(), order.end(), size_t{0});
    const ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
    if (!specs || specs->SpecsCount == 0) return order;
    const int column = specs->Specs[0].ColumnIndex;
    const bool rising = specs->Specs[0].SortDirection == ImGuiSortDirection_Ascending;
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        const auto &one = seen.parameters[rising ? a : b], &other = seen.parameters[rising ? b : a];
        if (column == kName) return one.name < other.name;
        const double left = key_of(one, column), right = key_of(other, column);
        if (std::isnan(left) || std::isnan(right)) return !std::isnan(left);  // undefined last
        return left < right;
    });
    return order;
}

void DebuggerView::parameters(const DebuggerCanvas& canvas) {
    const jobs::Inspection* seen = canvas.state.inspection();
    if (!canvas.section(W::parameters, "parameters")) return;
    if (!seen) return canvas.muted(canvas.words[W::waiting]);
    constexpr ImGuiTableFlags flags = ImGuiTableFlags_Sortable | ImGuiTableFlags_SortTristate |
                                      ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable |
                                      ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchProp;
    const float row = ImGui::GetTextLineHeightWithSpacing() + canvas.look.px(2);
    const float height =
        std::min(canvas.look.px(kTableHeight), row * static_cast<float>(seen->parameters.size() + 2));
    if (!ImGui::BeginTable("parameters", kColumns, flags, {0, height})) return;
    const DebuggerWords& words = canvas.words;
    ImGui::TableSetupScrollFreeze(0, 1);
    const std::array<std::pair<W, float>, kColumns> columns{{{W::name, 2.7F},
                                                             {W::shape, 1.5F},
                                                             {W::norm, 1.2F},
                                                             {W::gradient, 1.3F},
                                                             {W::update, 1.3F},
                                                             {W::values, 1.4F},
                                                             {W::not_finite, 1.6F}}};
    for (size_t i = 0; i < columns.size(); ++i)
        ImGui::TableSetupColumn((words[columns[i].first] + "###" + std::to_string(i)).c_str(),
                                i == 0 ? 0 : ImGuiTableColumnFlags_PreferSortDescending, columns[i].second);
    ImGui::TableHeadersRow();
    const std::vector<size_t> order = sorted_parameters(*seen);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            parameter_row(canvas, seen->parameters[order[static_cast<size_t>(i)]]);
    ImGui::EndTable();
}

void DebuggerView::parameter_row(const DebuggerCanvas& canvas, const jobs::ParameterFigures& parameter) {
    const DebuggerLook& look = canvas.look;
    ImGui::TableNextRow();
    ImGui::TableSetColumnIndex(kName);
    const bool chosen = canvas.state.wanted().tensor == parameter.name;
    ImGui::PushStyleColor(ImGuiCol_Header, picked(look));
    if (ImGui::Selectable(parameter.name.c_str(), chosen, ImGuiSelectableFlags_SpanAllColumns))
        canvas.state.look_at(parameter.name);
    ImGui::PopStyleColor();
    canvas.note("parameter." + parameter.name);
    if (ImGui::IsItemHovered() && ImGui::CalcTextSize(parameter.name.c_str()).x >
                                      ImGui::GetColumnWidth() - 2 * ImGui::GetStyle().CellPadding.x)
        ImGui::SetTooltip("%s", parameter.name.c_str());
    ImGui::TableSetColumnIndex(kShape);
    const auto cell = [&](uint32_t color, const std::string& words) {
        canvas.one_line(color, words, ImGui::GetContentRegionAvail().x);
    };
    cell(look.muted, shape_of(parameter.shape));
    const auto value = [&](Column column, double number, bool may_lack) {
        ImGui::TableSetColumnIndex(column);
        const bool lacks = may_lack && std::isnan(number);
        cell(lacks                   ? look.muted
             : std::isfinite(number) ? look.text
                                     : look.bad,
             lacks ? "–" : canvas.number(number, 3));
    };
    value(kNorm, parameter.norm, false);
    // A gradient that is not a number is told as one when the values are too; NaN alone says that there is none.
    value(kGradient, parameter.gradient_norm, parameter.not_finite == 0);
    value(kUpdate, parameter.update_ratio, true);
    ImGui::TableSetColumnIndex(kValues);
    const std::vector<double> heights(parameter.histogram.begin(), parameter.histogram.end());
    bars(canvas, heights, {ImGui::GetContentRegionAvail().x, ImGui::GetTextLineHeight()}, look.accent, false);
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s … %s", canvas.number(parameter.low).c_str(), canvas.number(parameter.high).c_str());
    ImGui::TableSetColumnIndex(kNotFinite);
    cell(parameter.not_finite > 0 ? look.bad : look.muted, format_count(parameter.not_finite));
}

void DebuggerView::tensor(const DebuggerCanvas& canvas) {
    const jobs::Inspection* seen = canvas.state.inspection();
    DebuggerState& state = canvas.state;
    // Whoever picks a tensor above, or asks for the next value that is not finite, wants to see it.
    const bool arrived = seen && seen->tensor.name == state.wanted().tensor;
    const std::tuple now(state.wanted().tensor, state.place(), arrived);
    if (std::exchange(tensor_shown_, now) != now && !state.wanted().tensor.empty()) ImGui::SetScrollHereY(0);
    if (!canvas.section(W::tensor, "tensor") || !seen) return;
    const DebuggerWords& words = canvas.words;
    const std::string& wanted = state.wanted().tensor;
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x * 0.5F);
    if (ImGui::BeginCombo("##tensor", wanted.empty() ? words[W::choose_tensor].c_str() : wanted.c_str())) {
        for (const jobs::ParameterFigures& parameter : seen->parameters)
            if (ImGui::Selectable(parameter.name.c_str(), parameter.name == wanted)) state.look_at(parameter.name);
        ImGui::EndCombo();
    }
    canvas.note("choose_tensor");
    ImGui::SameLine();
    const int64_t bad = state.not_finite();
    if (canvas.button(W::next_not_finite, "next_not_finite", bad > 0)) state.look_at_not_finite();
    ImGui::SameLine();
    if (bad > 0)
        canvas.colored(canvas.look.bad, words.fill(W::values_not_finite, {format_count(bad)}));
    else
        canvas.muted(words[W::all_finite]);
    if (wanted.empty()) return;
    if (seen->tensor.name != wanted) return canvas.muted(words[W::tensor_waits]);
    tensor_values(canvas, seen->tensor);
}

void DebuggerView::tensor_values(const DebuggerCanvas& canvas, const jobs::TensorValues& values) {
    DebuggerState& state = canvas.state;
    const DebuggerLook& look = canvas.look;
    const int64_t rows = rows_of(values), last = values.first_row + values.rows_shown;
    if (canvas.button(W::earlier, "earlier", values.first_row > 0))
        state.look_at(values.name, values.first_row - state.wanted().rows);
    ImGui::SameLine();
    if (canvas.button(W::later, "later", last < rows)) state.look_at(values.name, last);
    ImGui::SameLine();
    std::string shown = canvas.words.fill(
        W::rows_shown, {format_count(values.first_row), format_count(last - 1), format_count(rows)});
    if (values.columns_shown < values.columns)
        shown += ", " + canvas.words.fill(W::columns_shown,
                                          {format_count(values.columns_shown), format_count(values.columns)});
    canvas.muted(shown);
    const float row_height = ImGui::GetTextLineHeight() + look.px(3);
    const float height = std::min(look.px(kGridHeight), row_height * static_cast<float>(values.rows_shown + 3));
    ImGui::BeginChild("values", {0, height}, false, ImGuiWindowFlags_HorizontalScrollbar);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::Dummy({look.px(kRowWidth) + look.px(kCellWidth) * static_cast<float>(values.columns_shown),
                  row_height * static_cast<float>(values.rows_shown + 1)});
    const auto put = [&](float x, float y, uint32_t color, const std::string& words) {
        list.AddText({corner.x + x, corner.y + y}, color, words.c_str());
    };
    for (int64_t column = 0; column < values.columns_shown; ++column)
        put(look.px(kRowWidth) + look.px(kCellWidth) * static_cast<float>(column), 0, look.muted,
            std::to_string(column));
    for (int64_t row = 0; row < values.rows_shown; ++row) {
        const float y = row_height * static_cast<float>(row + 1);
        if (!ImGui::IsRectVisible({corner.x, corner.y + y}, {corner.x + 1e6F, corner.y + y + row_height}))
            continue;
        put(0, y, look.muted, std::to_string(values.first_row + row));
        for (int64_t column = 0; column < values.columns_shown; ++column) {
            const float value = values.values[static_cast<size_t>(row * values.columns_shown + column)];
            const float x = look.px(kRowWidth) + look.px(kCellWidth) * static_cast<float>(column);
            const auto place = state.place();
            const bool gone_to = place && *place == std::pair(values.first_row + row, column);
            if (gone_to) {
                list.AddRectFilled({corner.x + x - look.px(4), corner.y + y},
                                   {corner.x + x + look.px(kCellWidth - 6), corner.y + y + row_height},
                                   picked(look));
                canvas.controls["place"] = {{corner.x + x, corner.y + y},
                                            {corner.x + x + look.px(kCellWidth), corner.y + y + row_height}};
            }
            put(x, y, std::isfinite(value) ? look.text : look.bad, canvas.number(static_cast<double>(value)));
        }
    }
    ImGui::EndChild();
}

}  // namespace armillary::views
