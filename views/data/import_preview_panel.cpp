// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/import_preview_panel.h"

#include <QLabel>
#include <QVBoxLayout>

#include "views/data/import_preview.h"
#include "views/data/report_content.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

QLabel* paragraph(const char* name) {
    auto* made = new QLabel;
    made->setObjectName(name);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    made->setContentsMargins(16, 0, 16, 0);
    return made;
}

/// What the import warns of, and how the side tables met the ids.
QString remarks(const data::ImportReport& report) {
    QStringList list;
    for (const std::string& warning : report.warnings) list << text(warning);
    for (const data::JoinReport& join : report.joins)
        list << ImportPreviewPanel::tr(
                    "%1 joined by “%2”: %3 ids matched, %4 rows without an id in these interactions")
                    .arg(text(join.what), text(join.key), count(join.matched), count(join.unmatched_in_table));
    return list.join('\n');
}

}  // namespace

ImportPreviewPanel::ImportPreviewPanel(QWidget* parent)
    : QWidget(parent),
      sentence_(paragraph("previewSentence")),
      warnings_(paragraph("previewWarnings")),
      refused_heading_(paragraph("refusedHeading")),
      rows_(new TablePanel),
      refused_(new TablePanel) {
    warnings_->setProperty("caption", true);
    refused_heading_->setProperty("section", true);
    refused_heading_->setText(tr("Refused rows"));
    rows_->setObjectName("previewRows");
    refused_->setObjectName("previewRefused");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 16, 0, 0);
    column->setSpacing(8);
    column->addWidget(sentence_);
    column->addWidget(warnings_);
    column->addWidget(rows_, 2);
    column->addWidget(refused_heading_);
    column->addWidget(refused_, 1);
    show_reading();
}

void ImportPreviewPanel::show_reading() {
    sentence_->setText(tr("Reading the first rows…"));
}

void ImportPreviewPanel::show_preview(const ImportPreview& preview) {
    sentence_->setText(
        preview.result ? preview_words(preview)
        : preview.heads.empty()
            ? tr("There are no rows to show")
            : tr("The first rows of %1, as they stand in the file").arg(text(preview.heads.front().file)));
    const data::ImportReport report = preview.result ? preview.result->report : data::ImportReport{};
    warnings_->setText(remarks(report));
    warnings_->setVisible(!warnings_->text().isEmpty());
    rows_->set_content(preview_rows(preview));
    refused_->set_content(rejection_table(report.examples));
    refused_heading_->setVisible(!report.examples.empty());
    refused_->setVisible(!report.examples.empty());
}

bool ImportPreviewPanel::settled() const {
    return rows_->settled() && refused_->settled();
}

}  // namespace armillary::views
