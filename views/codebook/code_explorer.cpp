// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/code_explorer.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "views/shared/empty_state.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

constexpr qsizetype kMostMarks = 100;  ///< of items that are picked

}  // namespace

CodeExplorer::CodeExplorer(Workbench& bench, QObject* parent) : QObject(parent), bench_(bench) {}

void CodeExplorer::set_attribute(const QString& attribute) {
    if (attribute == attribute_ && attribute.isNull() == attribute_.isNull()) return;
    attribute_ = attribute;
    Q_EMIT attribute_changed();
}

std::function<CodeCataloguePtr()> CodeExplorer::catalogue_reader(const CodebookReadingPtr& run) const {
    return [shelf = shelf_, run, dataset = bench_.dataset_reader(run->run.dataset)] {
        return shelf->get(run, dataset);
    };
}

std::vector<CodePick> CodeExplorer::picks(const CodebookReading& run) const {
    std::vector<CodePick> picks;
    for (const QString& id : bench_.selection().ids("code", run.code_space()))
        if (auto pick = code_pick(id)) picks.push_back(std::move(*pick));
    return picks;
}

std::vector<CodePick> CodeExplorer::marks(const CodeCatalogue& catalogue) const {
    const QString dataset = text(catalogue.run->run.dataset);
    if (bench_.selection().latest() != std::pair(QStringLiteral("item"), dataset)) return picks(*catalogue.run);
    std::vector<CodePick> marks;
    for (const QString& id : bench_.selection().ids("item", dataset).mid(0, kMostMarks)) {
        const int32_t item = catalogue.find(id);
        if (item < 0) continue;
        CodePick whole;
        for (int64_t level = 0; level < catalogue.levels(); ++level)
            whole.codes.push_back(catalogue.code(item, level));
        marks.push_back(std::move(whole));
    }
    return marks;
}

ExplorerPanel::ExplorerPanel(Workbench& bench, CodeExplorer& explorer)
    : CodebookPanel(bench), explorer_(explorer), stack_(new QStackedWidget), empty_(new EmptyState) {
    stack_->addWidget(empty_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
}

void ExplorerPanel::set_body(QWidget* body, const QString& sentence) {
    sentence_ = sentence;
    stack_->addWidget(body);
    explain("codebook", sentence);
}

void ExplorerPanel::explain(const QString& icon, const QString& sentence) {
    empty_->set(icon, sentence);
    stack_->setCurrentIndex(0);
}

void ExplorerPanel::show_body() {
    stack_->setCurrentIndex(1);
}

std::function<void(std::exception_ptr)> ExplorerPanel::explain_failure() {
    return [this](const std::exception_ptr& failure) { explain("warning", trouble_of(failure).what); };
}

void ExplorerPanel::refresh() {
    const CodebookReadings runs = with_codes();
    if (runs.empty()) {
        reading_.cancel();
        catalogues_.clear();
        explain("codebook", readings().empty() ? sentence_ : readings().front()->missing);
        return show_catalogues();
    }
    std::vector<std::function<CodeCataloguePtr()>> readers;
    for (const CodebookReadingPtr& run : runs) readers.push_back(explorer_.catalogue_reader(run));
    reading_.start(
        [readers](std::stop_token) {
            CodeCatalogues read;
            for (const auto& reader : readers) read.push_back(reader());
            return read;
        },
        [this](CodeCatalogues read) {
            catalogues_ = std::move(read);
            show_body();
            show_catalogues();
            show_selection();
        },
        [this](const std::exception_ptr& failure) {
            catalogues_.clear();
            explain_failure()(failure);
        });
}

}  // namespace armillary::views
