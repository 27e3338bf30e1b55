// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/start_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/jobs/environment.h"
#include "views/shared/note_label.h"
#include "views/shared/words.h"
#include "views/train/dataset_combo.h"
#include "views/train/sentences.h"
#include "views/train/trainer.h"

namespace armillary::views {

namespace {

QLabel* titled(const QString& words, const char* property) {
    auto* label = new QLabel(words);
    label->setProperty(property, true);
    label->setWordWrap(true);
    return label;
}

}  // namespace

StartPanel::StartPanel(Workbench& bench, Trainer& trainer, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      trainer_(trainer),
      dataset_(new QComboBox),
      split_(new NoteLabel(Token::muted, TypeSize::body)),
      model_(new NoteLabel(Token::muted, TypeSize::body)),
      trouble_(new NoteLabel(Token::bad, TypeSize::body)),
      headline_(new NoteLabel(Token::text, TypeSize::section)),
      detail_(new NoteLabel(Token::muted, TypeSize::body)),
      go_(new QPushButton(tr("Train two models and compare"))),
      import_(new QPushButton(tr("Import data…"))),
      verdict_(new QWidget) {
    dataset_->setObjectName("startDataset");
    dataset_->setAccessibleName(tr("Data set"));
    go_->setObjectName("startHere");
    go_->setProperty("primary", true);
    import_->setObjectName("startImport");
    import_->setProperty("primary", true);
    split_->setObjectName("startSplit");
    model_->setObjectName("startModel");
    trouble_->setObjectName("startTrouble");
    headline_->setObjectName("startVerdict");
    detail_->setObjectName("startVerdictDetail");
    auto* by_hand = new QPushButton(tr("Choose model and settings yourself"));
    by_hand->setObjectName("toForm");
    by_hand->setProperty("link", true);

    auto* result = new QVBoxLayout(verdict_);
    result->setContentsMargins(0, 8, 0, 0);
    result->setSpacing(8);
    auto* hairline = new QFrame;
    hairline->setObjectName("hairline");
    result->addWidget(hairline);
    result->addSpacing(8);
    result->addWidget(headline_);
    result->addWidget(detail_);
    verdict_->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addWidget(titled(tr("Start here"), "title"));
    auto* what = new NoteLabel(Token::muted, TypeSize::body);
    what->say(
        tr("Trains a first model on your data and says how much better it recommends than a list of what is "
           "popular."));
    column->addWidget(what);
    column->addSpacing(8);
    column->addWidget(titled(tr("Data set"), "caption"));
    column->addWidget(dataset_);
    column->addWidget(import_, 0, Qt::AlignLeft);
    column->addSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{split_, model_, trouble_}) column->addWidget(widget);
    column->addSpacing(8);
    column->addWidget(go_, 0, Qt::AlignLeft);
    column->addWidget(verdict_);
    column->addStretch();
    column->addWidget(by_hand, 0, Qt::AlignLeft);

    connect(dataset_, &QComboBox::currentIndexChanged, this, &StartPanel::plan);
    connect(dataset_, &QComboBox::activated, this, [this] { own_dataset_ = dataset(); });
    connect(go_, &QPushButton::clicked, this, &StartPanel::start);
    connect(import_, &QPushButton::clicked, this, [this] { bench_.go_to(QStringLiteral("data")); });
    connect(by_hand, &QPushButton::clicked, this, &StartPanel::form_requested);
    connect(&bench_, &Workbench::workspace_changed, this, [this] {
        planned_for_.clear();
        own_dataset_.clear();
        verdict_runs_.clear();
        verdict_->hide();
    });
    go_->setEnabled(false);
}

QString StartPanel::dataset() const {
    return dataset_->currentData().toString();
}

void StartPanel::choose_dataset(const QString& name) {
    own_dataset_ = name;
    show_dataset(name);
}

void StartPanel::show_dataset(const QString& name) {
    if (const int index = dataset_->findData(name); index >= 0) dataset_->setCurrentIndex(index);
}

void StartPanel::refresh() {
    fill_datasets(*dataset_, bench_.datasets());
    show_dataset(own_dataset_.isEmpty() ? bench_.chosen_dataset() : own_dataset_);
    const bool any = dataset_->count() > 0;
    dataset_->setEnabled(any);
    import_->setVisible(!any && bench_.lists_loaded());
    go_->setVisible(any);
    plan();
}

void StartPanel::plan() {
    const QString name = dataset();
    if (name.isEmpty() || dataset_->currentText() == planned_for_) return;
    planned_for_ = dataset_->currentText();
    plan_.reset();
    go_->setEnabled(false);
    planning_.start(
        [read = bench_.dataset_reader(plain(name)), models = bench_.models()](std::stop_token) {
            return jobs::plan_start(*read(), models, static_cast<double>(jobs::memory_limit()));
        },
        [this](const jobs::StartPlan& plan) { show_plan(plan); },
        [this](const std::exception_ptr& failure) {
            split_->say({});
            model_->say({});
            trouble_->say(trouble_of(failure).what);
        });
}

void StartPanel::show_plan(const jobs::StartPlan& plan) {
    plan_ = plan;
    trouble_->say({});
    split_->say(split_sentence(plan));
    model_->say(model_sentence(plan, [this](const std::string& id) { return bench_.model_name(id); }));
    go_->setEnabled(true);
}

void StartPanel::start() {
    if (!plan_) return;
    const jobs::StartPlan plan = *plan_;
    verdict_->hide();
    auto floor = std::make_shared<jobs::RunReport>();
    trainer_.start(plan.baseline, [floor](const jobs::RunReport& report) { *floor = report; });
    trainer_.start(plan.model, [this, self = QPointer<StartPanel>(this), floor](const jobs::RunReport& report) {
        if (!self || floor->run.empty()) return;
        try {
            verdict_runs_ = {text(floor->run), text(report.run)};
            show_verdict(jobs::verdict(floor->test, report.test), floor->model, report.model);
            bench_.set_compared_run(text(floor->run));
        } catch (...) {
            bench_.tell(std::current_exception());
        }
    });
}

void StartPanel::show_verdict(const jobs::Verdict& verdict, const std::string& baseline,
                              const std::string& model) {
    const VerdictText words = verdict_text(verdict, bench_.model_name(baseline), bench_.model_name(model));
    headline_->say(words.headline);
    detail_->say(words.detail);
    verdict_->show();
}

void StartPanel::recall_verdict(const QStringList& runs) {
    if (runs.size() != 2 || !bench_.workspace()) return;
    verdict_runs_ = runs;
    struct Recalled {
        jobs::Verdict verdict;
        std::string baseline, model;
    };
    recalling_.start(
        [workspace = bench_.workspace(), baseline = plain(runs[0]), model = plain(runs[1])](std::stop_token) {
            store::RunStore& store = workspace->runs();
            return Recalled{jobs::verdict(jobs::recorded_test(store, baseline), jobs::recorded_test(store, model)),
                            store.get(baseline).model, store.get(model).model};
        },
        [this](const Recalled& recalled) { show_verdict(recalled.verdict, recalled.baseline, recalled.model); },
        [this](const std::exception_ptr&) { verdict_runs_.clear(); });  // the runs were deleted meanwhile
}

}  // namespace armillary::views
