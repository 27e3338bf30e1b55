// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/imgui_parts.h"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/text.h"

namespace armillary::views {

namespace {

constexpr float kNameWidth = 160, kPlotHeight = 42;
constexpr float kScaleWidth = 52, kScaleSize = 0.8F;  ///< of the numbers at the right end of a plot
constexpr float kNear = 4;                            ///< pixels of a mark that the pointer is at

uint32_t with_alpha(uint32_t color, float share) {
    const auto alpha = static_cast<uint32_t>(255 * share);
    return (color & 0x00FFFFFFU) | alpha << 24;
}

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void add(double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool empty() const { return low > high; }
    /// Never without a width.
    void widen() {
        if (high > low) return;
        const double room = high == 0 ? 1 : std::abs(high) * 0.1;
        low -= room;
        high += room;
    }
    float share(double value) const { return static_cast<float>((value - low) / (high - low)); }
};

/// The lines of a plot as they are drawn.
struct Drawn {
    std::vector<double> x, y;
    uint32_t color;
};

struct Frame {
    ImVec2 low, high;
    Range x, y;
    ImVec2 place(double at, double value) const {
        return {low.x + x.share(at) * (high.x - low.x), high.y - y.share(value) * (high.y - low.y)};
    }
};

/// A value that is not finite makes a gap.
void draw_line(ImDrawList& list, const Frame& frame, const Drawn& line, float width) {
    std::vector<ImVec2> piece;
    const auto flush = [&] {
        if (piece.size() == 1)
            list.AddCircleFilled(piece.front(), width * 1.5F, line.color);
        else if (piece.size() > 1)
            list.AddPolyline(piece.data(), static_cast<int>(piece.size()), line.color, 0, width);
        piece.clear();
    };
    for (size_t i = 0; i < line.x.size(); ++i) {
        if (!std::isfinite(line.y[i]))
            flush();
        else
            piece.push_back(frame.place(line.x[i], line.y[i]));
    }
    flush();
}

/// The ends of the y axis, where there is room for both.
void draw_scale(const DebuggerCanvas& canvas, ImDrawList& list, const Frame& frame, float right) {
    const float size = ImGui::GetFontSize() * kScaleSize;
    if (frame.high.y - frame.low.y < 2 * size) return;
    const auto put = [&](double value, float y) {
        const std::string words = canvas.number(value, 3);
        const float width = ImGui::CalcTextSize(words.c_str()).x * kScaleSize;
        list.AddText(ImGui::GetFont(), size, {right - width - canvas.look.px(4), y}, canvas.look.muted,
                     words.c_str());
    };
    put(frame.y.high, frame.low.y);
    put(frame.y.low, frame.high.y - size);
}

void explain(const DebuggerCanvas& canvas, const Frame& frame, const std::vector<Drawn>& lines) {
    const float pointer = ImGui::GetIO().MousePos.x;
    const double epoch =
        frame.x.low +
        (frame.x.high - frame.x.low) * static_cast<double>((pointer - frame.low.x) / (frame.high.x - frame.low.x));
    ImGui::BeginTooltip();
    ImGui::TextUnformatted(canvas.words.fill(DebuggerWord::events, {fmt::format("{:.2f}", epoch)}).c_str());
    for (const Drawn& line : lines) {
        const auto after = std::lower_bound(line.x.begin(), line.x.end(), epoch);
        if (line.x.empty()) continue;
        const auto index = std::min<size_t>(static_cast<size_t>(after - line.x.begin()), line.x.size() - 1);
        canvas.colored(line.color, canvas.number(line.y[index]));
    }
    for (const DebuggerMark& mark : canvas.state.marks())
        if (std::abs(frame.place(mark.epoch, frame.y.low).x - pointer) <= canvas.look.px(kNear))
            ImGui::TextUnformatted(mark.words.c_str());
    ImGui::EndTooltip();
}

}  // namespace

void DebuggerCanvas::note(const std::string& id) const {
    controls[id] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
}

bool DebuggerCanvas::button(DebuggerWord word, const char* id, bool enabled) const {
    ImGui::BeginDisabled(!enabled);
    const bool pressed = ImGui::Button((words[word] + "###" + id).c_str());
    ImGui::EndDisabled();
    note(id);
    return pressed && enabled;
}

bool DebuggerCanvas::section(DebuggerWord word, const char* id) const {
    ImGui::Dummy({0, look.px(2)});
    const bool open = ImGui::CollapsingHeader((words[word] + "###" + id).c_str(), ImGuiTreeNodeFlags_DefaultOpen);
    note(id);
    return open;
}

void DebuggerCanvas::colored(uint32_t color, const std::string& text) const {
    ImGui::PushStyleColor(ImGuiCol_Text, color);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
}

void DebuggerCanvas::one_line(uint32_t color, const std::string& text, float width) const {
    const char* const end = text.data() + text.size();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size(std::max(1.0F, width), ImGui::GetTextLineHeight());
    ImGui::Dummy(size);
    ImGui::PushStyleColor(ImGuiCol_Text, color);
    ImGui::RenderTextEllipsis(ImGui::GetWindowDrawList(), corner, {corner.x + size.x, corner.y + size.y},
                              corner.x + size.x, corner.x + size.x, text.data(), end, nullptr);
    ImGui::PopStyleColor();
    if (ImGui::IsItemHovered() && ImGui::CalcTextSize(text.data(), end).x > width)
        ImGui::SetTooltip("%s", text.c_str());
}

void DebuggerCanvas::flow(const std::string& text, float gap) const {
    const float wanted = gap + ImGui::CalcTextSize(text.c_str()).x;
    const float end = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    if (ImGui::GetItemRectMax().x + wanted <= end) ImGui::SameLine(0, gap);
}

void DebuggerCanvas::muted(const std::string& text) const {
    colored(look.muted, text);
}

std::string DebuggerCanvas::number(double value, int digits) const {
    if (std::isnan(value)) return words[DebuggerWord::not_a_number];
    if (std::isinf(value)) return (value < 0 ? "-" : "") + words[DebuggerWord::infinite];
    constexpr double kThousand = 1000, kMillion = 1e6;  // between them a power of ten says less than the figures
    if (std::abs(value) >= kThousand && std::abs(value) < kMillion) return format_count(std::llround(value));
    return fmt::format("{:.{}g}", value, digits);
}

void plot(const DebuggerCanvas& canvas, const char* id, const std::vector<PlotLine>& lines, float height,
          bool zero) {
    const DebuggerLook& look = canvas.look;
    const ImVec2 size(std::max(look.px(40), ImGui::GetContentRegionAvail().x), height);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton(id, size);
    canvas.note(id);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float room = look.px(3);
    const float scale = look.px(kScaleWidth);
    Frame frame{{corner.x + room, corner.y + room}, {corner.x + size.x - scale, corner.y + size.y - room}, {}, {}};
    list.AddRectFilled(corner, {corner.x + size.x, corner.y + size.y}, look.panel);
    list.AddLine({corner.x, frame.high.y}, {corner.x + size.x, frame.high.y}, look.line);
    std::vector<Drawn> drawn;
    for (const PlotLine& line : lines) drawn.push_back({line.series->x(), line.series->y(), line.color});
    for (const Drawn& line : drawn) {
        for (const double x : line.x) frame.x.add(x);
        for (const double y : line.y) frame.y.add(y);
    }
    if (frame.x.empty() || frame.y.empty()) return;
    if (zero) frame.y.add(0);
    frame.x.widen();
    frame.y.widen();
    list.PushClipRect(corner, {corner.x + size.x, corner.y + size.y}, true);
    for (const DebuggerMark& mark : canvas.state.marks()) {
        if (mark.epoch < frame.x.low || mark.epoch > frame.x.high) continue;
        const float x = frame.place(mark.epoch, frame.y.low).x;
        const uint32_t color = mark.intervention ? look.warn : look.muted;
        list.AddLine({x, corner.y}, {x, corner.y + size.y}, with_alpha(color, 0.8F));
        if (mark.intervention)
            list.AddTriangleFilled({x - look.px(4), corner.y}, {x + look.px(4), corner.y},
                                   {x, corner.y + look.px(6)}, color);
    }
    for (const Drawn& line : drawn) draw_line(list, frame, line, look.px(1.4F));
    list.PopClipRect();
    draw_scale(canvas, list, frame, corner.x + size.x);
    if (ImGui::IsItemHovered()) explain(canvas, frame, drawn);
}

void named_plot(const DebuggerCanvas& canvas, const std::string& name, const DecimatedSeries& series,
                uint32_t color, bool zero) {
    const DebuggerLook& look = canvas.look;
    const float start = ImGui::GetCursorPosX(), width = look.px(kNameWidth - 8);
    ImGui::BeginGroup();
    canvas.one_line(look.muted, name, width);
    const double latest = series.latest();
    canvas.one_line(std::isfinite(latest) || series.empty() ? look.text : look.bad,
                    series.empty() ? std::string() : canvas.number(latest), width);
    ImGui::EndGroup();
    ImGui::SameLine(start + look.px(kNameWidth));
    plot(canvas, ("plot." + name).c_str(), {{&series, color}}, look.px(kPlotHeight), zero);
}

void bars(const DebuggerCanvas& canvas, const std::vector<double>& heights, ImVec2 size, uint32_t color,
          bool mark_empty) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::Dummy(size);
    if (heights.empty() || !ImGui::IsItemVisible()) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const double highest = std::max(1e-300, *std::max_element(heights.begin(), heights.end()));
    // More bars than pixels: the highest of those that share one.
    const auto shown = std::min<size_t>(heights.size(), static_cast<size_t>(std::max(1.0F, size.x)));
    const float width = size.x / static_cast<float>(shown), bottom = corner.y + size.y;
    for (size_t i = 0; i < shown; ++i) {
        const size_t from = i * heights.size() / shown;
        const size_t to = std::max(from + 1, (i + 1) * heights.size() / shown);
        double height = 0;
        for (size_t j = from; j < to; ++j) height = std::max(height, heights[j]);
        const float x = corner.x + static_cast<float>(i) * width;
        const float gap = width > 3 ? 1.0F : 0.0F;
        if (height > 0) {
            const float tall = std::max(1.0F, static_cast<float>(height / highest) * size.y);
            list.AddRectFilled({x, bottom - tall}, {x + width - gap, bottom}, color);
        } else if (mark_empty) {
            list.AddRectFilled({x, bottom - canvas.look.px(2)}, {x + width - gap, bottom}, canvas.look.bad);
        }
    }
    list.AddLine({corner.x, bottom}, {corner.x + size.x, bottom}, canvas.look.line);
}

}  // namespace armillary::views
