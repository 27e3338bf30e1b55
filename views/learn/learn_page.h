// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include "views/learn/lesson_session.h"
#include "views/learn/lesson_training.h"
#include "views/shared/background.h"
#include "views/shared/page.h"

class QListWidget;

namespace armillary::views {

class LessonRunsPanel;
class StepPanel;

/// Lessons on small worlds whose truth is known: predict, train, see it on the real pages, and read why.
class LearnPage : public Page {
    Q_OBJECT
 public:
    explicit LearnPage(Workbench& bench);

    bool settled() const override;
    QJsonObject state() const override;
    void restore(const QJsonObject& state) override;

    /// Opens the lesson that the run belongs to.
    void show_only(const QString& run, const QString& dataset) override;

    const LessonSession& session() const { return session_; }
    void open_lesson(const std::shared_ptr<const lessons::Lesson>& lesson);
    /// A lesson of one's own. What is wrong with it is told with its line.
    void open_file(const QString& file);
    void write_report(const QString& file);

 protected:
    void refresh() override;

 private:
    struct Record {
        lessons::FoundRuns runs;
        lessons::LessonFigures figures;
    };
    QWidget* make_list();
    void make_panels();
    void fill_list();
    void read_record();
    void show_session();
    void show_view();
    void ask_report();

    std::vector<std::shared_ptr<const lessons::Lesson>> lessons_;
    LessonSession session_;
    std::map<std::string, QJsonObject> left_;  ///< by lesson: where it was left
    LessonTraining* training_;
    QListWidget* list_ = nullptr;
    StepPanel* step_;
    LessonRunsPanel* runs_;
    Background reading_, writing_;
};

PageEntry learn_page_entry();

}  // namespace armillary::views
