// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/attention_desk.h"

#include "views/details/run_memory.h"
#include "views/shared/entity_search.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

namespace {

/// What an answer is of: a run that went on answers anew.
QString question_of(const AttentionReading& run, const QString& user, jobs::Occlusion occlusion) {
    return QStringLiteral("%1 %2 %3 %4 %5")
        .arg(text(run.run.uuid), text(run.run.status))
        .arg(run.run.epochs)
        .arg(static_cast<int>(occlusion))
        .arg(user);
}

}  // namespace

AttentionDesk::AttentionDesk(Workbench& bench, QObject* parent) : QObject(parent), bench_(bench) {}

void AttentionDesk::show_runs(AttentionReadings readings) {
    readings_ = std::move(readings);
    if (readings_.empty()) {
        asking_.cancel();
        answers_.clear();
        return take({});
    }
    if (readings_.front()->space() != space_) user_.clear();
    space_ = readings_.front()->space();
    ask();
}

QString AttentionDesk::wanted_user() const {
    const QStringList picked = bench_.selection().ids(kUserKind, space_);
    return picked.isEmpty() ? user_ : picked.back();
}

void AttentionDesk::follow_selection() {
    if (!readings_.empty() && wanted_user() != user_) ask();
}

void AttentionDesk::ask() {
    std::vector<std::function<data::DatasetPtr()>> datasets;
    for (const AttentionReadingPtr& run : readings_) datasets.push_back(bench_.dataset_reader(run->run.dataset));
    asking_.start(
        [workspace = bench_.workspace(), loaded = RunMemory::of(bench_), runs = readings_, datasets,
         known = answers_, user = wanted_user(), live = live_, occlusion = occlusion_](std::stop_token stop) {
            Round round;
            round.user = user.isEmpty() ? somebody(*loaded, *runs.front(), stop) : user;
            for (size_t i = 0; i < runs.size(); ++i) {
                const auto before = known.find(question_of(*runs[i], round.user, occlusion));
                round.answers.push_back(before != known.end() ? before->second
                                                              : ask_user(*loaded, runs[i]->run.id, round.user,
                                                                         occlusion, datasets[i], stop));
                round.cases.push_back(make_case(*workspace, runs[i], round.answers.back(), live));
            }
            return round;
        },
        [this](Round round) { take(std::move(round)); },
        [this](const std::exception_ptr& failure) {
            take({});
            bench_.tell(failure);
        });
}

void AttentionDesk::take(Round round) {
    const bool same = user_ == round.user && !round.answers.empty() && !cases_.empty() &&
                      cases_.front()->answer == round.answers.front();
    if (!round.cases.empty()) user_ = round.user;
    cases_ = std::move(round.cases);
    answers_.clear();
    for (size_t i = 0; i < cases_.size(); ++i)
        answers_[question_of(*readings_[i], user_, occlusion_)] = round.answers[i];
    if (!same || what_ifs_.size() != cases_.size()) {
        what_if_.cancel();
        what_ifs_.clear();
        edit_ = answered_ = HistoryEdit(cases_.empty() ? 0 : cases_.front()->answer->report.history.items.size());
    }
    Q_EMIT cases_changed();
}

void AttentionDesk::pick_items(const QStringList& items) {
    QStringList named = items;
    named.removeAll(QString());
    if (!named.isEmpty()) bench_.selection().set(kItemKind, space_, named);
}

QStringList AttentionDesk::picked_items() const {
    return bench_.selection().ids(kItemKind, space_);
}

void AttentionDesk::choose(const MapChoice& choice) {
    if (choice == choice_) return;
    choice_ = choice;
    Q_EMIT choice_changed();
}

void AttentionDesk::set_live(bool live) {
    if (live == live_) return;
    live_ = live;
    if (!readings_.empty()) ask();
}

void AttentionDesk::set_occlusion(jobs::Occlusion occlusion) {
    if (occlusion == occlusion_) return;
    occlusion_ = occlusion;
    if (!readings_.empty()) ask();
}

// What if.

bool AttentionDesk::can_edit() const {
    return !cases_.empty() && cases_.front()->answers() && !cases_.front()->recorded;
}

void AttentionDesk::toggle(int place) {
    edit_.toggle(place);
    ask_what_if();
}

int AttentionDesk::move(int place, int by) {
    const int now = edit_.move(place, by);
    if (now != place) ask_what_if();
    return now;
}

void AttentionDesk::reset_edit() {
    if (!edit_.changed()) return;
    edit_ = HistoryEdit(edit_.order().size());
    ask_what_if();
}

/// The same items in the same order, whatever each run calls them.
bool AttentionDesk::same_history(size_t run) const {
    const UserAnswer &first = *cases_.front()->answer, &other = *cases_[run]->answer;
    const auto &mine = first.report.history.items, &theirs = other.report.history.items;
    if (!other.missing.isEmpty() || mine.size() != theirs.size()) return false;
    for (size_t at = 0; at < mine.size(); ++at)
        if (first.dataset->items()[mine[at]] != other.dataset->items()[theirs[at]]) return false;
    return true;
}

void AttentionDesk::ask_what_if() {
    Q_EMIT edit_changed();
    if (!edit_.changed()) {
        what_if_.cancel();
        what_ifs_.clear();
        answered_ = edit_;
        return Q_EMIT what_if_changed();
    }
    std::vector<UserAnswerPtr> asked;
    for (size_t run = 0; run < cases_.size(); ++run)
        asked.push_back(same_history(run) ? cases_[run]->answer : nullptr);
    what_if_.start(
        [asked, edit = edit_](std::stop_token) {
            std::vector<std::optional<WhatIf>> answers(asked.size());
            for (size_t run = 0; run < asked.size(); ++run)
                if (asked[run])
                    answers[run] = views::ask_what_if(*asked[run]->model, asked[run]->report,
                                                      edit.apply(asked[run]->report.history));
            return answers;
        },
        [this, edit = edit_](std::vector<std::optional<WhatIf>> answers) {
            what_ifs_ = std::move(answers);
            answered_ = edit;
            Q_EMIT what_if_changed();
        },
        [this](const std::exception_ptr& failure) { bench_.tell(failure); });
}

const WhatIf* AttentionDesk::what_if(size_t run) const {
    return run < what_ifs_.size() && what_ifs_[run] ? &*what_ifs_[run] : nullptr;
}

}  // namespace armillary::views
