// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/jobs_panel.h"

#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>
#include <set>

#include "views/shared/icons.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kProgressSteps = 1000;

/// `41 k seq/s`: a rate needs three figures, not all of them.
QString rate_text(double rate, const QString& unit) {
    if (unit == "bytes") return JobsPanel::tr("%1/s").arg(bytes(rate));
    if (rate >= 10'000) return JobsPanel::tr("%1 k %2/s").arg(count(std::llround(rate / 1000)), unit);
    return JobsPanel::tr("%1 %2/s").arg(rate >= 100 ? count(std::llround(rate)) : QString::number(rate, 'g', 2),
                                        unit);
}

}  // namespace

struct JobsPanel::Row : QWidget {
    QLabel* title = new QLabel;
    QProgressBar* bar = new QProgressBar;
    QLabel* words = new QLabel;
    QToolButton* pause = new QToolButton;
    QToolButton* cancel = new QToolButton;
    bool paused = false;
};

JobsPanel::JobsPanel(JobList& jobs, QWidget* parent)
    : QFrame(parent), jobs_(jobs), column_(new QVBoxLayout(this)) {
    setObjectName("jobsPanel");
    setAccessibleName(tr("Jobs"));
    column_->setContentsMargins(16, 4, 8, 4);
    column_->setSpacing(0);
    connect(&jobs_, &JobList::changed, this, &JobsPanel::update_rows);
    update_rows();
}

JobsPanel::Row* JobsPanel::make_row(const JobRow& job) {
    const Theme& theme = Theme::current();
    auto* row = new Row;
    row->setObjectName(QStringLiteral("job%1").arg(job.id));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 2, 0, 2);
    line->setSpacing(12);
    row->title->setText(QFontMetrics(font()).elidedText(job.title, Qt::ElideMiddle, theme.px(280)));
    row->title->setToolTip(job.title);
    row->title->setTextFormat(Qt::PlainText);
    row->bar->setTextVisible(false);
    row->bar->setFixedWidth(theme.px(220));
    row->bar->setAccessibleName(tr("Progress of %1").arg(job.title));
    row->words->setProperty("caption", true);
    row->words->setFont(theme.number_font(TypeSize::caption));
    row->pause->setObjectName("pauseJob");
    row->pause->setVisible(job.pausable);
    row->cancel->setObjectName("cancelJob");
    row->cancel->setIcon(icon("stop"));
    row->cancel->setToolTip(tr("Cancel"));
    row->cancel->setAccessibleName(tr("Cancel %1").arg(job.title));
    line->addWidget(row->title);
    line->addWidget(row->bar);
    line->addWidget(row->words, 1);
    line->addWidget(row->pause);
    line->addWidget(row->cancel);
    connect(row->pause, &QToolButton::clicked, this, [this, row, id = job.id] {
        if (row->paused)
            jobs_.resume(id);
        else
            jobs_.pause(id);
    });
    connect(row->cancel, &QToolButton::clicked, this, [this, id = job.id] { jobs_.cancel(id); });
    column_->addWidget(row);
    return row;
}

void JobsPanel::update_rows() {
    std::set<JobId> present;
    for (const JobRow& job : jobs_.rows()) {
        present.insert(job.id);
        Row*& row = rows_[job.id];
        if (!row) row = make_row(job);
        const jobs::JobStatus& status = job.status;
        row->paused = status.state == jobs::JobState::paused;
        row->pause->setIcon(icon(row->paused ? "play" : "pause"));
        row->pause->setToolTip(row->paused ? tr("Continue") : tr("Pause"));
        row->pause->setAccessibleName((row->paused ? tr("Continue %1") : tr("Pause %1")).arg(job.title));
        row->pause->setEnabled(!job.waiting && !job.cancelling);
        row->cancel->setEnabled(!job.cancelling);
        row->bar->setRange(0, status.total > 0 || job.waiting ? kProgressSteps : 0);
        row->bar->setValue(
            status.total > 0 ? static_cast<int>(kProgressSteps * std::min(1.0, status.done / status.total)) : 0);
        QStringList words;
        if (job.cancelling)
            words << tr("cancelling…");
        else if (job.waiting)
            words << tr("waiting for the job before it");
        else {
            if (row->paused) words << tr("paused");
            if (!status.stage.empty()) words << text(status.stage);
            if (status.rate && *status.rate > 0 && !status.unit.empty() && !row->paused)
                words << rate_text(*status.rate, text(status.unit));
            if (status.time_left && !row->paused) words << time_left(status.time_left);
        }
        row->words->setText(words.join(QStringLiteral(" · ")));
    }
    for (auto it = rows_.begin(); it != rows_.end();) {
        if (present.contains(it->first)) {
            ++it;
            continue;
        }
        column_->removeWidget(it->second);
        it->second->hide();
        it->second->deleteLater();
        it = rows_.erase(it);
    }
    setVisible(!rows_.empty());
}

}  // namespace armillary::views
