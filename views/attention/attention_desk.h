// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "views/attention/history_edit.h"
#include "views/attention/map_choice.h"
#include "views/attention/user_case.h"
#include "views/shared/background.h"

namespace armillary::views {

class Workbench;

/// What the panels of the Attention page share: the runs, the user, which map is looked at, and what was changed
/// in the history to see what follows.
class AttentionDesk : public QObject {
    Q_OBJECT
 public:
    explicit AttentionDesk(Workbench& bench, QObject* parent = nullptr);

    Workbench& bench() const { return bench_; }
    const AttentionReadings& readings() const { return readings_; }
    const UserCases& cases() const { return cases_; }  ///< [readings]; empty until they are here
    bool settled() const { return !asking_.busy() && !what_if_.busy(); }

    /// Other runs, or other epochs of them. None: nothing is shown.
    void show_runs(AttentionReadings readings);
    /// Asks for the user that was picked last, if that is another.
    void follow_selection();
    void pick_items(const QStringList& items);
    QString user() const { return user_; }
    QStringList picked_items() const;

    const MapChoice& choice() const { return choice_; }
    void choose(const MapChoice& choice);
    /// The maps of the best state, of any user; else those recorded in the epoch shown.
    bool live() const { return live_; }
    void set_live(bool live);
    jobs::Occlusion occlusion() const { return occlusion_; }
    void set_occlusion(jobs::Occlusion occlusion);

    /// The true history can be changed: it is shown, and the model answers.
    bool can_edit() const;
    const HistoryEdit& edit() const { return edit_; }
    void toggle(int place);
    int move(int place, int by);  ///< returns the new place
    void reset_edit();
    /// The answer to the last edit that was answered, of a run; null: nothing is changed, or that run has another
    /// history.
    const WhatIf* what_if(size_t run) const;
    const HistoryEdit& answered_edit() const { return answered_; }

 Q_SIGNALS:
    void cases_changed();
    void choice_changed();
    void edit_changed();
    void what_if_changed();  ///< the answer to the edit is here, or there is none any more

 private:
    struct Round {
        QString user;
        std::vector<UserAnswerPtr> answers;
        UserCases cases;
    };
    QString wanted_user() const;
    void ask();
    void take(Round round);
    bool same_history(size_t run) const;
    void ask_what_if();

    Workbench& bench_;
    AttentionReadings readings_;
    std::map<QString, UserAnswerPtr> answers_;  ///< by what was asked: to play epochs without asking again
    UserCases cases_;
    QString user_, space_;
    MapChoice choice_;
    bool live_ = true;
    jobs::Occlusion occlusion_ = jobs::Occlusion::hide;
    HistoryEdit edit_, answered_;
    std::vector<std::optional<WhatIf>> what_ifs_;
    Background asking_, what_if_;
};

}  // namespace armillary::views
