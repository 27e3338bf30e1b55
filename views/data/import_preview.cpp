// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/import_preview.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>
#include <memory>
#include <numeric>

#include "core/base/error.h"
#include "views/data/import_fields.h"
#include "views/shared/core_text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct ImportPreviewText {
    Q_DECLARE_TR_FUNCTIONS(ImportPreview)
};

/// What a column is taken for, in words; empty when nothing takes it.
QString use_of(const data::TableHead& head, const std::string& column) {
    const auto taken = std::ranges::find(head.mapping, column, &std::pair<const std::string, std::string>::second);
    return taken == head.mapping.end() ? QString() : setting_label(taken->first);
}

/// Columns with a use stand first.
TableContentPtr rows_of(data::TableHead head) {
    auto content = std::make_shared<TableContent>();
    const auto shared = std::make_shared<const data::TableHead>(std::move(head));
    content->rows = static_cast<int64_t>(shared->rows.size());
    std::vector<size_t> order(shared->columns.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::stable_partition(order, [&](size_t c) { return !use_of(*shared, shared->columns[c]).isEmpty(); });
    for (const size_t c : order) {
        const QString name = text(shared->columns[c]);
        const QString use = use_of(*shared, shared->columns[c]);
        TableColumn column;
        column.title = use.isEmpty() ? name : ImportPreviewText::tr("%1 → %2").arg(name, use);
        column.help = use.isEmpty() ? ImportPreviewText::tr("This column has no use: choose it under Columns")
                                    : column.title;
        column.text = [shared, c](int64_t row) {
            const auto& cells = shared->rows[static_cast<size_t>(row)];
            return c < cells.size() ? text(cells[c]) : QString();
        };
        content->columns.push_back(std::move(column));
    }
    return content;
}

QString time_words(const data::Dataset& dataset, int64_t time) {
    if (time == data::kNoTime) return kUndefined;
    if (dataset.time_kind() == data::TimeKind::ordinal) return count(time);
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

TableContentPtr interactions_of(const data::DatasetPtr& dataset) {
    auto content = std::make_shared<TableContent>();
    const data::Interactions& rows = dataset->interactions();
    content->rows = rows.size();
    content->columns = {
        {ImportPreviewText::tr("User"),
         {},
         TableColumn::Kind::text,
         [dataset](int64_t row) {
             return text(dataset->users()[dataset->interactions().user[static_cast<size_t>(row)]]);
         }},
        {ImportPreviewText::tr("Item"), {}, TableColumn::Kind::text, [dataset](int64_t row) {
             return text(dataset->item_title(dataset->interactions().item[static_cast<size_t>(row)]));
         }}};
    if (!rows.value.empty()) {
        const auto value = [dataset](int64_t row) {
            return static_cast<double>(dataset->interactions().value[static_cast<size_t>(row)]);
        };
        content->columns.push_back({ImportPreviewText::tr("Rating or strength"),
                                    {},
                                    TableColumn::Kind::number,
                                    [value](int64_t row) { return figure(value(row)); },
                                    value});
    }
    if (!rows.time.empty())
        content->columns.push_back(
            {dataset->time_kind() == data::TimeKind::ordinal ? ImportPreviewText::tr("Position")
                                                             : ImportPreviewText::tr("Time (UTC)"),
             {},
             TableColumn::Kind::text,
             [dataset](int64_t row) {
                 return time_words(*dataset, dataset->interactions().time[static_cast<size_t>(row)]);
             }});
    return content;
}

}  // namespace

double ImportPreview::rejected_share() const {
    if (!result || result->report.rows_read == 0) return 0;
    return static_cast<double>(result->report.rows_rejected) / static_cast<double>(result->report.rows_read);
}

ImportPreview read_preview(const ImportDraft& draft, std::stop_token stop) {
    ImportPreview preview;
    data::ImportRequest request = draft.preview_request();
    request.stop = stop;
    try {
        preview.whole_folder = folder_with_companions(draft.paths);
        preview.heads = data::table_heads(request.paths, request.settings);
        preview.result = data::import_files(request);
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        preview.failure = std::current_exception();
    }
    return preview;
}

TableContentPtr preview_rows(const ImportPreview& preview) {
    if (!preview.heads.empty() && (!preview.result || maps_columns(preview.result->report.format)))
        return rows_of(preview.heads.front());
    return preview.result ? interactions_of(preview.result->dataset) : nullptr;
}

QString preview_words(const ImportPreview& preview) {
    if (!preview.result) return {};
    const data::ImportReport& report = preview.result->report;
    const data::Dataset& dataset = *preview.result->dataset;
    const bool partial = report.rows_kept >= ImportDraft::kPreviewRows;
    const QString sentence =
        partial ? ImportPreviewText::tr("The first %1 rows: %2 kept, %3 refused · %4 users · %5 items")
                : ImportPreviewText::tr("All %1 rows: %2 kept, %3 refused · %4 users · %5 items");
    return sentence.arg(count(report.rows_read), count(report.rows_kept), count(report.rows_rejected),
                        count(dataset.user_count()), count(dataset.item_count()));
}

std::optional<Message> columns_to_choose(const ImportPreview& preview, const ImportDraft& draft) {
    const bool by_columns = draft.format.isEmpty() || maps_columns(plain(draft.format));
    if (preview.result || preview.heads.empty() || !by_columns) return std::nullopt;
    const data::TableHead& head = preview.heads.front();
    if (head.columns.size() < 2 || (head.mapping.contains("user_column") && head.mapping.contains("item_column")))
        return std::nullopt;
    return Message{Message::Kind::warning,
                   ImportPreviewText::tr(
                       "Choose the columns of the user and of the item: their names do not say which they are"),
                   text(head.file)};
}

std::optional<Message> too_many_refused(const ImportPreview& preview, const ImportDraft& draft) {
    if (preview.rejected_share() <= draft.max_rejected_share) return std::nullopt;
    const data::ImportReport& report = preview.result->report;
    const data::Rejection& first = report.examples.front();
    return Message{
        Message::Kind::error,
        ImportPreviewText::tr(
            "%1 of the first %2 rows (%3) cannot be used, more than the limit of %4. Mend the file or the "
            "columns, or accept more bad rows")
            .arg(count(report.rows_rejected), count(report.rows_read), percent(preview.rejected_share()),
                 percent(draft.max_rejected_share)),
        QStringLiteral("%1:%2:%3: %4")
            .arg(text(first.file), QString::number(first.line), QString::number(first.column),
                 in_form_words(core_text(first.reason)))};
}

}  // namespace armillary::views
