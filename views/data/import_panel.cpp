// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/import_panel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <utility>

#include "views/data/data_jobs.h"
#include "views/data/dataset_list_model.h"
#include "views/data/import_fields.h"
#include "views/data/import_form.h"
#include "views/data/import_preview.h"
#include "views/data/import_preview_panel.h"
#include "views/shared/empty_state.h"
#include "views/shared/icons.h"
#include "views/shared/message_bar.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr int kDelay = 250;  ///< ms of quiet before the preview is read anew

QFrame* hairline() {
    auto* line = new QFrame;
    line->setObjectName("hairline");
    return line;
}

QPushButton* button(const QString& text, const char* name) {
    auto* made = new QPushButton(text);
    made->setObjectName(name);
    return made;
}

QString progress_words(const jobs::JobStatus& status) {
    QString words = text(status.stage);
    if (status.unit == "bytes" && status.total > 0) {
        words = ImportPanel::tr("%1: %2 of %3").arg(words, bytes(status.done), bytes(status.total));
        if (status.rate) words = ImportPanel::tr("%1, %2/s").arg(words, bytes(*status.rate));
    }
    const QString left = time_left(status.time_left);
    return left.isEmpty() ? words : ImportPanel::tr("%1, %2").arg(words, left);
}

}  // namespace

ImportPanel::ImportPanel(Workbench& bench, QWidget* parent)
    : QWidget(parent), bench_(bench), stack_(new QStackedWidget), empty_(new EmptyState) {
    empty_->setObjectName("importEmpty");
    empty_->set("import", tr("A file or folder is looked at here before anything of it is stored"),
                tr("Choose files…"), [this] { Q_EMIT files_wanted(); });
    stack_->addWidget(empty_);
    stack_->addWidget(make_body());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    delay_.setSingleShot(true);
    delay_.setInterval(kDelay);
    connect(&delay_, &QTimer::timeout, this, &ImportPanel::read_preview);
    connect(form_, &ImportForm::changed, this, &ImportPanel::request_preview);
    connect(form_, &ImportForm::name_changed, this, &ImportPanel::show_name);
    connect(&bench_, &Workbench::datasets_changed, this, &ImportPanel::show_name);
    connect(&bench_.jobs(), &JobList::changed, this, &ImportPanel::show_progress);
}

ImportPanel::~ImportPanel() = default;

QWidget* ImportPanel::make_body() {
    source_ = new QLabel;
    source_->setObjectName("importSource");
    source_->setProperty("section", true);
    source_->setContentsMargins(24, 12, 24, 12);
    messages_ = new MessageBar;
    messages_->setObjectName("importMessages");
    form_ = new ImportForm;
    form_->setObjectName("importForm");
    scroll_ = new QScrollArea;
    scroll_->setObjectName("importScroll");
    scroll_->setWidget(form_);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setMinimumWidth(Theme::current().px(300));
    rows_ = new ImportPreviewPanel;
    connect(rows_, &ImportPreviewPanel::folder_wanted, this, [this](const QString& folder) { open({folder}); });
    auto* halves = new QSplitter;
    halves->addWidget(scroll_);
    halves->addWidget(rows_);
    halves->setStretchFactor(0, 0);
    halves->setStretchFactor(1, 1);
    halves->setSizes({Theme::current().px(340), Theme::current().px(700)});
    halves->setChildrenCollapsible(false);

    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(source_);
    column->addWidget(messages_);
    column->addWidget(hairline());
    column->addWidget(halves, 1);
    column->addWidget(hairline());
    column->addWidget(make_footer());
    return body;
}

QWidget* ImportPanel::make_footer() {
    taken_row_ = new QFrame;
    taken_row_->setObjectName("nameTaken");
    taken_ = new QLabel;
    taken_->setObjectName("nameTakenText");
    taken_->setWordWrap(true);
    replace_ = button(tr("Replace it"), "replaceDataset");
    rename_ = button({}, "renameDataset");
    auto* choice = new QHBoxLayout(taken_row_);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(8);
    choice->addWidget(taken_, 1);
    choice->addWidget(rename_);
    choice->addWidget(replace_);

    progress_ = new QProgressBar;
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress of the import"));
    progress_words_ = new QLabel;
    progress_words_->setObjectName("importProgress");
    progress_words_->setProperty("caption", true);
    import_ = button(tr("Import"), "startImport");
    import_->setProperty("primary", true);
    cancel_ = button(tr("Cancel the import"), "cancelImport");
    close_ = button(tr("Close"), "closeImport");
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(progress_words_);
    row->addWidget(progress_, 1);
    row->addStretch(1);
    for (QPushButton* last : {close_, cancel_, import_}) row->addWidget(last);

    connect(import_, &QPushButton::clicked, this, [this] { start(false); });
    connect(close_, &QPushButton::clicked, this, [this] {
        close_draft();
        Q_EMIT closed();
    });
    connect(cancel_, &QPushButton::clicked, this, [this] { bench_.jobs().cancel(job_); });
    connect(rename_, &QPushButton::clicked, this, [this] {
        const QString name = form_->draft().name.trimmed();
        form_->set_name(free_name(bench_.datasets(), name.isEmpty() ? found_name_ : name));
        messages_->clear();
    });
    connect(replace_, &QPushButton::clicked, this, [this] { start(true); });

    auto* footer = new QWidget;
    auto* column = new QVBoxLayout(footer);
    column->setContentsMargins(24, 12, 24, 12);
    column->setSpacing(8);
    column->addWidget(taken_row_);
    column->addLayout(row);
    return footer;
}

void ImportPanel::open(const QStringList& paths) {
    reopen(ImportDraft{paths}, nullptr);
    new_ = true;
}

void ImportPanel::reopen(const ImportDraft& draft, const std::exception_ptr& failure) {
    open_ = true;
    new_ = false;
    current_ = 0;
    found_name_.clear();
    messages_->clear();
    form_->set_draft(draft);
    scroll_->verticalScrollBar()->setValue(0);
    const QString names = source_words(draft.paths);
    source_->setText(tr("Import %1").arg(shortened(names, 70)));
    source_->setToolTip(draft.paths.join('\n'));
    rows_->show_preview({});
    stack_->setCurrentIndex(1);
    show_state();
    preview_failed_ = failure != nullptr;  // keeps what the failure says over a preview that works
    if (failure) show_failure(failure);
    preview_wanted_ = true;
    if (isVisible()) read_preview();
}

void ImportPanel::close_draft() {
    open_ = preview_wanted_ = false;
    current_ = 0;
    delay_.stop();
    preview_.cancel();
    stack_->setCurrentIndex(0);
}

bool ImportPanel::settled() const {
    return !delay_.isActive() && !preview_.busy() && !(preview_wanted_ && isVisible()) && rows_->settled();
}

void ImportPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (preview_wanted_) read_preview();
    show_progress();
}

void ImportPanel::request_preview() {
    preview_wanted_ = true;
    preview_failed_ = false;
    messages_->clear();
    if (isVisible()) delay_.start();
}

void ImportPanel::read_preview() {
    preview_wanted_ = false;
    rows_->show_reading();
    preview_.start([draft = form_->draft()](std::stop_token stop) { return views::read_preview(draft, stop); },
                   [this](const ImportPreview& preview) { show_preview(preview); },
                   [this](const std::exception_ptr& failure) { show_failure(failure); });
}

bool ImportPanel::recall_choices(const ImportPreview& preview) {
    if (!std::exchange(new_, false) || !form_->draft().choices().empty()) return false;
    form_->set_shape(shape_of(preview));
    const auto choices = ImportMemory().recall(form_->draft().shape);
    if (!choices) return false;
    ImportDraft draft = form_->draft();
    draft.set_choices(*choices);
    form_->set_draft(draft, true);
    return true;
}

void ImportPanel::show_preview(const ImportPreview& preview) {
    if (recall_choices(preview)) return read_preview();
    rows_->show_preview(preview);
    form_->show_preview(preview);
    if (preview.result && form_->draft().name.trimmed().isEmpty())
        found_name_ = text(preview.result->dataset->name());
    if (!preview_failed_) messages_->clear();
    if (const auto columns = columns_to_choose(preview, form_->draft()))
        messages_->tell(*columns);
    else if (preview.failure)
        show_failure(preview.failure);
    else if (const auto refused = too_many_refused(preview, form_->draft()))
        messages_->tell(*refused);
    preview_failed_ = preview.failure != nullptr;
    show_state();
}

void ImportPanel::show_failure(const std::exception_ptr& failure) {
    const Trouble trouble = trouble_of(failure);
    messages_->tell({Message::Kind::error, in_form_words(trouble.what), trouble.where, tr("Look again"),
                     [this] { request_preview(); }});
}

void ImportPanel::start(bool replace) {
    const int ticket = ++tickets_;
    ImportDraft draft = form_->draft();
    draft.replace = replace;
    messages_->clear();
    current_ = ticket;
    StoreEnd end;
    end.owner = this;
    end.done = [this, ticket, draft](const store::DatasetSummary& summary) { this->end(ticket, draft, summary); };
    end.failed = [this, ticket, draft](const std::exception_ptr& failure) { fail(ticket, draft, failure); };
    end.cancelled = [this, ticket] { stop(ticket); };
    job_ = start_import(bench_, draft, std::move(end));
    show_state();
}

void ImportPanel::end(int ticket, const ImportDraft& draft, const store::DatasetSummary& summary) {
    ImportMemory().remember(draft.shape, draft.choices());
    bench_.refresh_lists();
    QString sentence = tr("“%1” is in the workspace: %2").arg(text(summary.name), size_words(summary));
    if (summary.rejected > 0)
        sentence = tr("%1. %2 rows were refused, see Import report").arg(sentence, count(summary.rejected));
    bench_.tell({Message::Kind::good, sentence});
    if (ticket == current_) close_draft();
    Q_EMIT imported(text(summary.name));
}

void ImportPanel::fail(int ticket, const ImportDraft& draft, const std::exception_ptr& failure) {
    bench_.refresh_lists();  // the name may have been taken meanwhile
    if (ticket == current_) {
        current_ = 0;
        show_failure(failure);
        return show_state();
    }
    const Trouble trouble = trouble_of(failure);
    bench_.tell({Message::Kind::error, trouble.what, trouble.where, tr("Open the import again"),
                 [panel = QPointer(this), draft, failure] {
                     if (!panel) return;
                     panel->reopen(draft, failure);
                     Q_EMIT panel->reopened();
                 }});
}

void ImportPanel::stop(int ticket) {
    if (ticket != current_) return;
    current_ = 0;
    messages_->tell({Message::Kind::info, tr("The import was cancelled, and nothing was stored")});
    show_state();
}

void ImportPanel::show_state() {
    form_->setEnabled(!importing());
    import_->setVisible(!importing());
    replace_->setEnabled(!preview_failed_);
    cancel_->setVisible(importing());
    progress_->setVisible(importing());
    progress_words_->setVisible(importing());
    show_name();
    show_progress();
}

void ImportPanel::show_progress() {
    if (!importing() || !isVisible()) return;
    for (const JobRow& row : bench_.jobs().rows()) {
        if (row.id != job_) continue;
        progress_words_->setText(row.cancelling ? tr("Cancelling…") : progress_words(row.status));
        cancel_->setEnabled(!row.cancelling);
        const bool known = row.status.total > 0;
        progress_->setRange(0, known ? 1000 : 0);
        if (known) progress_->setValue(static_cast<int>(1000 * row.status.done / row.status.total));
    }
}

void ImportPanel::show_name() {
    const ImportDraft& draft = form_->draft();
    const QString typed = draft.name.trimmed();
    const QString name = typed.isEmpty() ? found_name_ : typed;
    const auto* there = name.isEmpty() ? nullptr : find_dataset(bench_.datasets(), name);
    taken_row_->setVisible(open_ && there && !importing());
    import_->setEnabled(!preview_failed_ && !there);
    import_->setToolTip(preview_failed_ ? tr("Mend what the message above says first")
                        : there         ? tr("Choose another name, or replace the data set that has it")
                                        : QString());
    if (!there) return;
    taken_->setText(tr("There is a data set “%1” already (%2). Other content needs another name, or replaces it")
                        .arg(shortened(text(there->name), 60), size_words(*there)));
    rename_->setText(tr("Call it “%1”").arg(shortened(free_name(bench_.datasets(), name), 30)));
}

}  // namespace armillary::views
