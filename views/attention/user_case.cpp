// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/user_case.h"

#include <QCoreApplication>

#include "core/base/error.h"
#include "core/jobs/attention/recorded_attention.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct AttentionText {
    Q_DECLARE_TR_FUNCTIONS(Attention)
};

constexpr int kListLength = 20;
constexpr int64_t kLeastItems = 3;

QString words_of(const std::exception_ptr& failure) {
    const Trouble trouble = trouble_of(failure);
    if (trouble.cancelled) throw Cancelled();
    return trouble.what;
}

void explain(UserAnswer& answer, std::stop_token stop) {
    const int32_t user = answer.dataset->users().find(plain(answer.user));
    if (user == data::IdMap::kNone) {
        answer.missing = AttentionText::tr("%1 was trained without user %2: its filters left them out")
                             .arg(text(answer.model->details().id), shortened(answer.user, 40));
        return;
    }
    answer.report = jobs::explain_user(*answer.model, answer.model->split(), *answer.dataset, user,
                                       data::Part::test, kListLength, answer.occlusion, std::move(stop));
}

void name_tokens(UserCase& shown) {
    for (size_t at = 0; at < shown.tokens.size(); ++at) {
        const QString id = shown.ids[static_cast<qsizetype>(at)];
        shown.titles.push_back(id.isEmpty() ? AttentionText::tr("(mask)") : title_of(shown.dataset(), id));
    }
    shown.figures.add(jobs::view_of(shown.maps));
}

void show_answer(UserCase& shown) {
    const jobs::UserAttention& report = shown.answer->report;
    shown.maps = report.maps;
    shown.tokens = report.tokens;
    for (const jobs::AttendedToken& token : report.tokens)
        shown.ids.push_back(token.item < 0 ? QString() : text(shown.dataset()->items()[token.item]));
    name_tokens(shown);
}

/// The occlusion is asked of the best state alone.
void show_record(UserCase& shown, const std::filesystem::path& folder) {
    jobs::RecordedAttention record = jobs::read_attention(folder, shown.run->epoch, plain(shown.answer->user));
    shown.recorded = true;
    shown.tokens = jobs::attended_tokens(record.maps, {});
    shown.maps = std::move(record.maps);
    for (size_t at = 0; at < shown.tokens.size(); ++at) {
        const bool mask = record.tokens[at] == jobs::kMaskToken;
        shown.ids.push_back(mask ? QString() : text(record.tokens[at]));
        if (shown.dataset() && !mask) shown.tokens[at].item = shown.dataset()->items().find(record.tokens[at]);
    }
    name_tokens(shown);
}

}  // namespace

QString title_of(const data::Dataset* dataset, const QString& id) {
    const int32_t item = dataset ? dataset->items().find(plain(id)) : data::IdMap::kNone;
    return item == data::IdMap::kNone ? id : text(dataset->item_title(item));
}

UserAnswerPtr ask_user(jobs::LoadedRuns& loaded, const std::string& run, const QString& user,
                       jobs::Occlusion occlusion, const std::function<data::DatasetPtr()>& dataset,
                       std::stop_token stop) {
    auto answer = std::make_shared<UserAnswer>();
    answer->user = user;
    answer->occlusion = occlusion;
    try {
        answer->model = loaded.get(run, stop);
        answer->dataset = data::DatasetPtr(answer->model, &answer->model->dataset());
        explain(*answer, stop);
    } catch (...) {
        answer->missing = words_of(std::current_exception());
    }
    if (answer->dataset) return answer;
    try {
        answer->dataset = dataset();
    } catch (...) {
        words_of(std::current_exception());  // ids stand in for titles
    }
    return answer;
}

QString somebody(jobs::LoadedRuns& loaded, const AttentionReading& run, std::stop_token stop) {
    if (!run.users.isEmpty()) return run.users.front();
    try {
        const auto model = loaded.get(run.run.id, std::move(stop));
        const auto users =
            jobs::users_to_explain(model->split(), model->dataset(), data::Part::test, kLeastItems, run.run.seed);
        return users.empty() ? QString() : text(model->dataset().users()[users.front()]);
    } catch (...) {
        words_of(std::current_exception());  // asking about nobody says the same
        return {};
    }
}

QString UserCase::protocol() const {
    const bool test = recorded ? false : answer->report.part == data::Part::test;
    const QString before =
        test ? AttentionText::tr("history before the test") : AttentionText::tr("history before validation");
    const QString state = recorded ? AttentionText::tr("recorded in epoch %1").arg(run->epoch)
                                   : AttentionText::tr("best state, epoch %1").arg(run->run.best_epoch);
    return AttentionText::tr("%1, %2, %3")
        .arg(state, before,
             maps.normalised ? AttentionText::tr("softmax weights")
                             : AttentionText::tr("SiLU weights, not normalised"));
}

UserCasePtr make_case(store::Workspace& workspace, const AttentionReadingPtr& run, const UserAnswerPtr& answer,
                      bool live) {
    auto shown = std::make_shared<UserCase>();
    shown->run = run;
    shown->answer = answer;
    const bool recorded = run->users.contains(answer->user);
    try {
        if (answer->missing.isEmpty() && live)
            show_answer(*shown);
        else if (recorded)
            show_record(*shown, workspace.runs().folder(run->run.id));
        else if (!answer->missing.isEmpty())
            shown->missing = answer->missing;
        else if (run->users.isEmpty())
            shown->missing = AttentionText::tr("%1 recorded no attention of single users").arg(text(run->run.id));
        else
            shown->missing =
                AttentionText::tr("The maps of user %1 were not recorded in epoch %2; those of %3 were")
                    .arg(answer->user)
                    .arg(run->epoch)
                    .arg(run->users.join(QStringLiteral(", ")));
    } catch (...) {
        shown->missing = words_of(std::current_exception());
    }
    return shown;
}

}  // namespace armillary::views
