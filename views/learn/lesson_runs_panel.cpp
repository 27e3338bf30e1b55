// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/learn/lesson_runs_panel.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "views/learn/lesson_training.h"
#include "views/shared/empty_state.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

QLabel* rich(const char* name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("section", true);
    return label;
}

QString listed(const QStringList& lines) {
    return QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("</p><p>")));
}

QString coloured(const QString& text, Token token) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>")
        .arg(Theme::current().color(token).name(), text.toHtmlEscaped());
}

}  // namespace

LessonRunsPanel::LessonRunsPanel(QWidget* parent)
    : QWidget(parent),
      content_(new QWidget),
      empty_(new EmptyState),
      runs_(rich("learn.runs")),
      claims_(rich("learn.claims")),
      about_claims_(new QLabel(tr("What the lesson says, checked against the figures that the runs recorded"))),
      bar_(new QProgressBar),
      train_(new QPushButton(tr("Train the runs"))),
      cancel_(new QPushButton(tr("Cancel"))),
      report_(new QPushButton(tr("Write the report…"))) {
    const Theme& theme = Theme::current();
    train_->setObjectName("learn.train");
    train_->setProperty("primary", true);
    train_->setToolTip(tr("Makes the worlds of the lesson and trains its runs; less than a minute on two cores"));
    cancel_->setObjectName("learn.cancel");
    report_->setObjectName("learn.report");
    report_->setToolTip(
        tr("The lesson with its answers and figures as one HTML file, for a class without Armillary"));
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Training of the lesson's runs"));
    about_claims_->setProperty("caption", true);
    about_claims_->setWordWrap(true);
    empty_->set("learn", tr("The runs of a lesson stand here"));
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12));
    column->setSpacing(theme.px(8));
    column->addWidget(heading(tr("Runs")));
    column->addWidget(runs_);
    column->addWidget(bar_);
    column->addWidget(train_, 0, Qt::AlignLeft);
    column->addWidget(cancel_, 0, Qt::AlignLeft);
    column->addSpacing(theme.px(16));
    column->addWidget(heading(tr("Claims")));
    column->addWidget(about_claims_);
    column->addWidget(claims_);
    column->addSpacing(theme.px(16));
    column->addWidget(report_, 0, Qt::AlignLeft);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(content_);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Runs and claims of the lesson"));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(empty_);
    whole->addWidget(scroll);
    scroll->setObjectName("learn.runs_scroll");
    connect(train_, &QPushButton::clicked, this, &LessonRunsPanel::training_wanted);
    connect(cancel_, &QPushButton::clicked, this, &LessonRunsPanel::cancel_wanted);
    connect(report_, &QPushButton::clicked, this, &LessonRunsPanel::report_wanted);
}

QString LessonRunsPanel::run_words(const LessonSession& session, const LessonTraining& training,
                                   const lessons::LessonRun& run) const {
    const QString title = session.words(run.title).toHtmlEscaped();
    QString state;
    if (const auto found = session.runs().find(run.name); found != session.runs().end())
        state = coloured(tr("✓ trained, %1").arg(text(found->second)), Token::good);
    else if (const auto progress = training.progress(run.name))
        state = *progress > 0 ? coloured(tr("training, %1").arg(percent(*progress)), Token::accent)
                              : coloured(tr("waits"), Token::muted);
    else
        state = coloured(tr("not trained yet"), Token::muted);
    return QStringLiteral("%1<br>%2").arg(title, state);
}

QString LessonRunsPanel::claim_words(const LessonSession& session, const lessons::LessonClaim& claim) const {
    const auto holds = lessons::holds(claim.holds, session.figures());
    const QString words = session.words(claim.text).toHtmlEscaped();
    if (!holds) return coloured(tr("– not known yet: "), Token::muted) + words;
    return (*holds ? coloured(tr("✓ borne out: "), Token::good)
                   : coloured(tr("✗ not borne out by these runs: "), Token::bad)) +
           words;
}

void LessonRunsPanel::show_session(const LessonSession& session, const LessonTraining& training) {
    empty_->setVisible(!session.open());
    findChild<QScrollArea*>("learn.runs_scroll")->setVisible(session.open());
    if (!session.open()) return;
    QStringList runs, claims;
    double done = 0;
    for (const lessons::LessonRun& run : session.lesson().runs) {
        runs << run_words(session, training, run);
        done += session.runs().contains(run.name) ? 1 : training.progress(run.name).value_or(0);
    }
    // Before the questions are answered the claims would give them away.
    for (const lessons::LessonClaim& claim : session.lesson().claims) claims << claim_words(session, claim);
    runs_->setText(listed(runs));
    claims_->setText(session.all_answered()
                         ? listed(claims)
                         : tr("They are shown when all questions are answered").toHtmlEscaped());
    trained_ = session.trained();
    const bool busy = training.busy(session.lesson());
    bar_->setVisible(busy);
    bar_->setRange(0, 1000);
    bar_->setValue(static_cast<int>(1000 * done / static_cast<double>(session.lesson().runs.size())));
    train_->setVisible(!busy && !trained_);
    cancel_->setVisible(busy);
    set_writing(writing_);
}

void LessonRunsPanel::set_writing(bool writing) {
    writing_ = writing;
    report_->setEnabled(trained_ && !writing);
    report_->setText(writing ? tr("Writing…") : tr("Write the report…"));
}

}  // namespace armillary::views
