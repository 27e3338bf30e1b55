// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/attention_tables.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct AttentionText {
    Q_DECLARE_TR_FUNCTIONS(Attention)
};

RankingRow row_of(const UserCase& shown, int32_t item) {
    const std::vector<int32_t>& held_out = shown.answer->report.held_out;
    const data::Dataset& dataset = *shown.dataset();
    return {text(dataset.items()[item]),
            text(dataset.item_title(item)),
            0,
            0,
            0,
            std::ranges::find(held_out, item) != held_out.end()};
}

std::vector<RankingRow> true_rows(const UserCase& shown) {
    const jobs::UserAttention& report = shown.answer->report;
    std::vector<RankingRow> rows;
    for (size_t rank = 0; rank < report.top.size(); ++rank) {
        rows.push_back(row_of(shown, report.top[rank].item));
        rows.back().score = static_cast<double>(report.top[rank].score);
        rows.back().rank = static_cast<int64_t>(rank) + 1;
    }
    for (size_t i = 0; i < report.held_out.size(); ++i) {
        const jobs::Standing& standing = report.held_out_standings[i];
        if (standing.rank <= static_cast<int64_t>(report.top.size())) continue;
        rows.push_back(row_of(shown, report.held_out[i]));
        rows.back().score = static_cast<double>(standing.score);
        rows.back().rank = standing.rank;
    }
    return rows;
}

std::vector<RankingRow> changed_rows(const UserCase& shown, const WhatIf& what_if) {
    std::vector<RankingRow> rows;
    for (const auto& [item, standing] : what_if.standings) {
        rows.push_back(row_of(shown, item));
        rows.back().score = static_cast<double>(standing.score);
        rows.back().rank = standing.rank;
        rows.back().before = what_if.before.at(item);
    }
    return rows;
}

QString rank_change(const RankingRow& row) {
    return AttentionText::tr("the held-out item goes from rank %1 to %2").arg(count(row.before), count(row.rank));
}

QString edit_words(const HistoryEdit& edit) {
    if (edit.moved() == 0) return AttentionText::tr("%1 removed").arg(edit.removed());
    if (edit.removed() == 0) return AttentionText::tr("%1 in another place").arg(edit.moved());
    return AttentionText::tr("%1 removed, %2 in another place").arg(edit.removed()).arg(edit.moved());
}

/// The newest item first: it is the one that matters most often.
void name_rows(EvidenceTable& table, const UserCase& shown) {
    table.ids = QStringList(shown.ids.rbegin(), shown.ids.rend());
    table.titles = QStringList(shown.titles.rbegin(), shown.titles.rend());
}

/// The row of a token of the first run; of another the row of the same item, -1 where there is none.
qsizetype row_of_token(const EvidenceTable& table, const UserCase& shown, size_t token) {
    if (table.runs.size() == 1) return table.ids.size() - 1 - static_cast<qsizetype>(token);
    return table.ids.indexOf(shown.ids[static_cast<qsizetype>(token)]);
}

QString tau(double agreement) {
    return std::isnan(agreement) ? kUndefined : QString::number(agreement, 'f', 2);
}

}  // namespace

std::vector<RankingRow> ranking_rows(const UserCase& shown, const WhatIf* what_if) {
    std::vector<RankingRow> rows = what_if ? changed_rows(shown, *what_if) : true_rows(shown);
    std::ranges::stable_sort(rows, {}, &RankingRow::rank);
    return rows;
}

TableContentPtr ranking_table(std::vector<RankingRow> ranked, bool changed) {
    const auto rows = std::make_shared<const std::vector<RankingRow>>(std::move(ranked));
    const auto at = [rows](int64_t row) -> const RankingRow& { return (*rows)[static_cast<size_t>(row)]; };
    auto table = std::make_shared<TableContent>();
    table->rows = static_cast<int64_t>(rows->size());
    table->id = [at](int64_t row) { return at(row).id; };
    table->columns.push_back({AttentionText::tr("Rank"),
                              {},
                              TableColumn::Kind::number,
                              [at](int64_t row) { return count(at(row).rank); },
                              [at](int64_t row) { return static_cast<double>(at(row).rank); }});
    if (changed)
        table->columns.push_back({AttentionText::tr("Was"), AttentionText::tr("Rank after the true history"),
                                  TableColumn::Kind::number, [at](int64_t row) { return count(at(row).before); },
                                  [at](int64_t row) { return static_cast<double>(at(row).before); }});
    table->columns.push_back(
        {AttentionText::tr("Item"), AttentionText::tr("◆ was taken next: it is held out for the test"),
         TableColumn::Kind::text,
         [at](int64_t row) { return at(row).held_out ? QStringLiteral("◆ ") + at(row).title : at(row).title; }});
    table->columns.push_back({AttentionText::tr("Score"),
                              AttentionText::tr("As the model gives it, before any softmax"),
                              TableColumn::Kind::number, [at](int64_t row) { return figure(at(row).score); },
                              [at](int64_t row) { return at(row).score; }});
    return table;
}

QString ranking_words(const std::vector<RankingRow>& rows, const HistoryEdit& edit) {
    const auto held_out = std::ranges::find_if(rows, &RankingRow::held_out);
    const bool known = held_out != rows.end();
    if (!edit.changed())
        return known ? AttentionText::tr("The held-out item has rank %1").arg(count(held_out->rank))
                     : AttentionText::tr("No held-out item is known for this user");
    if (rows.empty() || rows.front().before == 0) return AttentionText::tr("What if: %1").arg(edit_words(edit));
    return AttentionText::tr("What if: %1; %2")
        .arg(edit_words(edit),
             known ? rank_change(*held_out)
                   : AttentionText::tr("the first item was on rank %1").arg(count(rows.front().before)));
}

EvidenceTable evidence_of(const UserCases& cases, const MapChoice& choice) {
    EvidenceTable table;
    for (const UserCasePtr& shown : cases) {
        if (!shown->missing.isEmpty()) continue;
        if (table.runs.empty()) name_rows(table, *shown);
        table.runs.push_back(text(shown->run->run.id));
        // Where the rollout is chosen it has its column, and attention is that of the layer which predicts.
        const std::vector<double> shares = last_shares(
            shown->maps, choice.kind == MapChoice::Kind::rollout
                             ? MapChoice{MapChoice::Kind::layer, static_cast<int>(shown->maps.layers) - 1}
                             : choice);
        auto& rows = table.rows.emplace_back(static_cast<size_t>(table.ids.size()), Evidence{NAN, NAN, NAN});
        for (size_t at = 0; at < shown->tokens.size(); ++at) {
            const qsizetype row = row_of_token(table, *shown, at);
            if (row < 0) continue;
            const jobs::AttendedToken& token = shown->tokens[at];
            rows[static_cast<size_t>(row)] = {shares[at], token.rollout, token.occlusion};
            table.share_high = std::max({table.share_high, shares[at], token.rollout});
            if (std::isnan(token.occlusion)) continue;
            table.occlusion_low = std::min(table.occlusion_low, token.occlusion);
            table.occlusion_high = std::max(table.occlusion_high, token.occlusion);
        }
    }
    return table;
}

TableContentPtr evidence_table(const EvidenceTable& evidence) {
    const auto shown = std::make_shared<const EvidenceTable>(evidence);
    auto table = std::make_shared<TableContent>();
    table->rows = shown->ids.size();
    table->id = [shown](int64_t row) { return shown->ids[row]; };
    table->columns.push_back({AttentionText::tr("Item"),
                              AttentionText::tr("What the model read, the newest first"), TableColumn::Kind::text,
                              [shown](int64_t row) { return shown->titles[row]; }});
    for (size_t run = 0; run < shown->runs.size(); ++run) {
        const auto add = [&](const QString& title, const QString& help, double Evidence::*value, bool share) {
            const auto number = [shown, run, value](int64_t row) {
                return shown->rows[run][static_cast<size_t>(row)].*value;
            };
            table->columns.push_back(
                {shown->runs.size() > 1 ? QStringLiteral("%1 %2").arg(shown->runs[run], title) : title, help,
                 TableColumn::Kind::number,
                 [number, share](int64_t row) { return share ? percent(number(row)) : figure(number(row)); },
                 number});
        };
        add(AttentionText::tr("Attention"),
            AttentionText::tr("Share of the last query in the chosen layer or head"), &Evidence::attention, true);
        add(AttentionText::tr("Rollout"), AttentionText::tr("Share when attention is followed through all layers"),
            &Evidence::rollout, true);
        add(AttentionText::tr("Occlusion"),
            AttentionText::tr(
                "Score that the predicted item loses without this one: what the prediction rests on"),
            &Evidence::occlusion, false);
    }
    return table;
}

QString agreement_words(const UserCase& shown) {
    if (!shown.missing.isEmpty() || shown.recorded) return {};
    const jobs::UserAttention& report = shown.answer->report;
    if (std::isnan(report.recency_agreement)) return {};
    QStringList parts;
    for (size_t layer = 0; layer < report.layer_agreement.size(); ++layer)
        parts.push_back(AttentionText::tr("layer %1 %2").arg(layer).arg(tau(report.layer_agreement[layer])));
    parts.push_back(AttentionText::tr("rollout %1").arg(tau(report.rollout_agreement)));
    return AttentionText::tr("%1 agreement with the occlusion (Kendall's tau): %2; recency alone %3")
        .arg(text(shown.run->run.id), parts.join(QStringLiteral(", ")), tau(report.recency_agreement));
}

}  // namespace armillary::views
