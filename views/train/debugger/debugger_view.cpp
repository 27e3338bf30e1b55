// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/debugger_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "core/base/text.h"

namespace armillary::views {

using W = DebuggerWord;
using Kind = DebuggerRequest::Kind;
using Phase = DebuggerState::Phase;

namespace {

constexpr float kTwoColumns = 760;  ///< width from which there is room for two

ImVec4 mixed(uint32_t under, uint32_t over, float share) {
    const ImVec4 a = ImGui::ColorConvertU32ToFloat4(under), b = ImGui::ColorConvertU32ToFloat4(over);
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, a.z + (b.z - a.z) * share, 1};
}

std::string percent(double share) {
    return fmt::format("{:.1f} %", 100 * share);
}

bool is_loss(const std::string& name) {
    return name != "learning_rate" && name != "gradient_norm" && !name.starts_with("batch_");
}

}  // namespace

void dress_imgui(const DebuggerLook& look) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.WindowRounding = style.ChildRounding = 0;
    style.FrameRounding = style.PopupRounding = style.GrabRounding = look.px(4);
    style.WindowBorderSize = style.ChildBorderSize = 0;
    style.FrameBorderSize = style.PopupBorderSize = 1;
    style.WindowPadding = {look.px(12), look.px(8)};
    style.FramePadding = {look.px(8), look.px(3)};
    style.ItemSpacing = {look.px(8), look.px(6)};
    style.ItemInnerSpacing = {look.px(4), look.px(4)};
    style.CellPadding = {look.px(6), look.px(2)};
    style.ScrollbarSize = look.px(12);
    style.AntiAliasedLinesUseTex = false;  // the atlas holds the letters alone
    const auto set = [&style](ImGuiCol slot, const ImVec4& color) { style.Colors[slot] = color; };
    const auto token = [](uint32_t color) { return ImGui::ColorConvertU32ToFloat4(color); };
    set(ImGuiCol_Text, token(look.text));
    set(ImGuiCol_TextDisabled, mixed(look.panel, look.muted, 0.65F));
    set(ImGuiCol_TextSelectedBg, mixed(look.panel, look.brass, 0.35F));
    for (const ImGuiCol slot : {ImGuiCol_WindowBg, ImGuiCol_ChildBg, ImGuiCol_ScrollbarBg})
        set(slot, token(look.window));
    set(ImGuiCol_PopupBg, token(look.panel));
    for (const ImGuiCol slot :
         {ImGuiCol_Border, ImGuiCol_Separator, ImGuiCol_TableBorderLight, ImGuiCol_TableBorderStrong})
        set(slot, token(look.line));
    for (const ImGuiCol slot : {ImGuiCol_FrameBg, ImGuiCol_TableRowBg}) set(slot, token(look.panel));
    set(ImGuiCol_TableRowBgAlt, mixed(look.panel, look.window, 0.6F));
    set(ImGuiCol_TableHeaderBg, mixed(look.window, look.text, 0.06F));
    set(ImGuiCol_FrameBgHovered, mixed(look.panel, look.accent, 0.08F));
    set(ImGuiCol_FrameBgActive, mixed(look.panel, look.accent, 0.14F));
    set(ImGuiCol_Button, mixed(look.panel, look.text, 0.06F));
    set(ImGuiCol_ButtonHovered, mixed(look.panel, look.accent, 0.16F));
    set(ImGuiCol_ButtonActive, mixed(look.panel, look.accent, 0.28F));
    set(ImGuiCol_Header, mixed(look.window, look.text, 0.06F));
    set(ImGuiCol_HeaderHovered, mixed(look.window, look.accent, 0.16F));
    set(ImGuiCol_HeaderActive, mixed(look.window, look.accent, 0.28F));
    set(ImGuiCol_CheckMark, token(look.accent));
    set(ImGuiCol_NavHighlight, token(look.accent));
    set(ImGuiCol_ScrollbarGrab, mixed(look.window, look.text, 0.2F));
    set(ImGuiCol_ScrollbarGrabHovered, mixed(look.window, look.text, 0.3F));
    set(ImGuiCol_ScrollbarGrabActive, mixed(look.window, look.text, 0.4F));
}

void DebuggerView::draw(DebuggerState& state, const DebuggerWords& words, const DebuggerLook& look) {
    controls_.clear();
    const DebuggerCanvas canvas{state, words, look, controls_};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("##debugger", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    head(canvas);
    const float width = ImGui::GetContentRegionAvail().x;
    const auto left = [&] {
        losses(canvas);
        times(canvas);
        codebook(canvas);
    };
    const auto right = [&] {
        breakpoints(canvas);
        interventions(canvas);
        parameters(canvas);
        tensor(canvas);
    };
    if (width >= look.px(kTwoColumns)) {
        const float gap = look.px(16), half = (width - gap) * 0.45F;
        ImGui::BeginChild("left", {half, 0});
        left();
        ImGui::EndChild();
        ImGui::SameLine(0, gap);
        ImGui::BeginChild("right", {0, 0});
        right();
        ImGui::EndChild();
    } else {
        ImGui::BeginChild("all", {0, 0});
        right();
        left();
        ImGui::EndChild();
    }
    ImGui::End();
}

void DebuggerView::head(const DebuggerCanvas& canvas) {
    DebuggerState& state = canvas.state;
    const DebuggerWords& words = canvas.words;
    if (state.phase() == Phase::none) return canvas.muted(words[W::nothing]);
    const W phase = state.phase() == Phase::paused    ? W::paused
                    : state.phase() == Phase::running ? W::running
                    : state.phase() == Phase::ended   ? W::ended
                                                      : W::preparing;
    if (state.phase() == Phase::paused) {
        if (canvas.button(W::resume, "resume")) state.request(Kind::resume);
    } else if (canvas.button(W::pause, "pause", state.phase() == Phase::running)) {
        state.request(Kind::pause);
    }
    ImGui::SameLine();
    if (canvas.button(W::step, "step", state.phase() == Phase::paused)) state.request(Kind::step);
    ImGui::SameLine(0, canvas.look.px(16));
    canvas.colored(state.phase() == Phase::paused ? canvas.look.warn : canvas.look.muted, words[phase]);
    if (const jobs::Inspection* seen = state.inspection()) {
        ImGui::SameLine(0, canvas.look.px(16));
        ImGui::TextUnformatted(words
                                   .fill(W::position, {std::to_string(seen->epoch), format_count(seen->batch),
                                                       format_count(seen->batches), format_count(seen->step)})
                                   .c_str());
    } else if (state.trains()) {
        ImGui::SameLine(0, canvas.look.px(16));
        canvas.muted(words[W::waiting]);
    }
    ImGui::SameLine(0, canvas.look.px(16));
    canvas.muted(state.title());
}

void DebuggerView::losses(const DebuggerCanvas& canvas) {
    if (!canvas.section(W::losses, "losses")) return;
    size_t color = 0;
    for (const auto& [name, series] : canvas.state.losses())
        if (is_loss(name))
            named_plot(canvas, name, series, canvas.look.categories[color++ % canvas.look.categories.size()]);
    for (const char* name : {"gradient_norm", "learning_rate"})
        if (const auto found = canvas.state.figures().find(name); found != canvas.state.figures().end())
            named_plot(canvas, name, found->second, canvas.look.muted, true);
    if (canvas.state.losses().empty()) canvas.muted(canvas.words[W::waiting]);
}

void DebuggerView::times(const DebuggerCanvas& canvas) {
    const jobs::Inspection* seen = canvas.state.inspection();
    if (!canvas.section(W::time, "time") || !seen) return;
    const DebuggerLook& look = canvas.look;
    const std::array<std::pair<W, double>, 4> phases{{{W::forward, seen->times.forward},
                                                      {W::backward, seen->times.backward},
                                                      {W::optimiser, seen->times.step},
                                                      {W::rest, std::max(0.0, seen->times.rest)}}};
    double whole = 0;
    for (const auto& [word, seconds] : phases) whole += seconds;
    if (whole > 0) {
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const ImVec2 size(ImGui::GetContentRegionAvail().x, look.px(14));
        ImGui::Dummy(size);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        float x = corner.x;
        for (size_t i = 0; i < phases.size(); ++i) {
            const auto wide = static_cast<float>(phases[i].second / whole) * size.x;
            list.AddRectFilled({x, corner.y}, {x + wide, corner.y + size.y}, look.categories[i]);
            x += wide;
        }
        for (size_t i = 0; i < phases.size(); ++i) {
            const std::string words = canvas.words[phases[i].first] + " " + percent(phases[i].second / whole);
            if (i > 0) canvas.flow(words, look.px(12));
            canvas.colored(look.categories[i], words);
        }
        canvas.muted(canvas.words.fill(W::batch_time, {canvas.number(1000 * whole)}));
    }
    if (const auto rate = canvas.state.figures().find("examples_per_second"); rate != canvas.state.figures().end())
        named_plot(canvas, rate->first, rate->second, look.accent, true);
}

void DebuggerView::codebook(const DebuggerCanvas& canvas) {
    const jobs::Inspection* seen = canvas.state.inspection();
    if (!seen || seen->codes.empty() || !canvas.section(W::codebook, "codebook")) return;
    const DebuggerLook& look = canvas.look;
    for (size_t level = 0; level < seen->codes.size(); ++level) {
        const jobs::LevelCounts& counts = seen->codes[level];
        if (counts.size <= 0) continue;
        const auto dead = static_cast<int64_t>(std::count(counts.items.begin(), counts.items.end(), 0));
        const int64_t used = counts.size - dead;
        const auto share = [&](int64_t part) {
            return percent(static_cast<double>(part) / static_cast<double>(counts.size));
        };
        const uint32_t color = look.categories[level % look.categories.size()];
        canvas.colored(color, canvas.words.fill(W::level_use, {std::to_string(level), format_count(used),
                                                               format_count(counts.size), share(used),
                                                               format_count(dead), share(dead)}));
        const std::vector<double> heights(counts.items.begin(), counts.items.end());
        bars(canvas, heights, {ImGui::GetContentRegionAvail().x, look.px(34)}, color, true);
        const std::string name = fmt::format("usage[{}]", level);
        if (const auto usage = canvas.state.figures().find(name); usage != canvas.state.figures().end())
            named_plot(canvas, name, usage->second, color, true);
    }
}

void DebuggerView::breakpoints(const DebuggerCanvas& canvas) {
    if (!canvas.section(W::breakpoints, "breakpoints")) return;
    DebuggerState& state = canvas.state;
    ImGui::SetNextItemWidth(-canvas.look.px(96));
    const bool entered =
        ImGui::InputTextWithHint("##condition", canvas.words[W::condition].c_str(), condition_.data(),
                                 condition_.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    canvas.note("condition");
    const std::string typed(trim(condition_.data()));
    const std::string mistake = state.mistake_in(typed);
    ImGui::SameLine();
    const bool pressed = canvas.button(W::add, "add_breakpoint", state.can_add(typed));
    if ((pressed || entered) && state.add_breakpoint(typed)) condition_.fill(0);
    if (!mistake.empty()) canvas.colored(canvas.look.bad, mistake);
    if (state.breakpoints().empty()) canvas.muted(canvas.words[W::no_breakpoints]);
    for (size_t i = 0; i < state.breakpoints().size(); ++i) {
        const BreakpointLine line = state.breakpoints()[i];
        ImGui::PushID(static_cast<int>(i));
        if (canvas.button(W::remove, ("remove." + std::to_string(i)).c_str())) state.remove_breakpoint(i);
        ImGui::PopID();
        ImGui::SameLine();
        ImGui::TextUnformatted(line.condition.c_str());
        if (!line.now.empty()) {
            ImGui::SameLine(0, canvas.look.px(16));
            canvas.muted(line.now);
        }
        if (!line.mistake.empty()) canvas.colored(canvas.look.bad, line.mistake);
    }
}

void DebuggerView::interventions(const DebuggerCanvas& canvas) {
    if (!canvas.section(W::interventions, "interventions")) return;
    DebuggerState& state = canvas.state;
    const DebuggerWords& words = canvas.words;
    const std::string now = state.inspection() ? format_number(state.inspection()->learning_rate) : std::string();
    ImGui::SetNextItemWidth(canvas.look.px(120));
    ImGui::InputTextWithHint("##rate", now.c_str(), rate_.data(), rate_.size(),
                             ImGuiInputTextFlags_CharsScientific);
    canvas.note("rate");
    ImGui::SameLine();
    const auto rate = DebuggerState::rate_of(rate_.data());
    if (canvas.button(W::apply, "apply_rate", state.trains() && rate)) {
        state.intervene(jobs::Intervention::Kind::learning_rate, *rate);
        rate_.fill(0);
    }
    ImGui::SameLine();
    canvas.muted(words[W::learning_rate]);
    if (rate_[0] != 0 && !rate) canvas.colored(canvas.look.bad, words[W::bad_rate]);

    const auto level_name = [&](int level) {
        return level < 0 ? words[W::all_levels] : words.fill(W::level, {std::to_string(level)});
    };
    level_ = std::min(level_, state.levels() - 1);
    ImGui::SetNextItemWidth(canvas.look.px(120));
    if (ImGui::BeginCombo("##level", level_name(level_).c_str())) {
        for (int level = -1; level < state.levels(); ++level)
            if (ImGui::Selectable((level_name(level) + "###" + std::to_string(level)).c_str(), level == level_))
                level_ = level;
        ImGui::EndCombo();
    }
    canvas.note("level");
    ImGui::SameLine();
    if (canvas.button(W::revive, "revive", state.can_revive()))
        state.intervene(jobs::Intervention::Kind::revive_dead_codes,
                        level_ < 0 ? jobs::Intervention::kAllLevels : level_);
    if (state.trains() && !state.can_revive()) canvas.muted(words[W::cannot_revive]);
    if (canvas.button(W::roll_back, "roll_back", state.can_roll_back()))
        state.intervene(jobs::Intervention::Kind::roll_back);
    if (state.trains() && !state.can_roll_back()) canvas.muted(words[W::no_checkpoint]);

    bool any = false;
    for (const DebuggerMark& mark : state.marks())
        if (mark.intervention) {
            any = true;
            canvas.colored(canvas.look.warn, words.fill(W::made, {fmt::format("{:.2f}", mark.epoch), mark.words}));
        }
    if (!any) canvas.muted(words[W::none_made]);
}

}  // namespace armillary::views
