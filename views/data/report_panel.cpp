// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/report_panel.h"

#include <QLabel>
#include <QVBoxLayout>

#include "views/data/report_content.h"
#include "views/shared/core_text.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

QLabel* paragraph(const char* name, const char* property = nullptr) {
    auto* made = new QLabel;
    made->setObjectName(name);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    made->setContentsMargins(24, 0, 24, 0);
    if (property) made->setProperty(property, true);
    return made;
}

void fill(QLabel& label, const QString& text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

QString lines(const std::vector<std::string>& sentences) {
    QStringList list;
    for (const std::string& sentence : sentences) list << core_text(sentence);
    return list.join('\n');
}

}  // namespace

ReportPanel::ReportPanel(QWidget* parent)
    : QWidget(parent),
      sentence_(paragraph("reportSentence")),
      warnings_(paragraph("reportWarnings")),
      rejections_heading_(paragraph("rejectionsHeading", "section")),
      joins_heading_(paragraph("joinsHeading", "section")),
      unused_(paragraph("unusedFiles", "caption")),
      rejections_(new TablePanel),
      joins_(new TablePanel),
      filler_(new QWidget) {
    rejections_->setObjectName("rejections");
    joins_->setObjectName("joins");
    joins_heading_->setText(tr("Files beside the interactions"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 16, 0, 0);
    column->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{sentence_, warnings_, unused_, rejections_heading_})
        column->addWidget(widget);
    column->addWidget(rejections_, 2);
    column->addWidget(joins_heading_);
    column->addWidget(joins_, 1);
    column->addWidget(filler_, 1);
    for (TablePanel* table : {rejections_, joins_})
        connect(table, &TablePanel::failed, this, &ReportPanel::failed);
    show_nothing({});
}

void ReportPanel::show_report(const data::ImportReport& report) {
    sentence_->setText(report_words(report));
    fill(*warnings_, lines(report.warnings));
    fill(*unused_, report.unused_files.empty()
                       ? QString()
                       : tr("Not read: %1").arg(lines(report.unused_files).replace('\n', ", ")));
    const auto kept = static_cast<int64_t>(report.examples.size());
    rejections_heading_->setText(
        kept < report.rows_rejected
            ? tr("Refused rows (the first %1 of %2)").arg(count(kept), count(report.rows_rejected))
            : tr("Refused rows"));
    rejections_->set_content(rejection_table(report.examples));
    joins_->set_content(join_table(report.joins));
    const bool refused = kept > 0, joined = !report.joins.empty();
    for (QWidget* widget : std::initializer_list<QWidget*>{rejections_heading_, rejections_})
        widget->setVisible(refused);
    for (QWidget* widget : std::initializer_list<QWidget*>{joins_heading_, joins_}) widget->setVisible(joined);
    filler_->setVisible(!refused && !joined);
}

void ReportPanel::show_nothing(const QString& sentence) {
    sentence_->setText(sentence);
    for (QWidget* widget : std::initializer_list<QWidget*>{warnings_, unused_, rejections_heading_, rejections_,
                                                           joins_heading_, joins_})
        widget->hide();
    filler_->show();
}

void ReportPanel::set_file_name(const QString& dataset) {
    rejections_->set_file_name(dataset + "-refused");
    joins_->set_file_name(dataset + "-joins");
}

bool ReportPanel::settled() const {
    return rejections_->settled() && joins_->settled();
}

}  // namespace armillary::views
