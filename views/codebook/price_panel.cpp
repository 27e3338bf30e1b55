// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/price_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/error.h"
#include "views/shared/tables/table_look.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"
#include "views/train/trainer.h"

namespace armillary::views {

PricePanel::PricePanel(Workbench& bench)
    : CodebookPanel(bench),
      sentence_(new QLabel),
      pair_(new QLabel),
      train_(new QPushButton),
      table_(new TablePanel) {
    sentence_->setObjectName("codebook.price_sentence");
    sentence_->setWordWrap(true);
    pair_->setObjectName("codebook.price_pair");
    pair_->setWordWrap(true);
    pair_->setProperty("caption", true);
    train_->setObjectName("codebook.price_train");
    table_->setObjectName("codebook.price_table");
    table_->set_file_name(tr("price-of-codes"));
    table_->filter().hide();  // three rows need none
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 12, 12, 8);
    top->setSpacing(8);
    top->addWidget(sentence_);
    top->addWidget(train_, 0, Qt::AlignLeft);
    top->addWidget(pair_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(table_, 1);
    column->addStretch();  // while there is no table
    setFocusProxy(train_);
    connect(train_, &QPushButton::clicked, this, &PricePanel::train);
    connect(table_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
    connect(&bench.jobs(), &JobList::finished, this, [this](int job) {
        if (std::erase(jobs_, job) > 0 && in_sight()) refresh();
    });
    connect(&bench, &Workbench::runs_changed, this, [this] {
        if (in_sight()) refresh();  // a pair may have been trained elsewhere
    });
    PricePanel::refresh();
}

bool PricePanel::settled() const {
    return !reading_.busy() && table_->settled();
}

bool PricePanel::training() const {
    return std::any_of(jobs_.begin(), jobs_.end(), [this](JobId job) { return bench().jobs().contains(job); });
}

void PricePanel::refresh() {
    const CodebookReadings runs = with_codes();
    train_->setEnabled(!runs.empty() && !training() && !runs.front()->run.experiment_toml.empty());
    if (runs.empty()) {
        reading_.cancel();
        sentence_->setText(tr("What the codes are worth to a recommender is shown here"));
        train_->setText(tr("Train two recommenders"));
        return show_prices({});
    }
    sentence_->setText(
        tr("Does it matter? The same recommender is trained twice on the data of %1: with a vector for each item, "
           "and with the sum of vectors of its codes")
            .arg(text(runs.front()->run.id)));
    train_->setText(training() ? tr("The two for %1 are being trained…").arg(trained_for_)
                               : tr("Train two recommenders"));
    std::vector<std::string> tokenizers;
    for (const CodebookReadingPtr& run : runs) tokenizers.push_back(run->run.id);
    reading_.start(
        [workspace = bench().workspace(), models = bench().models(), tokenizers](std::stop_token stop) {
            std::vector<PricedCodes> priced;
            for (const std::string& tokenizer : tokenizers)
                if (auto found = priced_codes(*workspace, tokenizer, models, stop)) priced.push_back(*found);
            return priced;
        },
        [this](const std::vector<PricedCodes>& priced) { show_prices(priced); },
        [this](const std::exception_ptr& failure) {
            show_prices({});
            pair_->setText(trouble_of(failure).what);
            pair_->show();
        });
}

void PricePanel::show_prices(const std::vector<PricedCodes>& priced) {
    table_->setVisible(!priced.empty());
    pair_->setVisible(!priced.empty());
    if (priced.empty()) return table_->set_content(nullptr);
    QStringList pairs;
    for (const PricedCodes& each : priced)
        pairs << tr("%1 on the test part: %2 with a vector for each item, %3 with vectors of the codes of %4")
                     .arg(text(each.price.metric), text(each.ids), text(each.codes), text(each.tokenizer));
    pair_->setText(pairs.join('\n'));
    table_->set_content(price_table(priced));
    stretch_column(table_->view(), priced.size() > 1 ? 1 : 0, 40);
}

void PricePanel::train() {
    const CodebookReadings runs = with_codes();
    if (runs.empty() || training()) return;
    try {
        const jobs::PriceExperiments pair = jobs::price_experiments(runs.front()->run, bench().models());
        trained_for_ = text(runs.front()->run.id);
        Trainer& trainer = Trainer::of(bench());
        jobs_ = {trainer.start(pair.ids), trainer.start(pair.codes)};
    } catch (const Error&) {
        bench().tell(std::current_exception());
    }
    refresh();
}

}  // namespace armillary::views
