// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/recommendations_export.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QStyle>
#include <QToolButton>

#include "views/shared/entity_search.h"
#include "views/details/run_choice.h"
#include "views/details/run_memory.h"
#include "views/shared/icons.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

namespace {

QString suggested_file(const QString& run) {
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QDir(folder).exists()) folder = QDir::homePath();
    return QDir(folder).filePath(QStringLiteral("recommendations-%1.csv").arg(run));
}

}  // namespace

RecommendationsExport::RecommendationsExport(Workbench& bench, const QString& run, QWidget* parent)
    : QDialog(parent),
      bench_(bench),
      run_(run),
      k_(new QSpinBox),
      all_(new QRadioButton(tr("all users"))),
      selected_(new QRadioButton),
      file_(new QLineEdit(suggested_file(run))),
      command_(new QLineEdit),
      fault_(new QLabel),
      export_(new QPushButton(tr("Export"))) {
    setObjectName("recommendationsExport");
    setWindowTitle(tr("Export recommendations"));
    setAttribute(Qt::WA_DeleteOnClose);
    if (const store::RunSummary* summary = bench.find_run(run)) dataset_ = text(summary->dataset);
    lay_out();
    connect(k_, &QSpinBox::valueChanged, this, &RecommendationsExport::show_order);
    connect(all_, &QRadioButton::toggled, this, &RecommendationsExport::show_order);
    connect(file_, &QLineEdit::textChanged, this, &RecommendationsExport::show_order);
    connect(export_, &QPushButton::clicked, this, &RecommendationsExport::start);
    connect(&bench.selection(), &Selection::changed, this, &RecommendationsExport::count_selected);
    connect(&bench, &Workbench::workspace_changed, this, &QWidget::close);
    count_selected();
}

void RecommendationsExport::lay_out() {
    k_->setObjectName("exportK");
    k_->setRange(1, 10'000);
    k_->setValue(20);
    k_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    k_->setAccessibleName(tr("Length of the lists"));
    all_->setObjectName("exportAll");
    all_->setChecked(true);
    selected_->setObjectName("exportSelected");
    file_->setObjectName("exportFile");
    file_->setMinimumWidth(320);
    file_->setAccessibleName(tr("File"));
    auto* browse = new QToolButton;
    browse->setIcon(icon("folder"));
    browse->setToolTip(tr("Choose the file…"));
    browse->setAccessibleName(tr("Choose the file"));
    connect(browse, &QToolButton::clicked, this, &RecommendationsExport::ask_file);
    fault_->setObjectName("exportFault");
    fault_->setWordWrap(true);
    fault_->setStyleSheet(QStringLiteral("color: %1").arg(Theme::current().color(Token::bad).name()));
    fault_->hide();
    command_->setObjectName("exportCommand");
    command_->setReadOnly(true);
    command_->setFont(Theme::current().number_font(TypeSize::caption));
    command_->setAccessibleName(tr("The same in the terminal"));
    auto* copy = new QToolButton;
    copy->setObjectName("exportCopy");
    copy->setIcon(icon("copy"));
    copy->setToolTip(tr("Copy the command"));
    copy->setAccessibleName(tr("Copy the command"));
    connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(command_->text()); });
    export_->setObjectName("exportStart");
    export_->setProperty("primary", true);
    export_->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QWidget::close);

    const auto beside = [](std::initializer_list<QWidget*> widgets) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        for (QWidget* widget : widgets) row->addWidget(widget, qobject_cast<QLineEdit*>(widget) ? 1 : 0);
        return row;
    };
    const store::RunSummary* summary = bench_.find_run(run_);
    const QString label = summary ? run_label(*summary, bench_.model_name(summary->model)) : run_;
    auto* run_name = new QLabel(shortened(label, 60));
    run_name->setTextFormat(Qt::PlainText);
    auto* length = beside({k_, new QLabel(tr("items for each user, best first"))});
    length->addStretch();
    auto* whom = beside({all_, selected_});
    whom->addStretch();
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->addRow(tr("Run"), run_name);
    form->addRow(tr("Length"), length);
    form->addRow(tr("For"), whom);
    form->addRow(tr("File"), beside({file_, browse}));
    form->addRow(QString(), fault_);
    form->addRow(tr("In the terminal"), beside({command_, copy}));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(export_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(24);
    column->addLayout(form);
    column->addLayout(buttons);
}

QStringList RecommendationsExport::selected_users() const {
    return bench_.selection().ids(kUserKind, dataset_);
}

void RecommendationsExport::count_selected() {
    const qsizetype selected = selected_users().size();
    selected_->setText(selected == 0   ? tr("no user is selected")
                       : selected == 1 ? tr("the selected user")
                                       : tr("%1 selected users").arg(count(selected)));
    selected_->setEnabled(selected > 0);
    if (selected == 0) all_->setChecked(true);
    show_order();
}

RecommendationsOrder RecommendationsExport::order() const {
    return {run_, k_->value(), all_->isChecked() ? QStringList() : selected_users(), file_->text().trimmed()};
}

void RecommendationsExport::show_order() {
    command_->setText(terminal_command(order(), bench_.workspace()->path()));
    command_->setCursorPosition(0);
    fault_->hide();
    file_->setProperty("wrong", false);
    file_->style()->polish(file_);
}

void RecommendationsExport::ask_file() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Export recommendations"), file_->text(),
                                                      tr("Tables (*.csv *.json)"));
    if (!file.isEmpty()) file_->setText(file);
}

void RecommendationsExport::start() {
    const RecommendationsOrder order = this->order();
    if (const QString fault = fault_of(order); !fault.isEmpty()) {
        fault_->setText(fault);
        fault_->show();
        file_->setProperty("wrong", true);
        file_->style()->polish(file_);
        file_->setFocus();
        return;
    }
    auto rows = std::make_shared<int64_t>(0);
    bench_.jobs().start(
        {.title = tr("Recommendations of %1").arg(order.run),
         .work = [order, rows,
                  loaded = RunMemory::of(bench_)](jobs::Job& job) { *rows = carry_out(order, *loaded, job); },
         .done =
             [&bench = bench_, order, rows] {
                 bench.tell({Message::Kind::good,
                             tr("%1 rows written: what %2 recommends").arg(count(*rows), order.run), order.file});
             },
         .owner = &bench_,
         .pausable = true});
    close();
}

}  // namespace armillary::views
