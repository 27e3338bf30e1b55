// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/run_import_panel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "views/shared/core_text.h"
#include "views/shared/message_bar.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

QLabel* wrapped(const char* name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString kind_words(const std::string& kind) {
    if (kind == "tokenizer") return RunImportPanel::tr("A tokenizer");
    if (kind == "recommender") return RunImportPanel::tr("A recommender");
    return RunImportPanel::tr("A run of another kind");
}

QString epochs_words(const std::vector<int>& epochs) {
    if (epochs.empty()) return RunImportPanel::tr("no codes");
    if (epochs.size() == 1) return RunImportPanel::tr("codes of epoch %1").arg(epochs.front());
    return RunImportPanel::tr("codes of %1 epochs, from %2 to %3")
        .arg(epochs.size())
        .arg(epochs.front())
        .arg(epochs.back());
}

/// `A tokenizer, model my_rq_vae: 12,101 items, codes of 5 epochs, from 0 to 40`
QString holds_words(const jobs::ForeignRunFiles& files) {
    const store::ForeignRun& run = files.folder.run;
    const QString model = run.model.empty() ? RunImportPanel::tr("its model is not said")
                                            : RunImportPanel::tr("model %1").arg(text(run.model));
    return RunImportPanel::tr("%1, %2: %3 items, %4, %5 figures over the epochs")
        .arg(kind_words(run.kind), model, count(files.items ? files.items->size() : 0),
             epochs_words(files.epochs_with_codes()), count(static_cast<int64_t>(files.metrics.size())));
}

QString skipped_words(const std::vector<store::Skipped>& skipped) {
    QStringList lines;
    for (const store::Skipped& each : skipped)
        lines << QStringLiteral("%1: %2").arg(text(each.where), core_text(each.why));
    return lines.join('\n');
}

}  // namespace

bool is_run_folder(const QStringList& paths) {
    return paths.size() == 1 && store::is_run_folder(plain(paths.front()));
}

RunImportPanel::RunImportPanel(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      messages_(new MessageBar),
      heading_(wrapped("runImport.heading")),
      holds_(wrapped("runImport.holds")),
      matches_(wrapped("runImport.matches")),
      skipped_(wrapped("runImport.skipped")),
      dataset_(new QComboBox),
      name_(new QLineEdit),
      import_(new QPushButton(tr("Import"))) {
    messages_->setObjectName("runImport.messages");
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(make_fields());
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(messages_);
    all->addWidget(scroll, 1);
    connect(dataset_, &QComboBox::currentIndexChanged, this, &RunImportPanel::count_matches);
    connect(import_, &QPushButton::clicked, this, &RunImportPanel::start);
    connect(&bench_, &Workbench::datasets_changed, this, &RunImportPanel::show_datasets);
    show_state();
}

QWidget* RunImportPanel::make_fields() {
    heading_->setProperty("section", true);
    matches_->setProperty("caption", true);
    dataset_->setObjectName("runImport.dataset");
    dataset_->setToolTip(
        tr("Its titles, attributes and interactions are shown with the items of the same raw id"));
    name_->setObjectName("runImport.name");
    import_->setObjectName("runImport.import");
    import_->setProperty("primary", true);
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName("runImport.close");
    connect(close, &QPushButton::clicked, this, &RunImportPanel::closed);
    auto* fields = new QWidget;
    fields->setMaximumWidth(Theme::current().px(560));
    auto* form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Data set"), dataset_);
    form->addRow(QString(), matches_);
    form->addRow(tr("Name"), name_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(import_);
    buttons->addWidget(close);
    buttons->addStretch(1);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(24, 16, 24, 24);
    column->setSpacing(16);
    column->addWidget(heading_);
    column->addWidget(holds_);
    column->addWidget(fields);
    column->addLayout(buttons);
    column->addWidget(skipped_);
    column->addStretch(1);
    return content;
}

void RunImportPanel::open(const QString& folder) {
    folder_ = folder;
    files_.reset();
    messages_->clear();
    heading_->setText(tr("Import the run %1").arg(folder.section('/', -1, -1, QString::SectionSkipEmpty)));
    holds_->setText(tr("Looking through the folder…"));
    name_->clear();
    show_state();
    reading_.start(
        [folder = plain(folder)](std::stop_token stop) {
            return std::make_shared<const jobs::ForeignRunFiles>(jobs::read_run_folder(folder, stop));
        },
        [this](const FilesPtr& files) {
            files_ = files;
            show_files();
        },
        [this](const std::exception_ptr& failure) {
            holds_->setText(tr("The run cannot be imported"));
            show_failure(failure);
        });
}

void RunImportPanel::show_files() {
    const store::ForeignFolder& folder = files_->folder;
    holds_->setText(holds_words(*files_));
    name_->setPlaceholderText(folder.run.name.empty() ? text(folder.root.filename().string())
                                                      : text(folder.run.name));
    skipped_->setText(folder.skipped.empty() ? QString() : tr("Left out:") + '\n' + skipped_words(folder.skipped));
    show_datasets();
    show_state();
}

/// The data set that the run names is chosen where the workspace has one of the name.
void RunImportPanel::show_datasets() {
    const QString before = dataset_->currentData().toString();
    {
        const QSignalBlocker quiet(dataset_);
        dataset_->clear();
        dataset_->addItem(tr("none"), QString());
        for (const store::DatasetSummary& each : bench_.datasets())
            dataset_->addItem(text(each.name), text(each.name));
        const QString wanted = before.isEmpty() && files_ ? text(files_->folder.run.dataset) : before;
        dataset_->setCurrentIndex(wanted.isEmpty() ? 0 : std::max(dataset_->findData(wanted), 0));
    }
    count_matches();
}

void RunImportPanel::count_matches() {
    const QString name = dataset_->currentData().toString();
    matches_->setText(tr("Without one, titles are those of items.csv, where the folder has it"));
    if (name.isEmpty() || !files_ || !files_->items) return matching_.cancel();
    matching_.start(
        [read = bench_.dataset_reader(plain(name)), files = files_](std::stop_token) {
            const data::DatasetPtr dataset = read();
            int64_t found = 0;
            for (int32_t item = 0; item < files->items->size(); ++item)
                found += dataset->items().find((*files->items)[item]) != data::IdMap::kNone;
            return found;
        },
        [this, name](int64_t found) {
            matches_->setText(
                tr("%1 of the run's %2 items are in “%3”").arg(count(found), count(files_->items->size()), name));
        },
        [this](const std::exception_ptr& failure) { show_failure(failure); });
}

void RunImportPanel::start() {
    if (!files_ || busy_) return;
    busy_ = true;
    messages_->clear();
    show_state();
    auto report = std::make_shared<jobs::RunImportReport>();
    jobs::RunImport wanted{plain(folder_), plain(dataset_->currentData().toString()),
                           plain(name_->text().trimmed())};
    JobStart start;
    start.title = heading_->text();
    start.owner = this;
    start.work = [workspace = bench_.workspace(), wanted, report](jobs::Job& job) {
        jobs::RunImport watched = wanted;
        watched.stop = job.stop_token();
        watched.progress = [&job, stage = std::string()](const std::string& what, int64_t done,
                                                         int64_t total) mutable {
            if (what != stage) job.enter_stage(plain(core_text(stage = what)));
            job.report(static_cast<double>(done), static_cast<double>(total));
        };
        *report = jobs::import_run(*workspace, watched);
    };
    start.done = [this, report] { finish(*report); };
    start.failed = [this](const std::exception_ptr& failure) {
        busy_ = false;
        show_failure(failure);
        show_state();
    };
    start.cancelled = [this] {
        busy_ = false;
        messages_->tell({Message::Kind::info, tr("The import was cancelled, and nothing was stored")});
        show_state();
    };
    bench_.jobs().start(std::move(start));
}

void RunImportPanel::finish(const jobs::RunImportReport& report) {
    busy_ = false;
    const bool has_codes = !report.epochs.empty() && files_ && files_->folder.run.kind == "tokenizer";
    const QString run = text(report.run);
    const bool partly = !report.skipped.empty();
    bench_.tell(
        {partly ? Message::Kind::warning : Message::Kind::good,
         partly ? tr("The run is in the workspace as %1; %2 things of its folder were left out, see its details")
                      .arg(run, count(static_cast<int64_t>(report.skipped.size())))
                : tr("The run is in the workspace as %1").arg(run)});
    bench_.set_active_run(run);
    bench_.refresh_lists();
    files_.reset();
    show_state();
    Q_EMIT closed();
    bench_.go_to(has_codes ? "codebook" : "runs");
}

void RunImportPanel::show_failure(const std::exception_ptr& failure) {
    const Trouble trouble = trouble_of(failure);
    messages_->tell({Message::Kind::error, trouble.what, trouble.where});
}

void RunImportPanel::show_state() {
    for (QWidget* field : std::initializer_list<QWidget*>{dataset_, name_, import_})
        field->setEnabled(files_ && !busy_);
    skipped_->setVisible(files_ && !files_->folder.skipped.empty());
}

}  // namespace armillary::views
