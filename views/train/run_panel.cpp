// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/run_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "views/shared/charts/chart_view.h"
#include "views/shared/empty_state.h"
#include "views/shared/icons.h"
#include "views/shared/note_label.h"
#include "views/shared/words.h"
#include "views/train/run_charts.h"
#include "views/train/sentences.h"

namespace armillary::views {

namespace {

QPushButton* button(const char* name, const QString& words, const QString& picture) {
    auto* made = new QPushButton(icon(picture), words);
    made->setObjectName(name);
    made->hide();
    return made;
}

/// Wide enough for each of its texts: another text moves nothing.
void keep_width(QPushButton& button, const QStringList& texts) {
    button.ensurePolished();
    button.setMinimumWidth(0);
    int width = 0;
    for (const QString& words : texts) {
        button.setText(words);
        width = std::max(width, button.sizeHint().width());
    }
    button.setMinimumWidth(width);
}

bool can_go_on(const TrainingRecord& record) {
    return record.status == "interrupted" || record.status == "cancelled" || record.status == "failed";
}

}  // namespace

RunPanel::RunPanel(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      title_(new QLabel),
      status_(new NoteLabel(Token::muted, TypeSize::body)),
      result_(new NoteLabel(Token::text, TypeSize::body)),
      error_(new NoteLabel(Token::bad, TypeSize::body)),
      progress_(new QProgressBar),
      pause_(button("pauseRun", tr("Pause"), "pause")),
      step_(button("stepRun", tr("Step a batch"), "step")),
      cancel_(button("cancelRun", tr("Cancel"), "stop")),
      repeat_(button("repeatRun", tr("Repeat"), "refresh")),
      resume_(button("resumeRun", tr("Resume run"), "play")),
      groups_(new QComboBox),
      losses_(new ChartView),
      curves_(new ChartView) {
    auto* shown = new QWidget;
    auto* column = new QVBoxLayout(shown);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(8);
    column->addWidget(make_head());
    column->addWidget(make_charts(), 1);
    stack_->addWidget(empty_);
    stack_->addWidget(shown);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(stack_);

    connect(pause_, &QPushButton::clicked, this, [this] {
        if (!job_) return;
        job_->status.state == jobs::JobState::paused ? bench_.jobs().resume(job_->id)
                                                     : bench_.jobs().pause(job_->id);
    });
    connect(step_, &QPushButton::clicked, this, [this] {
        if (job_) bench_.jobs().step(job_->id);
    });
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (job_) bench_.jobs().cancel(job_->id);
    });
    connect(resume_, &QPushButton::clicked, this, &RunPanel::resume_requested);
    connect(repeat_, &QPushButton::clicked, this, &RunPanel::repeat_requested);
    repeat_->setToolTip(tr("The same training again, with everything that was changed by hand"));
    connect(groups_, &QComboBox::activated, this, [this] {
        wanted_group_ = groups_->currentData().toString();
        show_curves();
    });
    for (ChartView* chart : {losses_, curves_})
        connect(chart, &ChartView::failed, this,
                [this](const std::exception_ptr& failure) { bench_.tell(failure); });
}

QWidget* RunPanel::make_head() {
    title_->setObjectName("runTitle");
    title_->setProperty("section", true);
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    status_->setObjectName("runStatus");
    result_->setObjectName("runResult");
    error_->setObjectName("runError");
    progress_->setObjectName("runProgress");
    progress_->setTextVisible(false);
    progress_->setRange(0, 1000);
    progress_->setAccessibleName(tr("Progress of the training"));
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(title_, 1);
    // What comes and goes stands at the left, so that Continue comes where Pause was.
    row->addWidget(step_);
    row->addSpacing(16);
    for (QPushButton* steering : {pause_, cancel_, repeat_, resume_}) row->addWidget(steering);
    column->addLayout(row);
    column->addWidget(status_);
    column->addWidget(progress_);
    column->addWidget(result_);
    column->addWidget(error_);
    return head;
}

QWidget* RunPanel::make_charts() {
    groups_->setObjectName("curveGroup");
    groups_->setAccessibleName(tr("Metric that the chart shows"));
    groups_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    losses_->setObjectName("lossChart");
    losses_->setAccessibleName(tr("Training loss"));
    curves_->setObjectName("curveChart");
    curves_->setAccessibleName(tr("Metrics by epoch"));
    auto* lower = new QWidget;
    auto* column = new QVBoxLayout(lower);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    column->addWidget(groups_, 0, Qt::AlignLeft);
    column->addWidget(curves_, 1);
    auto* charts = new QSplitter(Qt::Vertical);
    charts->setChildrenCollapsible(false);
    charts->addWidget(losses_);
    charts->addWidget(lower);
    charts->setSizes({500, 500});
    const auto keep_readable = [this] {
        for (ChartView* chart : {losses_, curves_}) chart->setMinimumHeight(Theme::current().px(180));
    };
    connect(&Theme::current(), &Theme::changed, this, keep_readable);
    keep_readable();
    auto* scrolled = new QScrollArea;
    scrolled->setObjectName("runCharts");
    scrolled->setWidgetResizable(true);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrolled->setWidget(charts);
    return scrolled;
}

void RunPanel::show_nothing(bool has_datasets) {
    record_ = {};
    has_datasets ? empty_->set("train", tr("Start a training, or pick a run above, to see its curves here"))
                 : empty_->set("train", tr("The curves of a training appear here. Import a data set first."),
                               tr("Import data"), [this] { bench_.go_to(QStringLiteral("data")); });
    stack_->setCurrentIndex(0);
}

void RunPanel::show_record(const TrainingRecord& record) {
    record_ = record;
    stack_->setCurrentIndex(1);
    QStringList parts;
    if (!record.run.isEmpty()) parts << record.run;
    if (!record.name.empty()) parts << text(record.name);
    parts << bench_.model_name(record.model) << text(record.dataset) << tr("seed %1").arg(record.seed);
    const QString title = parts.join(QStringLiteral(" · "));
    title_->setText(title);
    title_->setToolTip(title);
    const auto* model = bench_.model(record.model);
    const bool solved = model && !model->trainable;
    result_->say(result_sentence(record));
    error_->say(record.error);
    losses_->set_content(loss_chart(record));
    losses_->setVisible(!solved);
    losses_->set_file_name(tr("%1-loss").arg(record.run));
    curves_->set_file_name(tr("%1-metrics").arg(record.run));
    show_curves();
    show_buttons(job_);
}

void RunPanel::show_curves() {
    const auto groups = curve_groups(record_);
    const QString shown = default_group(groups, wanted_group_);
    QStringList before, after;
    for (int i = 0; i < groups_->count(); ++i) before << groups_->itemData(i).toString();
    for (const auto& group : groups) after << group.key;
    if (before != after) {
        const QSignalBlocker quiet(groups_);
        groups_->clear();
        for (const auto& group : groups) groups_->addItem(group.title, group.key);
    }
    groups_->setCurrentIndex(groups_->findData(shown));
    groups_->setVisible(groups.size() > 1);
    ChartContent chart = curve_chart(record_, shown);
    const auto* model = bench_.model(record_.model);
    if (model && !model->trainable)
        chart.empty = tr("%1 is solved in one go: there is nothing to follow by epochs").arg(text(model->name));
    curves_->set_content(std::move(chart));
}

void RunPanel::show_job(const std::optional<JobRow>& job) {
    job_ = job;
    show_buttons(job);
}

void RunPanel::show_buttons(const std::optional<JobRow>& job) {
    const bool paused = job && job->status.state == jobs::JobState::paused;
    if (!pause_->isVisible()) keep_width(*pause_, {tr("Pause"), tr("Continue")});
    pause_->setText(paused ? tr("Continue") : tr("Pause"));
    pause_->setIcon(icon(paused ? "play" : "pause"));
    pause_->setVisible(job && !job->waiting);
    step_->setVisible(paused);
    cancel_->setVisible(job.has_value());
    cancel_->setEnabled(job && !job->cancelling);
    resume_->setVisible(!job && can_go_on(record_));
    const bool changed = std::any_of(record_.events.begin(), record_.events.end(),
                                     [](const RunMark& mark) { return mark.is_intervention(); });
    repeat_->setVisible(!job && changed && !record_.run.isEmpty());
    progress_->setVisible(job && !job->waiting);
    QStringList parts;
    if (job && job->waiting) parts << tr("Waits for the training before it");
    if (job && job->cancelling) parts << tr("Stopping…");
    if (paused) parts << tr("Paused");
    if (job && record_.run.isEmpty() && !job->waiting && !job->status.stage.empty())
        parts << tr("%1…").arg(text(job->status.stage));
    if (const QString status = status_sentence(record_); !status.isEmpty()) parts << status;
    if (job && !paused && !job->cancelling)
        if (const QString left = time_left(job->status.time_left); !left.isEmpty()) parts << left;
    status_->say(parts.join(QStringLiteral(" · ")));
    if (!job) return;
    // Without a total the bar shows that something goes on.
    const bool known = job->status.total > 0;
    progress_->setRange(0, known ? 1000 : 0);
    if (known) progress_->setValue(static_cast<int>(1000 * job->status.done / job->status.total));
}

}  // namespace armillary::views
