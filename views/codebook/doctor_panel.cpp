// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/doctor_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "core/jobs/codebook/codebook_doctor.h"
#include "views/codebook/doctor_text.h"
#include "views/codebook/vital_signs_grid.h"
#include "views/shared/core_text.h"
#include "views/shared/empty_state.h"
#include "views/shared/figure_names.h"
#include "views/shared/words.h"
#include "views/train/trainer.h"

namespace armillary::views {

namespace {

QLabel* words(const QString& text, const char* style = nullptr) {
    auto* label = new QLabel(text);
    if (style) label->setProperty(style, true);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    return label;
}

QString listed(const QStringList& sentences) {
    if (sentences.isEmpty()) return {};
    return QStringLiteral("<ul style=\"margin:0 0 0 16px; -qt-list-indent:0\"><li>%1</li></ul>")
        .arg(sentences.join(QStringLiteral("</li><li>")));
}

}  // namespace

DoctorPanel::DoctorPanel(Workbench& bench) : CodebookPanel(bench), empty_(new EmptyState) {
    empty_->setObjectName("codebook.no_diagnosis");
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(empty_);
    connect(&bench.jobs(), &JobList::finished, this, [this](int job) {
        if (std::any_of(tries_.begin(), tries_.end(), [&](const auto& entry) { return entry.second == job; }))
            show_findings();
    });
}

const diagnostics::Diagnosis& DoctorPanel::diagnosis() const {
    static const diagnostics::Diagnosis kUnknown;
    return findings_.empty() ? kUnknown : findings_.front().diagnosis;
}

void DoctorPanel::refresh() {
    const CodebookReadings runs = with_codes();
    QString stamp;
    for (const CodebookReadingPtr& run : runs)
        stamp += QStringLiteral("%1 %2 %3|").arg(text(run->run.uuid), text(run->run.status)).arg(run->run.epochs);
    if (stamp == diagnosed_ && !runs.empty()) return;  // another epoch of the same runs
    diagnosed_ = stamp;
    if (runs.empty()) {
        diagnosing_.cancel();
        findings_.clear();
        empty_->set("codebook", tr("Why a codebook collapsed is said here"));
        return show_findings();
    }
    diagnosing_.start(
        [workspace = bench().workspace(), runs](std::stop_token stop) {
            std::vector<Finding> findings;
            for (const CodebookReadingPtr& run : runs) {
                if (stop.stop_requested()) break;
                findings.push_back({run, diagnostics::diagnose(jobs::doctor_evidence(*workspace, run->run))});
            }
            return findings;
        },
        [this](std::vector<Finding> findings) {
            findings_ = std::move(findings);
            show_findings();
        },
        [this](const std::exception_ptr& failure) {
            diagnosed_.clear();
            findings_.clear();
            empty_->set("warning", trouble_of(failure).what);
            show_findings();
        });
}

bool DoctorPanel::has_curve(const std::string& name) const {
    const auto& series = findings_.front().run->series;
    return std::any_of(series.begin(), series.end(),
                       [&](const auto& entry) { return figure_stem(entry.first) == figure_stem(name); });
}

QLabel* DoctorPanel::add(QLabel* label) {
    findings_column_->addWidget(label);
    connect(label, &QLabel::linkActivated, this,
            [this](const QString& link) { Q_EMIT curve_wanted(link.section(':', 1)); });
    return label;
}

QString DoctorPanel::observed(const std::vector<diagnostics::Observation>& observations) const {
    QStringList sentences;
    for (const auto& each : observations) sentences << observation_text(each, has_curve(each.name));
    return listed(sentences);
}

void DoctorPanel::show_findings() {
    const int scrolled = content_ ? content_->verticalScrollBar()->value() : 0;
    delete content_;
    content_ = nullptr;
    empty_->setVisible(findings_.empty());
    if (findings_.empty()) return;
    auto* inside = new QWidget;
    findings_column_ = new QVBoxLayout(inside);
    findings_column_->setContentsMargins(12, 12, 12, 12);
    findings_column_->setSpacing(8);
    add_verdict();
    add(words(tr("Read to the end of the training, epoch %1, whichever epoch is shown")
                  .arg(findings_.front().run->run.epochs),
              "caption"));
    for (size_t at = 0; at < diagnosis().causes.size(); ++at) add_cause(at);
    add_signs();
    add_open_points();
    add_beside();
    findings_column_->addStretch(1);
    content_ = new QScrollArea;
    content_->setWidgetResizable(true);
    content_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content_->setWidget(inside);
    content_->setAccessibleName(tr("Doctor"));
    layout()->addWidget(content_);
    QTimer::singleShot(0, content_,
                       [content = content_, scrolled] { content->verticalScrollBar()->setValue(scrolled); });
}

void DoctorPanel::add_verdict() {
    const QString run = text(findings_.front().run->run.id);
    QLabel* verdict = diagnosis().healthy && diagnosis().alarming()
                          ? words(tr("%1: no cause of a collapse is seen, but a sign is out of bounds").arg(run))
                      : diagnosis().healthy ? words(tr("%1: nothing to say, the codes look healthy").arg(run))
                      : diagnosis().causes.empty()
                          ? words(tr("%1: something is wrong").arg(run), "section")
                          : words(tr("%1: %2").arg(run, cause_title(diagnosis().causes.front())), "section");
    add(verdict)->setObjectName("codebook.verdict");
}

/// What the verdict rests on, at a glance; of a healthy run the only thing to see.
void DoctorPanel::add_signs() {
    if (diagnosis().signs.empty()) return;
    if (!diagnosis().healthy) {
        findings_column_->addSpacing(8);
        add(words(tr("<b>Signs</b>")));
    }
    auto* grid =
        new VitalSignsGrid(diagnosis().signs, [this](const std::string& name) { return has_curve(name); });
    connect(grid, &VitalSignsGrid::curve_wanted, this, &DoctorPanel::curve_wanted);
    findings_column_->addWidget(grid);
}

/// The first is named by the verdict.
void DoctorPanel::add_cause(size_t at) {
    const diagnostics::Cause& cause = diagnosis().causes[at];
    const QString confidence = confidence_words(cause.confidence);
    if (at == 0) {
        add(words(tr("Confidence: %1").arg(confidence), "caption"));
    } else {
        findings_column_->addSpacing(8);
        add(words(tr("<b>%1. %2</b>, %3").arg(at + 1).arg(cause_title(cause), confidence)));
    }
    add(words(core_text(cause.sentence)));
    add(words(observed(cause.evidence)))->setObjectName(QStringLiteral("codebook.evidence_%1").arg(at));
    add_remedy(at);
}

/// What is wrong in figures, and what cannot be told.
void DoctorPanel::add_open_points() {
    if (!diagnosis().symptoms.empty()) {
        findings_column_->addSpacing(8);
        add(words(tr("<b>What is wrong</b>")));
        add(words(observed(diagnosis().symptoms)));
    }
    QStringList open;
    for (const std::string& sentence : diagnosis().cannot_tell) open << core_text(sentence).toHtmlEscaped();
    if (open.isEmpty()) return;
    findings_column_->addSpacing(8);
    add(words(tr("<b>What cannot be told</b>")));
    add(words(listed(open)));
}

void DoctorPanel::add_beside() {
    for (size_t i = 1; i < findings_.size(); ++i) {
        const diagnostics::Diagnosis& beside = findings_[i].diagnosis;
        const QString id = text(findings_[i].run->run.id);
        const QString verdict = beside.healthy ? tr("Beside it %1: the codes look healthy").arg(id)
                                : beside.causes.empty()
                                    ? tr("Beside it %1: something is wrong, the cause is not known").arg(id)
                                    : tr("Beside it %1: %2").arg(id, cause_title(beside.causes.front()));
        add(words(verdict, "caption"))->setObjectName("codebook.verdict_beside");
    }
}

/// The remedy, and the button that tries it.
void DoctorPanel::add_remedy(size_t at) {
    const Finding& active = findings_.front();
    const diagnostics::Cause& cause = active.diagnosis.causes[at];
    add(words(tr("Remedy: %1").arg(core_text(cause.remedy.words))));
    if (cause.remedy.changes.empty()) return;
    add(words(tr("Same seed, one change: %1").arg(changes_text(cause.remedy)), "caption"));
    const auto tried = tries_.find({active.run->run.uuid, cause.id});
    const bool under_way = tried != tries_.end() && bench().jobs().contains(tried->second);
    auto* button = new QPushButton(under_way ? tr("Is being tried…") : tr("Try this remedy"));
    button->setObjectName(QStringLiteral("codebook.try_%1").arg(at));
    button->setProperty("primary", at == 0);
    const bool known = !active.run->run.experiment_toml.empty();
    button->setEnabled(known && !under_way);
    button->setToolTip(known ? tr("Trains the run again with this change and shows both side by side")
                             : tr("The run was made elsewhere: it cannot be trained again here"));
    connect(button, &QPushButton::clicked, this,
            [this, cause] { try_remedy(cause); });  // a copy: the list is made anew meanwhile
    findings_column_->addWidget(button, 0, Qt::AlignLeft);
}

void DoctorPanel::try_remedy(const diagnostics::Cause& cause) {
    const store::RunDetails& run = findings_.front().run->run;
    try {
        const descriptor::Experiment experiment = jobs::remedied_experiment(run, cause, bench().models());
        Workbench* workbench = &bench();  // outlives every job, as this panel may not
        const auto show_pair = [workbench, run = text(run.id),
                                title = cause_title(cause)](const jobs::RunReport& pair) {
            workbench->set_active_run(run);
            workbench->set_compared_run(text(pair.run));
            workbench->tell(
                {.kind = Message::Kind::good,
                 .what = tr("%1 is %2 without the cause “%3”: both are shown").arg(text(pair.run), run, title)});
        };
        tries_[{run.uuid, cause.id}] =
            Trainer::of(bench()).start(experiment, show_pair, {{std::string(jobs::kRemedyOf), run.id}});
    } catch (const Error&) {
        bench().tell(std::current_exception());
    }
    show_findings();
}

}  // namespace armillary::views
