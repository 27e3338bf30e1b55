// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text/progress_line.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "app/cli/text/text_table.h"
#include "core/base/text.h"

namespace armillary::app {

namespace {

size_t terminal_width() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

/// The first `width` characters, never half of one.
std::string cut(const std::string& text, size_t width) {
    size_t end = 0;
    for (size_t count = 0; end < text.size(); ++end)
        if ((text[end] & 0xC0) != 0x80 && ++count > width) break;
    return text.substr(0, end);
}

}  // namespace

ProgressLine::ProgressLine(const Context& context) : context_(context) {}

bool ProgressLine::due() const {
    if (context_.quiet) return false;
    const auto wait =
        context_.environment.terminal ? std::chrono::milliseconds(100) : std::chrono::milliseconds(5000);
    return Clock::now() - last_ >= wait;
}

void ProgressLine::show(const std::string& text) {
    if (!due()) return;
    last_ = Clock::now();
    if (context_.environment.terminal) {
        context_.err << "\r\033[K" << cut(text, terminal_width() - 1) << std::flush;
        drawn_ = true;
    } else {
        context_.err << text << '\n' << std::flush;
    }
}

void ProgressLine::keep(const std::string& text) {
    clear();
    last_ = Clock::now();
    context_.note(text);
}

void ProgressLine::clear() {
    if (drawn_) context_.err << "\r\033[K" << std::flush;
    drawn_ = false;
}

void TrainingProgress::on_start(const std::string& run, const jobs::PreparedRun& prepared, int epochs_planned) {
    epochs_planned_ = epochs_planned;
    metric_ = prepared.task.parameters.text("training.metric");
    const data::Dataset& dataset = *prepared.task.dataset;
    line_.keep(fmt::format("{}: {} on {} ({} users, {} items, {} interactions)", run, prepared.task.model.name,
                           prepared.experiment.dataset, format_count(dataset.user_count()),
                           format_count(dataset.item_count()), format_count(dataset.interaction_count())));
}

void TrainingProgress::on_message(const std::string& text) {
    line_.keep(text);
}

void TrainingProgress::on_batch(const jobs::BatchEvent& event) {
    if (event.batches > 0)
        meter_.update(
            std::max(0, event.epoch - 1) + static_cast<double>(event.batch) / static_cast<double>(event.batches),
            epochs_planned_);
    if (!line_.due()) return;
    std::string text = fmt::format("epoch {}/{}", event.epoch, epochs_planned_);
    if (event.batches > 0)
        text += fmt::format("  batch {}/{}", format_count(event.batch), format_count(event.batches));
    if (event.examples_per_second > 0)
        text += fmt::format("  {} examples/s", format_value(event.examples_per_second));
    if (const auto left = meter_.time_left()) text += "  " + to_string(*left) + " left";
    if (!event.losses.empty())
        text += fmt::format("  {} {}", event.losses.front().first, format_value(event.losses.front().second));
    if (!last_metric_.empty()) text += "  " + last_metric_;
    line_.show(text);
}

void TrainingProgress::on_epoch(const jobs::EpochEvent& event) {
    auto chosen =
        std::find_if(event.valid.begin(), event.valid.end(), [&](const auto& m) { return m.first == metric_; });
    if (chosen == event.valid.end()) chosen = event.valid.begin();
    const auto& tokenizer = event.diagnostics;
    if (event.valid.empty() && tokenizer.empty()) return;
    std::string text = fmt::format("epoch {}/{}", event.epoch, epochs_planned_);
    if (!event.train.empty())
        text += fmt::format("  {} {}", event.train.front().first, format_value(event.train.front().second));
    if (!event.valid.empty()) {
        last_metric_ = fmt::format("{} {}", chosen->first, format_value(chosen->second));
        text += "  valid " + last_metric_;
    }
    for (size_t i = 0; i < std::min<size_t>(4, tokenizer.size()); ++i)
        text += fmt::format("  {} {}", tokenizer[i].first, format_value(tokenizer[i].second));
    text += fmt::format("  {}{}", format_duration(event.seconds), event.best ? "  best" : "");
    context_.environment.terminal ? line_.show(text) : line_.keep(text);
}

void TrainingProgress::on_event(int64_t step, const std::string& kind, const std::string& detail) {
    if (kind == "breakpoint") breakpoint_ = jobs::parse_breakpoint_hit(detail);
    line_.keep(fmt::format("step {}: {}{}{}", format_count(step), kind, detail.empty() ? "" : ": ", detail));
}

}  // namespace armillary::app
