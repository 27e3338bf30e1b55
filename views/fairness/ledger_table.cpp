// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fairness/ledger_table.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "views/fairness/fairness_words.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct FairnessText {
    Q_DECLARE_TR_FUNCTIONS(Fairness)
};

using Users = std::shared_ptr<const std::vector<int32_t>>;  ///< of the rows, rising; null: all

class Ledger {
 public:
    Ledger(const FairnessAnswer& answer, Users users) : run_(answer.runs.front()), users_(std::move(users)) {
        table_->rows = users_ ? static_cast<int64_t>(users_->size()) : run_->source->record.users.size();
        table_->id = [run = run_, users = users_](int64_t row) {
            return text(run->source->record.users[user_of(users, row)]);
        };
    }

    void words(const QString& title, const QString& help, std::function<QString(int32_t)> cell) {
        table_->columns.push_back({title, help, TableColumn::Kind::text,
                                   [users = users_, cell](int64_t row) { return cell(user_of(users, row)); }});
    }
    /// `values`: [users], kept alive by `owner`.
    template <typename Owner>
    void numbers(const QString& title, const QString& help, Owner owner, const std::vector<double>* values) {
        if (values->empty()) return;
        const auto value = [users = users_, owner, values](int64_t row) {
            return (*values)[static_cast<size_t>(user_of(users, row))];
        };
        table_->columns.push_back(
            {title, help, TableColumn::Kind::number, [value](int64_t row) { return figure(value(row)); }, value});
    }
    TableContentPtr table() const { return table_; }

 private:
    static int32_t user_of(const Users& users, int64_t row) {
        return users ? (*users)[static_cast<size_t>(row)] : static_cast<int32_t>(row);
    }

    FairnessReadingPtr run_;
    Users users_;
    std::shared_ptr<TableContent> table_ = std::make_shared<TableContent>();
};

void add_attributes(Ledger& ledger, const FairnessReadingPtr& run) {
    for (const data::Attribute& column : run->source->record.attributes) {
        const QString title = text(column.name);
        if (column.type == data::AttributeType::numeric)
            ledger.numbers(title, {}, run, &column.numbers);
        else
            ledger.words(title, {}, [run, cells = &column](int32_t user) { return text(cells->cell(user)); });
    }
}

/// The metric of the run beside, and how much more the first has.
void add_beside(Ledger& ledger, const FairnessAnswer& answer) {
    const std::vector<double>& values = answer.runs.front()->values;
    if (answer.beside.size() != values.size()) return;
    const auto beside = std::make_shared<std::vector<double>>(answer.beside);
    const auto difference = std::make_shared<std::vector<double>>(values);
    for (size_t user = 0; user < values.size(); ++user) (*difference)[user] -= answer.beside[user];
    const QString metric = text(answer.question.metric), a = answer.runs[0]->short_title(),
                  b = answer.runs[1]->short_title();
    ledger.numbers(FairnessText::tr("%1 %2").arg(b, metric), FairnessText::tr("By the run that is compared"),
                   beside, beside.get());
    ledger.numbers(FairnessText::tr("Difference"), FairnessText::tr("%1 less %2").arg(a, b), difference,
                   difference.get());
}

void add_figures(Ledger& ledger, const FairnessAnswer& answer) {
    const FairnessReadingPtr& run = answer.runs.front();
    const QString metric = text(answer.question.metric);
    ledger.numbers(answer.beside.empty() ? metric : FairnessText::tr("%1 %2").arg(run->short_title(), metric),
                   FairnessText::tr("By the run that is shown; – where the user has nothing to be tested on"), run,
                   &run->values);
    add_beside(ledger, answer);
    ledger.numbers(
        FairnessText::tr("First hit"),
        FairnessText::tr("Rank of the first held-out item in the list; – where none is among the first %1")
            .arg(run->longest_list),
        run, &run->first_hit);
}

void add_served(Ledger& ledger, const FairnessReading& run, std::shared_ptr<const std::vector<Served>> served) {
    const QString share = share_words(run.report.worst_share);
    ledger.words(
        FairnessText::tr("Served"),
        FairnessText::tr("The worst-served %1 have at most %2; \"tied\" are users at that limit who are more "
                         "than have room within the %1")
            .arg(share, figure(run.report.worst_limit)),
        [served, worst = FairnessText::tr("worst"), tied = FairnessText::tr("tied")](int32_t user) {
            const Served each = (*served)[static_cast<size_t>(user)];
            return each == Served::worst ? worst : each == Served::tied ? tied : QString();
        });
}

}  // namespace

std::vector<Served> served_by(const FairnessReading& run) {
    const double limit = run.report.worst_limit;
    const auto places = run.report.worst_share * static_cast<double>(run.report.users);
    const auto within = std::ranges::count_if(run.values, [&](double value) { return value <= limit; });
    const Served at_limit = static_cast<double>(within) <= std::ceil(places) ? Served::worst : Served::tied;
    std::vector<Served> served;
    for (double value : run.values)
        served.push_back(value < limit ? Served::worst : value == limit ? at_limit : Served::better);
    return served;
}

TableContentPtr ledger_table(const FairnessAnswer& answer, bool worst_only) {
    if (!answer.known()) return nullptr;
    const FairnessReadingPtr& run = answer.runs.front();
    const auto served = std::make_shared<const std::vector<Served>>(served_by(*run));
    Users users;
    if (worst_only) {
        auto worst = std::make_shared<std::vector<int32_t>>();
        for (size_t user = 0; user < served->size(); ++user)
            if ((*served)[user] != Served::better) worst->push_back(static_cast<int32_t>(user));
        users = worst;
    }
    Ledger ledger(answer, users);
    ledger.words(FairnessText::tr("User"), {},
                 [run](int32_t user) { return text(run->source->record.users[user]); });
    ledger.numbers(FairnessText::tr("Activity"), FairnessText::tr("Training interactions of the user"), run,
                   &run->source->record.activity);
    add_figures(ledger, answer);
    add_served(ledger, *run, served);
    if (!run->source->record.auc.empty())
        ledger.numbers(FairnessText::tr("AUC"),
                       FairnessText::tr("How well all items are ordered for the user; 0.5 is chance"), run,
                       &run->source->record.auc);
    add_attributes(ledger, run);
    return ledger.table();
}

}  // namespace armillary::views
