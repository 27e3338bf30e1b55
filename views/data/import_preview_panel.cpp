// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/import_preview_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

#include "views/data/import_fields.h"
#include "views/data/import_preview.h"
#include "views/data/report_content.h"
#include "views/shared/core_text.h"
#include "views/shared/tables/table_look.h"
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
    for (const std::string& warning : report.warnings) list << in_form_words(core_text(warning));
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
      companions_(paragraph("previewCompanions")),
      companions_row_(make_companions()),
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
    column->addWidget(companions_row_);
    column->addWidget(rows_, 2);
    column->addWidget(refused_heading_);
    column->addWidget(refused_, 1);
    show_reading();
}

QWidget* ImportPreviewPanel::make_companions() {
    auto* button = new QPushButton(tr("Read the whole folder"));
    button->setObjectName("readWholeFolder");
    connect(button, &QPushButton::clicked, this, [this] { Q_EMIT folder_wanted(folder_); });
    auto* made = new QWidget;
    auto* row = new QHBoxLayout(made);
    row->setContentsMargins(0, 0, 16, 0);
    row->setSpacing(8);
    row->addWidget(companions_, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    made->hide();
    return made;
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
    folder_ = preview.whole_folder ? preview.whole_folder->path : QString();
    companions_row_->setVisible(preview.whole_folder.has_value());
    if (preview.whole_folder)
        companions_->setText(
            tr("Beside it lie files that belong to it: %1")
                .arg(shortened(preview.whole_folder->companions.join(QStringLiteral(", ")), 120)));
    rows_->set_content(preview_rows(preview));
    show_columns();
    refused_->set_content(rejection_table(report.examples));
    refused_heading_->setVisible(!report.examples.empty());
    refused_->setVisible(!report.examples.empty());
}

/// Widths anew when other columns are shown: a title grows by what the column is taken for.
void ImportPreviewPanel::show_columns() {
    QStringList titles;
    if (const TableContentPtr& content = rows_->model().content())
        for (const TableColumn& column : content->columns) titles << column.title;
    if (std::exchange(titles_, titles) != titles) fit_columns(rows_->view());
}

bool ImportPreviewPanel::settled() const {
    return rows_->settled() && refused_->settled();
}

}  // namespace armillary::views
