// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/report_content.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <limits>
#include <map>

#include "core/base/error.h"
#include "views/data/import_fields.h"
#include "views/shared/core_text.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct ReportContentText {
    Q_DECLARE_TR_FUNCTIONS(ReportContent)
};

std::vector<std::string> strings(const QJsonValue& list) {
    std::vector<std::string> strings;
    for (const QJsonValue& value : list.toArray()) strings.push_back(plain(value.toString()));
    return strings;
}

data::Rejection rejection_from(const QJsonObject& json) {
    return {plain(json["file"].toString()), json["line"].toInteger(), json["column"].toInteger(),
            plain(json["reason"].toString())};
}

data::JoinReport join_from(const QJsonObject& json) {
    data::JoinReport join;
    join.what = plain(json["what"].toString());
    join.key = plain(json["key"].toString());
    join.matched = json["matched"].toInteger();
    join.unmatched_in_table = json["unmatched_in_table"].toInteger();
    join.unmatched_in_data = json["unmatched_in_data"].toInteger();
    join.examples_in_table = strings(json["examples_in_table"]);
    join.examples_in_data = strings(json["examples_in_data"]);
    const QJsonObject repairs = json["repairs"].toObject();
    for (auto repair = repairs.begin(); repair != repairs.end(); ++repair)
        join.repairs[plain(repair.key())] = repair.value().toInteger();
    return join;
}

template <typename Row>
TableColumn text_column(const QString& title, std::shared_ptr<const std::vector<Row>> rows,
                        QString (*cell)(const Row&)) {
    return {title, {}, TableColumn::Kind::text, [rows, cell](int64_t row) {
                return cell((*rows)[static_cast<size_t>(row)]);
            }};
}

template <typename Row>
TableColumn count_column(const QString& title, const QString& help, std::shared_ptr<const std::vector<Row>> rows,
                         int64_t Row::*number) {
    const auto value = [rows, number](int64_t row) { return (*rows)[static_cast<size_t>(row)].*number; };
    return {title, help, TableColumn::Kind::number, [value](int64_t row) { return count(value(row)); },
            [value](int64_t row) { return static_cast<double>(value(row)); }};
}

QString in_one_line(const std::vector<std::string>& examples) {
    QStringList list;
    for (const std::string& example : examples) list << text(example);
    return list.join(QStringLiteral(", "));
}

}  // namespace

data::ImportReport report_from_json(std::string_view json) {
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())));
    if (!document.isObject())
        throw BadInput("the import report is damaged; import the data set again", "report.json");
    const QJsonObject root = document.object();
    data::ImportReport report;
    report.format = plain(root["format"].toString());
    report.rows_read = root["rows_read"].toInteger();
    report.rows_kept = root["rows_kept"].toInteger();
    report.rows_rejected = root["rows_rejected"].toInteger();
    report.warnings = strings(root["warnings"]);
    report.unused_files = strings(root["unused_files"]);
    for (const QJsonValue& value : root["examples"].toArray())
        report.examples.push_back(rejection_from(value.toObject()));
    for (const QJsonValue& value : root["joins"].toArray()) report.joins.push_back(join_from(value.toObject()));
    return report;
}

QString report_words(const data::ImportReport& report) {
    const QString format = text(report.format);
    if (report.rows_rejected == 0 && report.rows_kept == report.rows_read)
        return ReportContentText::tr("%1 rows read as %2, all kept").arg(count(report.rows_read), format);
    return ReportContentText::tr("%1 rows read as %2: %3 kept, %4 refused")
        .arg(count(report.rows_read), format, count(report.rows_kept), count(report.rows_rejected));
}

TableContentPtr rejection_table(const std::vector<data::Rejection>& rejections) {
    using Row = data::Rejection;
    const auto rows = std::make_shared<const std::vector<Row>>(rejections);
    auto content = std::make_shared<TableContent>();
    content->rows = static_cast<int64_t>(rows->size());
    content->columns = {
        text_column<Row>(ReportContentText::tr("File"), rows, [](const Row& row) { return text(row.file); }),
        count_column<Row>(ReportContentText::tr("Line"), {}, rows, &Row::line),
        count_column<Row>(ReportContentText::tr("Column"), ReportContentText::tr("0 stands for the whole line"),
                          rows, &Row::column),
        text_column<Row>(ReportContentText::tr("Reason"), rows,
                         [](const Row& row) { return in_form_words(core_text(row.reason)); })};
    return content;
}

TableContentPtr join_table(const std::vector<data::JoinReport>& joins) {
    using Row = data::JoinReport;
    const auto rows = std::make_shared<const std::vector<Row>>(joins);
    auto content = std::make_shared<TableContent>();
    content->rows = static_cast<int64_t>(rows->size());
    content->columns = {
        text_column<Row>(ReportContentText::tr("File"), rows, [](const Row& row) { return text(row.what); }),
        text_column<Row>(ReportContentText::tr("Id column"), rows, [](const Row& row) { return text(row.key); }),
        count_column<Row>(ReportContentText::tr("Matched"), ReportContentText::tr("Rows whose id is in the data"),
                          rows, &Row::matched),
        count_column<Row>(ReportContentText::tr("Only in the file"),
                          ReportContentText::tr("Rows whose id is not in the data"), rows,
                          &Row::unmatched_in_table),
        count_column<Row>(ReportContentText::tr("Only in the data"),
                          ReportContentText::tr("Ids of the data without a row"), rows, &Row::unmatched_in_data),
        text_column<Row>(ReportContentText::tr("First only in the file"), rows,
                         [](const Row& row) { return in_one_line(row.examples_in_table); }),
        text_column<Row>(ReportContentText::tr("First only in the data"), rows,
                         [](const Row& row) { return in_one_line(row.examples_in_data); })};
    return content;
}

std::vector<RepairOffer> repair_offers(const std::vector<data::JoinReport>& joins) {
    std::map<std::string, int64_t> matches;
    for (const data::JoinReport& join : joins)
        for (const auto& [repair, more] : join.repairs) matches[repair] += more;
    std::vector<RepairOffer> offers;
    for (const auto& [repair, more] : matches)
        if (more > 0) offers.push_back({text(repair), more});
    return offers;
}

}  // namespace armillary::views
