// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/learn/learn_page.h"

#include <QDockWidget>
#include <QJsonArray>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/lessons/lesson_check.h"
#include "core/lessons/lesson_file.h"
#include "core/report/lesson_report.h"
#include "views/learn/lesson_card.h"
#include "views/learn/lesson_runs_panel.h"
#include "views/learn/step_panel.h"
#include "views/shared/core_text.h"
#include "views/shared/empty_state.h"
#include "views/shared/file_dialogs.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

LearnPage::LearnPage(Workbench& bench)
    : Page(bench, "learn"),
      training_(new LessonTraining(bench, this)),
      step_(new StepPanel),
      runs_(new LessonRunsPanel) {
    for (const lessons::Lesson& lesson : lessons::built_in_lessons())
        lessons_.push_back(std::make_shared<const lessons::Lesson>(lesson));
    make_panels();
    fill_list();
    connect(step_, &StepPanel::answered, this, [this](const LessonSession::Answer& answer) {
        session_.answer(answer);
        show_session();
    });
    connect(step_, &StepPanel::back_wanted, this, [this] {
        session_.go_back();
        show_session();
    });
    connect(step_, &StepPanel::next_wanted, this, [this] {
        session_.go_on();
        show_session();
    });
    connect(step_, &StepPanel::view_wanted, this, &LearnPage::show_view);
    connect(runs_, &LessonRunsPanel::training_wanted, this,
            [this] { training_->start(session_.lesson_ptr(), session_.runs()); });
    connect(runs_, &LessonRunsPanel::cancel_wanted, training_, &LessonTraining::cancel);
    connect(runs_, &LessonRunsPanel::report_wanted, this, &LearnPage::ask_report);
    connect(training_, &LessonTraining::changed, this, [this] { runs_->show_session(session_, *training_); });
    for (const auto changed :
         {&Workbench::runs_changed, &Workbench::datasets_changed, &Workbench::workspace_changed})
        connect(&bench, changed, this, &LearnPage::request_refresh);
    connect(&Theme::current(), &Theme::changed, this, &LearnPage::show_session);
    request_refresh();
}

QWidget* LearnPage::make_list() {
    const Theme& theme = Theme::current();
    list_ = new QListWidget;
    list_->setObjectName("learn.lessons");
    list_->setAccessibleName(tr("Lessons"));
    list_->setItemDelegate(new LessonCard(list_));
    list_->setMouseTracking(true);
    list_->setWordWrap(true);  // the cards are laid out anew when they get narrower
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Not the current row: the list takes one when it is given the keyboard.
    connect(list_, &QListWidget::itemSelectionChanged, this, [this] {
        const auto chosen = list_->selectedItems();
        if (!chosen.isEmpty()) open_lesson(lessons_[static_cast<size_t>(list_->row(chosen.front()))]);
    });
    auto* open = new QPushButton(tr("Open a lesson file…"));
    open->setObjectName("learn.open");
    connect(open, &QPushButton::clicked, this, [this] {
        for (const QString& file : ask_files(this, tr("Open a lesson"), tr("Lessons (*.toml)"))) open_file(file);
    });
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8));
    column->setSpacing(theme.px(8));
    column->addWidget(list_, 1);
    column->addWidget(open);
    return box;
}

void LearnPage::make_panels() {
    const Theme& theme = Theme::current();
    QDockWidget* list = add_panel("lessons", tr("Lessons"), make_list(), Qt::LeftDockWidgetArea);
    QDockWidget* step = add_panel("step", tr("Lesson"), step_, Qt::LeftDockWidgetArea);
    QDockWidget* runs = add_panel("runs", tr("Runs and claims"), runs_, Qt::LeftDockWidgetArea);
    split(list, step, Qt::Horizontal);
    split(step, runs, Qt::Horizontal);
    keep_width(list, theme.px(260));
    keep_width(runs, theme.px(300));
    step_->empty().set("learn", tr("Choose a lesson: a small world whose truth is known, a question, and why"));
    finish_layout();
}

void LearnPage::fill_list() {
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const auto& lesson : lessons_) {
        const QString title = text(lesson->title.in(window_language()));
        auto* item = new QListWidgetItem(
            tr("%1\n%2 min · %3 runs").arg(title).arg(lesson->minutes).arg(static_cast<int>(lesson->runs.size())));
        item->setToolTip(text(lesson->goal.in(window_language())));
        list_->addItem(item);
        if (session_.open() && session_.lesson().id == lesson->id) list_->setCurrentItem(item);
    }
}

void LearnPage::open_lesson(const std::shared_ptr<const lessons::Lesson>& lesson) {
    if (session_.open()) left_[session_.lesson().id] = session_.state();
    session_ = LessonSession(lesson);
    session_.restore(left_[lesson->id]);
    show_session();
    read_record();
}

void LearnPage::open_file(const QString& file) {
    try {
        auto lesson = std::make_shared<const lessons::Lesson>(lessons::find_lesson(plain(file)));
        lessons::check_experiments(*lesson, bench().models());
        const auto same = [&](const auto& each) { return each->id == lesson->id; };
        const auto known = std::find_if(lessons_.begin(), lessons_.end(), same);
        if (known == lessons_.end())
            lessons_.push_back(lesson);
        else
            *known = lesson;
        open_lesson(lesson);
        fill_list();
    } catch (const Error&) {
        bench().tell(std::current_exception());
    }
}

bool LearnPage::settled() const {
    return Page::settled() && !reading_.busy() && !writing_.busy();
}

QJsonObject LearnPage::state() const {
    QJsonArray all;
    for (const auto& [id, state] : left_)
        if (!state.isEmpty() && !(session_.open() && session_.lesson().id == id)) all.append(state);
    if (session_.open()) all.append(session_.state());
    return {{"lessons", all}, {"open", session_.open() ? text(session_.lesson().id) : QString()}};
}

void LearnPage::restore(const QJsonObject& state) {
    for (const QJsonValue& lesson : state["lessons"].toArray())
        left_[plain(lesson.toObject()["lesson"].toString())] = lesson.toObject();
    for (const auto& lesson : lessons_)
        if (text(lesson->id) == state["open"].toString()) open_lesson(lesson);
    fill_list();
}

void LearnPage::show_only(const QString& run, const QString&) {
    const store::RunSummary* known = bench().find_run(run);
    if (!known) return;
    for (const auto& lesson : lessons_)
        if (known->name.starts_with(lesson->id + "/")) open_lesson(lesson);
    fill_list();
}

void LearnPage::refresh() {
    if (!session_.open()) return show_session();
    read_record();
}

void LearnPage::read_record() {
    if (!bench().workspace()) return show_session();
    reading_.start(
        [workspace = bench().workspace(), lesson = session_.lesson_ptr(),
         models = bench().models()](std::stop_token stop) {
            Record record;
            record.runs = lessons::find_runs(*workspace, *lesson, models, stop);
            record.figures = lessons::read_figures(*workspace, *lesson, record.runs, stop);
            return record;
        },
        [this](Record record) {
            session_.set_record(std::move(record.runs), std::move(record.figures));
            show_session();
        },
        [this](const std::exception_ptr& failure) {
            bench().tell(failure);
            show_session();
        });
}

void LearnPage::show_session() {
    step_->show_session(session_);
    runs_->show_session(session_, *training_);
}

/// Goes to the page of the step with its runs, epoch and panel.
void LearnPage::show_view() {
    if (!session_.can_show()) return;
    const lessons::LessonView& view = *session_.step().show;
    const auto id_of = [&](const std::string& run) {
        const auto found = session_.runs().find(run);
        return found == session_.runs().end() ? QString() : text(found->second);
    };
    bench().set_active_run(id_of(view.run));
    bench().set_compared_run(id_of(view.beside));
    for (const std::string* run : {&view.run, &view.beside}) {
        const store::RunSummary* known = run->empty() ? nullptr : bench().find_run(id_of(*run));
        if (!known || view.epoch.empty()) continue;
        const std::string id = known->id;
        // Asked of the store: the list may be of a moment before the run's last epochs.
        bench().epochs().set(text(id), epoch_of_view(view, bench().workspace()->runs().get(id).epochs));
    }
    bench().go_to(text(view.page));
    if (view.panel.empty()) return;
    // The window makes a page when it is first gone to.
    QTimer::singleShot(0, window(), [window = window(), view] {
        for (Page* page : window->findChildren<Page*>())
            if (page->id() == text(view.page)) page->focus_panel(text(view.panel));
    });
}

void LearnPage::ask_report() {
    if (!session_.trained()) return;
    const QString file = ask_where_to_save(this, tr("Write the lesson"), text(session_.lesson().id) + ".html",
                                           tr("Web page (*.html)"));
    if (!file.isEmpty()) write_report(file);
}

void LearnPage::write_report(const QString& file) {
    runs_->set_writing(true);
    writing_.start(
        [workspace = bench().workspace(), lesson = session_.lesson_ptr(), models = bench().models(), file,
         language = window_language()](std::stop_token stop) {
            report::ReportRequest request;
            request.language = language;
            request.core_text = [](std::string_view english) { return plain(core_text(english)); };
            request.stop = stop;
            write_file_atomically(plain(file), report::lesson_report(*workspace, *lesson, models, request));
            return true;
        },
        [this, file](bool) {
            runs_->set_writing(false);
            tell_saved(this, file);
        },
        [this](const std::exception_ptr& failure) {
            runs_->set_writing(false);
            bench().tell(failure);
        });
}

PageEntry learn_page_entry() {
    return {"learn", LearnPage::tr("Learn"), "learn",
            LearnPage::tr("Lessons on small worlds whose truth is known: predict, train, and see why"),
            [](Workbench& bench) { return new LearnPage(bench); }};
}

}  // namespace armillary::views
